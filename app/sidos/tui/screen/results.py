"""Results: the score, by concept, and each question's feedback to page through."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from sidos.content.plain_text import plain_line
from sidos.engine.feedback import feedback
from sidos.engine.result import (
    ItemResult,
    ResultTally,
    by_concept,
    calibration,
    item_results,
    total,
)
from sidos.engine.session import Session
from sidos.study.sentences import CERTAINTIES, judged_sentence
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.station.feedback_text import feedback_lines, verdict_symbol
from sidos.tui.station.prompt import prompt_lines
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar

_BAR = 20  # cells of a full bar


class ResultsScreen(SidosScreen):
    """Page 0 is the summary; each page after it is a question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("again", "next", "previous"),
        Binding("space,n", "next", show=False),
        *bindings("back", *EVERYWHERE),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._results = item_results(session)
        self._page = 0

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(id="page")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the summary."""
        self._draw()
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Redraw all texts; the page stays."""
        super().retranslate()
        self.session = self.study.translated(self.session)
        self._results = item_results(self.session)
        self._draw()

    def heading(self) -> str:
        """The text of the title bar."""
        title = self.study.reworded(self.session).title
        return self.text.gettext("Results: {title}", title=title)

    def _draw(self) -> None:
        place, tag = "", self.study.tag
        if self._page:
            place = f"{self._page}/{len(self._results)}  "
            item = self._results[self._page - 1].item.id
            tag = self.study.reworded(self.session).languages.get(item, tag)
        self.query_one(TitleBar).show(
            self.heading(), f"{place}{self.language_label(tag)}", unusual=tag != self.study.tag
        )
        self.query_one("#page", LinesView).show(self._lines)

    def _lines(self, width: int) -> list[Content]:
        if self._page:
            return list(self._item(self._results[self._page - 1], width))
        return list(self._summary(width))

    def _summary(self, width: int) -> Iterator[Content]:
        tally = total(self._results)
        score = self.text.ngettext(
            "{score} of {items} point",
            "{score} of {items} points",
            tally.items,
            score=self._number(tally.score),
            items=tally.items,
        )
        yield content(score, "bold $accent")
        judged = judged_sentence(self._results, self.text)
        if judged:
            yield from content(judged, "$quiet").wrap(width)
        yield Content("")
        names = {
            reference.concept.id: plain_line(reference.concept.name)
            for reference in self.study.references(
                self.session.lesson, tuple(by_concept(self._results))
            )
        }
        for concept, part in by_concept(self._results).items():
            yield from content(names.get(concept, concept)).wrap(width)
            yield self._bar(part)
        yield Content("")
        for place, result in enumerate(self._results, 1):
            verdict = result.first.verdict if result.first else None
            prompt = prompt_lines(result.item, 10_000)
            line = Content.assemble(verdict_symbol(verdict), f" {place}. ", *prompt[:1])
            yield line.truncate(width, ellipsis=True)
        yield Content("")
        yield from self._calibration(width)
        advice = self.text.gettext("Page through the questions with → and ←.")
        yield from content(advice, "$quiet").wrap(width)

    def _bar(self, tally: ResultTally) -> Content:
        share = tally.score / tally.items if tally.items else 0.0
        full = round(share * _BAR)
        score = f"{self._number(tally.score)}/{tally.items}"
        return Content.assemble(
            ("█" * full, "$right"), ("░" * (_BAR - full), "$quiet"), f"  {score}"
        )

    def _calibration(self, width: int) -> Iterator[Content]:
        table = calibration([result.first for result in self._results if result.first])
        if not table:
            return
        yield content(self.text.gettext("How often you were right:"), "bold")
        for level, tally in table.items():
            name = self.text.say(CERTAINTIES[level])
            yield content(f"  {name}: {self._number(tally.score)}/{tally.items}").truncate(width)
        yield Content("")

    def _item(self, result: ItemResult, width: int) -> Iterator[Content]:
        yield from prompt_lines(result.item, width)
        yield Content("")
        if result.first is None:
            yield content(self.text.gettext("Not answered."), "$quiet")
            return
        response = feedback(result.item, result.first, self.study.writing)
        references = self.study.references(self.session.lesson, result.item.concepts)
        yield from feedback_lines(result.item, response, references, self.text, width)

    def _number(self, value: float) -> str:
        return self.study.formats.number(round(value, 2))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands are available on this page."""
        match action:
            case "again":
                return any(result.missed for result in self._results)
            case "next":
                return self._page < len(self._results)
            case "previous":
                return self._page > 0
        return True

    def action_next(self) -> None:
        """Go to the next question."""
        self._turn(1)

    def action_previous(self) -> None:
        """Go to the page before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        self._page = max(0, min(self._page + by, len(self._results)))
        self._draw()
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def action_again(self) -> None:
        """Open a quiz of the missed questions."""
        opened = self.study.reworded(self.study.again(self.session))
        self.navigator.replace_with_session(opened)
