"""Filling gaps: the sentence shows what has been typed, Enter walks through the gaps."""

from tests.tui.field_host import CLOZE, CLOZE_FI, Host, translator

from sidos.tui.station.field.cloze_field import ClozeField
from sidos.tui.widget.line import Line
from sidos.tui.widget.lines_view import LinesView


def sentence(app: Host) -> str:
    return str(app.field.query_one(LinesView).render())


async def test_the_sentence_shows_numbered_blanks_and_what_is_typed() -> None:
    app = Host(CLOZE)
    async with app.run_test() as pilot:
        assert app.field.draws_prompt
        assert sentence(app) == (
            "What readers talk about is a social [1:____]. It is a generator of [2:____]."
        )
        await pilot.press(*"[b]")
        await pilot.pause()
        assert "social [1:[b]]. It" in sentence(app)
        assert app.draft == {"object": "[b]"}


async def test_enter_goes_to_the_next_empty_gap_and_at_the_last_gives() -> None:
    app = Host(CLOZE)
    async with app.run_test() as pilot:
        await pilot.press("x", "enter", "y", "enter")
        assert app.submitted == [{"object": "x", "ties": "y"}]


async def test_enter_gives_where_no_later_gap_is_empty() -> None:
    app = Host(CLOZE, {"ties": "ties"})
    async with app.run_test() as pilot:
        await pilot.press("x", "enter")
        assert app.submitted == [{"object": "x", "ties": "ties"}]


async def test_arrows_go_between_the_lines() -> None:
    app = Host(CLOZE)
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "k", "up", "up", "j")
        assert app.draft == {"object": "j", "ties": "k"}


async def test_another_language_keeps_lines_and_focus_and_shows_them_in_its_sentence() -> None:
    app = Host(CLOZE)
    async with app.run_test() as pilot:
        await pilot.press(*"object", "enter", *"tes", "left")
        app.field.show(CLOZE_FI, app.draft, translator("fi"))
        await pilot.press("i")
        await pilot.pause()
        assert app.draft == {"object": "object", "ties": "teis"}
        assert sentence(app) == "Se on [2:teis]generaattori ja sosiaalinen [1:object]."
        assert app.field.query(Line).last().has_focus


async def test_an_emptied_line_is_no_entry() -> None:
    app = Host(CLOZE, {"object": "x"})
    async with app.run_test() as pilot:
        await pilot.press("backspace")
        assert app.draft == {}


async def test_only_a_cloze_draws_its_prompt() -> None:
    app = Host(CLOZE)
    async with app.run_test():
        assert isinstance(app.field, ClozeField)
        assert "*" not in sentence(app)
