"""What sidos bears: each row does something to it many times and counts how often that ended it.

`ROWS` are functions; each gets a folder of its own and `whole` (or else a small part, to see that
all of it works), and gives figures.
"""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from tests import quiet
from tests.bench.figure import Figure
from tests.small_courses import GARDEN
from tests.tui import monkey
from tests.tui.learner import SOIL, Learner
from textual.events import Key

from sidos.tui.input_decoder import InputDecoder
from sidos.tui.screen.session import SessionScreen

Row = Callable[[Path, bool], Iterator[Figure]]

_MEGABYTE = 1 << 20
_READ = 4096
_RIGHT = b"\x1b[C"
_LEFT_OUT = b"\x11\x03\x1a"  # Ctrl+Q, Ctrl+C, Ctrl+Z


def keys_in_one_read(folder: Path, whole: bool) -> Iterator[Figure]:
    """Keys at random over all screens, in two languages, 20 in one read."""
    runs, count = (40, 3000) if whole else (4, 200)
    yield _played("keys at random, 20 in one read", folder, runs, count, monkey.DENSE)


def keys_one_by_one(folder: Path, whole: bool) -> Iterator[Figure]:
    """The same, each key when what the one before it began is done."""
    runs, count = (20, 3000) if whole else (2, 100)
    yield _played("keys at random, one by one", folder, runs, count, monkey.HUMAN)


def pick_and_next(folder: Path, whole: bool) -> Iterator[Figure]:
    """A pick and → in one read: the pick belongs to its own question."""
    times = 15 if whole else 3
    wrong = sum(not asyncio.run(_picked(folder / str(run))) for run in range(times))
    yield Figure("a pick and → in one read: elsewhere or lost", wrong, "", 0, f"of {times}")


def raw_bytes(folder: Path, whole: bool) -> Iterator[Figure]:
    """Each byte alone and before a letter in the app, and random ones in what reads them."""
    ended = asyncio.run(_each_byte(folder))
    yield Figure("each byte, alone and before a letter: ended", ended, "", 0, "of 506")
    size = 10 * _MEGABYTE if whole else _MEGABYTE // 8
    broken, random, decoder = 0, Random(1), InputDecoder()
    for _ in range(0, size, _READ):
        events = [*decoder.feed(random.randbytes(_READ)), *decoder.feed(b"\x1b[201~jjjk")]
        broken += not any(isinstance(event, Key) and event.key == "k" for event in events[-40:])
    note = f"of {size // _READ} reads, {size / _MEGABYTE:g} MB"
    yield Figure("random bytes: reads after which keys are lost", broken, "", 0, note)
    size = _MEGABYTE // 16 if whole else _READ
    ended = asyncio.run(_bytes_in_app(folder, size))
    yield Figure("random bytes in the app: ended", ended, "", 0, f"{size // 1024} KB")


ROWS: tuple[Row, ...] = (keys_in_one_read, keys_one_by_one, pick_and_next, raw_bytes)


def reliability(folder: Path, *, whole: bool) -> Iterator[Figure]:
    """All rows."""
    quiet.install()
    for row in ROWS:
        yield from row(folder / row.__name__, whole)


def _played(what: str, folder: Path, runs: int, count: int, at_once: int) -> Figure:
    """How many of the runs ended or hung; the note has the first reason."""
    reasons = []
    for seed in range(runs):
        learner = _learner(folder / str(seed))
        reasons.append(asyncio.run(monkey.play(learner, seed, count, at_once)))
        learner.close()
    ended = [reason for reason in reasons if reason]
    note = f"of {runs} runs × {count}"
    return Figure(f"{what}: ended", len(ended), "", 0, "; ".join([note, *ended[:1]]))


async def _picked(folder: Path) -> bool:
    learner = _learner(folder)
    app = learner.app(SOIL)
    async with app.run_test():
        await monkey.send(app, _RIGHT)
        assert isinstance(app.screen, SessionScreen)
        at = app.screen.session.at
        await monkey.send(app, b"2" + _RIGHT)
        drafts = [visit.draft for visit in app.screen.session.visits]
        right = app.screen.session.at == at + 1 and drafts[at] is not None
        right = right and drafts.count(None) == len(drafts) - 1
    learner.close()
    return right


async def _each_byte(folder: Path) -> int:
    raws = [bytes([each]) + after for each in range(256) for after in (b"", b"a")]
    return await _ended(folder, [raw for raw in raws if raw[0] not in _LEFT_OUT])


async def _bytes_in_app(folder: Path, size: int) -> int:
    raw = Random(1).randbytes(size).translate(None, _LEFT_OUT)
    return await _ended(folder, [raw[at : at + 256] for at in range(0, len(raw), 256)])


async def _ended(folder: Path, raws: list[bytes]) -> int:
    """How many of these end the app, which is started again after each that did."""
    count = 0
    while raws:
        learner = _learner(folder / f"{len(raws)}")
        app = learner.app()
        try:
            async with app.run_test():
                while raws and app.is_running:
                    await monkey.send(app, raws.pop(0))
                count += not app.is_running
        except Exception:  # noqa: BLE001 - that is what is counted
            count += 1
        learner.close()
    return count


def _learner(folder: Path) -> Learner:
    folder.mkdir(parents=True)
    learner = Learner(folder)
    learner.courses = (GARDEN, GARDEN.parent / "baking")
    return learner
