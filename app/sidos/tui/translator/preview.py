"""The app as a translator's preview: it opens at a text, and saves are on screen at once."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from textual.screen import Screen
from textual.widget import Widget

from sidos.content.plain_text import plain_text
from sidos.engine.session import Go, TakeHint, step
from sidos.model.attempt import Flow
from sidos.model.message import N_, Message
from sidos.study.study import Opened, Study
from sidos.tui.app import SidosApp
from sidos.tui.field.row_list import RowList
from sidos.tui.text import plain
from sidos.tui.translator.aim import Aim
from sidos.tui.translator.mode import TranslatorMode
from sidos.tui.translator.shown_text import texts_on
from sidos.tui.translator.visible import sights
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.outline_list import OutlineList

_RUN = 4  # words that a text is found by


class PreviewApp(SidosApp):
    """`study` is a throwaway one: what is answered here is nobody's progress. For a stop of the
    tour, it is the tour's."""

    def __init__(
        self, study: Study, aim: Aim | None = None, *, leave: Callable[[], None] | None = None
    ) -> None:
        super().__init__(study, leave=leave)
        self._aim = aim

    def on_mount(self) -> None:
        """Watch the files, and go to the text."""
        self.translator_mode = TranslatorMode(self, stays=True)
        if self._aim is not None:
            self.translator_mode.aim = self._aim.id
            self.run_worker(self._go(self._aim), group="translator")

    async def _go(self, aim: Aim) -> None:
        match aim.screen:
            case "station":
                from sidos.tui.screen.opening import screen_of

                await self.push_screen(screen_of(opened_at(self.study, aim)))
            case "term":
                self.open_glossary(at=aim.key)
            case "source":
                self.open_sources(at=aim.key)
            case "stop":
                from sidos.tui.tour.route import go_to

                await go_to(self, aim.key)
            case _ if aim.key:
                self.screen.query_one(OutlineList).go_to(aim.key)
        if aim.screen != "stop":
            self.call_after_refresh(self._reveal, aim)

    def _reveal(self, aim: Aim) -> None:
        """Scroll the text into sight; say so where this screen has no room for it."""
        screen = self.screen
        found = texts_on(screen, self.study, {}, list(sights(screen)))
        text = next((one for one in found if one.id == aim.id), None)
        if text is None:
            said = N_(
                "This is the screen of the text, but the text is not in sight: it may need a wider "
                "window, or another way of answering."
            )
            self.warn(Message(said))
        elif aim.screen == "station":
            scroll_to(screen, text.wording)


def opened_at(study: Study, aim: Aim) -> Opened:
    """The lesson or quiz at the station of `aim`, where its text is shown."""
    opened = study.open(aim.key, aim.kind, fresh=True)
    session = replace(opened.session, flow=Flow.INSTANT, certainty=False)
    session = step(session, Go(aim.station))
    for _ in range(aim.hints):
        session = step(session, TakeHint())
    if aim.answered:
        session = study.apply(session, study.surrender(0))
    return replace(opened, session=session, scroll=0)


def scroll_to(screen: Screen[Any], wording: str) -> None:
    """Have `wording` in sight, from its first line on."""
    wanted = plain_text(plain(wording)).split()[:_RUN]
    for widget in screen.walk_children(Widget):
        if isinstance(widget, RowList) and widget.go_to_text(wording):
            return
        if isinstance(widget, LinesView):
            lines = [line.plain for line in widget.lines(widget.content_size.width)]
            line = _line_of(wanted, lines)
            if line is not None:
                _scroll(widget, line)
                return


def _line_of(wanted: list[str], lines: list[str]) -> int | None:
    """The line where the words `wanted` begin."""
    words = [(word, number) for number, line in enumerate(lines) for word in line.split()]
    for at in range(len(words) - len(wanted) + 1):
        if all(words[at + n][0] == word for n, word in enumerate(wanted)):
            return words[at][1]
    return None


def _scroll(widget: Widget, line: int) -> None:
    for container in widget.ancestors:
        if isinstance(container, Widget) and container.allow_vertical_scroll:
            top = widget.virtual_region.y + line
            if (
                not container.scroll_offset.y
                <= top
                < container.scroll_offset.y + container.size.height - 3
            ):
                container.scroll_to(y=max(0, top - 2), animate=False)
            return
