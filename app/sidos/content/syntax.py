"""A YAML parser's errors as findings that say what to change."""

import re

from sidos.content.finding import Finding
from sidos.model.message import N_, Message

DEEPEST = 40
"""Levels of nesting; a lesson needs some ten."""

TOO_DEEP = N_("The file is nested more than {most} levels deep. Use fewer levels.")

_RULES: tuple[tuple[str, str, str], ...] = (
    (
        r"',' or '[}\]]'|expected node content",
        "broken-flow",
        N_(
            "The {{…}} or […] that starts before this is not closed, or a colon, comma or "
            "quotation mark breaks up the text in it. Put the text in quotes or on its own line."
        ),
    ),
    (
        r"tab character|found character '\\t'",
        "tab",
        N_("There is a tab here. Indent with spaces only."),
    ),
    (
        r"mapping values are not allowed",
        "syntax",
        N_(
            "There is a colon in the wrong place. If it belongs to the text, put the text "
            "in quotes or on its own line after “|”. If not, check this line’s indentation."
        ),
    ),
    (
        r"sequence entries are not allowed",
        "syntax",
        N_(
            "A list starts on the same line as its key. Start it on the next line, each entry "
            "with “- ”."
        ),
    ),
    (
        r"cannot start any token",
        "syntax",
        N_("Text can’t start with “{sign}” here. Put it in quotes."),
    ),
    (
        r"alphabetic or numeric character",
        "syntax",
        N_(
            "Text that starts with * or & means something else in YAML. Put it in quotes or on "
            "its own line after “|”."
        ),
    ),
    (
        r"unexpected end of stream|unexpected document (indicator|separator)",
        "syntax",
        N_("Quoted text starts here but never ends. Add the missing quotation mark."),
    ),
    (
        r"could not find expected ':'",
        "syntax",
        N_(
            "A key has no colon, or its text is not indented under it. Add what is missing; the "
            "file may be cut off here."
        ),
    ),
    (
        r"did not find expected key|expected <block end>|expected '-' indicator",
        "syntax",
        N_(
            "This doesn’t fit what comes before it. The indentation is wrong, a line above lacks "
            "its closing quotation mark, or text continues after its closing quotation mark or "
            "bracket. Put the whole text in quotes or on its own line after “|”."
        ),
    ),
    (
        r"unknown escape character",
        "syntax",
        N_('A backslash inside “"…"” starts an escape. Write the text without quotes after “|”.'),
    ),
    (
        r"control characters|special characters",
        "control-character",
        N_("There is a control character here. Delete it."),
    ),
    # Some versions of the parser look further ahead than we read, and give up first.
    (r"exceeded maximum nesting depth", "too-deep", TOO_DEEP),
)

_UNFINISHED = r"end of stream|could not find expected ':'"

_OTHER = N_(
    "The file can’t be read as YAML from here on. Look for a missing quotation "
    "mark or bracket, or for wrong indentation."
)


def syntax_finding(error: Exception, text: str, path: str) -> Finding:
    """The one finding for a parser's `error` (a yaml.YAMLError) in `text`."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    mark = getattr(error, "problem_mark", None)
    lines = source_lines(text.rstrip())
    start = getattr(error, "context_mark", None)
    if start and mark and (mark.line >= len(lines) or re.search(_UNFINISHED, problem)):
        mark = start  # what was cut off is reported where it begins
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    character = _character_at(text, line, column)
    if character == "\t":
        problem = "tab character"
    for pattern, rule, template in _RULES:
        if re.search(pattern, problem):
            return Finding(
                path,
                line,
                column,
                "",
                rule,
                Message(template, {"sign": character, "most": DEEPEST}),
            )
    return Finding(path, line, column, "", "syntax", Message(_OTHER))


def _character_at(text: str, line: int, column: int) -> str:
    lines = source_lines(text)
    return lines[line - 1][column - 1 : column] if line <= len(lines) else ""


def source_lines(text: str) -> list[str]:
    """The lines of `text` as YAML counts them."""
    return re.split("\r\n|[\r\n\x85\u2028\u2029]", text)
