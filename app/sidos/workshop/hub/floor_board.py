"""Questions from the floor, and who may see which: a question that nobody has let through is seen
by the facilitator and by who asked it."""

from collections.abc import Sequence
from hashlib import sha256

import msgspec

from sidos.workshop.frame import FloorFrame, Role
from sidos.workshop.hub.connection import Connection
from sidos.workshop.stores.port import Raised
from sidos.workshop.view import FloorQuestion

MOST = 500
"""Questions from the floor in a room."""

_PUBLIC = frozenset({"shown", "answered"})


def raised_id(room: str, member: str, key: str) -> str:
    """The same id for the same question sent again; it tells nothing of who asked."""
    return sha256(f"{room}\n{member}\n{key}".encode()).hexdigest()[:16]


class FloorFrames:
    """The frames that tell of `raised`; those who see the same get the same bytes."""

    def __init__(self, raised: Sequence[Raised]) -> None:
        wanted = sorted(enumerate(raised), key=lambda pair: (-len(pair[1].voters), pair[0]))
        self._raised = [one for _, one in wanted]
        self.raised = tuple(raised)
        self._frames: dict[tuple[frozenset[str], frozenset[str], bool], bytes] = {}
        self._own: dict[str, set[str]] = {}
        self._votes: dict[str, set[str]] = {}
        for one in raised:
            self._own.setdefault(one.member, set()).add(one.id)
            for voter in one.voters:
                self._votes.setdefault(voter, set()).add(one.id)

    def frame(self, connection: Connection) -> bytes:
        """What that client gets."""
        own = set(connection.asked)
        if connection.id:
            own |= self._own.get(connection.id, set())
        mine = frozenset(own)
        voted = frozenset(self._votes.get(connection.id, ()))
        leads = connection.role is Role.FACILITATOR
        if (mine, voted, leads) not in self._frames:
            questions = tuple(
                FloorQuestion(
                    id=one.id,
                    text=one.text,
                    votes=len(one.voters),
                    state=one.state,
                    mine=one.id in mine,
                    upvoted=one.id in voted,
                )
                for one in self._raised
                if leads or one.state in _PUBLIC or one.id in mine
            )
            self._frames[mine, voted, leads] = msgspec.json.encode(FloorFrame(questions=questions))
        return self._frames[mine, voted, leads]
