"""The facts of a text on screen: from its entry, its place and its budget."""

import re
from pathlib import Path

from sidos.i18n.po.entry import PoEntry
from sidos.model.message import N_, Message
from sidos.study.study import Study
from sidos.translate.cells import cells
from sidos.translate.message_unit import KIND
from sidos.translate.place import MessagePlace, place_key
from sidos.tui.translator.live_texts import LiveTexts, TextPlace
from sidos.tui.translator.panel import PanelFacts
from sidos.tui.translator.shown_text import ShownText

_WIDTH = "width: "
_NAMED = re.compile(r"\{\w+\}")

CURRENT = Message(N_("current"))
OUTDATED = Message(N_("out of date"))
MISSING = Message(N_("missing"))
SAME = Message(N_("same as the source"))
SOURCE = Message(N_("source text"))


def text_place(text: ShownText, live: LiveTexts) -> TextPlace | None:
    """The file and line of a text, if it is in a file."""
    if text.course is None:
        return live.message(text.context, text.id)
    return live.course_text(text.course, text.id)


def facts_of(
    text: ShownText,
    place: TextPlace | None,
    study: Study,
    measured: MessagePlace | None,
    numbers: tuple[int, int],
) -> PanelFacts:
    """The facts of `text`. `measured`: where the interface shows it; `numbers`: its own, and the
    count of texts."""
    entry = place.entry if place else None
    translated = entry is not None and place is not None and place.path.suffix == ".po"
    translation = "\n".join(entry.forms) if entry and translated else ""
    limit, notes = _budget(entry)
    if measured is not None:
        limit = measured.width if measured.width is not None else limit
        if not any(note.startswith(KIND) for note in notes):
            notes += _place_notes(measured)
    wording = translation or text.wording
    state = _state(entry) if translated else _untranslated(text, study)
    return PanelFacts(
        id=text.id if text.context is None else f"{text.context}: {text.id}",
        state=state,
        place=f"{_short(place.path)}:{place.line}" if place else "",
        note="\n".join(notes),
        source=entry.text if entry else text.id if text.course is None else text.wording,
        translation=translation,
        translated=state is not SOURCE,
        used=max(cells(_NAMED.sub("", line)) for line in wording.split("\n")),
        limit=limit,
        number=numbers[0],
        count=numbers[1],
    )


def measured_place(text: ShownText) -> MessagePlace | None:
    """Where and how wide the interface shows a message."""
    from sidos.translate.place import places

    return places().get(place_key(text.context, text.id)) if text.course is None else None


def _state(entry: PoEntry | None) -> Message:
    if entry is None or not entry.translated:
        return MISSING
    if entry.outdated:
        return OUTDATED
    return SAME if set(entry.forms) <= {entry.text, entry.plural} else CURRENT


def _untranslated(text: ShownText, study: Study) -> Message:
    """The state of a text without an entry: a source text, or missing in the file."""
    own = "en" if text.course is None else text.course.course.lang
    return SOURCE if study.tag == own else MISSING


def _budget(entry: PoEntry | None) -> tuple[int | None, list[str]]:
    """The cells that the entry's comment allows, and the rest of it."""
    limit, notes = None, []
    for line in entry.comment.split("\n") if entry else ():
        number = line.removeprefix(_WIDTH)
        if number != line and number.isdigit():
            limit = int(number)
        else:
            notes.append(line)
    return limit, notes


def _place_notes(measured: MessagePlace) -> list[str]:
    """What an entry's comment would say about a message's place, for an entry without one."""
    stops = [f"shown: {', '.join(measured.stops)}"] if measured.stops else []
    return [f"{KIND}{measured.kind}", *stops]


def _short(path: Path) -> str:
    """The path relative to the current folder, if it is inside."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
