import pytest

from sidos.plain.command import COMMANDS, Call, called


@pytest.mark.parametrize("letter", COMMANDS)
def test_a_colon_makes_a_command_anywhere(letter: str) -> None:
    assert called(f":{letter}", typed=True) == Call(letter)
    assert called(f":{letter} fi", typed=False) == Call(letter, "fi")


@pytest.mark.parametrize("letter", COMMANDS)
def test_where_numbers_are_picked_the_colon_may_be_left_out(letter: str) -> None:
    assert called(f" {letter.upper()} ", typed=False) == Call(letter)


@pytest.mark.parametrize("line", ["h", "a", "q", "l fi", "hint", " :h", "kahvi: h"])
def test_where_words_are_typed_every_word_is_an_answer(line: str) -> None:
    assert called(line, typed=True) is None


def test_a_question_mark_asks_for_help_anywhere() -> None:
    assert called("?", typed=True) == Call("?")


def test_an_unknown_command_is_not_taken_for_an_answer() -> None:
    assert called(":x", typed=True) == Call("", "x")
    assert called("hello", typed=False) is None
