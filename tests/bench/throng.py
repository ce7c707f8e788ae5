"""Thousands of people at a hub, with so little work for each that it is the hub that is measured:
bare sockets, read by one loop, with frames made by hand as a terminal or a phone would send them.

Moments are those at which a frame was handed to the system or taken from it. `Waits.lag` tells how
far the throng itself was behind.
"""

import json
import os
import select
import socket
import struct
from collections.abc import Callable, Iterable, Sequence
from time import perf_counter
from typing import Any, NamedTuple

Json = dict[str, Any]

_OPENING = (
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_SHORT = 126
_TEXT = 0x81
_WELCOME, _ERROR = b'{"type":"welcome"', b'{"type":"error"'
_ACK, _EVENT = b'{"type":"ack"', b'{"type":"event"'
_PING, _PONG = b"\x89\x00", b"\x8a\x80" + bytes(4)
_AT_ONCE = 64
_PATIENCE = 60.0


class Waits(NamedTuple):
    """Seconds from each one's sending to the acknowledgement; `whole`: from the first sending to
    the last acknowledgement; `lag`: how much of `each` may be the throng's own, who was late in
    sending and reading, for 99 of 100."""

    each: Sequence[float]
    whole: float
    lag: float


class Person:
    """One of them. `token`: to come back with."""

    __slots__ = ("heard", "number", "socket", "token")

    def __init__(self, number: int) -> None:
        self.number = number
        self.token = ""
        self.heard = b""
        self.socket: socket.socket


def text_frame(frame: Json) -> bytes:
    """A masked frame; a mask of zeros leaves the text as it is."""
    body = json.dumps(frame, separators=(",", ":")).encode()
    size = len(body)
    length = bytes([0x80 | size]) if size < _SHORT else bytes([0x80 | _SHORT]) + size.to_bytes(2)
    return bytes([_TEXT]) + length + bytes(4) + body


class Throng:
    """People at the server on `port`, and, once it has come, the facilitator among them."""

    def __init__(self, port: int, count: int) -> None:
        self.people = [Person(number) for number in range(count)]
        self._leader = Person(count)
        self._port = port
        self._poll = select.epoll()
        self._by_file: dict[int, Person] = {}
        self._polled = 0.0
        self._commands = 0

    def enter(self, hellos: Sequence[Json]) -> float:
        """All connect and say hello at once; seconds until the last was welcomed."""
        began = perf_counter()
        for person, hello in zip(self.people, hellos, strict=True):
            self._connect(person, hello)
        self._until(self.people, _welcomed)
        spent = perf_counter() - began
        self._drain()
        return spent

    def lead(self, token: str) -> None:
        """The facilitator comes, and is told all that facilitators are told."""
        hello = {"type": "hello", "v": 1, "role": "facilitator", "token": token}
        self._connect(self._leader, hello)
        self._until([self._leader], _welcomed)

    def command(self, **do: Any) -> float:
        """The facilitator does that; seconds until all others heard of it."""
        for person in self._by_file.values():
            person.heard = b""
        self._commands += 1
        frame = {"type": "command", "key": f"do-{self._commands}", "do": do}
        began = perf_counter()
        self._leader.socket.send(text_frame(frame))
        self._until(self.people, lambda person: _EVENT in person.heard)
        return perf_counter() - began

    def stalled(self, hello: Json) -> None:
        """One more comes, who never reads a thing."""
        phone = Person(len(self.people))
        self._connect(phone, hello, room=1024)
        self._until([phone], lambda person: _WELCOME in person.heard)
        self._poll.unregister(phone.socket)

    def cut(self) -> None:
        """All connections break off, as when the power of the network goes."""
        for person in self.people:
            self._poll.unregister(person.socket)
            del self._by_file[person.socket.fileno()]
            person.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            person.socket.close()

    def rush(self, frames: Sequence[bytes], moments: Sequence[float]) -> Waits:
        """Each sends its frame at its moment, in seconds from now; until all are acknowledged."""
        self._drain()
        coming = sorted(self.people, key=lambda person: moments[person.number], reverse=True)
        sent: dict[Person, float] = {}
        acked: dict[Person, float] = {}
        late: dict[Person, float] = {}
        began = free = perf_counter()
        while len(acked) < len(self.people):
            self._in_time(began)
            for _ in range(_AT_ONCE):
                now = perf_counter()
                if not coming or began + moments[coming[-1].number] > now:
                    break
                person = coming.pop()
                person.socket.send(frames[person.number])
                sent[person] = now
                # Where all go at once, it is no lag that one goes after the other.
                moment = moments[person.number]
                late[person] = now - began - moment if moment else 0.0
            until = began + moments[coming[-1].number] if coming else perf_counter() + 0.1
            busy = perf_counter() - free
            for person, at in self._read(max(0.0, until - perf_counter())):
                if person in sent and person not in acked and _ACK in person.heard:
                    acked[person] = at
                    late[person] += busy
                    if b'"result":"ok"' not in person.heard:
                        raise ValueError(person.heard)
            free = self._polled
        return Waits(
            [acked[person] - sent[person] for person in self.people],
            max(acked.values()) - began,
            sorted(late.values())[len(late) * 99 // 100],
        )

    def close(self) -> None:
        """All leave."""
        self._poll.close()
        for person in self._by_file.values():
            person.socket.close()

    def _connect(self, person: Person, hello: Json, room: int = 0) -> None:
        person.heard = b""
        person.socket = socket.socket()
        if room:
            person.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
        person.socket.connect(("127.0.0.1", self._port))
        person.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        person.socket.send(_OPENING.format(port=self._port).encode() + text_frame(hello))
        person.socket.setblocking(False)  # noqa: FBT003 - the standard library's
        self._poll.register(person.socket, select.EPOLLIN)
        self._by_file[person.socket.fileno()] = person

    def _until(self, people: Iterable[Person], heard: Callable[[Person], bool]) -> None:
        """Until all of these have heard it."""
        awaited, began = set(people), perf_counter()
        while awaited:
            self._in_time(began)
            awaited -= {one for one, _ in self._read(0.1) if one in awaited and heard(one)}

    def _read(self, within: float) -> list[tuple[Person, float]]:
        """Those who heard something, and when it was taken from the system."""
        ready = self._poll.poll(within, _AT_ONCE)
        self._polled = perf_counter()
        heard = []
        for file, _ in ready:
            person = self._by_file[file]
            data = os.read(file, 1 << 16)
            if not data:
                msg = f"cut off: {person.heard!r}"
                raise ConnectionError(msg)
            if data == _PING:  # it comes to those alone whom nothing else was told
                os.write(file, _PONG)
                continue
            person.heard += data
            heard.append((person, perf_counter()))
        return heard

    def _drain(self) -> None:
        """What was told to all before does not matter any more."""
        while self._read(0.05):
            pass
        for person in self._by_file.values():
            person.heard = b""

    def _in_time(self, began: float) -> None:
        if perf_counter() - began > _PATIENCE:
            msg = "the server does not answer all"
            raise TimeoutError(msg)


def _welcomed(person: Person) -> bool:
    """Whether the welcome has come as a whole; what it says of coming back is kept."""
    begin, heard = person.heard.find(_WELCOME), person.heard
    if begin < 0:
        if _ERROR in heard:
            raise ConnectionError(heard)
        return False
    size = heard[heard.find(b"\r\n\r\n") + 5] & 0x7F
    if size == _SHORT:
        size = int.from_bytes(heard[begin - 2 : begin])
    elif size > _SHORT:
        size = int.from_bytes(heard[begin - 8 : begin])
    if len(heard) < begin + size:
        return False
    person.token = json.loads(heard[begin : begin + size]).get("token", "") or person.token
    return True
