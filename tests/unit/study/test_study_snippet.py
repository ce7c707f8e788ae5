"""The line that shows where in a text a word is."""

import pytest

from sidos.study.snippet import snippet

LONG = "Nothing is here for a long while, and then at last a tie appears and stays for good."


def marked(*words: str, text: str = LONG, width: int = 30) -> str:
    pieces = snippet(text, words, width)
    return "".join(f"[{piece}]" if hit else piece for piece, hit in pieces)


def test_every_word_looked_for_is_marked() -> None:
    assert marked("tie", text="Ties, a tie; untied") == "[Ties], a [tie]; untied"
    assert marked("pää", "AR", text="Pääoman arvo") == "[Pääoman] [arvo]"


def test_a_long_text_begins_shortly_before_the_first_of_them() -> None:
    line = marked("tie")

    assert line.startswith("…")
    assert 0 < line.index("[tie]") <= 12


def test_the_end_of_a_text_fills_the_line() -> None:
    assert len(marked("good").replace("[", "").replace("]", "")) >= 20


@pytest.mark.parametrize("words", [(), ("zebra",)])
def test_without_a_hit_it_is_the_beginning(words: tuple[str, ...]) -> None:
    assert marked(*words).startswith("Nothing is here")


@pytest.mark.parametrize("width", [0, 1, 5, 500])
def test_any_width_will_do(width: int) -> None:
    assert marked("tie", width=width)
    assert marked("tie", text="", width=width) == ""
