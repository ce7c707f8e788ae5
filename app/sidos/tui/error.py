"""Why the full screen can't show what it was asked for."""

from sidos.model.error import MISUSED, SidosError


class NoAimError(SidosError):
    """There is no such text, or no screen shows it; `message` says which."""

    code = MISUSED
