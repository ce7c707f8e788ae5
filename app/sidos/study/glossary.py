"""Look-ups in the glossary: a term is found by any of its forms, in any of the course's languages,
from its first letters on. Case and endings don't matter; terms that differ by diacritics or by one
edit are listed as near."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sidos.content.plain_text import plain_line
from sidos.engine.matching import bare, normalise, one_edit_apart
from sidos.i18n.sorting import sort_key
from sidos.model.course import Term
from sidos.study.lesson_link import LessonLink, lesson_links
from sidos.study.study import Study

_WORD = re.compile(r"[^\W_]+")
_STEM = 4  # a word of so many letters may have an ending that no form has
_NEAR_FROM = 3  # letters; one edit in fewer makes another word

Words = tuple[str, ...]


class TermRow(Struct, frozen=True, kw_only=True):
    """A term in the language on screen. `key` is `course/term`; `others`: tag to the term in each
    other language; `lessons`: where it occurs; `names`: term and forms in all languages, as
    normalised words."""

    key: str
    term: str
    definition: str
    others: Mapping[str, str]
    lessons: tuple[LessonLink, ...]
    names: tuple[Words, ...]


class PageRow(Struct, frozen=True, kw_only=True):
    """A page that a course's glossary begins with. `key` is `course/page`, as in the ids of its
    texts."""

    key: str
    title: str
    text: str


class TermMatches(Struct, frozen=True, kw_only=True):
    """The results of a query. `named`: terms that it names; `near`: where there are none, similar
    ones; `in_definition`: others whose definition has its words."""

    named: tuple[TermRow, ...] = ()
    near: tuple[TermRow, ...] = ()
    in_definition: tuple[TermRow, ...] = ()


def all_terms(study: Study) -> tuple[TermRow, ...]:
    """Every course's terms, sorted by the rules of the language on screen."""
    key = sort_key(study.locales.info(study.tag).cldr)
    rows = [row for course in study.library.courses() for row in _rows(study, course.course.id)]
    return tuple(sorted(rows, key=lambda row: key(row.term)))


def glossary_pages(study: Study) -> tuple[PageRow, ...]:
    """The page of every course's glossary that has one."""
    courses = study.library.courses()
    pages = {one.course.id: study.texts.glossary(one, study.tag).page for one in courses}
    return tuple(
        PageRow(key=f"{course}/page", title=plain_line(page.title), text=page.text)
        for course, page in pages.items()
        if page is not None
    )


def look_up(rows: Sequence[TermRow], query: str, tag: str) -> TermMatches:
    """The `rows` that match `query`, typed in the language `tag`: the best first, else in the order
    of `rows`. Without words: all of them."""
    words = _words(query, tag)
    if not words:
        return TermMatches(named=tuple(rows))
    levels = {row.key: _level(row, words) for row in rows}
    named = sorted((row for row in rows if levels[row.key] < _NOT), key=lambda r: levels[r.key])
    listed = {row.key for row in named}
    near = () if named else tuple(row for row in rows if _is_near(row, words))
    listed |= {row.key for row in near}
    rest = (row for row in rows if row.key not in listed)
    in_definition = tuple(row for row in rest if _all_begin(words, _words(row.definition, tag)))
    return TermMatches(named=tuple(named), near=near, in_definition=in_definition)


def terms_in(rows: Iterable[TermRow], text: str, tag: str) -> tuple[TermRow, ...]:
    """Those of `rows` whose term or one of its forms is in `text`."""
    line = f" {' '.join(_words(text, tag))} "
    return tuple(
        row for row in rows if any(name and f" {' '.join(name)} " in line for name in row.names)
    )


def _rows(study: Study, course: str) -> Iterable[TermRow]:
    entry = study.texts.entry(course)
    tags = [info.tag for info in study.languages()]
    glossaries = {
        tag: {term.id: term for term in study.texts.glossary(entry, tag).terms} for tag in tags
    }
    links = lesson_links(study.texts, course, study.tag)
    for term in glossaries[study.tag].values():
        versions = {tag: glossaries[tag][term.id] for tag in tags}
        lessons = (link for name, link in links.items() if term.id in entry.subjects[name].terms)
        yield TermRow(
            key=f"{course}/{term.id}",
            term=plain_line(term.term),
            definition=term.definition,
            others={
                tag: plain_line(one.term)
                for tag, one in versions.items()
                if tag != study.tag and one.term != term.term
            },
            lessons=tuple(lessons),
            names=tuple(dict.fromkeys(_names(versions))),
        )


def _names(versions: Mapping[str, Term]) -> Iterable[Words]:
    for tag, term in versions.items():
        for name in (term.term, *term.forms):
            yield _words(name, tag)


def _words(text: str, tag: str) -> Words:
    return tuple(_WORD.findall(normalise(text, tag)))


_NOT = 4


def _level(row: TermRow, words: Words) -> int:
    """How well a term is named by `words`: 0 wholly, 1 from its beginning, 2 by beginnings
    of its words, 3 by its words with endings; `_NOT`: not at all."""
    best = _NOT
    line = " ".join(words)
    for name in row.names:
        if name == words:
            return 0
        if " ".join(name).startswith(line):
            best = min(best, 1)
        elif best > 2 and _all_begin(words, name):  # noqa: PLR2004 - the levels above
            best = 2
        elif best > 3 and all(any(_inflects(w, own) for own in name) for w in words):  # noqa: PLR2004
            best = 3
    return best


def _all_begin(words: Words, text: Words) -> bool:
    return all(any(own.startswith(word) for own in text) for word in words)


def _inflects(word: str, own: str) -> bool:
    return own.startswith(word) or (len(own) >= _STEM and word.startswith(own))


def _is_near(row: TermRow, words: Words) -> bool:
    line = " ".join(words)
    if len(line) < _NEAR_FROM:
        return False
    return any(
        all(any(_comes_near(word, own) for own in name) for word in words)
        or one_edit_apart(line, " ".join(name))
        for name in row.names
    )


def _comes_near(word: str, own: str) -> bool:
    if bare(own).startswith(bare(word)):
        return True
    return len(own) >= _NEAR_FROM and one_edit_apart(word, own)
