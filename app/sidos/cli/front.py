"""Starting a front end: full screen where there is a terminal for it, else line by line.

However it ends (a command, a signal, a closed terminal), the store is closed and the learner's
place kept.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from sidos.cli.context import Context
from sidos.cli.ending import SIGNALLED, Ending
from sidos.cli.error import FAILED

if TYPE_CHECKING:
    from types import FrameType

    from sidos.tui.app import SidosApp


def wants_lines(plain: bool, environ: Mapping[str, str], read: TextIO, write: TextIO) -> bool:
    """Whether to go line by line: asked for, or no terminal that can draw."""
    return plain or environ.get("TERM") == "dumb" or not (read.isatty() and write.isatty())


def start(context: Context, name: str | None = None) -> int:
    """Run the app until the learner leaves; the exit code. `name`: a lesson to begin with.

    Raises CommandError where there is no such lesson or language.
    """
    context.check_language()
    key = None
    if name is not None:
        from sidos.cli.lesson_name import lesson_key

        key = lesson_key(context, name)
    if wants_lines(context.options.plain, context.environ, sys.stdin, sys.stdout):
        return _line_by_line(context, key)
    return _full_screen(context, key)


def _line_by_line(context: Context, key: str | None) -> int:
    import shutil

    from sidos.plain.run import run_plain

    for stream in (sys.stdin, sys.stdout):
        # A terminal may have fewer characters than we write; a question mark replaces the others.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    context.library.refresh()
    width = shutil.get_terminal_size().columns
    try:
        with _ended_by_signals():
            problem = context.problem
            return run_plain(context.study, key, sys.stdin, sys.stdout, width, problem=problem)
    except BrokenPipeError:
        # Nobody reads any more; what was to be said at the end goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    finally:
        context.study.back_up()
        context.close()


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Signals that mean the end leave the block by SystemExit: nothing is cut off in it."""

    def end(number: int, _: "FrameType | None") -> None:
        sys.exit(SIGNALLED + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _full_screen(context: Context, key: str | None) -> int:
    def make(leave: Callable[[], None]) -> "SidosApp":
        from sidos.tui.app import SidosApp

        if not context.places.progress.exists():  # no progress to show: titles are enough
            context.library.skim()
        return SidosApp(
            context.study,
            lesson=key,
            problem=context.problem,
            leave=leave,
            tracebacks=context.options.debug,
        )

    return run_app(context, make)


def run_app(context: Context, make: "Callable[[Callable[[], None]], SidosApp]") -> int:
    """Run the app full screen until the user leaves; the exit code. `make` is given what ends the
    process."""
    import asyncio

    if "SSH_CONNECTION" not in context.environ:
        # Milliseconds until an Esc counts as one; Textual's own 100 are meant for slow links.
        os.environ.setdefault("ESCDELAY", "25")
    ending = Ending(context)
    app = make(ending.leave)
    loop = asyncio.new_event_loop()
    if os.name == "posix":
        ending.follow_signals(app, loop)
    try:
        app.run(loop=loop)
    except Exception:  # noqa: BLE001 - Textual's own, on its way in or out
        if context.options.debug:
            sys.excepthook(*sys.exc_info())
        ending.fail()
    if app.return_code:
        ending.fail(app.return_code)
    ending.leave()  # a thread of Textual's may wait for a key for ever
    return ending.code
