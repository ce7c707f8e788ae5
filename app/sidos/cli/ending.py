"""How the full screen ends: the user quits, a signal comes, the terminal is gone, or something goes
wrong. All but the first have a sentence and an exit code other than 0."""

import os
import signal
import sys
import time
from _thread import start_new_thread
from asyncio import AbstractEventLoop
from contextlib import suppress
from typing import TYPE_CHECKING

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.model.message import N_

if TYPE_CHECKING:
    from types import FrameType

    from sidos.tui.app import SidosApp

SIGNALLED = 128
"""What a signal's number is added to, for the exit code."""

_PATIENCE = 2.0
"""Seconds that the app may take to leave when a signal ends it."""

_STOPPED = N_("The system or the terminal closed sidos. Your answers are saved.")
_STOPPED_UNSAVED = N_("The system or the terminal closed sidos.")
_FAULT = N_(
    "Something went wrong, so sidos has stopped. Your answers are saved. "
    "To see more, run sidos with the option --debug."
)
_FAULT_UNSAVED = N_(
    "Something went wrong, so sidos has stopped. To see more, run sidos with the option --debug."
)


class Ending:
    """`code`: the exit code that the process will have."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.code = GOOD

    def follow_signals(self, app: "SidosApp", loop: AbstractEventLoop) -> None:
        """From now on let SIGTERM and SIGHUP end the app: by its own way out, or after a while
        without it, should the terminal take no output or be gone."""

        def end(number: int, _frame: "FrameType | None") -> None:
            self.code = SIGNALLED + number
            # A thread waits, since the loop may be what is held up. This way of starting one takes
            # no lock that we may have interrupted.
            start_new_thread(self._leave_by_force, ())
            with suppress(RuntimeError):  # the loop has ended already
                loop.call_soon_threadsafe(app.call_later, app.action_quit)

        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, end)

    def fail(self, code: int = FAILED) -> None:
        """Note that something went wrong that nobody foresaw."""
        self.code = self.code or code

    def leave(self) -> None:
        """Close the files and end the process; the terminal is restored already."""
        self._context.close()
        with suppress(OSError, ValueError):  # the terminal itself may be gone
            sys.stderr.write(self._sentence())
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(self.code)

    def _leave_by_force(self) -> None:
        from sidos.tui.driver import LeavingDriver

        time.sleep(_PATIENCE)
        self._context.close()
        LeavingDriver.restore_by_force(self._sentence())
        os._exit(self.code)

    def _sentence(self) -> str:
        """Why it ends, as a line; "" where the user knows."""
        from sidos.study.printable import printable

        saved = self._context.study.store.trouble is None
        if self.code == GOOD or (self.code == FAILED and self._context.options.debug):
            return ""
        if self.code == FAILED:
            text = _FAULT if saved else _FAULT_UNSAVED
        else:
            text = _STOPPED if saved else _STOPPED_UNSAVED
        return f"sidos: {printable(self._context.study.translator.gettext(text))}\n"
