"""What a facilitator takes home from a workshop."""

import asyncio
import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.unit.workshop.garden_room import DARK, OWN, WATER, WORD, GardenRoom, deck

from sidos.model.item import AnyItem, Choice, Cloze, Gap, Option
from sidos.workshop.question import question
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


class Told(NamedTuple):
    """Reports by language, of a room with nicknames, without names, after names were deleted, and
    when a question had left the course."""

    named: Mapping[str, Report]
    anonymous: Mapping[str, Report]
    later: Report
    gone: Report


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    async def tell() -> Told:
        named = await held(tmp_path_factory.mktemp("named"), Mode.NICKNAME)
        anonymous = await held(tmp_path_factory.mktemp("anonymous"), Mode.ANONYMOUS)
        with_names = {lang: await named.report(lang) for lang in ("en", "fi")}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(named.deck, "has", lambda name: name != DARK)
            gone = await named.report()
        assert named.room.ended is not None
        await named.store.delete_names(named.room.ended + named.room.retain)
        reports = Told(
            named=with_names,
            anonymous={lang: await anonymous.report(lang) for lang in ("en", "fi")},
            later=await named.report(),
            gone=gone,
        )
        await named.store.close()
        await anonymous.store.close()
        return reports

    return asyncio.run(tell())


def written(report: Report) -> str:
    lang = report.lang
    return markdown(report, deck().translator(lang), deck().formats(lang), UTC)


def table(report: Report) -> list[list[str]]:
    lang = report.lang
    text = csv_table(report, deck().translator(lang), deck().formats(lang))
    return list(csv.reader(io.StringIO(text)))


def test_both_rounds_stand_beside_each_other(told: Told) -> None:
    report = told.named["en"]
    dark = report.questions[0]

    assert [(one.answered, one.right) for one in dark.rounds] == [(3, 1), (3, 2)]
    text = written(report)
    assert "- **Round 1** `███·······` 33%" in text
    assert "- **Round 2** `███████···` 67%" in text
    assert "* ✓ Leaves that have rotted\\\n  `███·······` 1 → `███████···` 2" in text


def test_the_weakest_concept_comes_first_with_the_lesson_to_go_back_to(told: Told) -> None:
    english, finnish = told.named["en"], told.named["fi"]

    # Of a question asked twice, the last round counts.
    found = [(one.name, one.right, one.answered, one.lesson) for one in english.concepts]
    assert found == [("Water seldom", 0, 2, "Soil"), ("Soil lives", 3, 5, "Soil")]
    assert [one.name for one in finnish.concepts] == ["Kastele harvoin", "Maa elää"]
    assert "Go back to the lesson “Soil”." in written(english)


def test_a_reflection_is_only_counted(told: Told) -> None:
    report = told.named["en"]

    text = written(report)
    whole = json_text(report) + text + str(table(report))
    assert "SECRET" not in whole
    assert json.loads(json_text(report))["questions"][3]["rounds"][0]["share"] is None
    assert "- **Round 1** Answered: 1" in text


def test_questions_from_the_floor_come_by_their_votes(told: Told) -> None:
    report = told.named["en"]

    assert [(one.text, one.votes) for one in report.floor] == [("+1 _again_", 2), ("Who rakes?", 1)]


def test_what_people_wrote_is_text_in_markdown(told: Told) -> None:
    text = written(told.named["en"])

    assert "* \\*my\\* dirt\\|mud\\\n" in text
    assert "▲ 2 +1 \\_again\\_" in text


def test_code_in_a_question_and_its_answer_is_code_in_markdown(tmp_path: Path) -> None:
    options = (
        Option(id="a", text="`a  b` _c_", correct=True, why="So."),
        Option(id="b", text="- 5", why="So."),
    )
    items: dict[str, AnyItem] = {
        WORD: Cloze(
            id="word", prompt="```\nlet {a} = x_y\n```", gaps=(Gap(id="a", accept=("[a]",)),)
        ),
        DARK: Choice(id="dark", prompt="6. joulukuuta", options=options),
    }

    async def tell() -> Report:
        room = await held(tmp_path, Mode.NICKNAME)
        with pytest.MonkeyPatch.context() as patch:
            ask = room.deck.question
            patch.setattr(
                room.deck,
                "question",
                lambda name, lang: (
                    question(name, items[name], lang, 3) if name in items else ask(name, lang)
                ),
            )
            report = await room.report()
        await room.store.close()
        return report

    report = asyncio.run(tell())
    text = written(report)
    assert "```\nlet ……… = x_y\n```" in text
    assert "Model answer: \\[a\\]\n" in text
    assert "\n\n6\\. joulukuuta\n\n" in text
    assert "Model answer: `a  b` *c*\n" in text
    assert json.loads(json_text(report))["questions"][0]["expected"] == ["a  b c"]


def test_no_cell_of_the_table_is_a_formula(told: Told) -> None:
    rows = table(told.named["en"])

    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert "'+1 _again_" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_people_have_rows_where_names_were_asked_for(told: Told) -> None:
    report = told.named["en"]

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
    rows = [row for row in table(report) if row[0] == "person" and row[4] == "Eero"]
    assert [row[6] for row in rows] == ["wrong", "right", "wrong", "wrong"]
    assert "Aino" not in written(report)


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_an_anonymous_room_has_sums_only(told: Told, lang: str) -> None:
    report = told.anonymous[lang]

    assert report.joined == 3
    whole = json_text(report) + written(report) + str(table(report))
    assert report.people == ()
    assert "id-of" not in whole
    assert "Aino" not in whole
    assert "dirt" not in whole  # one person alone wrote it


def test_once_names_are_deleted_the_sums_stay(told: Told) -> None:
    before, after = told.named["en"], told.later

    assert after.people == ()
    assert after.joined == 3
    assert (after.questions, after.concepts) == (before.questions, before.concepts)


def test_figures_and_words_are_written_as_the_language_does(told: Told) -> None:
    report = told.named["fi"]

    assert "67\N{NO-BREAK SPACE}%" in written(report)
    assert "67\N{NO-BREAK SPACE}%" in [cell for row in table(report) for cell in row]
    english = {cell for row in table(told.named["en"]) for cell in row}
    assert "Partly right" in english
    assert "Partly right" not in {cell for row in table(report) for cell in row}


def test_a_question_that_left_the_course_keeps_its_sums(told: Told) -> None:
    gone = told.gone.questions[0]

    assert gone.prompt == DARK
    assert [one.right for one in gone.rounds] == [1, 2]
    assert f"{DARK}\n" in written(told.gone)
    assert table(told.gone)
