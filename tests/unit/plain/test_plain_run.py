"""Whole runs of the line mode: lines in, lines out."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.plain.desk import Desk

from sidos.model.attempt import Flow

RIGHT = ("1", "", "1 3", "", "dough", "", "flour", "water", "", "1,250.5", "")
TOOLS = ("1", "2", "", "2 1", "", "1", "2", "", "rye", "", "")


def test_the_lessons_are_numbered_and_tell_their_progress(desk: Desk) -> None:
    output = desk.run()

    assert "1. Bread (5 min, not started)" in output
    assert "2. Salt (1 min, not started)" in output
    assert "just press Enter for the next one: Bread" in output


def test_a_lesson_and_its_quiz_from_beginning_to_end(desk: Desk) -> None:
    output = desk.run("1", "", "1", "", "", "", *RIGHT, *TOOLS)

    assert "That was the end of the lesson. Its quiz has 9 questions." in output
    assert "8 of 8 points" in output
    assert "Dough rises: 8 of 8" in output
    assert "You got everything right." in output
    assert desk.verdicts() == ["right"] * 9 + ["noted"]
    assert "1. Bread (5 min, done, 10 of 10 right)" in desk.run()


def test_feedback_is_complete_in_words(desk: Desk) -> None:
    output = desk.run("", "", "2")

    feedback = output[output.index("Not quite.") :]
    assert feedback.startswith(
        "Not quite.\n\n"
        "1. Yeast\n   This one is right.\n   It breathes out.\n"
        "2. Table salt\n   You chose this, but it is wrong.\n   It holds back.\n\n"
        "Gas is caught in the dough.\n\n"
        "Dough rises: claim, the notes, paragraph"
    )


def test_a_near_miss_is_spelled_out(desk: Desk) -> None:
    output = desk.run("z 1", "1", "", "1 3", "", "douhg", "")

    assert "Did you mean “dough”? Check the spelling and press Enter again.\n" in output
    assert "Your answer: douhg\nRight answer: dough\n" in output
    assert "d-o-u-h-g" in output
    assert "d-o-u-g-h" in output


def test_an_answer_that_means_the_same_counts(desk: Desk) -> None:
    output = desk.run("z 1", "1", "", "1 3", "", "some batter", "=", "", "q")

    assert "If your answer means the same, type = to count it as right." in output
    assert "You judged that your answer means the same, so it counts as right." in output
    assert desk.verdicts() == ["right", "right", "wrong", "right"]


def test_parts_show_the_given_beside_the_right(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT[:6], "flour", "milk")

    assert "1. Gap 1\n   Your answer is right: flour\n" in output
    assert "2. Gap 2\n   Your answer: milk\n   Right answer: water\n" in output


def test_the_language_changes_in_the_middle_of_a_question(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT[:6], "flour", ":l fi", "vesi")

    after = output[output.index("Language: suomi.") :]
    assert "Sekoita (gap 1) ja (gap 2)." in after
    assert "Type what belongs in gap 2." in after.split("\n> ")[0]
    assert "1. Gap 1\n   Your answer is right: flour\n" in after
    assert "Your answer is right: vesi" in after


def test_the_language_asked_for_must_exist(desk: Desk) -> None:
    output = desk.run("l sv", "l fi", "l")

    assert "There is no language “sv”. Choose one of these: en and fi." in output
    assert "Leipä" in output
    assert "Language: English." in output


def test_what_was_given_is_there_after_leaving_in_the_middle(desk: Desk) -> None:
    desk.run("z 1", *RIGHT[:6], "flour", ":q")

    output = desk.run("")

    assert "You are back where you left off." in output
    assert "Question 4 of 9" in output
    assert "Type what belongs in gap 2." in output


def test_the_end_of_the_input_keeps_the_place(desk: Desk) -> None:
    output = desk.run("1", "", "1")
    assert output.endswith("You can carry on later from here. Goodbye.\n")

    again = desk.run("1")

    assert "Step 2 of 3" in again
    assert "You chose this, and it is right." in again


def test_enter_alone_keeps_what_was_given(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT[:6], "flour", ":b", "", "water")

    assert "Your answer so far: flour. Just press Enter to keep it." in output
    assert "Your answer is right: flour" in output


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "You haven’t answered yet."),
        ("3", "Use numbers from 1 to 2."),
        ("one", "Use numbers from 1 to 2."),
        ("1 2", "Type one number, from 1 to 2."),
        ("1 1", "Type each number only once."),
        (":w", "There is no command “w”."),
        ("z", "The command “z” does nothing here."),
    ],
)
def test_a_line_that_can_not_be_meant_gets_a_sentence(desk: Desk, line: str, sentence: str) -> None:
    output = desk.run("z 1", line, "1")

    assert f"\n{sentence}" in output
    assert output.count("Type a number from 1 to 2.") >= 2
    assert "You chose this, and it is right." in output


def test_an_order_takes_all_numbers_and_a_number_digits(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT[:9], "hot", "1,250.5", "", "1", "2", "", "1", "2 1")

    assert "That is not a number. Type a number in digits." in output
    assert "Type all the numbers from 1 to 2, in the right order." in output


def test_hints_come_one_by_one_and_end(desk: Desk) -> None:
    output = desk.run("1", "", "h", "h", "1")

    assert "Hint 1: It is alive." in output
    assert "There are no more hints." in output
    assert "There is no hint for this one." in desk.run("z 1", "h")


def test_giving_up_shows_the_answer(desk: Desk) -> None:
    output = desk.run("z 1", "a")

    assert "Here is the answer." in output
    assert desk.verdicts() == ["shown"]


def test_pages_are_walked_back_and_forth(desk: Desk) -> None:
    output = desk.run("1", "", "s", "b", "b", "b")

    heads = [line for line in output.splitlines() if line.startswith("Step ")]
    assert heads == [f"Step {n} of 3" for n in (1, 2, 3, 2, 1)]
    assert output.count("To begin with") == 2


def test_a_quiz_is_not_skipped(desk: Desk) -> None:
    assert "Answer the question to continue the quiz" in desk.run("z 1", "s")


def test_help_lists_what_works_here(desk: Desk) -> None:
    output = desk.run("1", "?", "", "?", "s", "", "", "1", "", "1 3", "", "?")

    page, question, typed = (part.split("\n\n")[0] for part in output.split("work here:\n")[1:])
    assert "h  Show a hint." not in page
    assert "h  Show a hint." in question
    assert ":h  Show a hint." in typed
    assert "A colon marks a command." in typed


def test_sureness_is_asked_where_it_is_switched_on(desk: Desk) -> None:
    desk.settings = replace(desk.settings, certainty=True)

    output = desk.run("z 1", "1", "7", "l fi", "3")

    assert "How sure are you?\n1. guessing\n2. fairly sure\n3. sure\n" in output
    assert "Type one number, from 1 to 3." in output
    assert desk.verdicts() == ["right"]


def test_how_often_sure_was_right_is_told_at_the_end(desk: Desk) -> None:
    desk.settings = replace(desk.settings, certainty=True, flow=Flow.END)
    rated = [line for answer in ("1", "1 2") for line in (answer, "3")]

    output = desk.run("z 1", *rated, *[":a", ":a", ":a", "a", "a", "a", "x", ""], *[""] * 9)

    assert "How often you were right:\n- sure: 1 of 2" in output


def test_trying_until_right(desk: Desk) -> None:
    desk.settings = replace(desk.settings, flow=Flow.RETRY)

    output = desk.run("z 1", "2", "", "1")

    assert output.count("Not quite. Change your answer, or see the right one.") == 2
    assert "Your answer so far: 2. Just press Enter to keep it." in output
    assert desk.verdicts() == ["wrong", "right"]


def test_feedback_after_the_whole_quiz(desk: Desk) -> None:
    desk.settings = replace(desk.settings, flow=Flow.END)
    blind = [line for line in (*RIGHT, *TOOLS) if line]

    output = desk.run("z 1", *blind, "")

    before = output[: output.index("Question 1 of 9\n\nWhen is it ready?\n\nRight.")]
    assert before.count("Saved.") == 9
    assert "Twice the size." not in before


def test_what_was_missed_is_asked_again(desk: Desk) -> None:
    missed = ("2", *RIGHT[1:9], "1", "", *RIGHT[9:], *TOOLS)
    output = desk.run("z 1", *missed, "1", "1")

    assert "What you missed:\n- When is it ready?" in output
    assert "You missed this one before. Here it is again." in output
    again = output[output.index("Retry: Bread") :]
    assert "Question 1 of 1" in again


def test_all_feedback_can_be_gone_through(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT, *TOOLS, "5", "1", "", "b", *[""] * 9)

    assert "Use numbers from 1 to 1." in output
    assert output.count("Question 1 of 9") == 3


def test_settings_are_changed_by_number(desk: Desk) -> None:
    output = desk.run("o", "1", "2", "3", "9", "")

    assert "1. Feedback in a quiz: after the whole quiz." in output
    assert "2. Quizzes ask how sure you are." in output
    assert "3. Language: suomi." in output
    assert (desk.settings.flow, desk.settings.certainty) == (Flow.END, True)


def test_settings_that_can_not_be_saved_are_said_to_be_lost(desk: Desk) -> None:
    (desk.home / "file").touch()
    (desk.home / "settings.json").symlink_to(desk.home / "file" / "settings.json")
    assert "so your changes last only until you quit." in " ".join(desk.run("o", "1", "").split())


def test_a_lesson_without_a_quiz_ends(desk: Desk) -> None:
    assert "That was the end of the lesson." in desk.run("2", "")
    assert "This lesson has no quiz." in desk.run("z 2")


def test_a_lesson_can_be_asked_for_by_its_key(desk: Desk) -> None:
    output = desk.run(lesson="baking/salt")

    assert output.index("Salt it.") < output.index("Press Enter")
    assert "To begin with" not in output


def test_a_broken_lesson_shows_its_findings_and_leaves_the_others(desk: Desk) -> None:
    file = desk.courses / "baking" / "salt.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 1", "minutes: many"), "utf-8")

    output = desk.run("2", "1")

    assert "can’t be opened: its file has mistakes" in output
    assert "This lesson’s file has mistakes." in output
    assert "salt.yaml:6:" in output.replace("\n", "")
    assert "Bread is mostly waiting" in output


def test_nothing_from_outside_steers_the_terminal(desk: Desk) -> None:
    output = desk.run("z 1", "1", "", "1 3", "", "\x1b[2Jdough\u202e\x07")

    assert set(output) & {"\x1b", "\x07", "\u202e"} == set()


def test_an_endless_answer_is_refused_with_a_sentence(desk: Desk) -> None:
    output = desk.run("z 1", "1", "", "1 3", "", "ä" * 10_001, "dough")

    assert "That answer is too long: 10,000 characters at most. Shorten it." in output
    assert desk.verdicts() == ["right"] * 3


def test_lines_are_never_wider_than_asked(desk: Desk) -> None:
    output = desk.run("1", "", "2", "", "", width=40)

    assert max(map(len, output.splitlines())) <= 40


def test_numbers_are_written_as_the_language_does(desk: Desk) -> None:
    desk.tag = "fi"
    quiz = ("z 1", *RIGHT[:4], "taikina", "", "jauhot", "vesi", "")

    output = desk.run(*quiz, "1 250,4", "", *TOOLS[:3], "1 250,50")

    assert "Your answer: 1 250,4\nRight answer: 1 250,5 yksikköä\n" in output


def test_a_reflection_takes_lines_until_an_empty_one(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT, *TOOLS[:8], "rye", ":l fi", "and oats", "", "")

    assert "What you have written so far:\n   rye\n" in output
    assert "Your answer:\n   rye\n   and oats\n" in output
    assert "One possible answer:\nLeivon ruisleipää." in output


def test_a_store_that_can_not_be_read_is_told_of_first(desk: Desk, tmp_path: Path) -> None:
    desk.store.write_bytes(b"no database" * 100)

    output = desk.run("1", "", "1")

    assert output.index("is damaged") < output.index("Bread is mostly waiting")
    assert "You chose this, and it is right." in output
    assert desk.store.read_bytes() == b"no database" * 100


def test_a_store_that_is_locked_is_told_of_once(desk: Desk) -> None:
    desk.run(":q")
    other = sqlite3.connect(desk.store, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        desk.patience = 0.01
        output = desk.run("1", "", "1")
    finally:
        other.close()

    assert "You chose this, and it is right." in output
    assert output.count("Another program is using your progress") <= 2


def test_gaps_are_numbered_at_the_end_of_a_quiz_too(desk: Desk) -> None:
    desk.settings = replace(desk.settings, flow=Flow.END)
    output = desk.run("z 1", *[":a"] * 9, *[""] * 20)

    assert output.count("(gap 1)") == 3  # asked, gone through, and in the list of what was missed
    assert "{" not in output


def test_a_number_that_is_none_is_not_offered_again(desk: Desk) -> None:
    output = desk.run("z 1", *RIGHT[:9], "many")

    assert "That is not a number. Type a number in digits." in output
    assert "Your answer so far" not in output
