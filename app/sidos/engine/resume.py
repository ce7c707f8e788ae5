"""Saving a session and restoring it, perhaps after its lesson was changed."""

from typing import Any

from sidos.engine.session import Kind, SavedSession, Script, Session, Station, Visit
from sidos.model.lesson import Page


def restore(script: Script, saved: SavedSession) -> Session:
    """A saved session on today's script: stations that are gone are left out, new ones are
    added where the script has them, and an item whose meaning changed is open again (at the end
    of a quiz that has passed it)."""
    stations = {station.id: station for station in script.stations}
    visits = [_still_valid(visit, stations) for visit in saved.visits if visit.station in stations]
    visited = {visit.station for visit in visits}
    # How many of the visits before `at` are still there is the new index.
    at = sum(visit.station in stations for visit in saved.visits[: saved.at])
    for index, station in enumerate(script.stations):
        if saved.kind is Kind.LESSON and station.id not in visited:
            visits.insert(index, Visit(station=station.id))
            at += index < at
    if saved.kind is not Kind.LESSON:
        passed = [visit for visit in visits[:at] if not visit.settled]
        visits = [visit for visit in visits[:at] if visit.settled] + visits[at:] + passed
        at -= len(passed)
    fields = _fields(saved) | {"visits": tuple(visits), "at": min(at, len(visits))}
    return Session(**fields, script=script)


def saved_session(session: Session) -> SavedSession:
    """The session without its script."""
    return SavedSession(**_fields(session))


def _fields(session: SavedSession) -> dict[str, Any]:
    return {name: getattr(session, name) for name in SavedSession.__struct_fields__}


def _still_valid(visit: Visit, stations: dict[str, Station]) -> Visit:
    station = stations[visit.station]
    if isinstance(station, Page):
        return visit
    if any(attempt.rev != station.rev for attempt in visit.attempts):
        return Visit(station=visit.station, again=visit.again)
    return visit
