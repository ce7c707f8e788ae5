"""What ends a command before it could do its work: one sentence and an exit code."""

from sidos.model.message import Message

GOOD, FAILED, MISUSED = 0, 1, 2
"""Exit codes: good; findings or a failure; a command line that can't be meant."""


class Fault(Exception):  # noqa: N818 - it is not always an error of ours
    """`message` says what happened and what to do."""

    def __init__(self, message: Message, code: int = FAILED) -> None:
        super().__init__(str(message))
        self.message = message
        self.code = code
