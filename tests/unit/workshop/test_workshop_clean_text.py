"""Text that people send."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sidos.workshop.clean_text import clean, clean_lines

FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


@given(st.text(max_size=80), st.integers(1, 40))
def test_nothing_unseen_is_left_and_cleaning_twice_changes_nothing(text: str, longest: int) -> None:
    kept = clean(text, longest)

    assert len(kept) <= longest
    assert not {unicodedata.category(sign) for sign in kept} & FORBIDDEN
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept, longest) == kept


def test_what_people_write_stays() -> None:
    assert clean("  Aino-Maija\tÖ’Neill 😀 ", 40) == "Aino-Maija Ö’Neill 😀"
    assert clean("A\u0308iti", 40) == "Äiti"
    assert clean("[@click=app.quit]x[/]", 40) == "[@click=app.quit]x[/]"
    assert clean("\x1b]0;title\x07name", 40) == "]0;titlename"
    assert clean("abc\u202edef\u2066", 40) == "abcdef"
    assert clean_lines("one\n\n  two \u2028three", 40) == "one\n\ntwo\nthree"
