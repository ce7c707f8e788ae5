"""What a facilitator takes home from a workshop."""

import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import UTC
from pathlib import Path

import pytest
from tests.unit.workshop.garden_room import DARK, OWN, WATER, WORD, GardenRoom

from sidos.workshop.report.csv_table import csv_table
from sidos.workshop.report.data import Report
from sidos.workshop.report.json_text import json_text
from sidos.workshop.report.markdown import markdown
from sidos.workshop.view import Mode

PEOPLE = ("Aino", "Eero", "=HYPERLINK(1)")


async def held(folder: Path, mode: Mode) -> GardenRoom:
    """A room in which three people answered, once again after a talk, and wrote something."""
    room = await GardenRoom.open(folder, mode)
    await room.join(*PEOPLE)
    await room.ask(DARK, {"Aino": "humus", "Eero": "paint", PEOPLE[2]: "paint"})
    await room.ask(DARK, {"Aino": "humus", "Eero": "humus", PEOPLE[2]: "paint"})
    await room.ask(WATER, {"Aino": "noon", "Eero": "noon"})
    await room.ask(WORD, {"Aino": "humus", "Eero": "*my* dirt|mud"})
    await room.ask(OWN, {"Aino": "SECRET nettles"})
    await room.raise_question("Who rakes?", "Aino")
    await room.raise_question("+1 _again_", "Aino", "Eero")
    await room.end()
    return room


@pytest.fixture
async def named(tmp_path: Path) -> AsyncIterator[GardenRoom]:
    room = await held(tmp_path, Mode.NICKNAME)
    yield room
    await room.store.close()


@pytest.fixture
async def anonymous(tmp_path: Path) -> AsyncIterator[GardenRoom]:
    room = await held(tmp_path, Mode.ANONYMOUS)
    yield room
    await room.store.close()


def written(report: Report, room: GardenRoom, lang: str = "en") -> str:
    return markdown(report, room.deck.translator(lang), room.deck.formats(lang), UTC)


def table(report: Report, room: GardenRoom, lang: str = "en") -> list[list[str]]:
    text = csv_table(report, room.deck.translator(lang), room.deck.formats(lang))
    return list(csv.reader(io.StringIO(text)))


async def test_both_rounds_stand_beside_each_other(named: GardenRoom) -> None:
    report = await named.report()
    dark = report.questions[0]

    assert [(one.answered, one.right) for one in dark.rounds] == [(3, 1), (3, 2)]
    told = written(report, named)
    assert "- **Round 1** `███·······` 33%" in told
    assert "- **Round 2** `███████···` 67%" in told
    assert "* ✓ Leaves that have rotted\\\n  `███·······` 1 → `███████···` 2" in told


async def test_the_weakest_concept_comes_first_with_the_lesson_to_go_back_to(
    named: GardenRoom,
) -> None:
    english, finnish = await named.report(), await named.report("fi")

    # Of a question asked twice, the last round counts.
    found = [(one.name, one.right, one.answered, one.lesson) for one in english.concepts]
    assert found == [("Water seldom", 0, 2, "Soil"), ("Soil lives", 3, 5, "Soil")]
    assert [one.name for one in finnish.concepts] == ["Kastele harvoin", "Maa elää"]
    assert "Go back to the lesson “Soil”." in written(english, named)


async def test_a_reflection_is_only_counted(named: GardenRoom) -> None:
    report = await named.report()

    told = written(report, named)
    whole = json_text(report) + told + str(table(report, named))
    assert "SECRET" not in whole
    assert json.loads(json_text(report))["questions"][3]["rounds"][0]["share"] is None
    assert "- **Round 1** Answered: 1" in told


async def test_questions_from_the_floor_come_by_their_votes(named: GardenRoom) -> None:
    report = await named.report()

    assert [(one.text, one.votes) for one in report.floor] == [("+1 _again_", 2), ("Who rakes?", 1)]


async def test_what_people_wrote_is_text_in_markdown(named: GardenRoom) -> None:
    told = written(await named.report(), named)

    assert "* \\*my\\* dirt\\|mud\\\n" in told
    assert "▲ 2 +1 \\_again\\_" in told


async def test_no_cell_of_the_table_is_a_formula(named: GardenRoom) -> None:
    rows = table(await named.report(), named)

    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert "'+1 _again_" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


async def test_people_have_rows_where_names_were_asked_for(named: GardenRoom) -> None:
    report = await named.report()

    assert [person.name for person in report.people] == list(PEOPLE)
    (aino, *_) = json.loads(json_text(report))["people"]
    verdicts = [(one["question"], one["round"], one["verdict"]) for one in aino["answers"]]
    assert verdicts == [
        (DARK, 1, "right"),
        (DARK, 2, "right"),
        (WATER, 1, "wrong"),
        (WORD, 1, "right"),
        (OWN, 1, "noted"),
    ]
    rows = [row for row in table(report, named) if row[0] == "person" and row[4] == "Eero"]
    assert [row[6] for row in rows] == ["wrong", "right", "wrong", "wrong"]
    assert "Aino" not in written(report, named)


@pytest.mark.parametrize("lang", ["en", "fi"])
async def test_an_anonymous_room_has_sums_only(anonymous: GardenRoom, lang: str) -> None:
    report = await anonymous.report(lang)

    assert report.joined == 3
    whole = (
        json_text(report) + written(report, anonymous, lang) + str(table(report, anonymous, lang))
    )
    assert report.people == ()
    assert "id-of" not in whole
    assert "Aino" not in whole
    assert "dirt" not in whole  # one person alone wrote it


async def test_once_names_are_deleted_the_sums_stay(named: GardenRoom) -> None:
    before = await named.report()
    assert named.room.ended is not None
    await named.store.delete_names(named.room.ended + named.room.retain)

    after = await named.report()

    assert after.people == ()
    assert after.joined == 3
    assert (after.questions, after.concepts) == (before.questions, before.concepts)


async def test_figures_and_words_are_written_as_the_language_does(named: GardenRoom) -> None:
    report = await named.report("fi")

    assert "67\N{NO-BREAK SPACE}%" in written(report, named, "fi")
    assert "67\N{NO-BREAK SPACE}%" in [cell for row in table(report, named, "fi") for cell in row]
    english = {cell for row in table(await named.report(), named) for cell in row}
    assert "Partly right" in english
    assert "Partly right" not in {cell for row in table(report, named, "fi") for cell in row}


async def test_a_question_that_left_the_course_keeps_its_sums(
    named: GardenRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(named.deck, "has", lambda name: name != DARK)

    report = await named.report()

    assert report.questions[0].prompt == DARK
    assert [one.right for one in report.questions[0].rounds] == [1, 2]
    assert written(report, named)
    assert table(report, named)
