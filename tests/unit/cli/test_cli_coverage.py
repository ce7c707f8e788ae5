"""`sidos lessons coverage`: tables for people, JSON for programs, failure where a concept is left
out."""

import json
from collections.abc import Callable
from pathlib import Path

from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]

WANTING = """\
  - id: tasting
    kind: claim
    paragraphs: "8"
    name: {en: "Bread is tasted", fi: "Leipää maistetaan"}
    gist: {en: "Taste it.", fi: "Maista."}
"""


def test_a_covered_course_is_told_in_tables(sidos: Sidos) -> None:
    done = sidos("--lang", "en", "lessons", "coverage")

    assert done.code == 0
    assert "Baking (baking)\n" in done.said
    rows = [line.split() for line in done.said.splitlines()]
    assert ["rising", "2", "9", "bread,", "salt"] in rows
    assert ["choice", "2", "2"] in rows
    assert ["reflect", "1", "1"] in rows
    assert ["Minutes", "6", "6"] in rows
    assert ["salt/only", "2", "1", "2", "1"] in rows
    assert "LIX is the average number of words" in done.said
    assert done.complained == "No errors.\n"


def test_it_is_told_in_finnish(sidos: Sidos) -> None:
    said = sidos("--lang", "fi", "lessons", "coverage").said

    assert "Leipominen (baking)\n" in said
    assert "Minuutteja" in said


def test_a_concept_left_out_is_named_and_fails(sidos: Sidos, courses: Path) -> None:
    card = courses / "baking" / "seeds" / "baker.yaml"
    card.write_text(card.read_text("utf-8") + WANTING, "utf-8")

    done = sidos("lessons", "coverage")

    assert done.code == 1
    assert f"{card}:17:" in done.said
    assert "No lesson teaches the concept “tasting”" in done.said
    assert (
        "Too few questions test the concept “tasting”: 0. Add questions; there must be at least 3."
        in done.said
    )
    assert done.complained == "2 errors.\n"


def test_programs_get_json(sidos: Sidos, courses: Path) -> None:
    card = courses / "baking" / "seeds" / "baker.yaml"
    card.write_text(card.read_text("utf-8") + WANTING, "utf-8")

    done = sidos("lessons", "coverage", "--format", "json")
    told = json.loads(done.said)

    assert done.code == 1
    assert done.complained == ""
    [baking] = [course for course in told["courses"] if course["id"] == "baking"]
    assert [concept["items"] for concept in baking["concepts"]] == [9, 0]
    assert baking["units"][0]["types"]["order"] == 1
    assert [finding["rule"] for finding in told["findings"]] == ["untaught", "untested"]


def test_a_broken_lesson_fails_and_hides_no_other(sidos: Sidos, courses: Path) -> None:
    file = courses / "baking" / "salt.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 1", "minutes: many"), "utf-8")

    done = sidos("lessons", "coverage")

    assert done.code == 1
    assert f"{file}:6:" in done.said
    assert "bread/idea" in done.said
