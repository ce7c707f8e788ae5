"""Memory of a process whose work is the hub. Connections that were closed leave rings of objects
behind; Python by itself would look for them in the middle of a rush, among all that thousands of
connections hold. They are looked for when nothing else is to be done.
"""

import asyncio
import gc
from collections.abc import Callable

_EVERY = 2.0
_WORTH_IT = 20_000
"""Objects that were made and not freed, since the last look."""

_AT_LEAST = 30
"""A look is put off for so many turns at most."""


def leave_to_sweep() -> None:
    """Keep what is there now for good, and let Python look for rings by itself only where a sweep
    can't have worked."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000, 10, 10)


async def sweep(done: Callable[[], int]) -> None:
    """Look for rings in quiet moments, until cancelled. `done`: how much the hub has done."""
    before, put_off = done(), 0
    while True:
        await asyncio.sleep(_EVERY)
        now, put_off = done(), put_off + 1
        if gc.get_count()[0] > _WORTH_IT and (now == before or put_off > _AT_LEAST):
            gc.collect()
            put_off = 0
        before = now
