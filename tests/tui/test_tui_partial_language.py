"""A language that is not whole: what is missing is shown in another, whole, and marked."""

from tests.tui.learner import Learner, press, screen_lines, screen_text, settled
from tests.tui.weaver import FIRST, SECOND, with_weaving

from sidos.engine.session import Kind
from sidos.tui.screen.language import LanguageScreen
from sidos.tui.screen.settings import SettingsScreen


async def test_the_header_names_the_language_of_what_is_missing(learner: Learner) -> None:
    app = with_weaving(learner).app(FIRST)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "En vävstol håller trådar." in screen_text(app)
        assert screen_lines(app)[0].endswith("1/3  sv")
        await press(pilot, "enter", "enter")
        lines = screen_lines(app)
        assert "Den första vävstolen" in lines[0]
        assert lines[0].endswith("3/3  Språk: English")
        drawn_text = screen_text(app)
        assert "What flies?" in drawn_text
        assert "The shuttle" in drawn_text
        assert "Skytteln" not in drawn_text


async def test_an_outdated_page_is_marked_and_its_source_a_key_away(learner: Learner) -> None:
    app = with_weaving(learner).app(FIRST)
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "enter")
        drawn_text = screen_text(app)
        assert "En skyttel går genom dem." in drawn_text
        assert "A shuttle flies" not in drawn_text
        assert "Tryck på p" in drawn_text
        assert screen_lines(app)[0].endswith("2/3  sv")
        await press(pilot, "p")
        drawn_text = screen_text(app)
        assert "A shuttle flies through them." in drawn_text
        assert "Tryck på p" not in drawn_text
        assert screen_lines(app)[0].endswith("English")
        await press(pilot, "p")
        assert screen_lines(app)[0].endswith("2/3  sv")


async def test_both_texts_stand_side_by_side_where_there_is_room(learner: Learner) -> None:
    app = with_weaving(learner).app(FIRST)
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "enter", "p")
        drawn_text = screen_text(app)
        assert "En skyttel går genom dem." in drawn_text
        assert "A shuttle flies through them." in drawn_text
        assert screen_lines(app)[0].endswith("2/3  sv")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "En skyttel" not in screen_text(app)
        assert screen_lines(app)[0].endswith("English")


async def test_what_is_in_one_language_only_says_so_beside_it(learner: Learner) -> None:
    app = with_weaving(learner).app(SECOND)
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "p")
        drawn_text = screen_text(app)
        assert drawn_text.count("A loom holds threads.") == 1
        assert "Den här texten finns bara på ett språk." in drawn_text


async def test_home_marks_titles_in_another_language(learner: Learner) -> None:
    app = with_weaving(learner).app()
    async with app.run_test() as pilot:
        await settled(pilot)
        lines = screen_lines(app)
        (first,) = (line for line in lines if "1.1" in line)
        (second,) = (line for line in lines if "1.2" in line)
        assert " en " not in first
        assert "The second loom" in second
        assert " en " in second


async def test_results_name_the_language_of_each_question(learner: Learner) -> None:
    app = with_weaving(learner).app()
    async with app.run_test() as pilot:
        app.open_lesson(SECOND, Kind.QUIZ)
        await press(pilot, "f6", "enter", "right")
        assert screen_lines(app)[0].endswith("Språk: English")


async def test_the_picker_lists_all_and_says_how_much(learner: Learner) -> None:
    app = with_weaving(learner).app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "L")
        assert isinstance(app.screen, LanguageScreen)
        lines = screen_lines(app)
        names = [line.strip(" ›✓") for line in lines[2:5]]
        assert names[:2] == ["English", "suomi"]
        assert names[2].startswith("svenska, ")
        assert names[2].endswith(" % översatt")
        assert "svenska" in lines[app.cursor_position.y]
        await press(pilot, "up", "enter")
        assert app.study.tag == "fi"
        assert not isinstance(app.screen, LanguageScreen)


async def test_settings_lead_to_the_picker(learner: Learner) -> None:
    app = with_weaving(learner).app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert " % översatt ›" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LanguageScreen)
        await press(pilot, "l")
        assert app.study.tag == "en"
        assert "svenska" in screen_lines(app)[app.cursor_position.y]
        await press(pilot, "home", "up", "up", "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert "‹ English ›" in screen_text(app)


async def test_switching_twice_leads_back(learner: Learner) -> None:
    app = with_weaving(learner).app()
    async with app.run_test() as pilot:
        seen = []
        for _ in range(3):
            await press(pilot, "l")
            seen.append(app.study.tag)
        assert seen == ["en", "sv", "en"]
