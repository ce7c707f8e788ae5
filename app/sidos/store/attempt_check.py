"""Whether an attempt from elsewhere is one: every field of its type and in its range."""

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from sidos.model.attempt import Attempt, study_day
from sidos.store.row import EARLIEST, LATEST, is_text, texts_of

_LONGEST = 200_000  # characters of a response; a typed answer is at most 10,000
_PART = "[a-z0-9-]{1,64}"
_Name = Annotated[str, Meta(min_length=1, max_length=200)]
_Count = Annotated[int, Meta(ge=0, le=2**53)]

_NARROWER: dict[str, Any] = {
    "id": _Name,
    "session": _Name,
    "item": Annotated[str, Meta(pattern=rf"^{_PART}(/{_PART}){{2,3}}\Z")],
    "locale": Annotated[str, Meta(pattern=r"^[A-Za-z0-9_@.-]{1,64}\Z")],
    "rev": Annotated[int, Meta(ge=1, le=2**53)],
    "seed": Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)],
    "score": Annotated[float, Meta(ge=0, le=1)],
    "duration_ms": _Count,
    "hints": _Count,
    "replaces": _Name | None,
    "form": Annotated[str, Meta(pattern=r"^[a-z -]{0,100}\Z")],
}


def checked(content: dict[str, Any]) -> Attempt | str:
    """The attempt that `content` makes, or the name of the first field that is missing or wrong.
    Fields that we don't know are left out; a missing study day is the machine's."""
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(Attempt):
        if field.name not in content:
            if field.required:
                return field.name
            continue
        kind = _NARROWER.get(field.name, field.type)
        try:
            values[field.name] = msgspec.convert(content[field.name], kind)
        except (msgspec.ValidationError, OverflowError):
            return field.name
    try:
        values["at"] = _in_utc(values["at"])
        values["day"] = values.get("day") or study_day(values["at"])
    except (ValueError, OverflowError):
        return "at"
    texts = {name: (values.get(name) or "",) for name in ("id", "session", "replaces")}
    for name, each in (*texts.items(), ("response", texts_of(values["response"]))):
        if sum(map(len, each)) > _LONGEST or not all(map(is_text, each)):
            return name
    return Attempt(**values)


def _in_utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    at = at.astimezone(UTC)
    if not EARLIEST <= at <= LATEST:
        raise ValueError(at)
    return at
