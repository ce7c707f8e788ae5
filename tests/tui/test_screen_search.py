"""Search: from anywhere, while typing, opened at the place, no session lost."""

import pytest
from tests.small_courses import STRANGE
from tests.tui.gardener import with_glossary
from tests.tui.learner import (
    Learner,
    click,
    press,
    screen_lines,
    screen_text,
    settled,
)
from textual.app import App

from sidos.engine.session import Kind
from sidos.tui.screen.glossary import GlossaryScreen
from sidos.tui.screen.search import SearchScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.screen.session_kinds import LessonScreen, QuizScreen
from sidos.tui.screen.sources import SourcesScreen
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.query_line import QueryLine


@pytest.fixture
def gardener(learner: Learner) -> Learner:
    return with_glossary(learner)


def station(app: App[None]) -> str:
    assert isinstance(app.screen, SessionScreen)
    return app.screen.session.visit.station


def headings(app: App[None]) -> list[str]:
    names = ("In lessons", "In the glossary", "In the sources")
    return [line.strip() for line in screen_lines(app) if line.strip() in names]


async def test_results_come_while_typing_in_groups(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test(size=(100, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        assert isinstance(app.screen, SearchScreen)
        assert "are searched as you type." in screen_text(app)
        await press(pilot, *"soil")
        assert headings(app) == ["In lessons", "In the glossary", "In the sources"]
        assert "What makes soil dark?" in screen_text(app)
        assert "question" in screen_text(app)
        await press(pilot, *" dark")
        assert headings(app) == ["In lessons"]
        await press(pilot, *"xx")
        assert "Nothing was found for “soil darkxx”." in screen_text(app)


async def test_a_place_in_a_lesson_opens_there_and_esc_comes_back(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"few questions", "enter")
        assert isinstance(app.screen, LessonScreen)
        assert station(app) == "after"
        await press(pilot, "escape")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.query_one(QueryLine).value == "few questions"


async def test_in_the_same_lesson_a_jump_keeps_the_answers(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "enter", "right", "2")
        lesson = app.screen
        await press(pilot, "slash", *"few questions", "enter")
        assert app.screen is lesson
        assert station(app) == "after"
        await press(pilot, "slash", *"makes soil", "enter")
        assert app.screen is lesson
        assert station(app) == "lives"
        assert isinstance(lesson, LessonScreen)
        assert lesson.session.visit.draft == "humus"
        await press(pilot, "escape")
    assert gardener.saved_visit(Kind.LESSON) == "humus"


async def test_another_lesson_is_opened_above_and_nothing_is_lost(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "enter", "right", "2")
        lesson = app.screen
        await press(pilot, "slash", *"pull early", "enter")
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.session.lesson == "garden/weeds"
        await press(pilot, "slash", *"makes soil", "enter")
        assert app.screen is lesson
        assert len(app.screen_stack) == 2


async def test_a_quiz_not_begun_begins_with_the_question(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"compost", "enter")
        assert isinstance(app.screen, QuizScreen)
        assert station(app) == "many"
        assert app.screen.session.at == 0
        assert len(app.screen.session.visits) == 9


async def test_a_quiz_in_the_middle_goes_on_where_it_was(gardener: Learner) -> None:
    gardener.stand_at("word")
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"compost", "enter")
        assert isinstance(app.screen, QuizScreen)
        assert len(app.screen.session.visits) == 9
        before = gardener.saved_visit()
        await press(pilot, "escape")
    assert gardener.saved_visit() == before


async def test_terms_and_concepts_open_in_their_screens(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"crumbles", "enter")
        assert isinstance(app.screen, GlossaryScreen)
        assert app.screen.query_one(EntryList).highlighted == "garden/loam"
        await press(pilot, "escape", *["backspace"] * 8, *"roots go", "enter")
        assert isinstance(app.screen, SourcesScreen)
        assert app.screen.query_one(EntryList).highlighted == "garden/diary/water"
        await press(pilot, "escape")
        assert isinstance(app.screen, SearchScreen)


async def test_f5_searches_from_a_typed_answer_which_stays(gardener: Learner) -> None:
    gardener.stand_at("word")
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "q", *"hu/", "f5", "escape")
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.session.response == "hu/"


@pytest.mark.parametrize("keys", [("s",), ("question_mark",), ("g",), ("o",), ("enter",)])
async def test_it_opens_from_anywhere(gardener: Learner, keys: tuple[str, ...]) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, *keys, "f5", "f5")
        assert isinstance(app.screen, SearchScreen)
        assert sum(isinstance(screen, SearchScreen) for screen in app.screen_stack) == 1


async def test_a_word_without_its_diacritics_says_what_it_found(gardener: Learner) -> None:
    gardener.tag = "fi"
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"karsivallisyytta")
        drawn_text = screen_text(app)
        assert "Hakusanalla ”kärsivällisyyttä” löytyy:" in drawn_text
        assert "Maa on enimmäkseen kärsivällisyyttä" in drawn_text


async def test_the_language_switches_in_place(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"humus", "down")
        entries, line = app.screen.query_one(EntryList), app.screen.query_one(QueryLine)
        before = entries.highlighted
        await press(pilot, "f4")
        assert "Haku" in screen_text(app)
        assert "Oppitunneilla" in screen_text(app)
        assert (line.value, entries.highlighted, app.focused) == ("humus", before, line)


async def test_until_all_is_read_it_says_so_and_fills_in(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"soil")
        app.study.search.reading = (1, 3)
        app.post_message(app.Indexed())
        await settled(pilot)
        assert "sidos is still reading the lessons: 1 of 3." in screen_text(app)
        app.study.search.reading = None
        app.post_message(app.Indexed())
        await settled(pilot)
        assert "still reading" not in screen_text(app)
        assert "In lessons" in screen_text(app)


async def test_a_click_opens_what_was_found(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"soil")
        await click(pilot, "makes")
        assert station(app) == "lives"


async def test_text_from_outside_is_no_markup(learner: Learner) -> None:
    learner.courses = (STRANGE,)
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"[red]")
        await press(pilot, *["backspace"] * 5, "a", "down", "end")
        assert isinstance(app.screen, SearchScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_the_word_is_in_sight_in_every_window(
    gardener: Learner, size: tuple[int, int]
) -> None:
    app = gardener.app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "slash", *"beans")
        rows = [line for line in screen_lines(app) if line.startswith("     ")]
        assert rows
        assert all("beans" in row.casefold() for row in rows)
