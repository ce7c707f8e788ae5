"""The texts on a screen: of courses by their ids, of the interface by the recorded messages."""

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
from sidos.tui.translator.visible import VisibleText, VisibleWidget

_AFTER = ("/why", "/explain", "/accept", "/model")
"""Ends of ids whose texts are shown once the question is answered."""


Name = tuple[str, str | None, str]
"""What identifies a text: its course, its context, its id."""

_CUT = (10_000, 0)
"""The place of a text of which only a part is visible: after all others."""


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
        """What identifies it."""
        return self.course.course.id if self.course else "", self.context, self.id


def texts_on(
    screen: Screen[object],
    study: Study,
    wordings: Mapping[Key, str],
    visible: Sequence[VisibleWidget],
) -> list[ShownText]:
    """The texts on `screen`, a course's first. `wordings`: the interface's messages as they
    were worded; `visible`: the widgets in view."""
    session = getattr(screen, "session", None)
    station: list[ShownText] = []
    if isinstance(session, Session) and not session.finished:
        station += _station(study, session)
    station_names = {text.name for text in station}
    others = [text for text in _everywhere(study, session) if text.name not in station_names]
    messages = list(_messages(wordings))
    places = _places((*station, *others, *messages), VisibleText(visible))

    def in_order(texts: Iterable[ShownText]) -> list[ShownText]:
        return sorted((t for t in texts if t.name in places), key=lambda t: places[t.name])

    return [*station, *in_order(others), *in_order(messages)]


def selected(
    texts: Sequence[ShownText], focused: Widget | None, visible: Sequence[VisibleWidget]
) -> ShownText | None:
    """The text at the cursor: of the row under it, else the first visible one."""
    rows = [focused] if _row(focused) else [each.widget for each in visible]
    row = next((line for line in map(_row, rows) if line), "")
    if row:
        same = [text for text in texts if _worded(text) == row]
        inside = [text for text in texts if _worded(text) in row]
        best = same or sorted(inside, key=lambda text: -len(text.wording))
        if best:
            return best[0]
    visible_text = VisibleText(visible)
    for text in texts:
        wording = _worded(text)
        if not text.id.endswith("/title") and (
            visible_text.place(wording) or visible_text.has_part(wording)
        ):
            return text
    return texts[0] if texts else None


def _row(widget: Widget | None) -> str:
    """The text of the row under a list's cursor."""
    row: str = getattr(widget, "row_text", "")
    return plain_line(plain(row))


def _station(study: Study, session: Session) -> Iterator[ShownText]:
    """All texts of the present page or question, visible or not."""
    course, _, lesson = session.lesson.partition("/")
    station = session.visit.station
    if "/" in station:  # a recap's
        lesson, _, station = station.partition("/")
    entry, localized = study.texts.entry(course), study.localized(f"{course}/{lesson}")
    for unit in text_units(localized.lesson):
        ours = unit.group == f"{lesson}/{station}" and _is_out(unit, session.visit)
        if ours or unit.context == f"{lesson}/title":
            yield _lesson_text(unit, entry, localized, study.tag)


def _is_out(unit: TextUnit, visit: Visit) -> bool:
    """Whether a text of a question has been shown."""
    rest = unit.context.removeprefix(unit.group)
    if rest.startswith("/hints/"):
        return not visit.settled and int(rest.rpartition("/")[2]) <= visit.hints
    if rest.endswith(("/reject", "/units")) or "/recall/" in rest:
        return False
    return visit.settled or not rest.endswith(_AFTER)


def _lesson_text(unit: TextUnit, entry: CourseEntry, localized: Localized, tag: str) -> ShownText:
    station = unit.context.split("/")[1]
    return ShownText(
        id=unit.context,
        wording=unit.text,
        course=entry,
        foreign=localized.languages.get(station, tag) != tag,
        markup=unit.markup,
    )


def _everywhere(study: Study, session: object) -> Iterator[ShownText]:
    """Texts of courses that any screen may show."""
    for entry in study.library.courses():
        localized = study.texts.course(entry, study.tag)
        texts: list[tuple[str, str, Markup]] = []
        for name, lesson in localized.lessons.items():
            lines = ("title", lesson.title), ("summary", lesson.summary)
            texts += [(f"{name}/{field}", text, Markup.LINE) for field, text in lines]
        glossary = text_units(study.texts.glossary(entry, study.tag))
        sources = study.texts.sources(entry, study.tag)
        units = [
            *text_units(localized.course),
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
    """The questions of a finished session, as its results show them."""
    course, _, lesson = session.lesson.partition("/")
    names = {lesson} if not lesson.startswith("@") else set[str]()
    names |= {visit.station.partition("/")[0] for visit in session.visits if "/" in visit.station}
    for name in sorted(names):
        try:
            localized = study.localized(f"{course}/{name}")
        except BrokenLessonError:
            continue
        for unit in text_units(localized.lesson):
            yield _lesson_text(unit, study.texts.entry(course), localized, study.tag)


def _messages(wordings: Mapping[Key, str]) -> Iterator[ShownText]:
    """The interface's messages, as they were last worded."""
    for (context, text), wording in wordings.items():
        if wording.strip():
            yield ShownText(id=text, context=context, wording=wording)


def _places(texts: Iterable[ShownText], visible: VisibleText) -> dict[Name, tuple[int, int]]:
    """The place of each visible text. The longest are searched first, so that a short text isn't
    found inside a long one."""
    places: dict[Name, tuple[int, int]] = {}
    for text in sorted(texts, key=lambda text: -len(text.wording)):
        wording = _worded(text)
        place = visible.take(wording)
        if place is not None:
            places[text.name] = place
        elif visible.has_part(wording):
            places[text.name] = _CUT
    return places


def _worded(text: ShownText) -> str:
    """The wording as it is drawn, on one line, without a course text's Markdown."""
    drawn = plain(text.wording)
    return visible_text(drawn, text.markup) if text.course is not None else drawn
