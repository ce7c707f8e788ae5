"""Memory of a process whose work is the hub. Connections that were closed leave rings of objects
behind; Python by itself would look for them in the middle of a rush, among all that thousands of
connections hold. They are looked for when many have gone and nothing else is to be done.
"""

import asyncio
import gc
from collections.abc import Callable

_EVERY = 2.0
_WORTH_IT = 200
"""Connections that have gone since the last look."""

_AT_MOST = 30
"""So many turns a look is put off."""


def leave_to_sweep() -> None:
    """Keep what is there now for good, and let Python look for rings by itself only where a sweep
    can't have worked."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000, 10, 10)


async def sweep(done: Callable[[], int], gone: Callable[[], int]) -> None:
    """Look for rings in quiet moments, until cancelled. `done`: how much the hub has done so far;
    `gone`: how many connections have gone."""
    before, swept, put_off = done(), gone(), 0
    while True:
        await asyncio.sleep(_EVERY)
        now = done()
        if gone() - swept >= _WORTH_IT:
            if now == before or put_off >= _AT_MOST:
                gc.collect()
                swept, put_off = gone(), 0
            else:
                put_off += 1
        before = now
