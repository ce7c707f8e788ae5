"""Text that people send."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidos.study.printable import printable
from sidos.workshop.clean_text import clean, clean_lines

FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


JOINED = st.text("aک خ्क\u200c\u200d👩🏽💻\ufe0f❤\u0301", max_size=30)


@given(st.text(max_size=80) | JOINED, st.integers(1, 40))
def test_nothing_unseen_is_left_and_cleaning_twice_changes_nothing(text: str, longest: int) -> None:
    kept = clean(text, longest)

    assert len(kept) <= longest
    unjoined = kept.replace("\u200c", "").replace("\u200d", "")
    assert not {unicodedata.category(sign) for sign in unjoined} & FORBIDDEN
    assert kept[:1] not in {"\u200c", "\u200d"}
    assert unicodedata.is_normalized("NFC", kept)
    assert clean(kept, longest) == kept


def test_what_people_write_stays() -> None:
    assert clean("  Aino-Maija\tÖ’Neill 😀 ", 40) == "Aino-Maija Ö’Neill 😀"
    assert clean("A\u0308iti", 40) == "Äiti"
    assert clean("[@click=app.quit]x[/]", 40) == "[@click=app.quit]x[/]"
    assert clean("\x1b]0;title\x07name", 40) == "]0;titlename"
    assert clean("abc\u202edef\u2066", 40) == "abcdef"
    assert clean_lines("one\n\n  two \u2028three", 40) == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    "text", ["👩🏽\u200d💻", "❤\ufe0f\u200d🔥", "می\u200cخواهم", "क्\u200dष", "🏃\u200d♂\ufe0f Aino"]
)
def test_joiners_stay_where_a_script_or_an_emoji_needs_them(text: str) -> None:
    assert clean(text, 40) == printable(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ai\u200dno",
        "Aino\u200d",
        "\u200cAino",
        "Ai\u200cno",
        "A\u200bino",
        "Ai\u00adno",
        "علی\u200c",
    ],
)
def test_nobody_can_take_a_name_by_adding_what_is_not_seen(text: str) -> None:
    assert clean(text, 40) == "".join(filter(str.isalpha, text))


def test_a_joiner_at_the_cut_goes() -> None:
    assert clean("👩\u200d💻", 2) == "👩"
