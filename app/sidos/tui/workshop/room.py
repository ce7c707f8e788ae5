"""What a terminal knows of a room: the last that the hub said of each thing."""

from msgspec import Struct
from msgspec.structs import replace

from sidos.workshop.client import Away
from sidos.workshop.frame import Counts, Error, Event, Floor, FromHub, Report, Welcome, You
from sidos.workshop.view import FloorQuestion, Given, Live, Own, Phase, Snapshot


class Room(Struct, frozen=True, kw_only=True):
    """`snapshot` is None until the hub has welcomed; `away`: the connection is lost; `offset`:
    seconds that the hub's clock is ahead of this one; `report`: as Markdown, for a facilitator
    once all is over."""

    snapshot: Snapshot | None = None
    you: Own = Own()
    counts: Counts = Counts()
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

    def given(self, live: Live) -> Given | None:
        """One's own answer to a question in this round."""
        for one in self.you.given:
            if (one.question, one.round) == (live.asked.id, live.round):
                return one
        return None

    def heard(self, frame: FromHub | Away, now: float) -> "Room":
        """The room after a frame; `now`: this machine's clock, seconds since 1970."""
        match frame:
            case Away():
                return replace(self, away=True)
            case Welcome():
                offset = frame.snapshot.now - now
                return replace(
                    self, snapshot=frame.snapshot, you=frame.you, away=False, offset=offset
                )
            case Event():
                return replace(self, snapshot=frame.snapshot, offset=frame.snapshot.now - now)
            case You():
                return replace(self, you=frame.you)
            case Counts():
                return replace(self, counts=frame)
            case Floor():
                return replace(self, floor=frame.questions)
            case Report():
                return replace(self, report=frame.markdown)
            case Error():
                return self
        return self
