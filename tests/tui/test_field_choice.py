"""Picking one option and ticking several, by keys and by mouse."""

from tests.tui.field_host import CHOICE, CHOICE_FI, MULTI, Host, drawn, translator
from textual.geometry import Offset

from sidos.tui.widget.row_list import RowList


async def test_space_picks_the_row_under_the_cursor() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("down", "j", "k", "space")
        assert app.changes == ["more"]
        assert "› (•) 2  Enough followers for a conversation to start" in drawn(
            app.field.query_one(RowList)
        )


async def test_a_digit_picks_and_takes_the_cursor_along() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("3", "9")
        assert app.changes == ["tools"]
        assert app.field.query_one(RowList).cursor == 2


async def test_enter_takes_the_row_under_the_cursor_where_nothing_is_picked() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert app.submitted == ["more"]


async def test_enter_submits_what_is_picked_wherever_the_cursor_is() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("1", "down", "enter")
        assert app.submitted == ["shared"]
        assert app.changes == ["shared"]


async def test_a_click_picks() -> None:
    app = Host(CHOICE)
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.field.query_one(RowList)
        line = next(y for y, text in enumerate(drawn(rows)) if "Enough followers" in text)
        await pilot.click(RowList, offset=(12, line))
        assert app.changes == ["more"]
        assert rows.has_focus


async def test_a_long_option_hangs_under_itself() -> None:
    app = Host(CHOICE)
    async with app.run_test(size=(60, 20)):
        first, second, *_ = drawn(app.field.query_one(RowList))
        assert first.startswith("› ( ) 1  Something")
        assert second.startswith(" " * 9 + "in common")


async def test_the_hardware_cursor_follows_the_row() -> None:
    app = Host(CHOICE)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        rows = app.field.query_one(RowList)
        assert app.cursor_position == rows.region.offset
        await pilot.press("down")
        assert app.cursor_position == rows.region.offset + Offset(0, 3)


async def test_the_row_stays_in_sight_where_the_screen_is_low() -> None:
    app = Host(CHOICE)
    async with app.run_test(size=(30, 7)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        body = app.query_one("#body")
        assert body.scroll_y > 0
        assert body.region.contains_point(app.cursor_position)
        await pilot.press("up", "up")
        await pilot.pause()
        assert body.region.contains_point(app.cursor_position)


async def test_another_language_keeps_pick_cursor_and_focus() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("2", "down")
        app.field.show(CHOICE_FI, app.draft, translator("fi"))
        await pilot.pause()
        rows = app.field.query_one(RowList)
        assert drawn(rows) == [
            "  ( ) 1  Jotain seuraajille yhteistä",
            "  (•) 2  Riittävästi seuraajia",
            "› ( ) 3  Parempi alusta",
        ]
        assert rows.has_focus
        assert app.changes == ["more"]


async def test_keys_of_the_screen_pass() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("a", "h", "l", "escape")
        assert app.heard == ["reveal", "hint", "language", "back"]


async def test_ticks_come_and_go_in_the_lessons_order() -> None:
    app = Host(MULTI)
    async with app.run_test() as pilot:
        await pilot.press("3", "up", "up", "space", "3", "enter")
        assert app.changes == [("reminder",), ("jigsaw", "reminder"), ("jigsaw",)]
        assert app.submitted == [("jigsaw",)]


async def test_clicks_tick_and_untick() -> None:
    app = Host(MULTI)
    async with app.run_test() as pilot:
        await pilot.click(RowList, offset=(5, 1))
        await pilot.click(RowList, offset=(5, 1))
        assert app.changes == [("photos",), ()]


async def test_text_that_looks_like_markup_is_drawn_as_it_is() -> None:
    app = Host(MULTI)
    async with app.run_test():
        assert "  [ ] 3  A reminder [/b] that a loan is due" in drawn(app.field.query_one(RowList))
