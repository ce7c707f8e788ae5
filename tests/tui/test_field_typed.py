"""Short answers, numbers and free writing."""

import pytest
from tests.tui.field_host import NUMBER, NUMBER_FI, REFLECT, TEXT, Host, translator
from textual.events import Paste

from sidos.engine.step import LONGEST
from sidos.model.item import Reflect, Text
from sidos.tui.station.field.essay import Essay
from sidos.tui.widget.line import Line


async def test_each_change_is_posted_once_and_enter_submits() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press(*"tie", "enter")
        assert app.changes == ["t", "ti", "tie"]
        assert app.submitted == ["tie"]


async def test_a_draft_is_shown_with_the_cursor_at_its_end_and_is_not_posted_again() -> None:
    app = Host(TEXT, "socia")
    async with app.run_test() as pilot:
        await pilot.press("l")
        assert app.changes == ["social"]


@pytest.mark.parametrize("item", [TEXT, REFLECT], ids=lambda item: item.id)
async def test_the_hardware_cursor_is_in_it_from_the_first(item: Text | Reflect) -> None:
    app = Host(item)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.focused is not None
        assert app.focused.content_region.contains_point(app.cursor_position)


async def test_letters_that_are_keys_elsewhere_are_typed() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("h", "a", "l", "k", "1", "space")
        await pilot.press("f3", "f6", "f4")
        assert app.draft == "halk1 "
        assert app.heard == ["hint", "reveal", "language"]


async def test_another_language_keeps_text_cursor_and_focus() -> None:
    app = Host(NUMBER)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press(*"1,5", "left")
        app.field.show(NUMBER_FI, app.draft, translator("fi"))
        await pilot.pause()
        line = app.field.query_one(Line)
        assert line.has_focus
        await pilot.press("2")
        assert app.draft == "1,25"
        assert str(app.field.query_one(".unit").render()) == "vuotta"


async def test_a_draft_that_comes_back_late_takes_nothing_away() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press(*"tie")
        app.field.show(TEXT, "t", app.field.translator)
        await pilot.press("s")
        assert app.draft == "ties"


async def test_a_draft_from_elsewhere_is_shown() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press(*"tie")
        app.field.show(TEXT, None, app.field.translator)
        await pilot.pause()
        assert app.field.query_one(Line).value == ""
        assert app.draft == "tie"


async def test_what_can_not_be_drawn_is_not_taken() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        app.post_message(Paste("so\x1b[31mc\x07i\u202eal\tobject"))
        await pilot.pause()
        assert app.draft == "so[31mcial object"


async def test_a_paste_without_end_is_cut_where_it_is_too_long() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        app.post_message(Paste("ä" * 500_000))
        await pilot.pause()
        app.post_message(Paste("more"))
        await pilot.press("x", "enter")
        assert app.draft == "ä" * (LONGEST + 1)
        assert app.submitted == [app.draft]


async def test_emoji_and_right_to_left_text_are_kept() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        app.post_message(Paste("👩‍👧 שלום"))
        await pilot.pause()
        assert app.draft == "👩‍👧 שלום"


async def test_reflections_have_lines_and_ctrl_j_gives() -> None:
    app = Host(REFLECT)
    async with app.run_test() as pilot:
        await pilot.press("l", "enter", "i", "ctrl+j")
        assert app.draft == "l\ni"
        assert app.submitted == ["l\ni"]
        await pilot.press("ctrl+enter")
        assert len(app.submitted) == 2


async def test_tab_leaves_a_reflection_and_function_keys_pass() -> None:
    app = Host(REFLECT, "a lift")
    async with app.run_test() as pilot:
        await pilot.press("f6", "f3", "escape", "tab")
        assert app.heard == ["reveal", "hint", "back"]
        assert not app.field.query_one(Essay).has_focus
        assert app.changes == []


async def test_reflections_keep_cursor_and_text_in_another_language() -> None:
    app = Host(REFLECT)
    async with app.run_test() as pilot:
        await pilot.press("a", "c", "left")
        app.field.show(REFLECT, app.draft, translator("fi"))
        await pilot.press("b")
        assert app.draft == "abc"


async def test_reflections_take_no_control_characters_and_no_endless_paste() -> None:
    app = Host(REFLECT)
    async with app.run_test() as pilot:
        app.post_message(Paste("a\x1b]0;x\x07\nb"))
        await pilot.pause()
        assert app.draft == "a]0;x\nb"
        app.post_message(Paste("word " * 20_000))
        await pilot.pause()
        assert isinstance(app.draft, str)
        assert len(app.draft) == LONGEST + 1
