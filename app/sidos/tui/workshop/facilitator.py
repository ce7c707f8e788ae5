"""The facilitator's screen: the plan on the left, the current question on the right.

Its only state is the time limit of the next question: every command goes to the hub, and its effect
comes back as the room's new state, so the screen can be closed and opened again in the middle of a
question.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from sidos.content.plain_text import plain_text
from sidos.model.message import Message
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import page_lines
from sidos.tui.text import one_line
from sidos.tui.widget.body import Body
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import LEADING, RoomScreen
from sidos.tui.workshop.countdown import CountdownLabel
from sidos.tui.workshop.lead_text import counts_lines, lobby_lines, stage_lines
from sidos.workshop.frame import AnyDo, Close, Lock, MoreTime, NewCode, Open, Pause, Plan, Reveal
from sidos.workshop.report.saved import save_report
from sidos.workshop.view import Phase, Planned

_MORE = 30  # seconds
_LIMITS = (0, 1, 2, 5)  # minutes; 0 for as long as it takes
_GAPS = tuple(map(str, range(1, 100)))
_NEXT: Mapping[Phase, AnyDo] = {Phase.OPEN: Close(), Phase.CLOSED: Reveal()}


class FacilitatorScreen(RoomScreen):
    """`address`: the page's URL, to be shown with the code; `folder`: where the report is saved;
    `notice`: a message to begin with."""

    DEFAULT_CSS = """
    FacilitatorScreen Horizontal { height: 1fr; }
    FacilitatorScreen EntryList { width: 2fr; max-width: 44; margin: 1 0 0 0; }
    FacilitatorScreen Body {
        width: 3fr; padding: 0 1; margin: 1 0 0 0; border-left: solid $bar-ground;
    }
    FacilitatorScreen Body.alone { border-left: none; padding: 0 2; }
    FacilitatorScreen #counts { max-width: 100%; padding: 0 2; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("go-on", "ask-this", "ask-again", "uncover", "more-time", "time-limit"),
        *bindings(
            "ask-lesson", "break", "carry-up", "carry-down", hidden=("carry-up", "carry-down")
        ),
        *bindings("leave-out", "people", "questions", "door", "new-code", hidden=("new-code",)),
        *bindings("language", "end-workshop", "save-report", "help", "quit", helps=LEADING),
    ]

    def __init__(self, address: str, folder: Path = Path(), notice: Message | None = None) -> None:
        super().__init__()
        self._address = address
        self._folder = folder
        self._notice = notice
        self._live_ids: tuple[str, ...] = ()
        self._minutes = 0

    def compose(self) -> ComposeResult:
        """A title, the plan and the stage, the counts, the keys."""
        yield TitleBar()
        with Horizontal():
            yield EntryList()
            with Body(can_focus=True):
                yield LinesView(self._stage, id="stage")
        yield LinesView(id="counts")
        yield CountdownLabel()
        yield Static(id="say")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the room."""
        self.query_one(EntryList).focus()
        if self._notice is not None:
            self.room_app.warn(self._notice)
        self.show_room()

    def show_room(self) -> None:
        """Draw the room."""
        room, snapshot = self.room, self.room.snapshot
        self.show_away()
        code = f"{snapshot.code}  " if snapshot and snapshot.code else ""
        self.query_one(TitleBar).show(room.title, f"{code}{self.room_app.tag}")
        plan, stage = self.query_one(EntryList), self.query_one(Body)
        plan.show(self._entries(), self._cursor_at())
        if room.phase is Phase.ENDED and plan.display:
            plan.display = False
            stage.add_class("alone").focus()
        self.query_one("#counts", LinesView).show(
            lambda width: counts_lines(room, self.text, self._minutes, width)
        )
        self.query_one("#stage", LinesView).show(self._stage)
        self.query_one(CountdownLabel).show(room.deadline)
        self.refresh_bindings()

    def _cursor_at(self) -> str | None:
        """Where the cursor goes: when a question is opened, to the next one; else nowhere."""
        live_ids = tuple(live.asked.id for live in self.room.live)
        if live_ids == self._live_ids:
            return None
        self._live_ids = live_ids
        coming = self._coming()
        return coming[0].id if coming else next(iter(live_ids), None)

    def _stage(self, width: int) -> list[Content]:
        if self.room.phase is Phase.ENDED:
            return page_lines(self.room.report, width)
        if self.room.live:
            return stage_lines(self.room, self.text, width)
        height = self.query_one(Body).size.height
        return lobby_lines(self.room, self._address, self.text, width, height)

    def _entries(self) -> list[ListEntry]:
        plan = self._plan()
        live_ids = {live.asked.id for live in self.room.live}
        entries = []
        for head, rows in (
            (self.text.gettext("Asked"), [question for question in plan if question.rounds]),
            (self.text.gettext("Up next"), self._coming()),
            (
                self.text.gettext("Skipped"),
                [question for question in plan if question.skipped and not question.rounds],
            ),
        ):
            entries += [ListEntry(head)] if rows else []
            entries += [_entry(question, here=question.id in live_ids) for question in rows]
        return entries

    def _coming(self) -> list[Planned]:
        return [
            question for question in self._plan() if not question.rounds and not question.skipped
        ]

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands mean something now."""
        phase = self.room.phase
        if action in {"language", "help", "quit", "people", "questions"}:
            return True
        if action == "save_report":
            return bool(self.room.report)
        if phase is Phase.ENDED or self.room.snapshot is None:
            return False
        paused = self.room.snapshot.paused
        match action:
            case "go_on":
                return not paused and (phase in _NEXT or bool(self._coming()))
            case "uncover":
                return not paused and phase in {Phase.OPEN, Phase.CLOSED}
            case "ask_again":
                return not paused and phase is not Phase.OPEN and bool(self.room.live)
            case "more_time":
                return phase is Phase.OPEN and any(live.ends for live in self.room.live)
            case "ask_this":
                return not paused
            case "ask_lesson":
                return not paused and bool(self._lesson_rest())
        return True

    def action_go_on(self) -> None:
        """Take the next step: ask, close, reveal, ask the next question."""
        step = _NEXT.get(self.room.phase)
        coming = self._coming()
        if step is not None:
            self.send(step)
        elif coming:
            self._ask(coming[0].id)

    def action_ask_this(self) -> None:
        """Ask the question under the cursor."""
        name = self.query_one(EntryList).highlighted
        if name:
            self._ask(name)

    def action_ask_again(self) -> None:
        """Ask the same question again."""
        self._ask(*(live.asked.id for live in self.room.live))

    def action_ask_lesson(self) -> None:
        """Ask all that is to come of the lesson under the cursor: all go at their own pace."""
        self._ask(*self._lesson_rest())

    def _lesson_rest(self) -> list[str]:
        """The questions to come of the lesson that the cursor is in; else of the next one's."""
        coming, name = self._coming(), self.query_one(EntryList).highlighted
        lesson = next((question.lesson for question in self._plan() if question.id == name), "")
        rest = [question.id for question in coming if question.lesson == lesson]
        return rest or [question.id for question in coming if question.lesson == coming[0].lesson]

    def action_time_limit(self) -> None:
        """Give the next questions another time limit."""
        self._minutes = _LIMITS[(_LIMITS.index(self._minutes) + 1) % len(_LIMITS)]
        self.show_room()

    def _ask(self, *names: str) -> None:
        self.send(Open(questions=names, seconds=60 * self._minutes))

    def action_uncover(self) -> None:
        """Show the answer and the tallies."""
        self.send(Reveal())

    def action_more_time(self) -> None:
        """Give more time."""
        self.send(MoreTime(seconds=_MORE))

    def action_break(self) -> None:
        "Pause the workshop, or resume it."
        self.send(Pause(on=not (self.room.snapshot and self.room.snapshot.paused)))

    def action_carry(self, by: int) -> None:
        """Move the question under the cursor up or down the plan."""
        names = [question.id for question in self._coming()]
        name = self.query_one(EntryList).highlighted
        if name in names:
            place = names.index(name)
            to = max(0, min(len(names) - 1, place + by))
            names.insert(to, names.pop(place))
            self.send(Plan(questions=tuple(names)))

    @on(EntryList.Dragged)
    def _dragged(self, event: EntryList.Dragged) -> None:
        """Move a question to where it was dragged."""
        names = [question.id for question in self._coming()]
        if {event.key, event.onto} <= set(names) and self.room.phase is not Phase.ENDED:
            to = names.index(event.onto)
            names.remove(event.key)
            names.insert(to, event.key)
            self.send(Plan(questions=tuple(names)))

    def action_leave_out(self) -> None:
        """Take the question under the cursor out of the plan, or back into it."""
        names = [question.id for question in self._coming()]
        name = self.query_one(EntryList).highlighted
        if name in names:
            names.remove(name)
        elif name and not any(question.id == name and question.rounds for question in self._plan()):
            names.append(name)
        else:
            return
        self.send(Plan(questions=tuple(names)))

    def _plan(self) -> tuple[Planned, ...]:
        return self.room.snapshot.plan if self.room.snapshot else ()

    def action_door(self) -> None:
        "Stop new people from joining, or let them in again."
        self.send(Lock(on=not (self.room.snapshot and self.room.snapshot.locked)))

    def action_new_code(self) -> None:
        """Make another code and link."""
        self.send(NewCode())

    def action_people(self) -> None:
        """Show who is present."""
        from sidos.tui.workshop.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_questions(self) -> None:
        """Show the questions from the floor."""
        from sidos.tui.workshop.moderation import ModerationScreen

        self.app.push_screen(ModerationScreen())

    def action_end_workshop(self) -> None:
        """End the workshop, once that is confirmed."""
        from sidos.tui.workshop.ending import EndingScreen

        self.app.push_screen(EndingScreen())

    def action_save_report(self) -> None:
        """Write the report to a file of its own; the sentence says where."""
        if self.room.snapshot is None:
            return
        try:
            path = save_report(self._folder, self.room.snapshot.room, self.room.report)
        except OSError:
            failed = self.text.gettext(
                "The report can’t be written to {path}. Check your permissions, or save it "
                "elsewhere with “sidos workshop export”.",
                path=str(self._folder),
            )
            self.say(failed)
            return
        self.say(self.text.gettext("The report is in {path}.", path=str(path)))


def _entry(question: Planned, *, here: bool) -> ListEntry:
    gaps = _GAPS if question.kind == "cloze" else ()
    prompt = one_line(plain_text(question.prompt, gaps, "____"))
    tail = f"×{question.rounds}" if question.rounds > 1 else ""
    return ListEntry(
        f"▸ {prompt}" if here else prompt,
        key=question.id,
        tail=tail,
        below=lambda _width: [(one_line(question.lesson), "quiet")],
        strong=here,
    )
