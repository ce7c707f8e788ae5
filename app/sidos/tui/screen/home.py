"""Home: units and lessons with progress, and what to do next, in one glance."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sidos.engine.session import Kind
from sidos.i18n.translator import Translator
from sidos.study.outline import CheckRow, LessonProgress, LessonRow, Outline, RecapRow
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.outline_entries import Stop, outline_entries, stop_with
from sidos.tui.text import content
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.title_bar import TitleBar


class HomeScreen(SidosScreen):
    """The first screen."""

    DEFAULT_CSS = """
    HomeScreen {
        #next { height: auto; padding: 1; color: $foreground; }
        #trouble { height: auto; padding: 0 1; color: $wrong; display: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("open", "read", "quiz", "settings", *EVERYWHERE),
        *bindings("start-check", hidden=("start-check",)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[Translator, Outline] | None = None
        self._suspended = False

    def compose(self) -> ComposeResult:
        """A title, what is next, the list, the keys."""
        outline = self.study.outline()
        self._drawn = (self.text, outline)
        yield TitleBar()
        yield Static(self._next(outline), id="next")
        yield Static(id="trouble")
        at = outline.next.key if outline.next is not None else ""
        yield EntryList(outline_entries(outline, self.text), at)
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the title bar and the problem with the learner's files, if any."""
        self._title()
        self.show_trouble()

    def on_screen_resume(self) -> None:
        """Show what has changed since; at the start nothing has."""
        if self._suspended:
            self.show_outline()

    def on_screen_suspend(self) -> None:
        """Note that things may change from now on."""
        self._suspended = True

    def show_outline(self) -> None:
        """Redraw the outline if it has changed."""
        outline = self.study.outline()
        if self._drawn == (self.text, outline):
            return  # saves a frame on the way back
        before = self._drawn[1].next if self._drawn else None
        self._drawn = (self.text, outline)
        entries, following = self.query_one(EntryList), outline.next
        entries.show(outline_entries(outline, self.text))
        if (
            following is not None
            and following.progress is LessonProgress.OPEN
            and following != before
        ):
            # A lesson was left in the middle since: Enter continues it, as the sentence above says.
            entries.go_to(following.key)
        self.query_one("#next", Static).update(self._next(outline))

    def retranslate(self) -> None:
        """Redraw all texts."""
        super().retranslate()
        self._title()
        self.show_trouble()
        self.show_outline()

    def _title(self) -> None:
        self.query_one(TitleBar).show("sidos", self.study.tag)

    def show_saving(self) -> None:
        """There is room for more than a line."""
        self.show_trouble()

    def show_trouble(self) -> None:
        """Say what is wrong with the learner's files, if anything."""
        if not self.is_open:
            return
        trouble = self.query_one("#trouble", Static)
        message = self.navigator.trouble()
        trouble.display = message is not None
        if message is not None:
            trouble.update(content(self.text.say(message)))

    def _next(self, outline: Outline) -> Content:
        row = outline.next
        gettext = self.text.gettext
        if row is None:
            if all(each.progress is LessonProgress.BROKEN for each in outline.lessons()):
                return content(
                    gettext(
                        "There are no lessons here that can be opened. Run “sidos "
                        "lessons lint” to see why."
                    )
                )
            done = gettext("You have finished everything. You can open any lesson again.")
            return content(done)
        if row.progress is LessonProgress.OPEN:
            sentence = gettext("Carry on where you left off: {title}")
        elif any(each.answered for each in outline.lessons()):
            sentence = gettext("Next: {title}")
        else:
            sentence = gettext("Press Enter to start with the first lesson: {title}")
        before, _, after = sentence.partition("{title}")
        return Content.assemble(before, content(row.title, "bold $accent"), after)

    @property
    def highlighted(self) -> Stop | None:
        """What is under the cursor."""
        key = self.query_one(EntryList).highlighted
        return stop_with(self._drawn[1], key) if self._drawn else None

    def action_open(self) -> None:
        """Open the highlighted lesson."""
        row = self.highlighted
        if row is not None:
            self._open(row)

    def action_read(self) -> None:
        """Open the highlighted lesson's pages, even if its quiz is open."""
        row = self.highlighted
        if row is not None:
            self._open(row, Kind.LESSON)

    def action_quiz(self) -> None:
        """Open the highlighted lesson's quiz."""
        row = self.highlighted
        if row is not None:
            self._open(row, Kind.QUIZ)

    @on(EntryList.Clicked)
    def _clicked(self) -> None:
        self.action_open()

    def action_start_check(self) -> None:
        """Open the start check of the cursor's course, or else the first start check."""
        checks = self._checks()
        row = self.highlighted
        course = row.key.partition("/")[0] if row is not None else ""
        if checks:
            self._open(checks.get(course) or next(iter(checks.values())))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The start check is available if a course has one."""
        return action != "start_check" or bool(self._checks())

    def _checks(self) -> dict[str, CheckRow]:
        courses = self._drawn[1].courses if self._drawn else ()
        return {course.id: course.start_check for course in courses if course.start_check}

    def _open(self, row: Stop, kind: Kind | None = None) -> None:
        """Open a lesson, as `kind` or where it was left; or a recap or start check."""
        match row:
            case LessonRow():
                kind = kind or row.open_kind or Kind.LESSON
            case RecapRow():
                kind = Kind.RECAP
            case CheckRow():
                kind = Kind.START
        self.navigator.open_lesson(row.key, kind)
