"""Unused memory is looked for once many have gone, and not while others come or answer."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import pytest

from sidos.workshop.hub import garbage as module
from sidos.workshop.hub.garbage import sweep


class Ring:
    """Holds itself, so that only a look for rings frees it."""

    def __init__(self) -> None:
        self.itself = self


class Work:
    """What a hub has done; `busy`: something more at each look."""

    def __init__(self) -> None:
        self.looks = self.gone = 0
        self.busy = False

    def done(self) -> int:
        self.looks += 1
        return self.looks if self.busy else 0


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "_EVERY", 0.005)
    gc.disable()
    yield
    gc.enable()


@asynccontextmanager
async def swept(work: Work) -> AsyncIterator["weakref.ref[Ring]"]:
    """A ring that nobody holds, while it is swept."""
    ring = weakref.ref(Ring())
    task = asyncio.create_task(sweep(work.done, lambda: work.gone))
    try:
        await asyncio.sleep(0)
        yield ring
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def until_gone(ring: "weakref.ref[Ring]") -> None:
    async with asyncio.timeout(5):
        while ring() is not None:  # noqa: ASYNC110 - no one is told
            await asyncio.sleep(0.005)


async def test_after_many_have_gone_their_memory_is_freed() -> None:
    work = Work()
    async with swept(work) as ring:
        work.gone = 200
        await until_gone(ring)


async def test_as_long_as_few_have_gone_nothing_is_looked_for() -> None:
    work = Work()
    async with swept(work) as ring:
        work.gone = 199
        await asyncio.sleep(0.05)
        assert ring() is not None


async def test_a_look_waits_for_a_quiet_moment_but_not_for_ever() -> None:
    work = Work()
    work.busy = True
    async with swept(work) as ring:
        work.gone = 200
        await until_gone(ring)

    assert work.looks > 30
