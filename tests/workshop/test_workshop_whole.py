"""A whole workshop, with everything real: the hub a process, the facilitator's screen, two people
at terminals, one on a phone's browser; it is cut off in the middle, and it leaves a report."""

import asyncio
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.async_api import Page
from tests.e2e.terminal import Terminal
from tests.workshop.browser import browser_page
from tests.workshop.hub_process import HubProcess
from tests.workshop.small_course import READY, write_course

from sidos.i18n.locales import Locales
from sidos.store.settings import Settings
from sidos.study.paths import bundled
from sidos.tui.workshop.app import RoomApp
from sidos.tui.workshop.facilitator import FacilitatorScreen
from sidos.workshop.client import RoomClient
from sidos.workshop.frame import HelloFrame, Role
from sidos.workshop.stores.sqlite import open_sqlite
from sidos.workshop.view import Phase

_PATIENCE = 20.0


def sidos(folder: Path, *arguments: str) -> list[str]:
    """The program, with the small course and a folder of its own."""
    return [
        *(sys.executable, "-m", "sidos", "--data", str(folder)),
        *("--lessons", str(folder.parent / "courses"), *arguments),
    ]


def finnish(message: str, **values: int) -> str:
    """A sentence of the interface in Finnish, as a pattern that may be wrapped over lines."""
    text = Locales([bundled("locales")], None).translator("fi").gettext(message, **values)
    return r"\s+".join(map(re.escape, text.split()))


def at_terminal(folder: Path, hub: HubProcess, name: str, language: str) -> Terminal:
    """Someone who joins from a terminal."""
    own = folder / name
    own.mkdir()
    command = sidos(own, "join", f"127.0.0.1:{hub.port}", hub.code, "--name", name)
    env = {**os.environ, "TERM": "xterm-256color", "LC_ALL": language}
    return Terminal(command, cwd=own, env=env)


async def until(terminal: Terminal, pattern: str) -> str:
    """Wait for what a terminal shows, while the other screens go on."""
    return await asyncio.to_thread(terminal.until, pattern)


async def once(ready: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(_PATIENCE):
        while not ready():  # noqa: ASYNC110 - a screen's state has no event
            await asyncio.sleep(0.02)


async def test_a_workshop_from_its_opening_to_its_report(tmp_path: Path) -> None:
    write_course(tmp_path / "courses")
    store = tmp_path / "rooms.db"
    hub = HubProcess(
        tmp_path / "data",
        f"sqlite:{store}",
        *("--course", "baking"),
        lessons=tmp_path / "courses",
    )
    with hub:
        async with browser_page() as page:
            await held(tmp_path, hub, page)
    export = await asyncio.create_subprocess_exec(
        *sidos(
            tmp_path / "data",
            *("workshop", "export", hub.room, "--store", f"sqlite:{store}", "--format", "json"),
        ),
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await export.communicate()
    assert json.loads(told)


async def held(folder: Path, hub: HubProcess, page: Page) -> None:
    """Lead the workshop through two questions, one of them asked twice."""
    address = hub.address
    client = RoomClient(address, HelloFrame(role=Role.FACILITATOR, token=hub.token, lang="en"))
    app = RoomApp(
        client,
        lambda: FacilitatorScreen(address.base),
        locales=Locales([bundled("locales")], None),
        tag="en",
        settings=Settings(),
    )
    await page.goto(address.base)
    await page.fill("#code", hub.code)
    await page.press("#code", "Enter")
    await page.fill("#name", "Cecilia")
    await page.press("#name", "Enter")
    await page.wait_for_selector("h1:has-text('You are in.')")
    with at_terminal(folder, hub, "Aino", "fi_FI.UTF-8") as aino:
        await until(aino, finnish("You are in. Wait for the first question."))
        async with app.run_test(size=(100, 30)) as pilot:
            await once(lambda: app.room.counts.present == 2)

            await pilot.press("n")  # the first question
            await until(aino, "Milloin se on valmis")
            await page.check("#option-1")
            aino.press("2", "enter")
            await until(aino, finnish("Your answer is in."))

            # The hub is gone in the middle of the question, and comes back.
            await asyncio.to_thread(hub.kill)
            await once(lambda: app.room.away)
            await page.click("#answer")
            await asyncio.to_thread(hub.start, room=False)
            await page.wait_for_selector("h1:has-text('Your answer is in.')", timeout=20_000)
            await once(lambda: not app.room.away and app.room.counts.answered == 2)

            await pilot.press("n")  # closed
            await once(lambda: app.room.phase is Phase.CLOSED)
            await pilot.press("n")  # revealed
            await until(aino, "Kello ei tiedä")
            await page.wait_for_selector("text=Twice the size.")

            with at_terminal(folder, hub, "Bengt", "en_GB.UTF-8") as bengt:
                await until(bengt, "Doubled")  # late: the answer is on all screens, unjudged
                await until(bengt, "You didn’t answer this one")

                await pilot.press("v")  # once more, after they have talked about it
                again = "This question is asked again: round {number}."
                await until(aino, finnish(again, number=2))
                await until(bengt, "round 2")
                await page.check("#option-2")
                bengt.press("2")
                await until(bengt, r"\(•\) 2")
                bengt.press("f4")  # another language in the middle of an answer
                await until(bengt, r"Milloin se on valmis[\s\S]*\(•\) 2")
                bengt.press("enter")
                await until(bengt, finnish("Your answer is in."))
                aino.press("1", "enter")
                await until(aino, finnish("Your answer is in."))
                await page.click("#answer")
                await once(lambda: app.room.counts.answered == 3)

                await pilot.press("r")
                for terminal in (aino, bengt):
                    await until(terminal, "Kello ei tiedä")
                live = app.room.live[0].revealed
                assert live is not None
                assert [(t.round, t.answered) for t in live.tallies] == [(1, 2), (2, 3)]

                ended = finnish("The workshop has ended. Thank you for taking part.")
                await pilot.press("e", "enter")
                await until(aino, ended)
                await until(bengt, ended)
                await page.wait_for_selector("h1:has-text('The workshop has ended.')")
                await once(lambda: app.room.phase is Phase.ENDED)
    kept = await open_sqlite(folder / "rooms.db")
    groups = await kept.groups(hub.room, READY)
    await kept.close()
    assert sum(group.count for group in groups if group.round == 1) == 2
    assert sum(group.count for group in groups if group.round == 2) == 3
