"""What every error of sidos is: a sentence for a person, and what a command exits with."""

from sidos.model.message import Message

GOOD, FAILED, MISUSED = 0, 1, 2
"""Exit codes: good; findings or a failure; a command line that can't be meant."""


class SidosError(Exception):
    """`message` says what happened and what to do; `code`: the exit code of a command that it
    ends."""

    code = FAILED

    def __init__(self, message: Message, code: int | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        if code is not None:
            self.code = code
