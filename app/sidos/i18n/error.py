"""Why a locale can't be used."""

from sidos.model.error import MISUSED, SidosError
from sidos.model.message import Message


class LocaleError(SidosError):
    """A locale.yaml that can't be used; `message` names the file, `fault` is for a
    report that shows the file and the `line` itself."""

    code = MISUSED

    def __init__(self, message: Message, fault: Message | None = None, line: int = 1) -> None:
        super().__init__(message)
        self.fault = fault or message
        self.line = line
