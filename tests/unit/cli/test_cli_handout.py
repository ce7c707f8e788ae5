"""`sidos lessons handout`: sheets to print, which give nothing away, and their key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


def test_a_lesson_is_a_sheet_without_its_key(sidos: Sidos) -> None:
    done = sidos("lessons", "handout", "bread", "--lang", "en")

    assert (done.code, done.complained) == (0, "")
    assert done.said.startswith("# Bread\n\nFlour and time.\n\nTime: 5 min\n\n## Time\n\nBread is")
    assert "- [ ] Yeast\n- [ ] Table salt\n" in done.said
    assert "## Quiz\n\n**Question 2**\n\nWhen is it ready?" in done.said
    assert "Mix (1) ………" in done.said
    assert "………… units\n" in done.said
    for secret in ("[x]", "breathes", "dough,", "Gas is caught", "1,250.5", "Dough rises"):
        assert secret not in done.said


def test_the_sheet_never_shows_the_right_order(sidos: Sidos) -> None:
    said = sidos("lessons", "handout", "bread", "--lang", "en").said

    assert "- ……… Bake\n- ……… Mix\n" in said
    assert "- ……… Oven\n- ……… Bowl\n\n* **A** holds\n* **B** bakes\n" in said


def test_it_is_the_same_at_every_printing(sidos: Sidos) -> None:
    sheet = ("lessons", "handout", "bread", "--answers")
    assert sidos(*sheet) == sidos(*sheet)


def test_the_key_says_what_is_right_why_and_where_it_stands(sidos: Sidos) -> None:
    said = sidos("lessons", "handout", "baking/bread", "--lang", "en", "--answers").said

    key = said[said.index("## Answers") :]
    assert "- [x] Yeast\n  - It breathes out.\n- [ ] Table salt\n  - It holds back.\n" in key
    assert "Gas is caught in the dough." in key
    assert "- Dough rises: claim, the notes, paragraphs 5–7\n" in key
    assert "- Accepted: dough; the dough\n- Not accepted: batter\n" in key
    assert "- (1) Accepted: flour\n- (2) Accepted: water\n" in key
    assert "Right answer: 1,250.5 units\n" in key
    assert "- Oven: **B** bakes\n- Bowl: **A** holds\n" in key
    assert "1. Mix\n   - First.\n2. Bake\n   - Last.\n" in key
    assert "- Milk: **A** Wet\n  - It pours.\n" in key
    assert "One possible answer:\n\n> I bake rye bread.\n" in key


def test_it_is_written_in_finnish(sidos: Sidos) -> None:
    said = sidos("lessons", "handout", "bread", "--lang", "fi", "--answers").said

    assert said.startswith("# Leipä\n\nJauhoja ja aikaa.\n\nKesto: 5 min\n\n## Aika\n\nLeipä on")
    assert "*Valitse yksi.*" in said
    assert "Hyväksytään: taikina" in said
    assert "1 250,5 yksikköä" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Question" not in said


def test_what_is_missing_in_a_language_is_said_to_be_in_another(
    sidos: Sidos, courses: Path
) -> None:
    lesson = courses / "baking" / "bread.yaml"
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace(', fi: "', ', sv: "'), "utf-8")  # but for a page

    said = sidos("lessons", "handout", "bread", "--lang", "fi").said

    assert "\n\nKesto: 5 min\n\nKieli: suomi ja English\n\n" in said
    assert "Kieli:" not in sidos("lessons", "handout", "bread", "--lang", "en").said


def test_a_unit_is_its_lessons_in_a_row(sidos: Sidos) -> None:
    said = sidos("lessons", "handout", "start", "--lang", "en", "--answers").said

    heads = [line for line in said.splitlines() if line.startswith("#")]
    assert heads == [
        "# To begin with",
        "## Bread",
        "### Time",
        "### Quiz",
        "## Salt",
        "## Answers",
        "### Bread",
        "### Salt",
    ]


def test_the_markdown_is_clean(sidos: Sidos) -> None:
    said = sidos("lessons", "handout", "start", "--answers").said

    tokens = MarkdownIt("commonmark").enable("table").parse(said)
    kinds = {token.type for token in tokens}
    assert not kinds & {"hr", "html_block", "code_block"}
    assert "\n\n\n" not in said
    assert all(line == line.rstrip() for line in said.splitlines())


def test_it_goes_to_a_file(sidos: Sidos, tmp_path: Path) -> None:
    file = tmp_path / "sheet.md"

    done = sidos("--lang", "en", "lessons", "handout", "salt", "--output", str(file))

    assert (done.code, done.said) == (0, "")
    assert done.complained == f"The handout is in {file}.\n"
    assert file.read_text("utf-8").startswith("# Salt\n")


def test_a_name_not_known_is_answered_with_the_nearest(sidos: Sidos) -> None:
    done = sidos("lessons", "handout", "brad")

    assert (done.code, done.said) == (2, "")
    assert "There is no lesson or unit “brad”. You may have meant: bread" in done.complained


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("xyzzyx",), "Run “sidos lessons list” to see them all."),
        (("bread", "--lang", "tlh"), "There is no language “tlh”."),
    ],
)
def test_what_cannot_be_had_is_a_misuse(
    sidos: Sidos, arguments: tuple[str, ...], complaint: str
) -> None:
    done = sidos("lessons", "handout", *arguments)

    assert done.code == 2
    assert complaint in done.complained


def test_a_broken_lesson_cannot_be_printed(sidos: Sidos, courses: Path) -> None:
    file = courses / "baking" / "salt.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 1", "minutes: many"), "utf-8")

    done = sidos("lessons", "handout", "salt")

    assert (done.code, done.said) == (1, "")
    assert "The lesson “baking/salt” can’t be opened" in done.complained
