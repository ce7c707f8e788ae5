"""What a terminal knows of a room: the last that the hub said of each thing."""

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
        """The questions that are being dealt with."""
        return self.snapshot.live if self.snapshot else ()

    @property
    def phase(self) -> Phase:
        """Where the room stands."""
        return self.snapshot.phase if self.snapshot else Phase.LOBBY

    def given(self, live: Live) -> GivenAnswer | None:
        """One's own answer to a question in this round."""
        for one in self.you.given:
            if (one.question, one.round) == (live.asked.id, live.round):
                return one
        return None

    def heard(self, frame: FromHub | Away, now: float) -> "RoomSnapshot":
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
