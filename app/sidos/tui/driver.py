"""A terminal driver that takes Esc, and leaves, at once, and reads whatever a terminal sends.

Textual's own looks only ten times a second whether an Esc stayed alone (many keys begin with its
byte), and waits up to 0.2 s for its input thread to notice the end. When the process ends right
after, as it does in `SidosApp.action_quit`, nobody needs that thread any more.
"""

import contextlib
import os
import select
import signal
import sys
import termios
from typing import ClassVar

from textual.drivers.linux_driver import LinuxDriver

from sidos.tui.input_decoder import InputDecoder

_NO_MOUSE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
_RESTORED = f"{_NO_MOUSE}\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"


class LeavingDriver(LinuxDriver):
    """`leaving` is set just before the process ends; there is one terminal to a process."""

    leaving = False
    _current: "ClassVar[LeavingDriver | None]" = None

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        LeavingDriver._current = self
        super().start_application_mode()  # type: ignore[no-untyped-call]

    @classmethod
    def restore_by_force(cls, sentence: str) -> None:
        """Restore the terminal as far as it lets us without waiting for it, and say why."""
        driver, output = cls._current, sys.__stderr__
        if driver is None or output is None:
            return
        with contextlib.suppress(OSError, ValueError, termios.error):
            if driver.attrs_before is not None:
                termios.tcsetattr(driver.fileno, termios.TCSANOW, driver.attrs_before)
            termios.tcflush(driver.fileno, termios.TCIOFLUSH)
            # Others write to this terminal too: they get it back as it was.
            os.set_blocking(output.fileno(), False)
            try:
                os.write(output.fileno(), f"{_RESTORED}{sentence}".encode())
            finally:
                os.set_blocking(output.fileno(), True)

    def run_input_thread(self) -> None:
        """Read keys until the end. A terminal that is gone counts as hung up, whether or not the
        system tells us."""
        try:
            gone = self._read_keys()
        except Exception as error:  # noqa: BLE001 - it belongs to the app, not to this thread
            self._app.call_later(_fail, error)
            return
        if gone:
            os.kill(os.getpid(), signal.SIGHUP)

    def _read_keys(self) -> bool:
        """Whether reading ended because there will never be more."""
        decoder = InputDecoder(debug=self._debug)
        while not self.exit_event.is_set():
            try:
                ready = select.select([self.fileno], [], [], decoder.wait)[0]
                raw = os.read(self.fileno, 4096) if ready else b""
            except OSError:
                return not LeavingDriver.leaving
            if ready and not raw:
                return not LeavingDriver.leaving
            for event in decoder.feed(raw) if raw else decoder.tick():
                self.process_message(event)
        return False

    def disable_input(self) -> None:
        """Stop the mouse and drop what was typed ahead; don't wait for the thread."""
        if not LeavingDriver.leaving:
            super().disable_input()
            return
        self.write(_NO_MOUSE)
        self.flush()
        with contextlib.suppress(termios.error):  # the terminal itself may be gone
            termios.tcflush(self.fileno, termios.TCIFLUSH)


def _fail(error: Exception) -> None:
    """Have the app end by an error of its input thread."""
    raise error
