"""The glossary: found while typing, shown as near, and back to the screen before."""

import pytest
from tests.tui.gardener import with_glossary
from tests.tui.learner import Learner, click, press, screen_lines, screen_text, settled
from textual.app import App

from sidos.tui.screen.glossary import GlossaryScreen
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session_kinds import LessonScreen
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.query_line import QueryLine

TERMS = ("edge", "loam", "worm")


@pytest.fixture
def gardener(learner: Learner) -> Learner:
    return with_glossary(learner)


def at(app: App[None]) -> str:
    return app.screen.query_one(EntryList).highlighted


async def test_g_shows_every_term_sorted_with_the_first_ones_meaning(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g")
        lines = screen_lines(app)
        assert isinstance(app.screen, GlossaryScreen)
        listed = [next(n for n, x in enumerate(lines) if x[3:].startswith(t)) for t in TERMS]
        assert listed == sorted(listed)
        assert "Finnish: ääri" in screen_text(app)
        assert "Where the garden ends." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_glossarys_page_is_above_the_first_term(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g")
        assert at(app) == "garden/edge"
        await press(pilot, "up")
        assert at(app) == "garden/page"
        assert "• Aino digs." in screen_text(app)
        await press(pilot, *"who")
        assert at(app) != "garden/page"


async def test_a_term_is_found_by_a_form_and_shown_in_both_languages(gardener: Learner) -> None:
    gardener.tag = "fi"
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", *"MULLAN")
        assert at(app) == "garden/loam"
        drawn_text = screen_text(app)
        assert "englanti: loam" in drawn_text
        assert "Maa, joka murenee." in drawn_text
        assert "1.1 Maa" in drawn_text


async def test_what_is_near_is_shown_as_near(gardener: Learner) -> None:
    gardener.tag = "fi"
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", *"aari")
        assert at(app) == "garden/edge"
        assert "Termiä ”aari” ei ole. Samankaltaisia:" in screen_text(app)
        await press(pilot, *["backspace"] * 4, *"äri")
        assert "Samankaltaisia:" in screen_text(app)
        await press(pilot, *"xx")
        assert at(app) == ""
        assert "Termiä ”ärixx” ei ole." in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, GlossaryScreen)


async def test_t_shows_this_pages_terms_first_and_esc_goes_back_to_the_same_place(
    gardener: Learner,
) -> None:
    app = gardener.app()
    async with app.run_test(size=(80, 20)) as pilot:
        await press(pilot, "enter", "down", "down", "down")
        lesson = app.screen
        assert isinstance(lesson, LessonScreen)
        before = (lesson.session, lesson.view.scroll_y)
        assert lesson.view.scroll_y > 0

        await press(pilot, "t")

        listed = [line[:30].strip(" ›│") for line in screen_lines(app)]
        order = ["On this page", "worm", "In this lesson", "loam", "Other terms", "edge"]
        places = [listed.index(name) for name in order]
        assert places == sorted(places)
        assert at(app) == "garden/worm"
        await press(pilot, "escape")
        assert (lesson.session, lesson.view.scroll_y) == before
        assert app.screen is lesson


async def test_t_does_nothing_where_a_lesson_has_no_terms(gardener: Learner) -> None:
    app = gardener.app("garden/weeds")
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "t")
        assert isinstance(app.screen, LessonScreen)
        assert "Terms" not in screen_lines(app)[-1]


async def test_enter_opens_the_lesson_and_esc_comes_back(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", *"worm", "enter")
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.session.lesson == "garden/soil"
        await press(pilot, "escape")
        assert isinstance(app.screen, GlossaryScreen)
        assert app.screen.query_one(QueryLine).value == "worm"


async def test_from_a_lesson_its_own_link_leads_back_to_it(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right")
        lesson = app.screen
        await press(pilot, "t", "enter")
        assert app.screen is lesson
        assert isinstance(lesson, LessonScreen)
        assert lesson.session.visit.station == "lives"


async def test_a_click_chooses_a_term_and_a_lesson(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g")
        await click(pilot, "worm")
        assert at(app) == "garden/worm"
        await click(pilot, "1.1  Soil")
        assert isinstance(app.screen, LessonScreen)


async def test_tab_reaches_the_lessons_and_arrows_move_the_terms(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", "down", "down", "down", "up")
        assert at(app) == "garden/loam"
        await press(pilot, "pagedown")
        assert at(app) == "garden/worm"
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, LessonScreen)


async def test_the_language_switches_in_place(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", *"e", "down")
        chosen, line = at(app), app.screen.query_one(QueryLine)
        await press(pilot, "f4")
        assert "Sanasto" in screen_text(app)
        assert (line.value, at(app), app.focused) == ("e", chosen, line)
        assert app.cursor_position == line.cursor_screen_offset


async def test_text_from_outside_is_no_markup(gardener: Learner) -> None:
    app = gardener.app()
    async with app.run_test() as pilot:
        await press(pilot, "g", *"worm")
        assert "It [b]digs[/b] all day." in screen_text(app)
        await press(pilot, "home", *"[b]")
        assert "[b]worm" in screen_text(app)


async def test_without_a_glossary_it_says_so(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "g")
        assert "This course has no glossary yet." in screen_text(app)
        await press(pilot, "down", "enter", "pageup")
        assert isinstance(app.screen, GlossaryScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_it_fits_every_window(gardener: Learner, size: tuple[int, int]) -> None:
    app = gardener.app()
    async with app.run_test(size=size) as pilot:
        await press(pilot, "g", *"loam")
        drawn_text = screen_text(app)
        assert "Soil that crumbles." in drawn_text
        assert "1.1 Soil" in drawn_text
