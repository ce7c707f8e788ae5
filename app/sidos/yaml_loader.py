"""The one YAML parser: libyaml where it is at hand, otherwise PyYAML's own, taught to read what
libyaml reads, so that a file that opens on one computer opens on every one.

Every scalar is text: `no` is Norwegian here, not False. A node's marks count characters in the
text. Imported where a file is read, since PyYAML takes a while to load.
"""

from typing import Any

import yaml
from yaml.scanner import ScannerError

_BREAKS = "\r\n\x85\u2028\u2029"
_BLANK = f"\0 \t{_BREAKS}"


def yaml_loader() -> Any:
    """What to give to PyYAML's functions as `Loader`."""
    return getattr(yaml, "CBaseLoader", _PythonLoader)


class _PythonLoader(yaml.BaseLoader):
    """In `{…}` and `[…]` a text may have a question mark in it, and a tab may stand wherever a
    space may, but for indentation."""

    def scan_to_next_token(self) -> None:
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            while self.peek() == "\t":
                self.forward()
            super().scan_to_next_token()

    def scan_plain(self) -> yaml.ScalarToken:
        chunks: list[str] = []
        spaces: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        while self.peek() != "#" and (length := self._plain_length()):
            self.allow_simple_key = False
            chunks += [*spaces, self.prefix(length)]
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return yaml.ScalarToken("".join(chunks), plain=True, start_mark=start, end_mark=end)

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str]:
        blanks, breaks = "", list[str]()
        while (char := self.peek()) in f" \t{_BREAKS}":
            if char in _BREAKS:
                breaks.append(self.scan_line_break())  # type: ignore[no-untyped-call]
                self.allow_simple_key = True
                if self.prefix(3) in {"---", "..."} and self.peek(3) in _BLANK:
                    return []
                continue
            if breaks and char == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                raise ScannerError(
                    "while scanning a plain scalar", start_mark, problem, self.get_mark()
                )
            blanks += "" if breaks else char
            self.forward()
        if not breaks:
            return [blanks] if blanks else []
        return breaks if breaks[0] != "\n" else breaks[1:] or [" "]

    def _plain_length(self) -> int:
        length = 0
        ends = ",[]{}" if self.flow_level else ""
        while (char := self.peek(length)) not in _BLANK and char not in ends:
            if char == ":" and self.peek(length + 1) in _BLANK + ends:
                break
            length += 1
        return length
