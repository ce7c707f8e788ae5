"""The people of a room as this hub knows them; whatever changes is written to the store."""

from collections.abc import Collection
from operator import attrgetter

from msgspec.structs import replace

from sidos.workshop.stores.port import Member, RoomStore
from sidos.workshop.view import Person, Status


class People:
    """The members of one room."""

    def __init__(self, store: RoomStore, room: str) -> None:
        self._store, self._room = store, room
        self._members: dict[str, Member] = {}
        self._by_token: dict[bytes, str] = {}
        self._removed: set[str] = set()
        self._unsaved: set[str] = set()

    def __len__(self) -> int:
        """How many were not removed."""
        return len(self._members) - len(self._removed)

    async def load(self) -> None:
        """Read them from the store; changes not yet written stay."""
        before = set(self._members)
        members = await self._store.members(self._room)
        for member in members:
            if member.id not in self._unsaved:
                self._keep(member)
        for name in before - {member.id for member in members}:
            self._drop(name)

    async def join(self, member: Member) -> None:
        """Keep a new member."""
        await self._store.join(member)
        self._keep(member)

    def get(self, name: str) -> Member | None:
        """The member with that id."""
        return self._members.get(name)

    async def by_token(self, token: bytes) -> Member | None:
        """The member with that resume token (its hash); one who joined by another hub as well."""
        member = self.known(token)
        if member is None:
            member = await self._store.member_by_token(self._room, token)
            if member is not None:
                self._keep(member)
        return member

    def known(self, token: bytes) -> Member | None:
        """The same, of those known here already."""
        name = self._by_token.get(token)
        return None if name is None else self._members[name]

    async def change(self, member: Member) -> None:
        """Write a changed member at once."""
        await self._store.change_members([member])
        self._unsaved.discard(member.id)
        self._keep(member)

    def note(self, member: Member) -> None:
        """Keep a change to write soon."""
        self._keep(member)
        self._unsaved.add(member.id)

    async def save(self) -> None:
        """Write what was noted."""
        names, self._unsaved = self._unsaved, set()
        if not names:
            return
        try:
            changed = [self._members[name] for name in names if name in self._members]
            await self._store.change_members(changed)
        except BaseException:
            self._unsaved |= names
            raise

    async def forget(self, name: str) -> None:
        """Delete a member for good."""
        await self._store.forget(self._room, name)
        self._drop(name)

    def reset_statuses(self) -> None:
        """Another question: all are as at first."""
        for member in self.all():
            if member.status is not Status.OK:
                self.note(replace(member, status=Status.OK))

    def all(self) -> tuple[Member, ...]:
        """All who were not removed."""
        return tuple(member for member in self._members.values() if not member.removed)

    def seen(self, present: Collection[str]) -> tuple[Person, ...]:
        """All as the facilitator sees them, in the order of joining."""
        return tuple(
            Person(
                id=member.id,
                name=member.name,
                status=member.status,
                present=member.id in present,
            )
            for member in sorted(self.all(), key=attrgetter("joined"))
        )

    def _drop(self, name: str) -> None:
        self._unsaved.discard(name)
        self._removed.discard(name)
        gone = self._members.pop(name, None)
        if gone is not None:
            self._by_token.pop(gone.token, None)

    def _keep(self, member: Member) -> None:
        self._members[member.id] = member
        self._by_token[member.token] = member.id
        if member.removed:
            self._removed.add(member.id)
