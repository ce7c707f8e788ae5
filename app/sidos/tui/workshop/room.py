"""A room's latest state, as the hub has sent it."""

from msgspec import Struct
from msgspec.structs import replace

from sidos.workshop.client import Away
from sidos.workshop.frame import (
    CountsFrame,
    ErrorFrame,
    EventFrame,
    FloorFrame,
    FromHub,
    ReportFrame,
    WelcomeFrame,
    YouFrame,
)
from sidos.workshop.view import FloorQuestion, GivenAnswer, Live, Own, Phase, Snapshot


class RoomSnapshot(Struct, frozen=True, kw_only=True):
    """`snapshot` is None until the hub has welcomed; `away`: the connection is lost; `offset`:
    seconds that the hub's clock is ahead of this one; `report`: as Markdown, for a facilitator
    once all is over."""

    snapshot: Snapshot | None = None
    you: Own = Own()
    counts: CountsFrame = CountsFrame()
    floor: tuple[FloorQuestion, ...] = ()
    away: bool = True
    offset: float = 0.0
    report: str = ""

    @property
    def live(self) -> tuple[Live, ...]:
        """The current questions."""
        return self.snapshot.live if self.snapshot else ()

    @property
    def phase(self) -> Phase:
        """The room's phase."""
        return self.snapshot.phase if self.snapshot else Phase.LOBBY

    @property
    def title(self) -> str:
        """The workshop's title."""
        return self.snapshot.title if self.snapshot else "sidos"

    @property
    def deadline(self) -> float:
        """When the open questions close, by this machine's clock; 0 where there is no limit."""
        ends = max((live.ends for live in self.live), default=0.0)
        return ends - self.offset if ends and self.phase is Phase.OPEN else 0.0

    def own_answer(self, live: Live) -> GivenAnswer | None:
        """This person's answer to a question in this round."""
        place = live.asked.id, live.round
        answers = (each for each in self.you.given if (each.question, each.round) == place)
        return next(answers, None)

    def after_frame(self, frame: FromHub | Away, now: float) -> "RoomSnapshot":
        """The room after a frame; `now`: this machine's clock, seconds since 1970."""
        match frame:
            case Away():
                return replace(self, away=True)
            case WelcomeFrame():
                offset = frame.snapshot.now - now
                return replace(
                    self, snapshot=frame.snapshot, you=frame.you, away=False, offset=offset
                )
            case EventFrame():
                return replace(self, snapshot=frame.snapshot, offset=frame.snapshot.now - now)
            case YouFrame():
                return replace(self, you=frame.you)
            case CountsFrame():
                return replace(self, counts=frame)
            case FloorFrame():
                return replace(self, floor=frame.questions)
            case ReportFrame():
                return replace(self, report=frame.markdown)
            case ErrorFrame():
                return self
        return self
