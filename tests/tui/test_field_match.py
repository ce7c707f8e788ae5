"""Joining pairs, by keys and by mouse."""

from tests.tui.field_host import MATCH, Host, drawn, translator

from sidos.tui.widget.row_list import RowList


async def test_a_digit_joins_and_frees_the_right_side_elsewhere() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.press("2", "down", "1")
        assert app.draft == {"birders": "nurses", "nurses": "birders"}
        await pilot.press("down", "2")
        assert app.draft == {"nurses": "birders", "neighbours": "nurses"}


async def test_arrows_cycle_through_what_is_free_and_none() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.press("right", "down", "right", "space", "right", "left")
        assert app.changes == [
            {"birders": "birders"},
            {"birders": "birders", "nurses": "nurses"},
            {"birders": "birders", "nurses": "neighbours"},
            {"birders": "birders"},
            {"birders": "birders", "nurses": "neighbours"},
        ]


async def test_enter_submits() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.press("1", "enter")
        assert app.submitted == [{"birders": "birders"}]


async def test_a_click_on_a_right_side_gives_it_to_the_row() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.click(".rows", offset=(5, 2))
        await pilot.click(".legend", offset=(5, 0))
        assert app.changes == [{"neighbours": "birders"}]
        assert app.field.query_one(".rows").has_focus


async def test_what_is_taken_is_marked_by_a_character() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert drawn(app.field.query_one(".legend", RowList)) == [
            "1   A rare bird on the shore",
            "2   A professional question that keeps returning",
            "3 ✓ The plan to fell the old linden",
        ]
        first = drawn(app.field.query_one(".rows", RowList))[0]
        assert first.startswith("› People up at four")
        assert "→ 3 The plan to fell the old" in first


async def test_every_line_of_a_row_belongs_to_it_where_the_screen_is_narrow() -> None:
    app = Host(MATCH, {"birders": "nurses"})
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.field.query_one(".rows", RowList)
        line = next(y for y, text in enumerate(drawn(rows)) if "Night nurses" in text)
        assert line > 1
        await pilot.click(".rows", offset=(4, line))
        assert rows.cursor == 1


async def test_a_row_that_grows_stays_in_sight() -> None:
    app = Host(MATCH)
    async with app.run_test(size=(44, 8)) as pilot:
        await pilot.press("down", "down", "2")
        await pilot.pause()
        body, rows = app.query_one("#body"), app.field.query_one(".rows")
        assert rows.region.bottom <= body.content_region.bottom


async def test_another_language_keeps_what_is_joined() -> None:
    app = Host(MATCH)
    async with app.run_test() as pilot:
        await pilot.press("down", "1")
        app.field.show(MATCH, app.draft, translator("fi"))
        await pilot.press("down", "2")
        assert app.draft == {"nurses": "birders", "neighbours": "nurses"}
