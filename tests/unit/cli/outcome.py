"""What came of a command."""

from typing import NamedTuple


class Outcome(NamedTuple):
    code: int
    said: str
    complained: str
