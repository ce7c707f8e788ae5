"""What a field can use of a draft. A draft may be missing, or of another shape than the item's
(after a lesson was changed): then nothing of it is shown, and nothing fails."""

from collections.abc import Collection, Mapping

from sidos.model.attempt import Response
from sidos.tui.text import plain


def line_of(response: Response | None) -> str:
    """The typed text, without what can't be drawn."""
    return plain(response) if isinstance(response, str) else ""


def ids_of(response: Response | None, ids: Collection[str]) -> tuple[str, ...]:
    """The ids in `response` that the item has, each once."""
    if isinstance(response, str | Mapping) or response is None:
        return ()
    return tuple(dict.fromkeys(name for name in response if name in ids))


def entries_of(response: Response | None) -> dict[str, str]:
    """The entry of each part."""
    return dict(response) if isinstance(response, Mapping) else {}
