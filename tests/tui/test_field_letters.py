"""Letters that a keyboard may lack."""

import pytest
from tests.tui.field_host import CHOICE, CLOZE, REFLECT, TEXT, Host

from sidos.tui.screen.letters import LetterRow, LettersScreen
from sidos.tui.station.field.essay import Essay
from sidos.tui.widget.line import Line


async def test_a_number_types_the_letter_at_the_cursor() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press(*"typer", "left", "f2", "2", "x")
        assert app.draft == "typeäxr"
        assert app.field.query_one(Line).has_focus


@pytest.mark.parametrize(
    ("keys", "letter"),
    [
        (["enter"], "å"),
        (["right", "right", "enter"], "ö"),
        (["left", "space"], "Ö"),
        (["4"], "Å"),
        (["right", "escape"], None),
    ],
)
async def test_arrows_and_enter_pick_and_escape_closes(keys: list[str], letter: str | None) -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("f2", *keys)
        await pilot.pause()
        assert not isinstance(app.screen, LettersScreen)
        assert app.draft == letter


async def test_a_click_picks_and_a_click_beside_closes() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        await pilot.pause()
        await pilot.click(LetterRow, offset=(2 + 6 * 4 + 3, 1))
        await pilot.pause()
        assert app.draft == "Ä"
        await pilot.press("f2")
        await pilot.pause()
        await pilot.click(offset=(0, 0))
        await pilot.pause()
        assert not isinstance(app.screen, LettersScreen)


async def test_what_is_selected_gives_way() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press(*"ab", "shift+left", "f2", "1")
        await pilot.pause()
        assert app.draft == "aå"


async def test_letters_go_into_the_gap_that_had_the_focus() -> None:
    app = Host(CLOZE)
    async with app.run_test() as pilot:
        await pilot.press("down", "f2", "3")
        await pilot.pause()
        assert app.draft == {"ties": "ö"}


async def test_letters_go_into_a_reflection_at_its_cursor() -> None:
    app = Host(REFLECT)
    async with app.run_test() as pilot:
        await pilot.press("m", "enter", "t", "left", "f2", "3", "i")
        assert app.draft == "m\nöit"
        assert app.field.query_one(Essay).has_focus


async def test_from_elsewhere_they_go_into_the_first_line() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        app.query_one("#body").focus()
        await pilot.press("f2", "1", "x")
        assert app.draft == "åx"


async def test_nothing_happens_where_nothing_can_be_typed() -> None:
    app = Host(CHOICE)
    async with app.run_test() as pilot:
        await pilot.press("f2", "1", "2")
        await pilot.pause()
        assert app.draft == "more"


async def test_the_hardware_cursor_is_on_the_letter() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("f2", "right")
        await pilot.pause()
        row = app.screen.query_one(LetterRow).content_region
        assert app.cursor_position == (row.x + 9, row.y)


async def test_only_one_letter_is_typed_however_fast_the_keys() -> None:
    app = Host(TEXT)
    async with app.run_test() as pilot:
        await pilot.press("f2")
        row = app.screen.query_one(LetterRow)
        row.action_number(1)
        row.action_number(2)
        await pilot.pause()
        assert app.draft == "å"
