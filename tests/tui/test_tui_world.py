"""Languages from all over the world: unknown to CLDR, with a region, with a script, in wide
characters, with one plural form or six, from right to left. Nothing is cut, nothing overlaps,
nothing falls."""

import re
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.tui.cell_grid import cell_lines, ends_of, flat, place_in
from tests.tui.learner import SOIL, Learner, press, settled
from tests.tui.world import NAMES, TAGS, make_world, written
from textual.pilot import Pilot

from sidos.engine.session import Kind
from sidos.i18n.format import Formats
from sidos.i18n.locales import Locales
from sidos.i18n.negotiation import negotiate, wanted
from sidos.i18n.sorting import sort_key
from sidos.tui.app import SidosApp
from sidos.tui.command import COMMANDS

ITEMS = {
    "one": ("When should one water?", "In the morning", "Morning water goes down."),
    "many": ("What belongs in compost?", "Peel", "What was alive."),
    "word": ("What is rotted leaf called?", "", "It is humus."),
    "litres": ("How much does a can hold?", "litres", "Nearly eight."),
    "gaps": ("", "", "After the frost."),
    "pairs": ("Join tool and task.", "gathers leaves", "Each to its own."),
    "steps": ("Put the work in order.", "Reap", "So it goes."),
    "kinds": ("Where does it grow?", "Above ground", "Look down, too."),
    "own": ("What would you grow?", "", "I would grow beans."),
}
"""Of each question its prompt, something in its field, and what follows the answer."""


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Courses and locales in all languages."""
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def traveller(learner: Learner, world: Path) -> Learner:
    """A learner who may speak all of them."""
    learner.locales, learner.courses = world / "locales", (world / "courses",)
    return learner


def shows(app: SidosApp, *texts: str) -> list[str]:
    """These English texts are on screen in the language chosen, each whole, and below them keys
    with whole labels; the screen's lines."""
    lines = cell_lines(app)
    drawn_text = flat("".join(lines))
    for text in texts:
        assert flat(written(app.study.tag, text)) in drawn_text
    labels = {written(app.study.tag, command.label) for command in COMMANDS.values()}
    pairs = [pair for pair in re.split(r"\s{2,}", lines[-1].strip()) if pair]
    assert len(pairs) > 2
    assert {pair.split(" ", 1)[1] for pair in pairs} <= labels
    assert pairs[-1].startswith("^q ")
    return lines


async def speaking(pilot: Pilot[None], tags: Sequence[str] = TAGS) -> AsyncIterator[str]:
    """Go through the languages on the screen that is there."""
    app = pilot.app
    assert isinstance(app, SidosApp)
    for tag in tags:
        app.switch_language(tag)
        await settled(pilot)
        yield tag


async def test_home_a_lesson_and_a_question(traveller: Learner) -> None:
    app = traveller.app()
    async with app.run_test() as pilot:
        async for tag in speaking(pilot):
            lines = shows(app, "To begin with", "Soil", "Weeds")
            assert lines[0].endswith(f" {tag} ")
            # How long lessons take, in a column; the number in brackets is the plural form's.
            one, five = {"ar": (1, 3), "ja": (0, 0), "zh-Hant": (0, 0)}.get(tag, (0, 1))
            least = written(tag, "min")
            ends = [*ends_of(lines, f" 5 {least} ({five})"), *ends_of(lines, f" 1 {least} ({one})")]
            assert ends == [79, 79]

        await press(pilot, "enter")
        async for _ in speaking(pilot):
            lines = shows(
                app, "The ground", "what has fallen and rotted", "Wait for the worms.", "roses"
            )
            rule = next(place_in(line, "┼") for line in lines if "┼" in line)
            assert [place_in(line, "│") for line in lines if "│" in line] == [rule] * 3

        await press(pilot, "enter")
        async for _ in speaking(pilot):
            shows(app, "What makes soil dark?", "Rain that has dried", "Leaves that have rotted")

        await press(pilot, "1", "enter")
        async for _ in speaking(pilot):
            shows(
                app, "Rain leaves no colour.", "They turn into humus.", "Dark soil is old leaves."
            )


async def test_every_type_of_question(traveller: Learner) -> None:
    app = traveller.app()
    async with app.run_test() as pilot:
        for name, (prompt, inside, after) in ITEMS.items():
            _stand_at(app, name)
            await press(pilot, "q")
            async for _ in speaking(pilot, ("ar", "ja")):
                shows(app, prompt, inside)
            if name == "word":
                await pilot.press(*written("ja", "humus"))
                await settled(pilot)
                shows(app, "humus")
                await press(pilot, "enter")
                shows(app, "Right.")
            else:
                await press(pilot, "f6")
            async for _ in speaking(pilot, ("ar", "ja")):
                shows(app, after)
            await press(pilot, "escape")


async def test_an_answer_typed_from_right_to_left(traveller: Learner) -> None:
    traveller.tag = "ar"
    traveller.stand_at("word")
    app = traveller.app()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        await pilot.press(*written("ar", "humus"))
        await settled(pilot)
        shows(app, "humus")
        await press(pilot, "enter")
        shows(app, "Right.", "It is humus.")


def _stand_at(app: SidosApp, station: str) -> None:
    """Leave the quiz at this question."""
    session = app.study.open(SOIL, Kind.QUIZ, fresh=True).session
    names = [visit.station for visit in session.visits]
    app.study.keep(replace(session, at=names.index(station)))


async def test_the_settings_line_up_and_say_what_is_experimental(traveller: Learner) -> None:
    app = traveller.app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        names = {}
        async for tag in speaking(pilot):
            rows = [line for line in shows(app, "Theme", "Smooth scrolling") if "‹" in line]
            # The values begin in one column, whatever is before them.
            assert len({place_in(row, "‹") for row in rows}) == 1
            names[tag] = rows[0].partition("‹ ")[2].partition(" ›")[0]
    assert names == {
        "ar": f"العربية ({written('ar', 'experimental')})",
        "ja": "日本語",
        "krl": "karjala",
        "olo": "livvi",
        "pt-BR": "português (Brasil)",
        "zh-Hant": "中文 (繁體)",
    }


async def test_where_there_is_little_room(traveller: Learner) -> None:
    app = traveller.app("garden/soil")
    async with app.run_test(size=(60, 20)) as pilot:
        async for _ in speaking(pilot, ("ja", "zh-Hant", "ar")):
            shows(app, "The ground")
        await press(pilot, "enter")
        async for _ in speaking(pilot, ("ja", "zh-Hant", "ar")):
            shows(app, "What makes soil dark?", "Leaves that have rotted")


@pytest.mark.parametrize(
    ("number", "form"), [(0, 0), (1, 1), (2, 2), (3, 3), (11, 4), (99, 4), (100, 5), (103, 3)]
)
def test_six_plural_forms(world: Path, number: int, form: int) -> None:
    text = Locales([world / "locales"], None).translator("ar")
    minutes = text.ngettext("{n}\u00a0min", "{n}\u00a0min", number, n=number)
    assert minutes == f"{number}\u00a0{written('ar', 'min')} ({form})"


@pytest.mark.parametrize("number", [0, 1, 2, 100])
def test_one_plural_form(world: Path, number: int) -> None:
    text = Locales([world / "locales"], None).translator("ja")
    assert text.ngettext("{n}\u00a0min", "{n}\u00a0min", number, n=number).endswith(" (0)")


@pytest.mark.parametrize(
    ("lang", "tag"),
    [
        ("olo_RU", "olo"),
        ("olo_RU.UTF-8", "olo"),
        ("krl", "krl"),
        ("pt_BR.UTF-8", "pt-BR"),
        ("pt", "pt-BR"),
        ("zh_TW", "zh-Hant"),
        ("zh_HK.UTF-8", "zh-Hant"),
        ("zh_CN", "en"),
        ("ar_EG", "ar"),
        ("ar_SA.UTF-8", "ar"),
        ("ja_JP.eucJP", "ja"),
    ],
)
def test_each_is_found_by_the_environment(world: Path, lang: str, tag: str) -> None:
    available = Locales([world / "locales"], None).available()
    assert negotiate(wanted({"LANG": lang}), available).tag == tag


def test_numbers_dates_and_order_fall_back_to_a_neighbours(world: Path) -> None:
    locales = Locales([world / "locales"], None)
    for tag in NAMES:
        formats = Formats(locales.info(tag).cldr)
        assert formats.number(1234.5) == "1\xa0234,5"
        assert formats.percent(0.72) == "72\xa0%"
        assert formats.list(["a", "b"]) == "a ja b"
        assert locales.writing(tag).decimal == ","
        order = sort_key(locales.info(tag).cldr)
        assert sorted(["ö", "z", "å", "ä", "a"], key=order) == ["a", "z", "å", "ä", "ö"]
    assert Formats(locales.info("pt-BR").cldr).number(1234.5) == "1.234,5"
    assert Formats(locales.info("ja").cldr).list(["a", "b"]) == "a、b"
    for tag, words in {"ar": ["ب", "ا"], "ja": ["い", "あ"], "zh-Hant": ["乙", "一"]}.items():
        order = sort_key(locales.info(tag).cldr)
        assert sorted(words, key=order) == words[::-1]
