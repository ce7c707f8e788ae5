"""The sources: facts, concepts, lessons, and mastery."""

from tests.tui.gardener import with_glossary
from tests.tui.learner import Learner, click, press, screen_lines, screen_text

from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session_kinds import LessonScreen
from sidos.tui.screen.sources import SourcesScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.panes import Panes


async def test_o_shows_the_texts_facts(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o")
        assert isinstance(app.screen, SourcesScreen)
        drawn_text = screen_text(app)
        for fact in (
            "A gardener’s diary",
            "Author: Anna",
            "Published: 2020",
            "Kind: diary",
            "Language: Finnish",
            "Notes on a garden.",
        ):
            assert fact in drawn_text


async def test_a_concept_has_kind_paragraph_gist_and_lessons(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o", "down")
        drawn_text = screen_text(app)
        for fact in ("Kind: claim", "Source: the diary, paragraph 5–7", "It breathes."):
            assert fact in drawn_text
        assert "1.1 Soil" in drawn_text
        assert "1.2 Weeds" in drawn_text
        assert "Nothing answered yet. Questions:" in drawn_text


async def test_mastery_is_shown_and_updated(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o", "down", "enter")
        assert isinstance(app.screen, LessonScreen)
        await press(pilot, "right", "2", "enter", "escape")
        assert isinstance(app.screen, SourcesScreen)
        assert "Right so far: 1 of" in screen_text(app)
        (row,) = [line for line in screen_lines(app) if "Soil lives" in line[:30]]
        assert " 1/" in row[:34]


async def test_tab_and_click_reach_other_lessons(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o", "down", "tab", "down", "enter")
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.session.lesson == "garden/weeds"
        await press(pilot, "escape")
        await click(pilot, "1.1  Soil")
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.session.lesson == "garden/soil"


async def test_a_source_itself_opens_nothing(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o", "enter")
        assert isinstance(app.screen, SourcesScreen)
        assert "Enter" not in screen_lines(app)[-1]
        await press(pilot, "end")
        assert "Enter Open" in screen_lines(app)[-1]


async def test_the_language_switches_in_place(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o", "down", "down", "l")
        drawn_text = screen_text(app)
        assert "Lähteet" in drawn_text
        assert "Juuret lähtevät sen perään." in drawn_text
        (row,) = [line for line in screen_lines(app) if "Kastele harvoin" in line[:30]]
        assert row.startswith(" ›")


async def test_courses_without_sources_say_so(learner: Learner) -> None:
    with_glossary(learner)
    course = learner.home / "courses" / "garden" / "course.yaml"
    text = course.read_text("utf-8").replace("sources: [diary]\n", "")
    course.write_text(text, "utf-8")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o")
        assert "This course has no sources yet." in screen_text(app)
        await press(pilot, "down", "enter", "l", "escape")


async def test_closing_while_the_window_changes_does_no_harm(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "o")
        await app.screen.query_one(Panes).query_one(Body).remove()
        await pilot.resize_terminal(100, 30)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
