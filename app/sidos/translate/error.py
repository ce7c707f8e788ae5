"""Errors of the translator's tools."""

from sidos.content.finding import Finding
from sidos.model.error import MISUSED, SidosError


class FaultyPoError(SidosError):
    """A PO file that can't be read; `findings` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].message)
        self.findings = findings

    def __str__(self) -> str:
        return "; ".join(f"{one.path}:{one.line}: {one.message}" for one in self.findings)


class NoSuchPartError(SidosError):
    """There is no such lesson to translate; `message` names those that exist."""

    code = MISUSED
