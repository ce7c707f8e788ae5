"""No draft and no key makes a field fail; what a draft says of unknown parts is not shown."""

import pytest
from tests.tui.field_host import ITEMS, Host, translator
from textual.events import Key

from sidos.model.attempt import Response
from sidos.model.item import AnyItem

DRAFTS: tuple[Response | None, ...] = (
    None,
    "",
    "nobody",
    "\x1b[2J",
    (),
    ("nobody", "nobody"),
    ("help", "meet"),
    {},
    {"nobody": "nothing", "birders": "nobody", "requiem": "nobody", "object": "\x07"},
)
KEYS = (
    *("up", "down", "left", "right", "space", "1", "9", "shift+up", "shift+down", "K", "J"),
    *("j", "k", "x", "backspace", "delete", "home", "end", "pageup", "pagedown", "space"),
    *("down", "2", "escape", "ctrl+z", "enter", "enter"),
)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
async def test_no_draft_and_no_key_fails(item: AnyItem) -> None:
    app = Host(item, "nobody")
    async with app.run_test(size=(60, 20)) as pilot:
        for draft in DRAFTS:
            app.changes.clear()
            app.field.show(item, draft, translator("fi"))
            await pilot.pause()
            assert app.changes == []
            app.field.focus_first()
            for key in KEYS:
                app.post_message(Key(key, key if len(key) == 1 else None))
            await pilot.pause()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
@pytest.mark.parametrize("draft", [("nobody",), {"nobody": "x"}], ids=repr)
async def test_an_odd_draft_is_opened_and_not_posted(item: AnyItem, draft: Response) -> None:
    app = Host(item, draft)
    async with app.run_test(size=(60, 20)):
        assert app.changes == []


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
async def test_only_typed_fields_keep_letters_from_the_screen_at_any_size(item: AnyItem) -> None:
    app = Host(item)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.resize_terminal(20, 6)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert app.field.size.width > 60
        await pilot.press("l")
        assert app.field.typed == (app.heard == [])
