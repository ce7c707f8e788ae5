"""Glossary terms: where the source has one, its translation has the term's, in any inflection.

An exact match is useless where words are inflected: "sosiaalinen pääoma" is "sosiaalista pääomaa"
in a sentence. So each word counts by its beginning, which the term shares with its forms. And a
term of one word may be a word of everyday speech as well: "ties" are often just relations. One
that a file renders now by its term, now by others is such a word, and nothing is said of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec.structs import replace

from sidos.content.text import as_lines
from sidos.model.message import N_, Message
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import CheckedTerm, Known, Terms

_CONTEXT = re.compile(r"@glossary/(?P<id>.+)/(?P<field>term|forms)")
_BEGINNING = 4  # letters that tell a word
_ENDING = 3  # letters at most that are left off a form to find others
_OFTEN = 5  # texts that tell how a file renders a term
_EVERYDAY = (0.3, 0.8)  # a term rendered as such in so great a part of them is an everyday word
_LEADS = {"question", "explanation"}  # what names a question's terms, so that its options needn't


def terms_of(entries: Sequence[CheckedEntry]) -> Terms:
    """The glossary's terms that have a translation, and how the file uses them."""
    fields: dict[str, dict[str, CheckedEntry]] = {}
    for entry in entries:
        named = _CONTEXT.fullmatch(entry.context or "")
        if named and entry.is_current:
            fields.setdefault(named["id"], {})[named["field"]] = entry
    terms = [_term(name, found) for name, found in fields.items() if "term" in found]
    by_name = {name: term for term in terms for name in term.sources}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])" if names else r"(?!)")
    return _used(Terms(by_name=by_name, names=pattern), entries)


def glossary(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """Each term of the source in its translation."""
    if known.terms is None or entry.is_list:
        return
    terms = known.terms
    for named, term in terms.standing_in(wording.source).items():
        own = (entry.context or "").startswith(f"@glossary/{term.id}/")
        led = entry.kind not in _LEADS and (entry.group, term.text) in terms.led
        if not (own or led or term.text in terms.everyday or term.is_in(wording.text, named)):
            said = N_(
                "The glossary’s term for “{named}” is “{expected}”, but it isn’t used here. Use it."
            )
            values = {"named": named, "expected": term.text}
            yield Issue("glossary", Message(said, values), "warning")


def _used(terms: Terms, entries: Iterable[CheckedEntry]) -> Terms:
    """`terms` with how the entries render them."""
    asked, rendered = Counter[str](), Counter[str]()
    led = set()
    for entry in entries:
        if entry.is_list or not entry.is_current:
            continue
        for named, term in terms.standing_in(entry.source).items():
            asked[term.text] += 1
            if term.is_in(entry.wordings[0].text, named):
                rendered[term.text] += 1
                if entry.kind in _LEADS:
                    led.add((entry.group, term.text))
    low, high = _EVERYDAY
    single = {term.text for term in terms.by_name.values() if " " not in term.sources[0]}
    everyday = {
        term
        for term, times in asked.items()
        if times >= _OFTEN and term in single and low <= rendered[term] / times < high
    }
    return replace(terms, everyday=frozenset(everyday), led=frozenset(led))


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
    """What a word and its forms begin with: all alike, or each of them on its own."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*words, strict=False))
    shared = "".join(letters[0] for letters in same)
    if len(shared) >= _BEGINNING:
        return re.escape(shared)
    cut = {word[: max(_BEGINNING, len(word) - _ENDING)] for word in words}
    return f"(?:{'|'.join(sorted(map(re.escape, cut)))})"
