"""Hosting: a store opened, a room in it, and a server that people can reach it at."""

import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.workshop.address import joining_link
from sidos.workshop.hub.door import MOST_PEOPLE
from sidos.workshop.hub.garbage import leave_to_sweep
from sidos.workshop.hub.hub import Hub
from sidos.workshop.hub.network import Network, own_hosts, shared_addresses
from sidos.workshop.hub.server import Server
from sidos.workshop.secret import new_code, new_link, new_room_id
from sidos.workshop.stores.chosen import is_shared, open_store
from sidos.workshop.stores.port import Room, RoomStore
from sidos.workshop.view import Mode

LOCAL = "127.0.0.1"
DAY = 86_400
_SOCKETS = 16_384


class ListenAddress(Struct, frozen=True, kw_only=True):
    """Where to listen, and by which names. `public`: the URL that a proxy in front shows;
    `proxies`: whose `X-Forwarded-For` counts."""

    listen: str = LOCAL
    port: int = 0
    public: str = ""
    proxies: tuple[Network, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach it."""
        return self.listen in {LOCAL, "::1", "localhost"}

    @property
    def is_readable(self) -> bool:
        """Whether others on the network could read along."""
        return not (self.is_local or self.certificate or self.public.startswith("https:"))


class NewRoom(Struct, frozen=True, kw_only=True):
    """A room to make. `facilitator`: SHA-256 of the token; `title` "": the course's; `seed`: what
    shuffles its questions."""

    course: str
    questions: tuple[str, ...]
    facilitator: bytes
    mode: Mode = Mode.NICKNAME
    title: str = ""
    retain: int = DAY
    seed: int = 0


async def make_room(store: RoomStore, wanted: NewRoom) -> Room:
    """Make it, with a code and a link of its own."""
    room = Room(
        id=new_room_id(),
        course=wanted.course,
        title=wanted.title,
        mode=wanted.mode,
        questions=wanted.questions,
        facilitator=wanted.facilitator,
        code=new_code(),
        link=new_link(),
        made=time.time(),
        seed=wanted.seed,
        retain=wanted.retain,
    )
    await store.make(room)
    return room


class Hosting:
    """A hub that runs as long as its context. `store`: sqlite:PATH or postgresql://…"""

    def __init__(
        self,
        library: Library,
        locales: Locales,
        *,
        where: str,
        place: ListenAddress,
        most_people: int = MOST_PEOPLE,
    ) -> None:
        self._library, self._locales = library, locales
        self._where, self._most_people = where, most_people
        self.place = place
        self.store: RoomStore
        self.server: Server
        self.hub: Hub

    async def __aenter__(self) -> Self:
        """Open the store and listen. OSError where that can't be; what opening a store raises."""
        place = self.place
        tls = _tls(place)
        self.store = await open_store(self._where)
        self.hub = Hub(
            self.store,
            self._library,
            self._locales,
            shared=is_shared(self._where),
            most_people=self._most_people,
        )
        hosts = own_hosts(place.listen, place.public)
        self.server = Server(self.hub, hosts, proxies=place.proxies)
        try:
            await self.server.start(place.listen, place.port, tls)
        except BaseException:
            await self.store.close()
            raise
        self.hub.url = (*self.urls(), f"{self._scheme}://{LOCAL}:{self.server.port}")[0]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.server.stop()
        await self.store.close()

    def urls(self) -> tuple[str, ...]:
        """Where people find it, the one to share first; none where there is no network."""
        if self.place.public:
            return (self.place.public.rstrip("/"),)
        addresses: Sequence[str] = shared_addresses(self.place.listen)
        return tuple(f"{self._scheme}://{_bracketed(one)}:{self.server.port}" for one in addresses)

    def link(self, room: Room) -> str:
        """What the room's QR code says."""
        return joining_link(self.hub.url, room.link)

    @property
    def _scheme(self) -> str:
        return "https" if self.place.certificate else "http"


def prepare_process() -> None:
    """Raise RLIMIT_NOFILE to 16,384 and freeze the GC heap. To be called by a process whose work is
    the hub."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _SOCKETS if most == resource.RLIM_INFINITY else min(_SOCKETS, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    leave_to_sweep()


def _tls(place: ListenAddress) -> ssl.SSLContext | None:
    if place.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place.certificate, place.key)
    return context


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address
