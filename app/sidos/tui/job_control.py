"""Stopping the app, so that its shell can be used until the app is continued."""

import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App


def has_shell() -> bool:
    """Whether there is a shell that can continue the app: one that gives each job a process group
    of its own. Without one, the app would stay stopped forever."""
    return os.name == "posix" and os.getpgrp() != os.getsid(0)


def stop(app: "App[Any]") -> None:
    """Restore the terminal, and stop until the shell continues the job; then draw everything.

    The whole job is stopped: a launcher such as `uv run` waits for us, and the shell for it.
    """
    with app.suspend():
        os.killpg(os.getpgrp(), signal.SIGSTOP)
