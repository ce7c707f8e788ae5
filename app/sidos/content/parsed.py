"""What reading a content file gives: a value or findings, and the position of everything."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from sidos.content.finding import Finding, Severity
from sidos.model.message import Message
from sidos.model.rich_text import Markup

T = TypeVar("T", bound=Struct)


class SourcePosition(NamedTuple):
    """The path of a value in its file, its line and its column."""

    where: str
    line: int
    column: int


@dataclass(slots=True)
class Parsed(Generic[T]):
    """A file as read. `value` is None where an error keeps it from being made.

    By context: `places` (of a translation, by context and tag), `texts` (by context and tag, as
    written in the file), `markup` (of a text), `pieces` (each struct that could be made, whatever
    became of the whole), `notes`; `untranslatable`: those tagged !keep. `inline`: tag to context
    to draft translation, in the units that a PO file would have, but for those of `pages` (by
    context and tag: the page and its translation), which are cut up only when a lesson is opened.
    """

    path: str
    lang: str = "en"
    value: T | None = None
    findings: list[Finding] = field(default_factory=list)
    places: dict[tuple[str, str], SourcePosition] = field(default_factory=dict)
    texts: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    markup: dict[str, Markup] = field(default_factory=dict)
    pieces: dict[str, Struct] = field(default_factory=dict)
    inline: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    untranslatable: set[str] = field(default_factory=set)

    @property
    def broken(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)

    def place(self, context: str, tag: str = "") -> SourcePosition:
        """The place of `context` in the language `tag`, or of the nearest thing around it."""
        while context:
            for key in ((context, tag), (context, "")):
                if key in self.places:
                    return self.places[key]
            context = context.rpartition("/")[0]
        return SourcePosition("", 1, 1)

    def finding(
        self,
        context: str,
        rule: str,
        text: str,
        values: Mapping[str, str | int] | None = None,
        *,
        tag: str = "",
        severity: Severity = "error",
    ) -> Finding:
        """A finding at the place of `context` in the language `tag`; its message is the msgid
        `text` with `values`."""
        where, line, column = self.place(context, tag)
        message = Message(text, values or {})
        return Finding(self.path, line, column, where, rule, message, severity)
