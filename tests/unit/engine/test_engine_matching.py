"""What counts as the same answer, and what as a near miss."""

import pytest

from sidos.engine.matching import accepts, difference, near_miss, normalise, one_edit_apart
from sidos.model.item import Answers


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("  Sosiaalinen \t Pääoma. ", "sosiaalinen pääoma"),
        ("SOSIAALINEN PÄÄOMA!!!", "sosiaalinen pääoma"),
        ("paa\u0308oma", "paäoma"),
        ("so\u00adsiaalinen\u200b", "sosiaalinen"),
        ("“social” ‘capital’", "\"social\" 'capital'"),
        ("weak–tie", "weak-tie"),
        ("weak\u2011tie…", "weak-tie"),
        ("a\u00a0b\u2003c\nd", "a b c d"),
        ("straße", "STRASSE"),
        ("a\x1b[31m", "a[31m"),
        ("what ?!", "what"),
    ],
)
def test_what_does_not_matter(typed: str, wanted: str) -> None:
    assert normalise(typed) == normalise(wanted)


@pytest.mark.parametrize(
    ("typed", "other"),
    [("sää", "saa"), ("sidos", "sidokset"), ("a-b", "ab"), ("a b", "ab"), ("a, b", "a b")],
)
def test_what_does(typed: str, other: str) -> None:
    assert normalise(typed) != normalise(other)


def test_the_dotted_i_follows_the_locale() -> None:
    assert normalise("ISI", "tr") == normalise("ısı", "tr")
    assert normalise("İSİ", "tr-CY") == normalise("isi", "tr-CY")
    assert normalise("ISI", "fi") == normalise("isi", "fi")
    assert normalise("ISI", "tr") != normalise("isi", "tr")


def test_the_language_on_screen_decides_first() -> None:
    others = (Answers(accept=("tie", "bond"), reject=("link",)),)
    assert accepts("Sidos", ("sidos",), ("bond",), others, "fi")
    assert accepts("tie", ("sidos",), ("bond",), others, "fi")
    assert not accepts("bond", ("sidos",), ("bond",), others, "fi")
    assert not accepts("link", ("sidos",), (), others, "fi")
    assert not accepts("knot", ("sidos",), (), others, "fi")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("paaoma", "pääoma"),
        ("pääomaa", "pääoma"),
        ("pääom", "pääoma"),
        ("pääomä", "pääoma"),
        ("päämoa", "pääoma"),
        ("paaomaa", None),
        ("raha", None),
        ("pääoman", None),
        ("is", None),
    ],
)
def test_a_near_miss_is_one_edit_or_diacritics(typed: str, near: str | None) -> None:
    assert near_miss(typed, ("on", "pääoma"), ("pääoman",), "fi") == near


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", False),
        ("", "a", True),
        ("abc", "abc", False),
        ("abc", "acb", True),
        ("abc", "bac", True),
        ("abc", "cba", False),
        ("abcd", "badc", False),
        ("abc", "abcde", False),
        ("aab", "ab", True),
        ("abx", "abyz", False),
    ],
)
def test_one_edit_apart(one: str, other: str, apart: bool) -> None:
    assert one_edit_apart(one, other) is apart


def test_the_difference_marks_what_was_missed() -> None:
    assert difference("paaoma", "pääoma") == (("p", True), ("ää", False), ("oma", True))
    assert difference("Sidos", "sidos") == (("sidos", True),)
    assert difference("x", "straße") == (("straße", False),)
