"""From the id of a text to the place on screen."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches

from msgspec import Struct

from sidos.content.error import BrokenLessonError
from sidos.content.library import CourseEntry
from sidos.content.text import text_units
from sidos.engine.session import Kind
from sidos.i18n.locales import INTERFACE
from sidos.i18n.po.entry import PoEntry, po_entries
from sidos.model.message import N_, Message
from sidos.study.study import Study
from sidos.tui.error import NoAimError

_AFTER = {"why", "explain", "accept", "reject", "shown", "model"}
_NEAR = 3
_SHORT = 60


class Aim(Struct, frozen=True, kw_only=True):
    """`id`: of the text, whole. `screen`: station, term, source, home or stop; `key`: what of it;
    at a station: which one, in what, how many hints were taken, and whether it is answered."""

    id: str
    screen: str
    key: str = ""
    station: str = ""
    kind: Kind = Kind.LESSON
    hints: int = 0
    answered: bool = False


def find_aim(study: Study, wanted: str) -> Aim:
    """Where the text `wanted` is shown: a course's by its id or the beginning of it, an interface
    message by its words or a part of them. NoAimError where nowhere."""
    first = wanted.split("/", maxsplit=1)[0]
    near: list[str] = []
    for entry in study.library.courses():
        if first in entry.lessons or first in {"@course", "@glossary", "@source"}:
            ids = list(_ids(study, entry, first))
            match = _beginning(ids, wanted)
            if match is not None:
                return _course_aim(study, entry, match)
            near += get_close_matches(wanted, ids, _NEAR)
        else:
            near += get_close_matches(first, [*entry.lessons, "@course", "@glossary", "@source"])
    message = _message(_interface(study), wanted)
    if message is not None:
        return _stop(message)
    values: dict[str, str | int] = {"id": _shortened(wanted), "nearest": ", ".join(near[:_NEAR])}
    if near:
        raise NoAimError(
            Message(
                N_("There is no text with the id “{id}”. You may have meant: {nearest}."), values
            )
        )
    sentence = N_(
        "There is no text with the id “{id}”. An id is the msgctxt in the translation file, or "
        "else the msgid."
    )
    raise NoAimError(Message(sentence, values))


def _beginning(ids: Sequence[str], wanted: str) -> str | None:
    """The id that is `wanted`, or the first that begins with it: at the end of a name, or else in
    the middle of one."""
    if wanted in ids:
        return wanted
    for beginning in (f"{wanted}/", wanted):
        for text_id in ids:
            if text_id.startswith(beginning):
                return text_id
    return None


def _ids(study: Study, entry: CourseEntry, first: str) -> Iterator[str]:
    """The ids of the texts in the file that `first` names."""
    course = entry.course
    match first:
        case "@course":
            yield from (unit.context for unit in text_units(course))
        case "@glossary":
            glossary = study.texts.glossary(entry, course.lang)
            yield from (unit.context for unit in text_units(glossary))
        case "@source":
            for source in study.texts.sources(entry, course.lang):
                yield from (unit.context for unit in text_units(source))
        case _:
            try:
                loaded = study.library.lesson(course.id, first)
            except BrokenLessonError as broken:
                sentence = N_(
                    "The file of the lesson “{name}” has mistakes, so it can’t be shown. Run "
                    "“sidos lessons lint” to see them."
                )
                raise NoAimError(Message(sentence, {"name": first})) from broken
            yield from (unit.context for unit in text_units(loaded.lesson))


def _course_aim(study: Study, entry: CourseEntry, wanted: str) -> Aim:
    course = entry.course.id
    first, *rest = wanted.split("/")
    match first, rest:
        case "@course", ["units", unit, *_]:
            lessons = next(each.lessons for each in entry.course.units if each.id == unit)
            return Aim(id=wanted, screen="home", key=f"{course}/{lessons[0]}")
        case "@course", _:
            return Aim(id=wanted, screen="home")
        case "@glossary", [term, *_]:
            return Aim(id=wanted, screen="term", key=f"{course}/{term}")
        case "@source", [source, "concepts", concept, *_]:
            return Aim(id=wanted, screen="source", key=f"{course}/{source}/{concept}")
        case "@source", [source, *_]:
            return Aim(id=wanted, screen="source", key=f"{course}/{source}")
        case name, ["title" | "summary"]:
            return Aim(id=wanted, screen="home", key=f"{course}/{name}")
    return _station(study, f"{course}/{first}", rest, wanted)


def _station(study: Study, key: str, rest: list[str], wanted: str) -> Aim:
    steps = {step.id for step in study.localized(key).lesson.steps}
    kind = Kind.LESSON if rest[0] in steps else Kind.QUIZ
    return Aim(
        id=wanted,
        screen="station",
        key=key,
        station=rest[0],
        kind=Kind.START if key in study.start_checks() else kind,
        hints=int(rest[2]) if rest[1] == "hints" else 0,
        answered=rest[1] != "text" and bool(_AFTER & {rest[1], rest[-1]}),
    )


def _message(interface: Iterable[PoEntry], wanted: str) -> PoEntry | None:
    """The interface message that is `wanted`, or else the only one that contains it."""
    entries = [entry for entry in interface if entry.text]
    for entry in entries:
        if wanted in {entry.text, f"{entry.context}: {entry.text}"}:
            return entry
    inside = [entry for entry in entries if wanted.casefold() in entry.text.casefold()]
    if len(inside) > 1:
        sentence = N_(
            "“{id}” is in several texts, such as these: {nearest}. Type a longer part of one."
        )
        some = ", ".join(f"“{_shortened(entry.text)}”" for entry in inside[:_NEAR])
        raise NoAimError(Message(sentence, {"id": _shortened(wanted), "nearest": some}))
    return inside[0] if inside else None


def _stop(entry: PoEntry) -> Aim:
    from sidos.translate.place import place_key, places

    place = places().get(place_key(*entry.key))
    if place is not None and place.stops:
        return Aim(id=entry.text, screen="stop", key=place.stops[0])
    sentence = N_(
        "“{id}” isn’t on any screen. It is printed on the command line or in line mode, in {files}."
    )
    if any(file.startswith("app/sidos/tui/") for file in entry.files):
        sentence = N_(
            "“{id}” is shown only briefly, so the preview can’t open at it. It is in {files}."
        )
    values: dict[str, str | int] = {
        "id": _shortened(entry.text),
        "files": ", ".join(entry.files),
    }
    raise NoAimError(Message(sentence, values))


def _interface(study: Study) -> Iterable[PoEntry]:
    """The interface's messages: from the language on screen, or from any other, since all have
    the same."""
    from sidos.translate.error import FaultyPoError
    from sidos.translate.po_file import read_po

    for tag in dict.fromkeys((study.tag, *(info.tag for info in study.languages()))):
        for path in study.locales.files(tag, INTERFACE):
            with suppress(FaultyPoError):
                return po_entries(read_po(path)[1]).values()
    return ()


def _shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHORT else f"{folded[: _SHORT - 1]}…"
