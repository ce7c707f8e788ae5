"""From a terminal's bytes to Textual's events, whatever the bytes are.

What isn't UTF-8 becomes the replacement character, an event that can't be is left out, and no
sequence that was begun holds back the keys after it for long.
"""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from textual import constants, events
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

PASTE_LIMIT = 2.0
"""Seconds that a paste may stall before it counts as ended."""
_BYTE_TIME = 0.01
"""Seconds that each byte of a paste adds, up to the limit: a slow line is faster, a person who
presses keys because nothing happens is slower."""

_ESC = "\x1b"
_LOOK = 0.25
"""Seconds between looks whether the end has come."""
_OLD_MOUSE, _REPORT = b"\x1b[M", 3
"""What begins an old mouse report, and its bytes: 32 added to a number, so not UTF-8 from 96 on."""
_LONGEST = 40
"""Characters that may belong to a sequence; Textual's parser gives up earlier."""
_WIDEST = 10_000
"""Cells that a terminal may have in a line or a column."""


class InputDecoder:
    """One terminal's input. `clock` tells seconds."""

    def __init__(self, *, debug: bool = False, clock: Callable[[], float] = monotonic) -> None:
        self._debug = debug
        self._clock = clock
        self._parser = XTermParser(debug)
        self._utf8 = getincrementaldecoder("utf-8")(errors="replace")
        self._bytes_before = b""
        self._report_bytes = 0
        self._in_sequence = 0
        self._text_before = ""
        self._paste_until: float | None = None

    @property
    def wait(self) -> float:
        """Seconds to wait for more before `tick` is due: after an Esc no longer than it takes to
        tell that it isn't the beginning of another key (`ESCDELAY`)."""
        return constants.ESCAPE_DELAY if self._text_before.endswith(_ESC) else _LOOK

    def feed(self, raw: bytes) -> Iterator[Message]:
        """The events that end in `raw`, which follows what was fed before."""
        text = self._decoded(raw)
        self._watch_paste(text, len(raw))
        yield from self._parsed(text)
        yield from self._overdue()

    def tick(self) -> Iterator[Message]:
        """The events that are due because nothing has come for `wait` seconds."""
        self._text_before = self._text_before.removesuffix(_ESC)
        yield from self._guarded(self._parser.tick())
        yield from self._overdue()

    def _overdue(self) -> Iterator[Message]:
        if self._paste_until is not None and self._clock() >= self._paste_until:
            self._paste_until = None
            yield from self._parsed(BRACKETED_PASTE_END)

    def _decoded(self, raw: bytes) -> str:
        text = ""
        while raw:
            if self._report_bytes:
                piece, raw = raw[: self._report_bytes], raw[self._report_bytes :]
                self._report_bytes -= len(piece)
                text += piece.decode("latin-1")
                continue
            before = self._bytes_before
            start = (before + raw).find(_OLD_MOUSE)
            end = len(raw) if start < 0 else start + len(_OLD_MOUSE) - len(before)
            piece, raw = raw[:end], raw[end:]
            self._bytes_before = (before + piece)[-2:]
            self._report_bytes = 0 if start < 0 else _REPORT
            text += self._utf8.decode(piece)
        return text

    def _watch_paste(self, text: str, length: int) -> None:
        """Note whether a paste is open after `text`, and until when it may be."""
        seen = self._text_before + text
        begun, ended = seen.rfind(BRACKETED_PASTE_START), seen.rfind(BRACKETED_PASTE_END)
        self._text_before = seen[1 - len(BRACKETED_PASTE_START) :]
        latest = self._clock() + PASTE_LIMIT
        if ended > begun:
            self._paste_until = None
        elif self._paste_until is not None:
            self._paste_until = min(latest, self._paste_until + length * _BYTE_TIME)
        elif begun >= 0:
            self._paste_until = latest

    def _parsed(self, text: str) -> Iterator[Message]:
        at = 0
        while at < len(text):
            if text[at] == _ESC:
                self._in_sequence = _LONGEST
            if self._in_sequence:  # one by one: after an error the next is read all the same
                self._in_sequence -= 1
                end = at + 1
            else:
                following = text.find(_ESC, at)
                end = len(text) if following < 0 else following
            yield from self._guarded(self._parser.feed(text[at:end]))
            at = end

    def _guarded(self, parsed: Iterable[Message]) -> Iterator[Message]:
        """What can be of what is parsed; after an error the parser begins afresh."""
        try:
            yield from filter(_possible, parsed)
        except Exception:  # noqa: BLE001 - no terminal sends it: a number too large
            before, self._parser = self._parser, XTermParser(self._debug)
            self._parser.mouse_pixels = before.mouse_pixels
            self._parser.terminal_size = before.terminal_size
            self._parser.terminal_pixel_size = before.terminal_pixel_size


def _possible(event: Message) -> bool:
    """Whether what an event says can be: a size of some cells, a character that can be written."""
    if isinstance(event, events.Resize):
        return all(0 < cells <= _WIDEST for cells in event.size)
    if isinstance(event, events.Key) and event.character is not None:
        return not any("\ud800" <= each <= "\udfff" for each in event.character)
    return True
