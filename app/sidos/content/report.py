"""Findings as lines for people, JSON for programs, or annotations for GitHub."""

import json
from collections.abc import Callable, Iterable
from typing import Literal

from sidos.content.finding import Finding
from sidos.model.message import N_, Message

Say = Callable[[Message], str]
"""Words a message in the reader's language."""

Format = Literal["text", "json", "github"]

_SEVERITY = {"error": N_("error"), "warning": N_("warning")}


def report(findings: Iterable[Finding], form: Format, say: Say) -> str:
    """The findings in the format asked for; "" where there are none (in JSON: an empty list)."""
    if form == "json":
        rows = [finding_row(finding, say) for finding in findings]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    write = _annotation if form == "github" else _line
    return "\n".join(write(finding, say) for finding in findings)


def _line(finding: Finding, say: Say) -> str:
    """`file:line:column: severity: path: message [rule]`, as compilers write it."""
    head = f"{finding.path}:{finding.line}:{finding.column}"
    severity = say(Message(_SEVERITY[finding.severity]))
    where = f"{finding.where}: " if finding.where else ""
    return f"{head}: {severity}: {where}{say(finding.message)} [{finding.rule}]"


def finding_row(finding: Finding, say: Say) -> dict[str, str | int]:
    """A finding's fields by their names, as JSON has them."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "where": finding.where,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": say(finding.message),
    }


def _annotation(finding: Finding, say: Say) -> str:
    place = f"file={_escaped(finding.path)},line={finding.line},col={finding.column}"
    where = f"{finding.where}: " if finding.where else ""
    text = _plain(where + say(finding.message))
    return f"::{finding.severity} {place},title={_escaped(finding.rule)}::{text}"


def _plain(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(text: str) -> str:
    return _plain(text).replace(":", "%3A").replace(",", "%2C")
