"""Which commands are available at a session's station."""

from sidos.engine.session import Kind, Session
from sidos.model.lesson import Page

_OPEN_ONLY = {"answer", "reveal", "letters", "hint", "undo"}


def is_available(session: Session, action: str, *, typed: bool) -> bool:
    """Whether `action` is available now; `typed`: the open question is typed into."""
    if session.finished:
        return action not in {*_OPEN_ONLY, "means_same", "next", "forward"}
    visit, station = session.visit, session.station
    item = None if isinstance(station, Page) or visit.settled else station
    if action in _OPEN_ONLY and item is None:
        return False
    match action:
        case "means_same":
            return session.may_judge
        case "letters":
            return typed
        case "hint":
            return item is not None and visit.hints < len(item.hints)
        case "undo":
            return bool(visit.past)
        case "next" | "forward":
            return item is None or session.kind is Kind.LESSON
        case "previous":
            return session.kind is Kind.LESSON and session.at > 0
    return True
