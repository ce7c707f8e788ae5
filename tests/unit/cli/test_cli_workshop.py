"""The commands for rooms that are in the store."""

import asyncio
import csv
import json
import shutil
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from tests.small_courses import GARDEN
from tests.unit.cli.outcome import Outcome
from tests.unit.workshop.garden_room import DARK, GardenRoom

from sidos.cli.run import run
from sidos.workshop.view import Mode

Sidos = Callable[..., Outcome]
ROOM = "r00m2345"


@pytest.fixture
def sidos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Sidos:
    """Run `sidos workshop …` on the store that `kept` makes."""

    def run_sidos(*arguments: str, lang: str = "en", courses: Path = GARDEN) -> Outcome:
        monkeypatch.setattr(sys, "stdin", StringIO(""))
        head = ("--lang", lang, "--data", str(tmp_path / "data"), "--lessons", str(courses))
        store = ("--store", f"sqlite:{tmp_path / 'rooms.db'}")
        code = run([*head, "workshop", *arguments, *store], {"LANG": "C"})
        return Outcome(code, *capsys.readouterr())

    return run_sidos


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one room, in which one question was answered and all is over."""
    folder = tmp_path_factory.mktemp("kept")

    async def make() -> None:
        room = await GardenRoom.open(folder, Mode.NICKNAME)
        await room.join("Äinö", "Eero")
        await room.ask(DARK, {"Äinö": "humus", "Eero": "paint"})
        await room.end()
        await room.store.close()

    asyncio.run(make())
    return folder / "rooms.db"


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> None:
    """That store, for one test to change."""
    shutil.copy(made, tmp_path)


@pytest.mark.usefixtures("kept")
def test_a_report_is_printed_or_written(sidos: Sidos, tmp_path: Path) -> None:
    printed = sidos("export", "last")
    assert (printed.code, printed.complained) == (0, "")
    assert printed.said.startswith("# A garden\n")

    table = tmp_path / "told.csv"
    assert sidos("export", ROOM.upper(), "--to", str(table)).said == (
        f"The report is in {table}.\n"
    )
    # The mark that spreadsheets know UTF-8 by.
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    with table.open(encoding="utf-8-sig", newline="") as stream:
        people = [row["Person"] for row in csv.DictReader(stream) if row["Row type"] == "person"]
    assert people == ["Äinö", "Eero"]

    told = json.loads(sidos("export", "r0", "--format", "json", lang="fi").said)
    assert (told["room"], told["title"]) == (ROOM, "Puutarha")
    assert told["concepts"][0]["name"] == "Maa elää"


@pytest.mark.usefixtures("kept")
def test_a_report_needs_its_course_and_a_place(sidos: Sidos, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    gone = sidos("export", ROOM, courses=tmp_path / "none")
    assert (gone.code, gone.said) == (2, "")
    assert "The course “garden” of this workshop isn’t here." in gone.complained

    nowhere = sidos("export", ROOM, "--to", str(tmp_path / "no" / "x.md"))
    assert nowhere.code == 1
    assert nowhere.complained == f"sidos: There is no folder {tmp_path / 'no'}. Check the path.\n"


@pytest.mark.usefixtures("kept")
def test_rooms_are_listed(sidos: Sidos) -> None:
    (line,) = sidos("list").said.splitlines()
    assert line.startswith(f"{ROOM}  ")
    assert line.endswith("A garden (2 people, 1 question asked, nicknames, ended)")

    (told,) = json.loads(sidos("list", "--format", "json").said)
    assert told == {
        "room": ROOM,
        "title": "A garden",
        "course": "garden",
        "begun": "2025-11-21T14:00:00+00:00",
        "ended": "2025-11-21T14:03:00+00:00",
        "mode": "nickname",
        "people": 2,
        "asked": 1,
        "state": "ended",
    }


@pytest.mark.usefixtures("kept")
def test_a_room_is_deleted_once_that_is_sure(sidos: Sidos, tmp_path: Path) -> None:
    token = tmp_path / "data" / f"workshop-{ROOM}.token"
    token.parent.mkdir(exist_ok=True)
    token.write_text("secret")

    unsure = sidos("delete", ROOM)
    assert (unsure.code, unsure.complained) == (
        2,
        "sidos: Nothing was deleted. If you are sure, add --yes.\n",
    )
    assert token.exists()

    assert sidos("delete", ROOM, "--yes").said == f"The room {ROOM} is deleted.\n"
    assert (
        sidos("list").said
        == "There are no saved workshops. Open a room with “sidos workshop host”.\n"
    )
    assert not token.exists()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("rooms.db*"))
    assert not [trace for trace in (ROOM, "Eero", DARK) if trace.encode() in stored]


@pytest.mark.usefixtures("kept")
def test_a_room_is_called_by_what_can_only_mean_it(sidos: Sidos, tmp_path: Path) -> None:
    async def another() -> None:
        room = GardenRoom(await GardenRoom.store_in(tmp_path), Mode.ANONYMOUS, "r00m9999")
        await room.store.make(room.room)
        await room.store.close()

    asyncio.run(another())

    for command in ("export", "delete", "resume"):
        unsure = sidos(command, "r00m")
        assert unsure.code == 2
        assert f"More than one room’s id starts with r00m: {ROOM}, r00m9999." in unsure.complained
        none = sidos(command, "zzz")
        assert "There is no room zzz." in none.complained
    assert sidos("export", "r00m9").said.startswith("# A garden")
    assert "has ended. Get its report with:" in sidos("resume", ROOM).complained


@pytest.mark.parametrize("words", [("list",), ("export", "last"), ("delete", "x"), ("resume", "x")])
def test_where_nothing_is_kept_that_is_said_and_nothing_made(
    sidos: Sidos, tmp_path: Path, words: tuple[str, ...]
) -> None:
    told = sidos(*words)

    assert told.code == 2
    assert told.complained == (
        f"sidos: There are no saved workshops: {tmp_path / 'rooms.db'} doesn’t exist. "
        "Open a room with “sidos workshop host”.\n"
    )
    assert not (tmp_path / "rooms.db").exists()


@pytest.mark.parametrize("lang", ["en", "fi"])
@pytest.mark.parametrize(
    "name", ["host", "lead", "project", "export", "list", "resume", "delete", ""]
)
def test_every_command_has_help_in_each_language(
    capsys: pytest.CaptureFixture[str], lang: str, name: str
) -> None:
    words = ["--lang", lang, "workshop", *filter(None, [name]), "--help"]
    assert run(words, {"LANG": "C"}) == 0
    told = capsys.readouterr().out
    assert told.startswith("Usage:" if lang == "en" else "Käyttö:")
    assert "the" in told.split() if lang == "en" else "the" not in told.split()
