"""Glossary terms: where the source has one, the translation has the term's, in any inflection.

Words are inflected, so that an exact match isn't enough: "sosiaalinen pääoma" is "sosiaalista
pääomaa" in a sentence. So each word is matched by its beginning, which the term shares with its
forms. A term of one word may be a word of everyday speech as well: "ties" are often just relations.
A term that a file translates in several ways is such a word, and isn't reported.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from sidos.content.text import as_lines
from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, warning
from sidos.translate.check.facts import CheckedTerm, LocaleFacts, Terms

_CONTEXT = re.compile(r"@glossary/(?P<id>.+)/(?P<field>term|forms)")
_BEGINNING = 4  # letters that identify a word
_ENDING = 3  # letters at most that are cut from a form to match others
_OFTEN = 5  # texts needed to see how a file translates a term
_EVERYDAY = (0.3, 0.8)  # share of them with the term's translation: an everyday word
_LEADS = {"question", "explanation"}  # a term in one of these isn't required in the options


def terms_of(entries: Sequence[CheckedEntry]) -> Terms:
    """The glossary's translated terms, and how the file uses them."""
    fields: dict[str, dict[str, CheckedEntry]] = {}
    for entry in entries:
        match = _CONTEXT.fullmatch(entry.context or "")
        if match and entry.is_current:
            fields.setdefault(match["id"], {})[match["field"]] = entry
    terms = [_term(name, texts) for name, texts in fields.items() if "term" in texts]
    by_name = {name: term for term in terms for name in term.sources}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])" if names else r"(?!)")
    return _used(Terms(by_name=by_name, names=pattern), entries)


def glossary(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """Each term of the source in its translation."""
    if facts.terms is None or entry.is_list:
        return
    terms = facts.terms
    for name, term in terms.terms_in(wording.source).items():
        own = (entry.context or "").startswith(f"@glossary/{term.id}/")
        introduced = entry.kind not in _LEADS and (entry.group, term.text) in terms.introduced
        if not (own or introduced or term.text in terms.everyday or term.is_in(wording.text, name)):
            template = N_(
                "The glossary’s term for “{named}” is “{expected}”, but it isn’t used here. Use it."
            )
            yield warning("glossary", template, named=name, expected=term.text)


def _used(terms: Terms, entries: Iterable[CheckedEntry]) -> Terms:
    """`terms` with how the entries translate them."""
    asked, rendered = Counter[str](), Counter[str]()
    introduced = set()
    for entry in entries:
        if entry.is_list or not entry.is_current:
            continue
        for name, term in terms.terms_in(entry.source).items():
            asked[term.text] += 1
            if term.is_in(entry.wordings[0].text, name):
                rendered[term.text] += 1
                if entry.kind in _LEADS:
                    introduced.add((entry.group, term.text))
    low, high = _EVERYDAY
    single = {term.text for term in terms.by_name.values() if " " not in term.sources[0]}
    everyday = {
        term
        for term, times in asked.items()
        if times >= _OFTEN and term in single and low <= rendered[term] / times < high
    }
    return replace(terms, everyday=frozenset(everyday), introduced=frozenset(introduced))


def _term(name: str, fields: Mapping[str, CheckedEntry]) -> CheckedTerm:
    term, forms = fields["term"], fields.get("forms")
    sources = [term.source, *(as_lines(forms.source) if forms else ())]
    text = term.wordings[0].text
    own = [text, *(as_lines(forms.wordings[0].text) if forms else ())]
    pattern = "|".join(_patterns([form.casefold() for form in own]))
    return CheckedTerm(
        name, tuple(source.casefold() for source in sources), re.compile(pattern), text
    )


def _patterns(forms: Sequence[str]) -> Iterator[str]:
    """A pattern for the forms of each number of words; a compound may hold a word anywhere."""
    lengths: dict[int, list[list[str]]] = {}
    for form in forms:
        words = form.split()
        lengths.setdefault(len(words), []).append(words)
    for rows in lengths.values():
        yield r"\w*\s+\w*".join(_beginning(words) for words in zip(*rows, strict=True))


def _beginning(words: Sequence[str]) -> str:
    """A pattern for the beginning that a word's forms share, or for each form's own beginning."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    shared = "".join(letters[0] for letters in same)
    if len(shared) >= _BEGINNING:
        return re.escape(shared)
    cut = {word[: max(_BEGINNING, len(word) - _ENDING)] for word in words}
    return f"(?:{'|'.join(sorted(map(re.escape, cut)))})"
