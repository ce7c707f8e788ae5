"""The translator's panel: where each text on the screen comes from, and the way to change it."""

import os

import pytest
from tests.tui.learner import notice_text, press, screen_text, settled
from tests.tui.translator_desk import Desk, facts, look, mode
from textual.widgets import Input

from sidos.tui.screen.session import SessionScreen
from sidos.tui.translator.panel import Panel


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_the_option_under_the_cursor(desk: Desk, size: tuple[int, int]) -> None:
    desk.learner.stand_at("one")
    app = desk.learner.app()
    plain = type(app.study.translator)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "q", "down", "f9")
        panel_facts = facts(pilot)

        assert panel_facts.id.startswith("soil/one/options/")
        assert panel_facts.id.endswith("/text")
        line = int(panel_facts.place.rpartition(":")[2])
        text = desk.course.read_text("utf-8").split("\n")
        assert text[line - 1] == f'msgid "{panel_facts.source}"'
        assert text[line] == f'msgstr "{panel_facts.translation}"'
        assert text[line - 2] == f'msgctxt "{panel_facts.id}"'
        assert (panel_facts.used, str(panel_facts.state)) == (
            len(panel_facts.translation),
            "current",
        )
        drawn_text = screen_text(app)
        assert panel_facts.id in drawn_text
        assert f"Lähde: {panel_facts.source}" in drawn_text
        assert "Enter Muokkaa" in drawn_text

        await press(pilot, "escape")
        assert not app.screen.query(Panel)
        assert app.translator_mode is None
        assert type(app.study.translator) is plain


async def test_f9_and_arrows_step_through_all_texts_and_tab_follows_the_cursor(desk: Desk) -> None:
    desk.learner.stand_at("one")
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "f9")
        first, ids = facts(pilot), [text.id for text in mode(app).texts]
        assert (first.id, first.count) == (ids[first.number - 1], len(ids))
        for key in ("f9", "down"):
            await press(pilot, key)
        assert facts(pilot).id == ids[(first.number + 1) % len(ids)]
        assert {"soil/one/prompt", "Quiz: {title}", "Answer"} <= {*ids}
        assert not any(name.endswith(("/why", "/explain", "/hints/1")) for name in ids)

        await press(pilot, "shift+tab", "1", "down")
        mode(app).follow_cursor()
        await settled(pilot)
        assert facts(pilot).id.startswith("soil/one/options/")


async def test_a_half_typed_answer_and_its_cursor_stay(desk: Desk) -> None:
    desk.learner.stand_at("word")
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"qwrt", "left")
        assert isinstance(app.screen, SessionScreen)
        line, visit = app.screen.query_one(Input), app.screen.session.visit
        await press(pilot, "f9")
        assert facts(pilot).id == "soil/word/prompt"
        await press(pilot, "down", "f9", "escape")

        assert (line.value, line.cursor_position) == ("qwrt", 3)
        assert line.has_focus
        assert app.screen.session.visit == visit


async def test_it_stays_over_other_screens_and_knows_their_texts(desk: Desk) -> None:
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "f9")
        assert facts(pilot).id == "soil/title"
        for key, name in (("g", "Glossary"), ("escape", ""), ("s", "Language"), ("ctrl+p", "")):
            await press(pilot, "tab") if app.focused and isinstance(app.focused, Panel) else None
            await press(pilot, key)
            assert app.screen.query_one(Panel).facts is not None
            if name:
                ids = {text.id for text in mode(app).texts}
                assert name in ids
        await press(pilot, "f9", "escape", "escape")
        assert not app.screen.query(Panel)


async def test_in_another_language_it_shows_the_same_text(desk: Desk) -> None:
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "f9", "down")
        before = facts(pilot)
        await press(pilot, "l")
        mode(app).follow_cursor()
        await settled(pilot)

        assert app.study.tag == "en"
        assert facts(pilot).id == before.id
        assert str(facts(pilot).state) == "source text"
        assert "Translation" not in screen_text(app)


async def test_each_state_is_shown(desk: Desk) -> None:
    desk.learner.stand_at("one")
    app = desk.learner.app()
    async with app.run_test(size=(80, 30)) as pilot:
        await press(pilot, "q", "f9")
        option = facts(pilot)
        entry = f'msgid "{option.source}"\nmsgstr '
        for wording, state in (
            (f'"{option.source}"', "same as the source"),
            ('""', "missing"),
            ('"Muuta"', "current"),
        ):
            before = facts(pilot).translation
            desk.save(desk.course, {f'{entry}"{before}"': entry + wording})
            await look(pilot)
            assert (facts(pilot).id, str(facts(pilot).state)) == (option.id, state)
        fuzzy = f'#, fuzzy\nmsgctxt "{option.id}"'
        desk.save(desk.course, {f'msgctxt "{option.id}"': fuzzy})
        await look(pilot)
        assert str(facts(pilot).state) == "out of date"
        assert "vanhentunut" in screen_text(app)


async def test_the_place_of_an_interface_text_is_shown_once(desk: Desk) -> None:
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "f9")
        for _ in range(30):
            if facts(pilot).id == "Help":
                break
            await press(pilot, "down")

        notes = facts(pilot).note.split("\n")
        assert [line.partition(": ")[0] for line in notes] == ["kind", "shown"]


async def test_in_the_source_language_the_lesson_file_is_shown(desk: Desk) -> None:
    desk.learner.tag = "en"
    desk.learner.stand_at("one")
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "f9")
        panel_facts = facts(pilot)

        assert str(panel_facts.state) == "source text"
        assert panel_facts.place.rpartition(":")[0].endswith("soil.yaml")


async def test_no_editor_and_a_file_that_may_not_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    app = desk.learner.app()
    async with app.run_test(notifications=True, size=(120, 30)) as pilot:
        await press(pilot, "f9", "enter")
        assert "EDITOR" in screen_text(app)
        place = facts(pilot).place
        assert place.rpartition("/")[2] in notice_text(app)

        monkeypatch.setattr(os, "access", lambda *_: False)
        await press(pilot, "e")
        assert "Sinulla ei ole oikeutta" in screen_text(app)


async def test_its_arrows_are_its_own_over_the_palette(desk: Desk) -> None:
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p", "f9")
        first = facts(pilot).number
        await press(pilot, "down")
        assert facts(pilot).number == first % facts(pilot).count + 1
        await press(pilot, "up")
        assert facts(pilot).number == first


async def test_the_palette_opens_it(desk: Desk) -> None:
    app = desk.learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p", *"kääntäjän", "enter")
        await settled(pilot)

        assert app.screen.query_one(Panel).facts is not None
        assert "soil/title" in screen_text(app)
