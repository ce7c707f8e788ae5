"""A room as it is shown: what goes to many alike is made and encoded once for each role and
language, until something happens."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Raw

from sidos.workshop.deck import Deck
from sidos.workshop.frame import VERSION, Frame, Role
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.countdown import Countdown
from sidos.workshop.hub.own_view import OwnViews
from sidos.workshop.hub.people import People
from sidos.workshop.hub.snapshot import Scene, snapshot
from sidos.workshop.room import RoomState, began
from sidos.workshop.stores.port import AnswerGroup, Room
from sidos.workshop.view import Own


class _Event(Frame, frozen=True, kw_only=True, tag="event"):
    """The frame of that name, its snapshot encoded already."""

    kind: str
    snapshot: Raw


class _Welcome(Frame, frozen=True, kw_only=True, tag="welcome"):
    """The frame of that name, its snapshot encoded already."""

    v: int
    token: str
    you: Own
    snapshot: Raw


class Showing:
    """`url`: where people join."""

    def __init__(
        self, room: Room, deck: Deck, people: People, countdown: Countdown, url: str
    ) -> None:
        self.room, self.state = room, began(room)
        self._deck, self._people, self._countdown, self._url = deck, people, countdown, url
        self._groups: Mapping[str, Sequence[AnswerGroup]] = {}
        self._own = OwnViews(deck, room.seed)
        self._snapshots: dict[tuple[Role, str, float], bytes] = {}
        self._events: dict[tuple[str, Role, str, float], bytes] = {}

    def change(
        self, room: Room, state: RoomState, groups: Mapping[str, Sequence[AnswerGroup]]
    ) -> None:
        """Show this from now on. `groups`: the answers to what is revealed."""
        self.room, self.state, self._groups = room, state, groups
        self._snapshots.clear()
        self._events.clear()
        self._own.clear()

    def scene(self) -> Scene:
        """The state of the room at this moment."""
        return Scene(
            room=self.room,
            state=self.state,
            deck=self._deck,
            groups=self._groups,
            now=self._countdown.now(self.state),
            url=self._url,
        )

    def event(self, kind: str, one: Connection) -> bytes:
        """The Event for that client."""
        at = (kind, one.role, one.lang, self._countdown.now(self.state))
        if at not in self._events:
            event = _Event(kind=kind, snapshot=Raw(self._snapshot(one)))
            self._events[at] = msgspec.json.encode(event)
        return self._events[at]

    def welcome(self, one: Connection, token: str) -> bytes:
        """The Welcome for that client."""
        snapshot = Raw(self._snapshot(one))
        return msgspec.json.encode(
            _Welcome(v=VERSION, token=token, you=self.own(one), snapshot=snapshot)
        )

    def own(self, one: Connection) -> Own:
        """What is that client's own."""
        if one.role is not Role.PARTICIPANT:
            return Own()
        return self._own.view(one, self._people.get(one.id), self.state)

    def _snapshot(self, one: Connection) -> bytes:
        scene = self.scene()
        kind = (one.role, one.lang, scene.now)
        if kind not in self._snapshots:
            self._snapshots[kind] = msgspec.json.encode(snapshot(scene, one.role, one.lang))
        return self._snapshots[kind]
