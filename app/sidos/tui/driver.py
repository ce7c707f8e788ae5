"""A terminal driver that leaves at once.

Textual's own waits up to 0.2 s for its input thread to notice the end. When the process ends
right after, as it does in `SidosApp.action_quit`, nobody needs that thread any more.
"""

import contextlib
import termios

from textual.drivers.linux_driver import LinuxDriver

_NO_MOUSE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"


class LeavingDriver(LinuxDriver):
    """`leaving` is set just before the process ends; there is one terminal to a process."""

    leaving = False

    def disable_input(self) -> None:
        """Stop the mouse and drop what was typed ahead; don't wait for the thread."""
        if not LeavingDriver.leaving:
            super().disable_input()
            return
        self.write(_NO_MOUSE)
        self.flush()
        with contextlib.suppress(termios.error):  # the terminal itself may be gone
            termios.tcflush(self.fileno, termios.TCIFLUSH)
