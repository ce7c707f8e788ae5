"""The write-ahead log of a SQLite file. A file that grows with each commit takes about twice as
long to sync as one that keeps its length, so it is given its length before answers rush in.
"""

import os
from pathlib import Path

LENGTH = 4 << 20
"""About as long as SQLite lets it get."""


def stretch(database: Path) -> None:
    """Fill the log up with zeros, which SQLite takes for its end. To be called in a transaction
    that writes, so that nobody else does."""
    with Path(f"{database}-wal").open("r+b") as log:
        missing = LENGTH - log.seek(0, os.SEEK_END)
        if missing > 0:
            log.write(bytes(missing))
            log.flush()
            os.fsync(log.fileno())
