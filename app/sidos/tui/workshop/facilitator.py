"""The facilitator's screen: the plan on the left, what is going on on the right.

It holds nothing of its own but the time that the next question gets: every command goes to the
hub, and what it did comes back as the room's new state, so that it can be closed and opened again
in the middle of a question.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from sidos.content.plain_text import plain_text
from sidos.model.message import N_, Message
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import page_lines
from sidos.tui.text import one_line
from sidos.tui.widget.body import Body
from sidos.tui.widget.entry_list import EntryList, ListEntry
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import LEADING, RoomScreen
from sidos.tui.workshop.countdown import CountdownLabel
from sidos.tui.workshop.lead_text import counts_lines, lobby_lines, stage_lines
from sidos.workshop.error import NoHubError, RefusedError
from sidos.workshop.frame import AnyDo, Close, Lock, MoreTime, NewCode, Open, Pause, Plan, Reveal
from sidos.workshop.report.saved import save_report
from sidos.workshop.view import Phase, Planned

_MORE = 30  # seconds
_LIMITS = (0, 1, 2, 5)  # minutes; 0 for as long as it takes
_GAPS = tuple(map(str, range(1, 100)))
_NEXT: Mapping[Phase, AnyDo] = {Phase.OPEN: Close(), Phase.CLOSED: Reveal()}


class FacilitatorScreen(RoomScreen):
    """`address`: the page's URL, to be shown with the code; `folder`: where the report is saved;
    `notice`: what to say at first."""

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
        *bindings(
            "go-on",
            "ask-this",
            "ask-again",
            "uncover",
            "more-time",
            "time-limit",
            "ask-lesson",
            "break",
            "carry-up",
            "carry-down",
            "leave-out",
            "people",
            "questions",
            "door",
            "new-code",
            "language",
            "end-workshop",
            "save-report",
            "help",
            "quit",
            hidden=("carry-up", "carry-down", "new-code"),
            helps=LEADING,
        )
    ]

    def __init__(self, address: str, folder: Path = Path(), notice: Message | None = None) -> None:
        super().__init__()
        self._address = address
        self._folder = folder
        self._notice = notice
        self._live: tuple[str, ...] = ()
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
        """Draw what is known."""
        self.query_one(EntryList).focus()
        if self._notice is not None:
            self.room_app.warn(self._notice)
        self.show_room()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.show_room()

    def show_room(self) -> None:
        """Draw the room as it stands."""
        room, snapshot = self.room, self.room.snapshot
        self.show_away()
        title = snapshot.title if snapshot else "sidos"
        code = f"{snapshot.code}  " if snapshot and snapshot.code else ""
        self.query_one(TitleBar).show(title, f"{code}{self.room_app.tag}")
        plan, stage = self.query_one(EntryList), self.query_one(Body)
        plan.show(self._entries(), self._cursor_at())
        if room.phase is Phase.ENDED and plan.display:
            plan.display = False
            stage.add_class("alone").focus()
        self.query_one("#counts", LinesView).show(
            lambda width: counts_lines(room, self.text, self._minutes, width)
        )
        self.query_one("#stage", LinesView).show(self._stage)
        ends = max((one.ends for one in room.live), default=0.0)
        running = ends and room.phase is Phase.OPEN
        self.query_one(CountdownLabel).show(ends - room.offset if running else 0.0)
        self.refresh_bindings()

    def _cursor_at(self) -> str | None:
        """Where the cursor goes: when a question is opened, to the next one; else nowhere."""
        live = tuple(one.asked.id for one in self.room.live)
        if live == self._live:
            return None
        self._live = live
        coming = self._coming()
        return coming[0].id if coming else next(iter(live), None)

    def _stage(self, width: int) -> list[Content]:
        if self.room.phase is Phase.ENDED:
            return page_lines(self.room.report, width)
        if self.room.live:
            return stage_lines(self.room, self.text, width)
        height = self.query_one(Body).size.height
        return lobby_lines(self.room, self._address, self.text, width, height)

    def _entries(self) -> list[ListEntry]:
        plan = self.room.snapshot.plan if self.room.snapshot else ()
        live = {one.asked.id for one in self.room.live}
        entries = []
        for head, rows in (
            (self.text.gettext("Asked"), [one for one in plan if one.rounds]),
            (self.text.gettext("Up next"), self._coming()),
            (self.text.gettext("Skipped"), [o for o in plan if o.skipped and not o.rounds]),
        ):
            entries += [ListEntry(head)] if rows else []
            entries += [_entry(one, here=one.id in live) for one in rows]
        return entries

    def _coming(self) -> list[Planned]:
        plan = self.room.snapshot.plan if self.room.snapshot else ()
        return [one for one in plan if not one.rounds and not one.skipped]

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
                return phase is Phase.OPEN and any(one.ends for one in self.room.live)
            case "ask_this":
                return not paused
            case "ask_lesson":
                return not paused and bool(self._lesson_rest())
        return True

    def action_go_on(self) -> None:
        """The next step: ask, close, reveal, ask the next one."""
        step = _NEXT.get(self.room.phase)
        coming = self._coming()
        if step is not None:
            self._do(step)
        elif coming:
            self._ask(coming[0].id)

    def action_ask_this(self) -> None:
        """Ask the question under the cursor."""
        name = self.query_one(EntryList).highlighted
        if name:
            self._ask(name)

    def action_ask_again(self) -> None:
        """Ask what was just asked once more."""
        self._ask(*(one.asked.id for one in self.room.live))

    def action_ask_lesson(self) -> None:
        """Ask all that is to come of the lesson under the cursor: all go at their own pace."""
        self._ask(*self._lesson_rest())

    def _lesson_rest(self) -> list[str]:
        """The questions to come of the lesson that the cursor is in; else of the next one's."""
        coming, name = self._coming(), self.query_one(EntryList).highlighted
        lesson = next((one.lesson for one in self._plan() if one.id == name), "")
        rest = [one.id for one in coming if one.lesson == lesson]
        return rest or [one.id for one in coming if one.lesson == coming[0].lesson]

    def action_time_limit(self) -> None:
        """The next choice of how long the next questions may take."""
        self._minutes = _LIMITS[(_LIMITS.index(self._minutes) + 1) % len(_LIMITS)]
        self.show_room()

    def _ask(self, *names: str) -> None:
        self._do(Open(questions=names, seconds=60 * self._minutes))

    def action_uncover(self) -> None:
        """Show the answer and the tallies."""
        self._do(Reveal())

    def action_more_time(self) -> None:
        """Give more time."""
        self._do(MoreTime(seconds=_MORE))

    def action_break(self) -> None:
        "Pause the workshop, or resume it."
        self._do(Pause(on=not (self.room.snapshot and self.room.snapshot.paused)))

    def action_carry(self, by: int) -> None:
        """Move the question under the cursor up or down the plan."""
        names = [one.id for one in self._coming()]
        name = self.query_one(EntryList).highlighted
        if name in names:
            place = names.index(name)
            to = max(0, min(len(names) - 1, place + by))
            names.insert(to, names.pop(place))
            self._do(Plan(questions=tuple(names)))

    @on(EntryList.Dragged)
    def _dragged(self, event: EntryList.Dragged) -> None:
        """Move a question to where it was dragged."""
        names = [one.id for one in self._coming()]
        if {event.key, event.onto} <= set(names) and self.room.phase is not Phase.ENDED:
            to = names.index(event.onto)
            names.remove(event.key)
            names.insert(to, event.key)
            self._do(Plan(questions=tuple(names)))

    def action_leave_out(self) -> None:
        """Take the question under the cursor out of the plan, or back into it."""
        names = [one.id for one in self._coming()]
        name = self.query_one(EntryList).highlighted
        if name in names:
            names.remove(name)
        elif name and not any(one.id == name and one.rounds for one in self._plan()):
            names.append(name)
        else:
            return
        self._do(Plan(questions=tuple(names)))

    def _plan(self) -> tuple[Planned, ...]:
        return self.room.snapshot.plan if self.room.snapshot else ()

    def action_door(self) -> None:
        "Stop new people from joining, or let them in again."
        self._do(Lock(on=not (self.room.snapshot and self.room.snapshot.locked)))

    def action_new_code(self) -> None:
        """Another code and link."""
        self._do(NewCode())

    def action_people(self) -> None:
        """Who is there."""
        from sidos.tui.workshop.people import PeopleScreen

        self.app.push_screen(PeopleScreen())

    def action_questions(self) -> None:
        """The questions from the floor."""
        from sidos.tui.workshop.moderation import ModerationScreen

        self.app.push_screen(ModerationScreen())

    def action_end_workshop(self) -> None:
        """End it for all, once that is confirmed."""
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

    @work
    async def _do(self, do: AnyDo) -> None:
        try:
            done = await self.room_app.client.command(do)
        except (RefusedError, NoHubError):
            return  # the app says why, and ends
        self.say(
            ""
            if done
            else self.text.gettext(
                N_(
                    "That isn’t possible at this point of the "
                    "workshop. Try again at the next question."
                )
            )
        )


def _entry(one: Planned, *, here: bool) -> ListEntry:
    sign = "▸ " if here else ""
    tail = f"×{one.rounds}" if one.rounds > 1 else ""
    return ListEntry(
        f"{sign}{one_line(plain_text(one.prompt, _GAPS if one.kind == 'cloze' else (), '____'))}",
        key=one.id,
        tail=tail,
        below=lambda _width: [(one_line(one.lesson), "quiet")],
        strong=here,
    )
