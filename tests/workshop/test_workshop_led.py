"""`sidos workshop host` in a real terminal: the hub and the facilitator's screen in one command."""

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from tests.e2e.terminal import Terminal
from tests.workshop.small_course import READY

from sidos.cli.run import run
from sidos.study.paths import PACKAGE
from sidos.workshop.address import Address
from sidos.workshop.client import RoomClient
from sidos.workshop.frame import HelloFrame, Result
from sidos.workshop.hub.hosting import NewRoom, make_room
from sidos.workshop.secret import hashed
from sidos.workshop.stores.sqlite import open_sqlite

ENVIRON = {
    **os.environ,
    "PYTHONPATH": str(PACKAGE.parent),
    "LC_ALL": "C.UTF-8",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
}


def words(folder: Path, *more: str) -> list[str]:
    data = ["--data", str(folder / "data"), "--lessons", str(folder / "courses")]
    return [*data, "workshop", *more]


@contextmanager
def screen(folder: Path, *more: str) -> Iterator[Terminal]:
    """The facilitator's terminal; nothing of it runs on afterwards."""
    argv = [sys.executable, "-m", "sidos", *words(folder, *more)]
    with Terminal(argv, cwd=folder, env=ENVIRON, size=(100, 30)) as terminal:
        hubs: list[psutil.Process] = []
        try:
            yield terminal
        finally:
            hubs += children(terminal)
            terminal.kill()
            for hub in hubs:
                hub.kill()


def children(terminal: Terminal) -> list[psutil.Process]:
    try:
        return psutil.Process(terminal.pid).children()
    except psutil.NoSuchProcess:
        return []


async def answered_across_a_crash(terminal: Terminal) -> None:
    """Answer a question whose hub is killed at once; see that it comes back with the answer."""

    async def until(pattern: str) -> str:
        return await asyncio.to_thread(terminal.until, pattern)

    shown = await until(r"Join at [\s\S]+Code: \w{6}")
    found = re.search(r"Join at http://127\.0\.0\.1:(\d+)[\s\S]+Code: (\w{6})", shown)
    assert found is not None
    (hub,) = children(terminal)
    # The child is told no secret, so none can be read off its command line.
    assert not [word for word in hub.cmdline() if re.fullmatch(r"[\w-]{32}", word)]
    hello = HelloFrame(code=found[2], name="Aino")
    address = Address(base=f"http://127.0.0.1:{found[1]}")
    async with RoomClient(address, hello, ack_within=0.3) as aino:
        await anext(aino.frames())
        terminal.press("n")
        await until("Question 1 of 5")
        assert await aino.answer(READY, 1, "1", key="first") is Result.OK
        await until("Answered: 1")

        hub.send_signal(signal.SIGKILL)
        await until("The connection is lost")
        # What was acknowledged is there: sent again, it is known.
        assert await aino.answer(READY, 1, "1", key="first") is Result.DUP
        await until(r"Answered: 1(?![\s\S]*connection is gone)")


def test_a_killed_hub_comes_back_a_room_is_gone_on_with_and_the_report_agrees(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with screen(folder, "host", "--course", "baking", "--port", "0") as terminal:
        asyncio.run(answered_across_a_crash(terminal))
        (hub,) = children(terminal)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert not hub.is_running()
        (room,) = re.findall(r"sidos workshop resume (\w{8})", terminal.text)

    with screen(folder, "resume", room[:4], "--port", "0") as terminal:
        terminal.until("Answered: 1")
        terminal.press("r")
        terminal.until("The answer is on all screens")
        terminal.press("e")
        terminal.until("End the workshop for all")
        terminal.press("enter")
        terminal.until(r"Questions asked: 1[\s\S]+When is it ready\?[\s\S]+s Save")
        terminal.press("s")
        terminal.until("The report is in")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert f"sidos workshop export {room}" in terminal.text

    saved = (folder / f"workshop-{room}.md").read_text("utf-8")
    plain = {"LANG": "C"}
    assert run(words(folder, "export", "last"), plain) == 0
    assert capsys.readouterr().out == saved
    assert run(words(folder, "export", room, "--format", "json"), plain) == 0
    (asked,) = json.loads(capsys.readouterr().out)["questions"]
    assert (asked["id"], asked["rounds"][0]["answered"]) == (READY, 1)
    assert run(words(folder, "resume", room), plain) == 2
    assert "has ended" in capsys.readouterr().err


def test_what_keeps_the_hub_from_starting_is_said_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with screen(folder, "host", "--course", "baking", "--port", port) as terminal:
            assert terminal.ended() == 1
            assert terminal.text.count(f"Port {port} is taken.") == 1
    assert run(words(folder, "list", "--format", "json"), {"LANG": "C"}) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_the_hub_ends_with_the_process_that_started_it(folder: Path) -> None:
    more = ["host", "--headless", "--no-room", "--until-eof", "--port", "0", "--format", "json"]
    hub = subprocess.Popen(
        [sys.executable, "-m", "sidos", *words(folder, *more)],
        env=ENVIRON,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with hub:
        assert hub.stdout is not None
        assert hub.stdin is not None
        assert json.loads(hub.stdout.readline())["port"]
        hub.stdin.close()
        assert hub.wait(20) == 0


def only_for_its_owner(file: str) -> str:
    """What a file says that nobody else can read."""
    assert Path(file).stat().st_mode & 0o777 == 0o600
    return Path(file).read_text("utf-8").strip()


async def test_a_room_is_resumed_without_a_screen_under_a_new_token(folder: Path) -> None:
    kept = folder / "rooms.db"
    store = await open_sqlite(kept)
    wanted = NewRoom(course="baking", questions=(READY,), facilitator=hashed("old"))
    room = await make_room(store, wanted)
    more = ["resume", room.id, "--headless", "--port", "0", "--format", "json"]
    hub = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sidos", *words(folder, *more, "--store", f"sqlite:{kept}")),
        env=ENVIRON,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert hub.stdout is not None
        told = json.loads(await asyncio.wait_for(hub.stdout.readline(), 20))
        assert told["room"] == room.id
        token = only_for_its_owner(told["token_file"])
        assert (await store.room(room.id)).facilitator == hashed(token)
    finally:
        hub.terminate()
        assert await asyncio.wait_for(hub.wait(), 20) == 0
        await store.close()
