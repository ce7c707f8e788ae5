"""`sidos workshop host --headless` as a process, and what keeps it from starting."""

import asyncio
import json
import os
import socket
import stat
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGINT
from typing import Any

import pytest
from tests.workshop.small_course import EVERY

from sidos.study.paths import PACKAGE
from sidos.workshop.address import read_address
from sidos.workshop.client import RoomClient
from sidos.workshop.frame import HelloFrame, Role, WelcomeFrame
from sidos.workshop.secret import hashed

ENVIRON = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "LC_ALL": "C.UTF-8"}


def line(folder: Path, *wishes: str) -> list[str]:
    data = ["--data", str(folder), "--lessons", str(folder / "courses")]
    host = ["workshop", "host", "--headless", "--course", "baking", *wishes]
    return [sys.executable, "-m", "sidos", *data, *host]


@asynccontextmanager
async def hosting(
    folder: Path, *wishes: str
) -> AsyncIterator[tuple[asyncio.subprocess.Process, dict[str, Any]]]:
    process = await asyncio.create_subprocess_exec(
        *line(folder, "--port", "0", "--format", "json", *wishes),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=ENVIRON,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(20):
            said = await process.stdout.readline()
        yield process, json.loads(said)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def seen_by_all(pid: int) -> str:
    """What the system tells anyone of a process."""
    return (Path("/proc") / str(pid) / "cmdline").read_bytes().decode()


def written(path: Path) -> tuple[str, int]:
    """A file's text and who may do what with it."""
    return path.read_text("utf-8"), stat.S_IMODE(path.stat().st_mode)


async def test_a_room_is_opened_led_with_the_token_in_a_file_and_ended_by_a_signal(
    folder: Path,
) -> None:
    async with hosting(folder, "--mode", "anonymous", "--title", "Ours") as (process, told):
        token, mode = written(Path(told["token_file"]))
        address = read_address(told["link"])
        assert address is not None
        lead = RoomClient(address, HelloFrame(role=Role.FACILITATOR, token=token.strip()))
        join = RoomClient(address, HelloFrame(link=address.link))
        async with lead, join:
            for client in (lead, join):
                frame = await anext(client.frames())
                assert isinstance(frame, WelcomeFrame)
                snapshot = frame.snapshot
                assert (snapshot.title, snapshot.mode) == ("Ours", "anonymous")
        assert token.strip() not in seen_by_all(process.pid)
        process.terminate()
        out, errors = (text.decode() for text in await process.communicate())
        assert process.returncode == 0
        assert mode == 0o600
        assert token.strip() not in f"{told}{out}{errors}"
        assert (out, errors) == ("", "")


async def test_on_a_network_it_tells_who_can_read_along_and_takes_a_tokens_hash(
    folder: Path,
) -> None:
    wishes = ("--listen", "0.0.0.0", "--token-hash", hashed("own").hex())
    async with hosting(folder, *wishes) as (process, told):
        address = read_address(f"127.0.0.1:{told['port']}")
        assert address is not None
        assert told["token_file"] == ""
        assert not [url for url in told["urls"] if "0.0.0.0" in url]
        async with RoomClient(address, HelloFrame(role=Role.FACILITATOR, token="own")) as lead:
            frame = await anext(lead.frames())
            assert isinstance(frame, WelcomeFrame)
            assert [planned.id for planned in frame.snapshot.plan] == list(EVERY)
        process.send_signal(SIGINT)
        _, errors = await process.communicate()
        assert process.returncode == 0
        assert "Others on this network can read the traffic" in errors.decode()


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        (("--port", "{taken}"), "Port {taken} is taken. Choose another one with --port."),
        (
            ("--listen", "203.0.113.5"),
            "203.0.113.5 is not an address of this machine. Choose another one with --listen.",
        ),
        (("--unit", "none"), "There is no unit “none”. Choose one of these: start."),
        (("--retain", "soon"), "“soon” is not a length of time. Write it like 24h, 90m or 7d."),
        (("--proxy", "me"), "“me” is not an address. Write it like 192.0.2.7 or 10.0.0.0/8."),
        (("--cert", "c.pem"), "Give --cert and --key together."),
        (
            ("--cert", "none.pem", "--key", "none.pem"),
            "none.pem can’t be read. Check the path and your permissions.",
        ),
        (("--public", "here"), "“here” is not an address. Write it like https://example.org."),
        (("--store", "cupboard"), "Rooms can’t be saved in “cupboard”. Write sqlite:PATH or "),
        (
            ("--token-hash", "abc"),
            "This is not a token’s hash. Give the 64 hexadecimal digits of its SHA-256.",
        ),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_what_keeps_a_hub_from_starting_is_told_in_a_sentence(
    folder: Path, wishes: Sequence[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from sidos.cli.run import run

    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = str(other.getsockname()[1])
        arguments = [wish.format(taken=taken) for wish in wishes]
        code = run(line(folder, *arguments)[3:], {"LANG": "C"})
    complained = capsys.readouterr().err

    assert code in {1, 2}
    assert complained.startswith(f"sidos: {said.format(taken=taken)}")
    assert complained.count("\n") == 1
