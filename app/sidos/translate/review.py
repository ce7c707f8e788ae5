"""`sidos locale review`: the texts of one part of a project beside their translations."""

from pathlib import Path

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_, Message
from sidos.translate.error import NoSuchPartError
from sidos.translate.extractor import extract
from sidos.translate.layout import domains, locale_of
from sidos.translate.status import TextStatus, text_statuses
from sidos.translate.tally import INTERFACE_PART, part_of


class Review(Struct, frozen=True, kw_only=True):
    """`po`: the file of the translations."""

    info: LocaleInfo
    part: str
    po: Path
    texts: tuple[TextStatus, ...]


def review(root: Path, tag: str, part: str) -> Review:
    """The texts of `part` (a lesson's id, or another part that stats name) in `tag`. Raises
    NoSuchPartError, FaultyPoError or LocaleError."""
    course, _, wanted = part.rpartition("/")
    parts: dict[str, None] = {}
    # The interface takes longest to read, so it comes last unless it is wanted.
    first = wanted == INTERFACE_PART
    for domain in sorted(domains(root), key=lambda one: (one.course is None) is not first):
        extracted = extract(domain)
        part_names = {part_of(unit.files[0]) for unit in extracted.foreign(tag)}
        if wanted in part_names and course in {"", domain.name}:
            statuses = text_statuses(domain, tag, extracted)
            texts = tuple(one for one in statuses if part_of(one.unit.files[0]) == wanted)
            info = locale_of(domain, tag)
            return Review(info=info, part=wanted, po=domain.po(tag), texts=texts)
        parts |= dict.fromkeys(part_of(unit.files[0]) for unit in extracted.foreign(tag))
    if not parts:
        text = N_(
            "There is nothing to translate into “{tag}”. Check the course folder and its languages."
        )
        raise NoSuchPartError(Message(text, {"tag": tag}))
    text = N_("There is no lesson “{name}” to translate. You may have meant: {nearest}.")
    raise NoSuchPartError(Message(text, {"name": part, "nearest": _nearest(part, parts)}))


def notes(one: TextStatus) -> tuple[str, ...]:
    """The lines of a text's comment, without its kind and lesson."""
    lines = one.unit.comment.split("\n")
    return tuple(line for line in lines if line and not line.startswith(("kind: ", "in: ")))


def _nearest(part: str, parts: dict[str, None]) -> str:
    from difflib import get_close_matches

    begun = [name for name in parts if part and name.startswith(part)]
    return ", ".join(begun or get_close_matches(part, parts) or parts)
