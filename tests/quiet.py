"""Textual's tests wait until nothing is left to do, instead of until the processor looks idle.

`Pilot.press` sleeps at least twice 20 ms a key to see whether the process is idle. What it waits
for can be seen directly: workers, message queues, callbacks, and what a screen still has to lay
out or paint. Timers are not waited for.
"""

import asyncio
from collections.abc import Iterator
from typing import Any

import textual.app
import textual.pilot
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen

_MOMENT = 0.02  # seconds
_ROUNDS = 1000  # more than any key needs: an app that never comes to rest is a finding


def install() -> None:
    """Let every pilot wait so."""
    for module in (textual.app, textual.pilot):
        setattr(module, "wait_for_idle", _until_quiet)  # noqa: B010 - not a public name of either


async def until_quiet(app: App[Any]) -> None:
    """Until all that was begun is done and painted, or the app has ended."""
    pilot = Pilot(app)
    for _ in range(_ROUNDS):
        if not app._running or not app.screen_stack:
            return
        working = [
            worker._task for worker in app.workers if worker._task and not worker.is_finished
        ]
        if working:
            # A live connection's worker never ends: it gets a moment, not more.
            await asyncio.wait(working, timeout=_MOMENT, return_when=asyncio.ALL_COMPLETED)
        # Whoever is in the middle of a message takes the next one only when it is done with it.
        if not await pilot._wait_for_screen():
            return
        if not app._running or not app.screen_stack:
            return
        await asyncio.sleep(0)
        screen = app.screen
        if app._resize_event is not None:  # Textual gives a resize to its screens by a timer
            app._check_resize()
            continue
        if _unpainted(screen):
            screen._on_timer_update()
        elif not any(map(_busy, _pumps(app))):
            return
    raise AssertionError(f"{app} never came to rest")


async def _until_quiet(min_sleep: float = 0, max_sleep: float = 1) -> None:
    await until_quiet(active_app.get())


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _busy(pump: MessagePump) -> bool:
    return pump._running and bool(
        pump._next_callbacks or pump._pending_message is not None or pump.message_queue_size
    )


def _unpainted(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
