"""The text of a PO file, byte for byte as GNU gettext's `msgcat --no-wrap` writes it.

polib's own differs: it sorts the header's fields, keeps references on one line, breaks texts at
more than line feeds, and leaves a space after an empty comment. Flags that gettext doesn't know and
would drop are last.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sidos.i18n.po.syntax import ESCAPES

if TYPE_CHECKING:
    from polib import POEntry, POFile

_WIDTH = 79
"""Columns of a line of references, which is wrapped even with --no-wrap."""

_FORMATS = (
    *("c", "objc", "python", "python-brace", "java", "java-printf", "csharp", "javascript"),
    *("scheme", "lisp", "elisp", "librep", "ruby", "sh", "awk", "lua", "object-pascal"),
    *("smalltalk", "qt", "qt-plural", "kde", "kde-kuit", "boost", "tcl", "perl", "perl-brace"),
    *("php", "gcc-internal", "gfc-internal", "ycp"),
)
_FORMAT = re.compile(r"(?:no-|possible-|impossible-)?(.+)-format")
_ESCAPES = str.maketrans({character: f"\\{code}" for code, character in ESCAPES.items()})


def po_text(po: "POFile") -> str:
    """The file's text: the header, the entries in use, the obsolete ones."""
    used = (entry for entry in po if not entry.obsolete)
    gone = (entry for entry in po if entry.obsolete)
    blocks = [_header(po), *map(_entry, used), *map(_entry, gone)]
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _header(po: "POFile") -> Iterator[str]:
    for line in po.header.split("\n") if po.header else ():
        yield f"#{line}" if line.startswith((".", ":", ",")) else f"# {line}" if line else "#"
    flags = po.metadata_is_fuzzy  # a list where the file was read, a number in polib's own
    if flags:
        yield f"#, {', '.join(sorted(flags, key=_rank)) if isinstance(flags, list) else 'fuzzy'}"
    yield 'msgid ""'
    fields = "".join(f"{name}: {value}\n" for name, value in po.metadata.items())
    yield from _text("", "msgstr", fields)


def _entry(entry: "POEntry") -> Iterator[str]:
    yield from _comments("#", entry.tcomment)
    yield from _comments("#.", entry.comment)
    yield from _references(entry)
    if flags := _flags(entry):
        yield f"#, {', '.join(flags)}"
    mark = "#~" if entry.obsolete else ""
    before = f"{mark or '#'}| "
    for name in ("msgctxt", "msgid", "msgid_plural"):
        previous = getattr(entry, f"previous_{name}")
        if previous is not None:
            yield from _text(before, name, previous)
    mark = f"{mark} " if mark else ""
    if entry.msgctxt is not None:
        yield from _text(mark, "msgctxt", entry.msgctxt)
    yield from _text(mark, "msgid", entry.msgid)
    if entry.msgid_plural:
        yield from _text(mark, "msgid_plural", entry.msgid_plural)
        for form, text in sorted(entry.msgstr_plural.items()):
            yield from _text(mark, f"msgstr[{form}]", text)
    else:
        yield from _text(mark, "msgstr", entry.msgstr)


def _comments(mark: str, text: str) -> Iterator[str]:
    for line in text.split("\n") if text else ():
        yield f"{mark} {line}" if line else mark


def _references(entry: "POEntry") -> Iterator[str]:
    references = []
    for file, number in dict.fromkeys(entry.occurrences):
        name = f"\u2068{file}\u2069" if re.search(r"\s", file) else file
        references.append(f"{name}:{number}" if number else name)
    line = "#:"
    # A name with spaces is wrapped at them as well.
    for piece in " ".join(references).split():
        if line != "#:" and len(f"{line} {piece}".encode()) > _WIDTH:
            yield line
            line = "#:"
        line = f"{line} {piece}"
    if line != "#:":
        yield line


def _flags(entry: "POEntry") -> list[str]:
    """In gettext's order. An untranslated entry isn't fuzzy, and an obsolete one has no range of
    numbers."""
    is_filled = entry.msgstr or any(entry.msgstr_plural.values())
    dropped = [*(() if is_filled else ("fuzzy",)), *(("range:",) if entry.obsolete else ())]
    flags = (flag for flag in entry.flags if not flag.startswith(tuple(dropped)))
    return sorted(dict.fromkeys(flags), key=_rank)


def _rank(flag: str) -> tuple[int, int]:
    """The sort key of a flag in gettext's order."""
    formatted = _FORMAT.fullmatch(flag)
    if flag == "fuzzy":
        return 0, 0
    if formatted and formatted[1] in _FORMATS:
        return 1, _FORMATS.index(formatted[1])
    if flag.startswith("range:"):
        return 2, 0
    return (3, 0) if flag in {"no-wrap", "wrap"} else (4, 0)


def _text(mark: str, name: str, text: str) -> Iterator[str]:
    """A keyword and its text, which is broken after each line feed."""
    pieces = [piece for piece in re.split(r"(?<=\n)", text) if piece]
    if len(pieces) > 1:
        pieces.insert(0, "")
    first, *rest = pieces or [""]
    yield f'{mark}{name} "{first.translate(_ESCAPES)}"'
    for piece in rest:
        yield f'{mark}"{piece.translate(_ESCAPES)}"'
