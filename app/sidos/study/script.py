"""What there is to go through, in one language: a lesson, its quiz, or questions of several
lessons. What a session is called and which language each station is in go with it."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.localize import Localized
from sidos.content.plain_text import plain_line
from sidos.engine.recap import Candidate
from sidos.engine.session import Kind, Script, Station
from sidos.i18n.translator import Translator
from sidos.model.attempt import Verdict
from sidos.model.item import AnyItem, Reflect
from sidos.model.lesson import Page
from sidos.store.state import ItemState
from sidos.study.gist import gist_page


class LocalizedScript(Struct, frozen=True, kw_only=True):
    """A script, the title over it, each station's language (by its id), and the stations whose
    translation is outdated. `lessons`: where stations are of several lessons, the title
    of each one's lesson."""

    script: Script
    title: str
    languages: Mapping[str, str]
    outdated: frozenset[str] = frozenset()
    lessons: Mapping[str, str] = {}


def lesson_script(key: str, kind: Kind, localized: Localized, text: Translator) -> LocalizedScript:
    """The stations of a lesson's pages and questions, or of its quiz. `text`: the language on
    screen."""
    lesson = localized.lesson
    steps: tuple[Station, ...] = tuple(
        each if isinstance(each, Page) else each.item for each in lesson.steps
    )
    if lesson.gist is not None:
        steps = (*steps, gist_page(lesson.gist, text))
    stations: tuple[Station, ...] = steps if kind is Kind.LESSON else lesson.quiz
    script = Script(lesson=key, kind=kind, stations=stations)
    return LocalizedScript(
        script=script,
        title=plain_line(lesson.title),
        languages=localized.languages,
        outdated=localized.outdated,
    )


def recap_script(
    key: str, title: str, lessons: Mapping[str, Localized], names: Iterable[str]
) -> LocalizedScript:
    """The questions `names` (`lesson/item`) in that order; those that are gone are left out.

    `lessons`: by id.
    """
    items = {
        f"{name}/{item.id}": item
        for name, localized in lessons.items()
        for item in asked(localized)
    }
    languages = {
        f"{name}/{station}": tag
        for name, localized in lessons.items()
        for station, tag in localized.languages.items()
    }
    wanted = dict.fromkeys(names)
    stations = tuple(replace(items[name], id=name) for name in wanted if name in items)
    root = key.partition("/")[0]
    script = Script(lesson=key, kind=Kind.RECAP, stations=stations, root=root)
    titles = {name: plain_line(lessons[name.partition("/")[0]].lesson.title) for name in items}
    return LocalizedScript(
        script=script, title=plain_line(title), languages=languages, lessons=titles
    )


def recap_candidates(
    key: str, localized: Localized, states: Mapping[str, ItemState]
) -> Iterator[Candidate]:
    """The questions of the lesson `key` that a recap may ask. `states`: by `course/lesson/item`.
    An answer given before the question changed its meaning doesn't count."""
    lesson = key.partition("/")[2]
    for item in asked(localized):
        state = states.get(f"{key}/{item.id}")
        current = state if state is not None and state.rev == item.rev else None
        yield Candidate(
            id=f"{lesson}/{item.id}",
            lesson=lesson,
            concepts=item.concepts,
            last=current.last_at if current else None,
            missed=current is not None and current.last is not Verdict.RIGHT,
        )


def asked(localized: Localized) -> Iterator[AnyItem]:
    """The questions of a lesson that have a right answer, those between pages first."""
    return (item for item in localized.lesson.items() if not isinstance(item, Reflect))
