"""What ends a command before it could do its work."""

from sidos.model.error import FAILED, GOOD, MISUSED, SidosError
from sidos.model.message import N_, Message

__all__ = ["FAILED", "GOOD", "MISUSED", "CommandError", "HubEndedError"]


class CommandError(SidosError):
    """The command can't be done as it is written, or not now."""


class HubEndedError(SidosError):
    """The hub couldn't start: its exit code, and its output."""

    def __init__(self, code: int, output: str) -> None:
        super().__init__(Message(N_("The hub stopped before it was ready.")), code)
        self.output = output
