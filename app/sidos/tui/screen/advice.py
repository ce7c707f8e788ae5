"""What a start check suggests to read first, and each question's feedback to page through."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from sidos.engine.session import Kind
from sidos.tui.command import bindings
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.text import content, one_line

_NUMBER = 5  # cells


class AdviceScreen(ResultsScreen):
    """Page 0 names the lessons; Enter opens the first of them. Nothing is scored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("open"),
        Binding("enter", "next", show=False),
    ]

    def heading(self) -> str:
        """The text of the title bar."""
        title = self.study.reworded(self.session).title
        return self.text.gettext("What to read first: {title}", title=title)

    def _summary(self, width: int) -> Iterator[Content]:
        advice = self.study.advice(self.session)
        gettext = self.text.gettext
        if not advice.lessons:
            summary = gettext(
                "There are no lessons here that can be opened. Run “sidos lessons lint” to see why."
            )
        elif advice.all_right:
            summary = gettext("You know all of this. The lessons go further. Start with these:")
        else:
            summary = gettext(
                "You get advice, not a score. These lessons are about what you didn’t know yet."
            )
        yield from content(summary, "bold").wrap(width)
        yield Content("")
        for lesson in advice.lessons:
            number = content(f"{lesson.number:<{_NUMBER}}", "$quiet")
            line = Content.assemble(number, content(one_line(lesson.title), "bold $accent"))
            yield line.truncate(width, ellipsis=True)
        yield Content("")
        if advice.lessons:
            opens = gettext("Enter opens this lesson: {title}", title=advice.lessons[0].title)
            yield from content(opens).wrap(width)
        paging = gettext("Page through the questions with → and ←.")
        yield from content(paging, "$quiet").wrap(width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no retry; lessons are opened from page 0."""
        match action:
            case "again":
                return False
            case "open":
                return not self._page and bool(self.study.advice(self.session).lessons)
        return super().check_action(action, parameters)

    def action_open(self) -> None:
        """Open the first lesson suggested."""
        first = self.study.advice(self.session).lessons[0]
        self.navigator.replace_with_lesson(first.key, first.open_kind or Kind.LESSON)
