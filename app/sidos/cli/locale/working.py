"""A word to somebody who waits at a terminal; programs and files never see it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sidos.cli.context import Context


@contextmanager
def working(context: Context) -> Iterator[Callable[[int, int], None]]:
    """Say on standard error that the texts are being read, as long as they are; and how many files
    have been, where what is given is called with that, and with how many there are."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    notice = context.text.gettext("Reading all texts…")
    sys.stderr.write(notice)
    sys.stderr.flush()

    def report(done: int, files: int) -> None:
        sys.stderr.write(f"\r{notice} {done}/{files}\x1b[K")
        sys.stderr.flush()

    try:
        yield report
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
