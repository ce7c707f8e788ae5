"""A locale whose texts come in Finnish where it has none: everybody is shown the same."""

import asyncio
from pathlib import Path

import pytest
from tests.small_courses import GARDEN
from tests.unit.workshop.garden_room import DARK, GardenRoom

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.course_texts import CourseTexts
from sidos.study.paths import bundled
from sidos.study.study import Study
from sidos.workshop.deck import Deck
from sidos.workshop.question import asked

NORTHERN_SAMI = "name: davvisámegiella\nnplurals: 2\nplural: n != 1\nfallback: fi\n"


@pytest.fixture
def locales(tmp_path: Path) -> Locales:
    folder = tmp_path / "locales" / "se"
    folder.mkdir(parents=True)
    (folder / "locale.yaml").write_text(NORTHERN_SAMI, "utf-8")
    return Locales([bundled("locales"), tmp_path / "locales"], None)


def test_self_study_workshop_and_report_show_finnish(locales: Locales, tmp_path: Path) -> None:
    library = Library([GARDEN], None)
    deck = Deck(library, locales, "garden", 3)
    lesson, _, item = DARK.partition("/")
    study = Study(
        library=library,
        locales=locales,
        store=Store(tmp_path / "progress.db", None),
        settings=Settings(),
        settings_path=tmp_path / "settings.json",
        tag="se",
    )
    with study:
        alone = {one.id: one for one in study.localized(f"garden/{lesson}").lesson.items()}
        course = study.outline().courses[0].title
    finnish = deck.question(DARK, "fi")

    assert finnish.lang == "fi"
    assert deck.question(DARK, "se").lang == "fi"
    assert asked(deck.question(DARK, "se")).prompt == alone[item].prompt == asked(finnish).prompt
    assert deck.title("se") == course == deck.title("fi")
    assert deck.lesson_title(DARK, "se") == deck.lesson_title(DARK, "fi")
    assert deck.concept_names("se") == deck.concept_names("fi")
    prompt, name = asyncio.run(_reported(tmp_path, deck))
    assert prompt == asked(finnish).prompt
    assert name in deck.concept_names("fi").values()


async def _reported(folder: Path, deck: Deck) -> tuple[str, str]:
    """The prompt of the question and the name of the concept in the room's report in `se`."""
    room = await GardenRoom.open(folder)
    room.deck = deck
    await room.join("Aino")
    await room.ask(DARK, {"Aino": "humus"})
    await room.end()
    report = await room.report("se")
    await room.store.close()
    return report.questions[0].prompt, report.concepts[0].name


def test_all_of_a_course_is_in_finnish(locales: Locales) -> None:
    texts = CourseTexts(Library([GARDEN], None), locales)
    entry = texts.entry("garden")

    assert texts.course(entry, "se").course == texts.course(entry, "fi").course
    assert texts.sources(entry, "se") == texts.sources(entry, "fi")
    assert texts.glossary(entry, "se").terms == texts.glossary(entry, "fi").terms
