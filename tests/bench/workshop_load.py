"""A hub under load, on sockets of this machine: it has one core, the people have the other. A bare
aiohttp echo is measured before and after it, with as many answers at the same moments.

`python -m tests.bench workshop`. The notes say how far the people themselves were behind, and what
else the machine had to do.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

import psutil
from tests.bench import workshop_crash
from tests.bench.figure import Figure
from tests.bench.throng import Json, Throng, Waits, text_frame
from tests.workshop.hub_process import HubProcess
from tests.workshop.small_course import READY, write_course

_HUB_CORE, _THRONG_CORE = 0, 1
_FILES = 16_384
_WITHIN = 5.0
_RUSHES = 5
_EVENTS = 15


def workshop(place: Path) -> Iterator[Figure]:
    """The table of the issue, on SQLite; then what crashes leave behind, on both stores."""
    write_course(place / "courses")
    cores = os.sched_getaffinity(0)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(_FILES, most[1]), most[1]))
    try:
        with _hub(place, "warm"):
            pass  # the caches are filled, as any second start finds them
        os.sched_setaffinity(0, {_THRONG_CORE})
        yield from _room_of_300(place)
        yield from _room_of_3000(place)
        os.sched_setaffinity(0, cores)
        yield from workshop_crash.crashes(place)
    finally:
        os.sched_setaffinity(0, cores)
        resource.setrlimit(resource.RLIMIT_NOFILE, most)


def _room_of_300(place: Path) -> Iterator[Figure]:
    count, said = 300, "300 people"
    echoed = [_echo(count, _moments(count))]
    with _hub(place, "300") as hub, _throng(hub.port, count) as throng:
        process = psutil.Process(hub.pid)
        yield Figure("a hub as it has started: memory", _memory(process), " MB", None)
        throng.stalled(_hello(hub, "Stalled"))
        _all_in(throng, hub)
        throng.command(do="open", questions=[READY])
        used, began = _used(process), perf_counter()
        waits = throng.rush(_answers(throng, 1), _moments(count))
        share = (_used(process) - used) / (perf_counter() - began)
        reached = [throng.command(do="lock", on=at % 2 == 0) for at in range(_EVENTS)]
        memory = _memory(process)
    echoed.append(_echo(count, _moments(count)))
    yield from _waited(said, waits, 10, echoed)
    yield Figure(f"{said}: hub's memory", memory, " MB", 60)
    yield Figure(f"{said}: hub's share of a core", share * 100, " %", 10)
    note = f"{_EVENTS} times, one phone never reads; median {median(reached) * 1e3:.3g} ms"
    yield Figure(f"{said}: all the others hear of an event", max(reached) * 1e3, " ms", None, note)


def _room_of_3000(place: Path) -> Iterator[Figure]:
    count, said = 3000, "3,000 people"
    at_once = [0.0] * count
    echoed = [_echo(count, _moments(count))]
    bare = [_echo(count, at_once)]
    with _hub(place, "3000") as hub, _throng(hub.port, count) as throng:
        process = psutil.Process(hub.pid)
        spent = _all_in(throng, hub)
        throng.command(do="open", questions=[READY])
        waits = throng.rush(_answers(throng, 1), _moments(count))
        memory = _memory(process)
        rushes = []
        for number in range(2, 2 + _RUSHES):
            throng.command(do="close")
            throng.command(do="open", questions=[READY])
            rushes.append(throng.rush(_answers(throng, number), at_once))
        throng.cut()
        hellos = [{"type": "hello", "v": 1, "token": one.token} for one in throng.people]
        back, afterwards = throng.enter(hellos), _memory(process)
    echoed.append(_echo(count, _moments(count)))
    bare.append(_echo(count, at_once))
    yield Figure(f"{said} join at once: all are in", spent, " s", None)
    yield from _waited(said, waits, 25, echoed)
    tails = sorted(_percentile(rush.each, 99) * 1e3 for rush in rushes)
    whole = sorted(rush.whole * 1e3 for rush in rushes)
    echo = " and ".join(f"{_percentile(rush.each, 99) * 1e3:.3g}" for rush in bare)
    note = f"{tails[0]:.3g} to {tails[-1]:.3g} in {_RUSHES} runs, a bare echo {echo} ms; from the "
    note += f"first sending to the last ack {median(whole):.3g} ms"
    yield Figure(f"{said} at once: ack p99", median(tails), " ms", 120, note)
    yield Figure(f"{said}: hub's memory", memory, " MB", 120, f"{afterwards:.3g} as they come back")
    yield Figure(f"{said} are cut off: all are back", back, " s", 2)


def _waited(said: str, waits: Waits, most: float, echoed: Sequence[Waits]) -> Iterator[Figure]:
    """How long people waited, within five seconds and against an echo."""
    middle = _percentile(waits.each, 50)
    bare = median(_percentile(rush.each, 50) for rush in echoed)
    load = f"load {os.getloadavg()[0]:.1f}"
    late = f"people late {waits.lag * 1e3:.2g} ms in 99 of 100; {load}"
    yield Figure(f"{said} in 5 s: ack p99", _percentile(waits.each, 99) * 1e3, " ms", most, late)
    note = f"{middle * 1e3:.3g} to {bare * 1e3:.3g} ms"
    yield Figure(f"{said} in 5 s: ack p50, to a bare echo's", middle / bare, " ×", 4, note)


def _all_in(throng: Throng, hub: HubProcess) -> float:
    spent = throng.enter([_hello(hub, f"P{person.number}") for person in throng.people])
    throng.lead(hub.token)
    return spent


def _hello(hub: HubProcess, name: str) -> Json:
    return {"type": "hello", "v": 1, "code": hub.code, "name": name}


def _answers(throng: Throng, number: int) -> list[bytes]:
    random = Random(number)
    return [
        text_frame(
            {
                "type": "answer",
                "question": READY,
                "round": number,
                "response": random.choice("12"),
                "key": f"{number}-{person.number}",
            }
        )
        for person in throng.people
    ]


def _echo(count: int, moments: Sequence[float]) -> Waits:
    """As many answers to a server that only sends them back."""
    command = [sys.executable, "-m", "tests.bench.echo_server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            os.sched_setaffinity(server.pid, {_HUB_CORE})
            assert server.stdout is not None
            with _throng(int(server.stdout.readline()), count) as throng:
                throng.enter([{"type": "welcome", "token": "none"}] * count)
                # It comes back as it is, so that it passes for the acknowledgement.
                frame = text_frame({"type": "ack", "question": READY, "round": 1, "result": "ok"})
                return throng.rush([frame] * count, moments)
        finally:
            server.kill()


@contextmanager
def _hub(place: Path, name: str) -> Iterator[HubProcess]:
    """A hub of the small course, with a store of its own, on its core."""
    store = f"sqlite:{place}/{name}.db"
    lessons = place / "courses"
    data = place / "data"
    with HubProcess(data, store, "--course", "baking", lessons=lessons, core=_HUB_CORE) as hub:
        yield hub


@contextmanager
def _throng(port: int, count: int) -> Iterator[Throng]:
    throng = Throng(port, count)
    try:
        yield throng
    finally:
        throng.close()


def _moments(count: int) -> list[float]:
    """The same for all who are compared."""
    random = Random(count)
    return [random.uniform(0.001, _WITHIN) for _ in range(count)]


def _used(process: psutil.Process) -> float:
    """Seconds of a core."""
    times = process.cpu_times()
    return float(times.user + times.system)


def _memory(process: psutil.Process) -> float:
    return float(process.memory_info().rss / 1e6)


def _percentile(times: Sequence[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1]
