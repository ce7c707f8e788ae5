"""Sorting into groups, by keys and by mouse."""

from tests.tui.field_host import SORT, Host, drawn

from sidos.tui.widget.row_list import RowList


async def test_a_digit_puts_into_the_group_with_that_number() -> None:
    app = Host(SORT)
    async with app.run_test() as pilot:
        await pilot.press("1", "down", "3", "4", "enter")
        assert app.submitted == [{"requiem": "object", "chat": "audience"}]
        assert drawn(app.field.query_one(".rows", RowList)) == [
            "  The requiem being rehearsed  [1 Social object]",
            "› The group chat               [3 Audience]",
            "  Six hundred subscribers      [ ]",
        ]
        assert drawn(app.field.query_one(".legend", RowList)) == [
            "1 Social object",
            "2 Tool",
            "3 Audience",
        ]


async def test_arrows_and_space_go_round_the_groups_and_none() -> None:
    app = Host(SORT)
    async with app.run_test() as pilot:
        await pilot.press("left", "right", "space", "space")
        assert app.changes == [
            {"requiem": "audience"},
            {},
            {"requiem": "object"},
            {"requiem": "tool"},
        ]


async def test_columns_stay_where_they_are_on_a_narrow_screen() -> None:
    app = Host(SORT)
    async with app.run_test(size=(44, 20)) as pilot:
        rows = app.field.query_one(".rows", RowList)
        before = [line.find("[") for line in drawn(rows)]
        await pilot.press("1", "down", "3")
        await pilot.pause()
        assert [line.find("[") for line in drawn(rows)] == before
        assert all(line.endswith("]") for line in drawn(rows) if "[" in line)


async def test_clicks_choose_a_row_and_a_group() -> None:
    app = Host(SORT)
    async with app.run_test() as pilot:
        await pilot.click(".rows", offset=(5, 1))
        await pilot.click(".legend", offset=(3, 1))
        assert app.changes == [{"chat": "tool"}]
        await pilot.click(".rows", offset=(5, 1))
        assert app.draft == {"chat": "audience"}
