"""The texts on a screen: of courses by their ids, of the interface by what was looked up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from textual.screen import Screen
from textual.widget import Widget

from sidos.content.error import BrokenLessonError
from sidos.content.library import CourseEntry
from sidos.content.localize import Localized
from sidos.content.plain_text import plain_line, visible_text
from sidos.content.text import TextUnit, text_units
from sidos.engine.session import Session, Visit
from sidos.i18n.po.syntax import Key
from sidos.model.rich_text import Markup
from sidos.study.study import Study
from sidos.tui.text import plain
from sidos.tui.translator.visible import Seen, Sight

_AFTER = ("/why", "/explain", "/accept", "/model")
"""Ends of ids whose texts are shown once the question is answered."""


Name = tuple[str, str | None, str]
"""What tells a text from all others: its course, its context, its id."""

_CUT = (10_000, 0)
"""The place of a text of which only a part is in sight: behind all others."""


class ShownText(Struct, frozen=True, kw_only=True):
    """A text as it is worded on screen. `id`: a course's text's id, or the interface's message;
    `course`: None for the interface; `context`: the message's; `foreign`: shown in another
    language than the one chosen; `markup`: of a course's text."""

    id: str
    wording: str
    course: CourseEntry | None = None
    context: str | None = None
    foreign: bool = False
    markup: Markup = Markup.LINE

    @property
    def name(self) -> Name:
        """What tells it from all others."""
        return self.course.course.id if self.course else "", self.context, self.id


def texts_on(
    screen: Screen[object], study: Study, said: Mapping[Key, str], found: Sequence[Sight]
) -> list[ShownText]:
    """The texts on `screen`, a course's first. `said`: the interface's messages as they were
    worded; `found`: what is in sight."""
    session = getattr(screen, "session", None)
    station: list[ShownText] = []
    if isinstance(session, Session) and not session.finished:
        station += _station(study, session)
    known = {text.name for text in station}
    others = [text for text in _everywhere(study, session) if text.name not in known]
    messages = list(_messages(said))
    places = _places((*station, *others, *messages), Seen(found))
    in_order = sorted(
        (text for text in others if text.name in places), key=lambda t: places[t.name]
    )
    told = sorted((text for text in messages if text.name in places), key=lambda t: places[t.name])
    return [*station, *in_order, *told]


def selected(
    texts: Sequence[ShownText], focused: Widget | None, found: Sequence[Sight]
) -> ShownText | None:
    """The text that one is at: of the row under the cursor, else the first in sight."""
    rows = [focused] if _row(focused) else [sight.widget for sight in found]
    row = next((line for line in map(_row, rows) if line), "")
    if row:
        same = [text for text in texts if _worded(text) == row]
        inside = [text for text in texts if _worded(text) in row]
        best = same or sorted(inside, key=lambda text: -len(text.wording))
        if best:
            return best[0]
    seen = Seen(found)
    for text in texts:
        wording = _worded(text)
        if not text.id.endswith("/title") and (seen.place(wording) or seen.has_part(wording)):
            return text
    return texts[0] if texts else None


def _row(widget: Widget | None) -> str:
    """The text of the row that a list's cursor stands on."""
    row: str = getattr(widget, "row_text", "")
    return plain_line(plain(row))


def _station(study: Study, session: Session) -> Iterator[ShownText]:
    """All of a page or question that is shown now, be it in sight or not."""
    course, _, lesson = session.lesson.partition("/")
    station = session.visit.station
    if "/" in station:  # a recap's
        lesson, _, station = station.partition("/")
    entry, shown = study.texts.entry(course), study.localized(f"{course}/{lesson}")
    for unit in text_units(shown.lesson):
        ours = unit.group == f"{lesson}/{station}" and _is_out(unit, session.visit)
        if ours or unit.context == f"{lesson}/title":
            yield _lesson_text(unit, entry, shown, study.tag)


def _is_out(unit: TextUnit, visit: Visit) -> bool:
    """Whether a text of a question is shown by now."""
    rest = unit.context.removeprefix(unit.group)
    if rest.startswith("/hints/"):
        return not visit.settled and int(rest.rpartition("/")[2]) <= visit.hints
    if rest.endswith(("/reject", "/units")) or "/recall/" in rest:
        return False
    return visit.settled or not rest.endswith(_AFTER)


def _lesson_text(unit: TextUnit, entry: CourseEntry, shown: Localized, tag: str) -> ShownText:
    station = unit.context.split("/")[1]
    return ShownText(
        id=unit.context,
        wording=unit.text,
        course=entry,
        foreign=shown.languages.get(station, tag) != tag,
        markup=unit.markup,
    )


def _everywhere(study: Study, session: object) -> Iterator[ShownText]:
    """Texts of courses that any screen may show."""
    for entry in study.library.courses():
        shown = study.texts.course(entry, study.tag)
        texts: list[tuple[str, str, Markup]] = []
        for name, lesson in shown.lessons.items():
            lines = ("title", lesson.title), ("summary", lesson.summary)
            texts += [(f"{name}/{field}", text, Markup.LINE) for field, text in lines]
        glossary = text_units(study.texts.glossary(entry, study.tag))
        sources = study.texts.sources(entry, study.tag)
        units = [
            *text_units(shown.course),
            *glossary,
            *(u for s in sources for u in text_units(s)),
        ]
        texts += [
            (unit.context, unit.text, unit.markup)
            for unit in units
            if not unit.context.endswith("/forms")
        ]
        yield from (
            ShownText(id=name, wording=text, course=entry, markup=markup)
            for name, text, markup in texts
            if text
        )
    if isinstance(session, Session) and session.finished:
        yield from _finished(study, session)


def _finished(study: Study, session: Session) -> Iterator[ShownText]:
    """The questions of a session that is over, as its results show them."""
    course, _, lesson = session.lesson.partition("/")
    names = {lesson} if not lesson.startswith("@") else set[str]()
    names |= {visit.station.partition("/")[0] for visit in session.visits if "/" in visit.station}
    for name in sorted(names):
        try:
            shown = study.localized(f"{course}/{name}")
        except BrokenLessonError:
            continue
        for unit in text_units(shown.lesson):
            yield _lesson_text(unit, study.texts.entry(course), shown, study.tag)


def _messages(said: Mapping[Key, str]) -> Iterator[ShownText]:
    """The interface's, as they were last worded."""
    for (context, text), wording in said.items():
        if wording.strip():
            yield ShownText(id=text, context=context, wording=wording)


def _places(texts: Iterable[ShownText], seen: Seen) -> dict[Name, tuple[int, int]]:
    """Where each of the texts in sight stands. The longest come first: what a long one says is
    not taken for a short one that says a part of it."""
    places: dict[Name, tuple[int, int]] = {}
    for text in sorted(texts, key=lambda text: -len(text.wording)):
        wording = _worded(text)
        place = seen.take(wording)
        if place is not None:
            places[text.name] = place
        elif seen.has_part(wording):
            places[text.name] = _CUT
    return places


def _worded(text: ShownText) -> str:
    """The wording as it is drawn, on one line: a course's may hold Markdown."""
    drawn = plain(text.wording)
    return visible_text(drawn, text.markup) if text.course is not None else drawn
