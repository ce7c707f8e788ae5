"""What is wrong in a content file, and where: every finding names its file, line and column."""

from typing import Literal

from msgspec import Struct

from sidos.model.message import Message

Severity = Literal["error", "warning"]


class Finding(Struct, frozen=True):
    """One thing to correct. `line` and `column` count from 1; `where` is the path of the value in
    the file ("steps[2].ask.options[0].why", empty for the file itself); `rule` names the rule;
    `message` says what was found and what was expected. Only an error keeps a lesson from
    being opened (and a `lint` from passing)."""

    path: str
    line: int
    column: int
    where: str
    rule: str
    message: Message
    severity: Severity = "error"


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """`findings` sorted by file, line and column, without duplicates."""
    once = {(f.path, f.line, f.column, f.where, f.rule, str(f.message)): f for f in findings}
    return tuple(once[key] for key in sorted(once))
