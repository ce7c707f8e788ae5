"""What counts as the same answer, and what as a near miss."""

import pytest

from sidos.engine.grading import near_misses
from sidos.engine.matching import (
    accepts,
    answer_of,
    difference,
    near_miss,
    normalise,
    one_edit_apart,
    reason_of,
    refusal_of,
    shown_answers,
)
from sidos.model.attempt import Writing
from sidos.model.item import Answers, Cloze, Gap

FINNISH = Writing(tag="fi", determiners=frozenset({"a", "the", "its", "yksi", "se"}))


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


def _answers(*accept: str, reject: tuple[str, ...] = ()) -> Answers:
    return Answers(accept=accept, reject=reject)


def test_the_language_on_screen_decides_first() -> None:
    others = (_answers("tie", "bond", reject=("link",)),)
    own = _answers("sidos", reject=("bond",))
    assert accepts("Sidos", own, others, FINNISH)
    assert accepts("tie", own, others, FINNISH)
    assert not accepts("bond", own, others, FINNISH)
    assert not accepts("link", _answers("sidos"), others, FINNISH)
    assert not accepts("knot", _answers("sidos"), others, FINNISH)


@pytest.mark.parametrize(
    "typed",
    [
        "“value base”",
        "(value base)",
        "the value-base",
        "ITS VALUE BASE.",
        "“a valuebase.”",
        "se arvo",
    ],
)
def test_quotes_determiners_and_joints_do_not_matter(typed: str) -> None:
    assert accepts(typed, _answers("value base", "yksi arvo"), (), FINNISH)


@pytest.mark.parametrize("typed", ["the", "value", "base value", "another value base", "1-2"])
def test_other_words_do(typed: str) -> None:
    assert not accepts(typed, _answers("value base", "12"), (), FINNISH)


def test_what_is_listed_as_it_is_typed_decides_first() -> None:
    answers = _answers("calendar", reject=("a calendar",))
    assert accepts("the calendar", answers, (), FINNISH)
    assert not accepts("A calendar", answers, (), FINNISH)
    assert accepts("a", _answers("a"), (), FINNISH)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("vuorovaikutus", True),
        ("vuorovaikutuksesta", True),
        ("se vuorovaikutus", True),
        ("vuoro-vaikutusta", True),
        ("vuorovaikutuksen puute", False),
        ("vuorovaikutteisuus", False),
        ("vuorovaikutteisuuden", False),
        ("vuoro", False),
        ("vuorovaikut*", True),
    ],
)
def test_a_stem_takes_any_ending_of_its_word(typed: str, right: bool) -> None:
    answers = _answers("vuorovaikut*", reject=("vuorovaikuttei* = Muuta.",))
    assert accepts(typed.rstrip("*"), answers, (), FINNISH) is right


def test_a_backslash_takes_its_meaning_from_a_character() -> None:
    assert answer_of(r"5\*") == ("5*", False)
    assert answer_of(r"\@home") == ("@home", False)
    assert answer_of("segment*") == ("segment", True)
    assert refusal_of("a = So is b.") == ("a", "So is b.")
    assert refusal_of(r"a \= b = E \= c") == ("a = b", "E = c")
    assert refusal_of("a") == ("a", "")


def test_a_refused_answer_has_its_reason() -> None:
    answers = _answers("value base", reject=("consistency = What does it rest on?", "rules"))
    assert reason_of("Consistency!", answers, (), FINNISH) == "What does it rest on?"
    assert reason_of("rules", answers, (), FINNISH) == ""
    assert reason_of("value base", answers, (), FINNISH) == ""


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
        ("is", None),
        ("vuorovaikuttus", "vuorovaikutus"),
        ("vuorovaikutsu", "vuorovaikutus"),
        ("vuoovaikutsu", "vuorovaikutus"),
        ("vuoovaiutsu", None),
    ],
)
def test_a_near_miss_is_an_edit_or_two_or_diacritics(typed: str, near: str | None) -> None:
    assert near_miss(typed, _answers("on", "pääoma", "vuorovaikutus"), FINNISH) == near


def test_a_word_of_any_list_is_no_near_miss() -> None:
    gaps = (Gap(id="one", accept=("tie",)), Gap(id="two", accept=("ties",), reject=("tied",)))
    item = Cloze(id="i", prompt="{one} {two}", gaps=gaps)
    assert near_misses(item, {"one": "ties", "two": "tie"}, FINNISH) == {}
    assert near_misses(item, {"one": "tied", "two": "tyes"}, FINNISH) == {"two": "ties"}


def test_feedback_names_three_answers_at_most() -> None:
    assert shown_answers(Gap(id="g", accept=("tie*", "a", "b", "c", "d"))) == ("a", "b", "c")
    assert shown_answers(Gap(id="g", accept=("a", "b"), shown=("b",))) == ("b",)
    assert shown_answers(Gap(id="g", accept=("segment*",))) == ("segment…",)


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
