"""What is on screen as text, widget by widget, whole where it must be scrolled; and what of it is
not translatable or cut off, found by the brackets of the pseudo-locale."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from sidos.translate.pseudo_text import CLOSE, OPEN

_WORD = re.compile(r"[^\W\d_]{2,}")


class Block(NamedTuple):
    """The lines of one widget."""

    widget: str
    lines: Sequence[str]

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(" ".join(self.lines).split())


@contextmanager
def unpainted(app: App[None]) -> Iterator[None]:
    """Within this, nothing is drawn on the terminal: screens are read without it."""
    with pytest.MonkeyPatch.context() as patch, app.batch_update():
        patch.setattr(Screen, "_compositor_refresh", lambda _screen: None)
        yield


async def read(pilot: Pilot[Any]) -> list[Block]:
    """Everything on the screen on top."""
    screen = pilot.app.screen
    for _ in range(3):  # what a layout leads to may need another
        screen._layout_required = False
        screen._refresh_layout()
        await pilot._wait_for_screen()
        if not screen._layout_required:
            break
    return list(_blocks(screen, screen, _rows(screen)))


def _blocks(screen: Screen[object], widget: Widget, rows: Sequence[Strip]) -> Iterator[Block]:
    for child in widget.displayed_children:
        name = f"{type(child).__name__}#{child.id}" if child.id else type(child).__name__
        if child.allow_vertical_scroll and child.max_scroll_y:
            yield Block(name, _scrolled(screen, child))
        elif any(child.displayed_children) and name != "Toast":
            yield from _blocks(screen, child, rows)
        elif child.region:
            yield Block(name, _cropped(rows, child.region))


def _scrolled(screen: Screen[object], widget: Widget) -> list[str]:
    """Its lines from top to bottom."""
    result: dict[int, str] = {}
    before, last = widget.scroll_y, int(widget.max_scroll_y)
    region = widget.scrollable_content_region
    for top in [*range(0, last, max(1, region.height)), last]:
        _scroll(screen, widget, top)
        for number, line in enumerate(_cropped(_rows(screen), region)):
            result[top + number] = line
    _scroll(screen, widget, before)
    return [result[number] for number in sorted(result)]


def _scroll(screen: Screen[object], widget: Widget, top: float) -> None:
    widget.scroll_to(y=top, animate=False, force=True, immediate=True)
    screen._refresh_layout(scroll=True)


def _rows(screen: Screen[object]) -> Sequence[Strip]:
    return screen._compositor.render_strips(screen.app.size)


def _cropped(rows: Sequence[Strip], region: Region) -> list[str]:
    """What is in `region`."""
    top, bottom = max(0, region.y), max(0, region.bottom)
    return [row.crop(max(0, region.x), region.right).text for row in rows[top:bottom]]


# What is wrong


def faults(blocks: Sequence[Block], data: Collection[str]) -> list[str]:
    """Each text without brackets, but for words of `data`, and each bracket without its partner."""
    return [fault for block in blocks for fault in _faults(block, data)]


def _faults(block: Block, data: Collection[str]) -> Iterator[str]:
    depth, outside = 0, []
    for character in "\n".join(block.lines):
        if character == OPEN:
            depth += 1
        elif character == CLOSE:
            depth -= 1
        outside.append(character if not depth and character != CLOSE else " ")
        if depth < 0:
            yield f"{block.widget}: cut off at its beginning: {block.text}"
            return
    if depth:
        yield f"{block.widget}: cut off at its end: {block.text}"
        return
    for word in _WORD.findall("".join(outside)):
        if word not in data and word != "Ctrl":
            yield f"{block.widget}: not translatable: {word} in: {block.text}"


def cuts(blocks: Sequence[Block], wordings: Collection[str]) -> list[str]:
    """Each text of `wordings` of which only a beginning is to be seen, up to an ellipsis or the end
    of a widget's line."""
    result = []
    for block in blocks:
        for text in wordings:
            folded = " ".join(text.split())
            for line in block.lines:
                visible = _beginning(folded, line)
                if visible and folded not in block.text:
                    result.append(f"{block.widget}: “{visible}” is all of “{folded}”")
    return result


def _beginning(text: str, line: str) -> str:
    """The beginning of `text` that `line` is cut in; "" where it isn't."""
    if "…" not in line:
        return ""
    for piece in line.split("…")[:-1]:
        for length in range(len(text) - 1, 1, -1):
            if piece.endswith(text[:length]):
                return text[:length] + "…"
    return ""
