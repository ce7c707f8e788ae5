"""A terminal driver that takes Esc, and leaves, at once.

Textual's own looks only ten times a second whether an Esc stayed alone (many keys begin with its
byte), and waits up to 0.2 s for its input thread to notice the end. When the process ends right
after, as it does in `SidosApp.action_quit`, nobody needs that thread any more.
"""

import contextlib
import os
import select
import termios
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_ESC = "\x1b"
_LOOK = 0.25
"""Seconds between looks whether the end has come."""

_NO_MOUSE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"


class LeavingDriver(LinuxDriver):
    """`leaving` is set just before the process ends; there is one terminal to a process."""

    leaving = False

    def run_input_thread(self) -> None:
        """Read keys until the end. After an Esc, wait no longer than it takes to tell that it is
        not the beginning of another key (`ESCDELAY`)."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        wait = _LOOK
        while not self.exit_event.is_set():
            data = ""
            if select.select([self.fileno], [], [], wait)[0]:
                raw = os.read(self.fileno, 4096)
                if not raw:
                    return  # the terminal is gone
                data = decode(raw)
                for event in parser.feed(data):
                    self.process_message(event)
            for event in parser.tick():
                self.process_message(event)
            wait = constants.ESCAPE_DELAY if data.endswith(_ESC) else _LOOK

    def disable_input(self) -> None:
        """Stop the mouse and drop what was typed ahead; don't wait for the thread."""
        if not LeavingDriver.leaving:
            super().disable_input()
            return
        self.write(_NO_MOUSE)
        self.flush()
        with contextlib.suppress(termios.error):  # the terminal itself may be gone
            termios.tcflush(self.fileno, termios.TCIFLUSH)
