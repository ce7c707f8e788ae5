"""Putting in order: carrying, moving at once, numbers, clicks and dragging."""

from tests.tui.field_host import ORDER, SEED, Host, drawn
from textual.events import MouseDown, MouseUp

from sidos.engine.shuffle import display_order
from sidos.tui.widget.row_list import RowList

SHUFFLED = display_order(ORDER, SEED)
A, B, C, D = SHUFFLED


async def test_the_shuffled_order_is_shown_and_may_be_submitted() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        texts = {part.id: part.text for part in ORDER.items}
        assert [line[5:] for line in drawn(app.field.query_one(RowList))] == [
            texts[name] for name in SHUFFLED
        ]
        await pilot.press("enter")
        assert app.submitted == [None]
        assert app.changes == []


async def test_shift_and_arrow_move_the_row_and_the_cursor_with_it() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("shift+down", "J", "shift+up", "K", "K")
        assert app.changes == [(B, A, C, D), (B, C, A, D), (B, A, C, D), (A, B, C, D)]
        assert app.field.query_one(RowList).cursor == 0


async def test_space_picks_up_arrows_carry_space_puts_down() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "down")
        assert app.draft == (B, C, A, D)
        assert drawn(app.field.query_one(RowList))[2].startswith("» 3")
        await pilot.press("space", "down")
        assert app.draft == (B, C, A, D)
        assert drawn(app.field.query_one(RowList))[3].startswith("› 4")


async def test_enter_and_escape_put_down_what_is_carried() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("space", "down", "enter")
        assert app.submitted == []
        await pilot.press("space", "escape")
        assert app.heard == []
        await pilot.press("enter", "escape")
        assert app.submitted == [(B, A, C, D)]
        assert app.heard == ["back"]


async def test_the_keys_say_whether_space_picks_up_or_puts_down() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        assert app.screen.active_bindings["space"].binding.description == "Pick up"
        await pilot.press("space")
        assert app.screen.active_bindings["space"].binding.description == "Put down"


async def test_a_digit_moves_the_row_to_that_place() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("4", "9")
        assert app.changes == [(B, C, D, A)]
        assert app.field.query_one(RowList).cursor == 3


async def test_one_click_picks_up_another_puts_there() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.click(RowList, offset=(5, 0))
        await pilot.click(RowList, offset=(5, 2))
        assert app.changes == [(B, C, A, D)]
        assert drawn(app.field.query_one(RowList))[2].startswith("› 3")


async def test_a_row_can_be_dragged() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        rows = app.field.query_one(RowList).region
        for event, line in ((MouseDown, rows.y + 3), (MouseUp, rows.y)):
            app.post_message(  # to the app, as a terminal's mouse: it makes the click of the two
                event(
                    None,
                    rows.x + 5,
                    line,
                    delta_x=0,
                    delta_y=0,
                    button=1,
                    shift=False,
                    meta=False,
                    ctrl=False,
                )
            )
            await pilot.pause()
        assert app.changes == [(D, A, B, C)]


async def test_leaving_the_field_puts_down() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("space")
        app.query_one("#body").focus()
        await pilot.pause()
        assert drawn(app.field.query_one(RowList))[0].startswith("› 1")


async def test_the_same_in_another_language_keeps_what_is_carried() -> None:
    app = Host(ORDER)
    async with app.run_test() as pilot:
        await pilot.press("space", "down")
        app.field.show(ORDER, app.draft, app.field.translator)
        await pilot.press("down")
        assert app.draft == (B, C, A, D)
