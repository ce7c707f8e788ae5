"""A word to somebody who waits at a terminal; programs and files never see it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sidos.cli.session import Session


@contextmanager
def working(session: Session) -> Iterator[None]:
    """Say on standard error that the texts are being read, as long as they are."""
    if not sys.stderr.isatty():
        yield
        return
    sys.stderr.write(session.text.gettext("Reading all texts…"))
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
