"""`sidos locale glossary`: the terms of the courses in every language, in the order of their files.

A language's term is the current translation; it is empty where that is outdated or missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sidos.content.loader import parse_glossary
from sidos.translate.extractor import extract
from sidos.translate.layout import Domain, domains, tags_of
from sidos.translate.status import State, TextStatus, text_statuses


class TermWording(Struct, frozen=True, kw_only=True):
    """A term in one language; an untranslated text is empty. `state`: the term's."""

    term: str = ""
    definition: str = ""
    forms: tuple[str, ...] = ()
    state: State = "missing"


class TermEntry(Struct, frozen=True, kw_only=True):
    """A term of the course `course`, written in `lang`; `wordings` by language, `lang` first."""

    id: str
    course: str
    lang: str
    wordings: Mapping[str, TermWording]

    @property
    def source(self) -> TermWording:
        """The term in the language it is written in."""
        return self.wordings[self.lang]


def glossary(root: Path, tags: Sequence[str] = ()) -> tuple[TermEntry, ...]:
    """The terms of the project at `root` in `tags`, or in all its languages. FaultyPoError where a
    PO file is faulty."""
    return tuple(entry for domain in domains(root) for entry in _entries(domain, tags))


def _entries(domain: Domain, tags: Sequence[str]) -> Iterator[TermEntry]:
    path = domain.course / "glossary.yaml" if domain.course else None
    parsed = parse_glossary(path) if path and path.is_file() else None
    if parsed is None or parsed.value is None:
        return
    extracted = extract(domain)
    others = [tag for tag in tags or tags_of(domain) if tag != parsed.lang]
    statuses = {
        tag: {one.unit.context: one for one in text_statuses(domain, tag, extracted)}
        for tag in others
    }
    for term in parsed.value.terms:
        source = TermWording(
            term=term.term, definition=term.definition, forms=term.forms, state="translated"
        )
        wordings = {tag: _wording(statuses[tag], f"@glossary/{term.id}") for tag in others}
        yield TermEntry(
            id=term.id,
            course=domain.name,
            lang=parsed.lang,
            wordings={parsed.lang: source, **wordings},
        )


def _wording(statuses: Mapping[str | None, TextStatus], place: str) -> TermWording:
    term = statuses.get(f"{place}/term")
    return TermWording(
        term=_current(term),
        definition=_current(statuses.get(f"{place}/definition")),
        forms=tuple(form for form in _current(statuses.get(f"{place}/forms")).split("\n") if form),
        state=term.state if term else "missing",
    )


def _current(one: TextStatus | None) -> str:
    return one.forms[0] if one and one.state == "translated" else ""
