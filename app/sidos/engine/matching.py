"""Typed answers: what counts as the same answer, and what as a near miss.

Case, spacing, quotes, dashes, invisible characters and a final `.!?` don't matter, nor do quotes
and brackets around an answer, determiners before it, and whether its words are joined. Letters
do: ä is not a, for in Finnish one letter can be a case ending.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sidos.model.attempt import Writing
from sidos.model.item import Answers, Gap, Text

_CHARACTERS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
)
_DOTTED_I = {"tr", "az"}
_AROUND = {'"': '"', "'": "'", "(": ")", "[": "]", "{": "}"}
_JOINT = re.compile(r"(?<=[^\W\d])[ -]+(?=\w)|(?<=\d)[ -]+(?=[^\W\d])")  # never between digits
_EQUALS = re.compile(r"(?<!\\)=")
_NEAR_FROM = 3  # one edit in a word of two letters is another word
_TWO_EDITS_FROM = 10  # letters
_MOST_ANSWERS = 3
_EQUAL, _ALIKE = 1_000_000, 100_000  # more than the length of any stem


def normalise(text: str, tag: str = "en") -> str:
    """`text` as it is compared, by the rules of the locale `tag`; normalising twice changes
    nothing, and NFC and NFD spellings come out equal."""
    result = "".join(_visible(text))
    result = unicodedata.normalize("NFC", result)
    if tag.partition("-")[0] in _DOTTED_I:
        result = result.replace("I", "ı").replace("İ", "i")
    result = unicodedata.normalize("NFD", result).casefold()
    # After case folding, which turns ŉ into ʼn.
    result = unicodedata.normalize("NFC", unicodedata.normalize("NFD", result)).translate(
        _CHARACTERS
    )
    return re.sub(r"\s+", " ", result).strip().rstrip(".!? ")


def _visible(text: str) -> Iterator[str]:
    for character in text:
        if character.isspace():
            yield " "
        elif unicodedata.category(character) not in {"Cc", "Cf"}:
            yield character


def comparable(text: str, writing: Writing) -> str:
    """`text` without what never makes another answer: besides what `normalise` drops, quotes and
    brackets around it, determiners before it, and how its words are joined."""
    return _JOINT.sub("", _plain(text, writing))


def _plain(text: str, writing: Writing) -> str:
    line = normalise(text, writing.tag)
    while True:
        first, _, rest = line.partition(" ")
        if rest and first in writing.determiners:
            line = rest
        elif line[1:-1] and _AROUND.get(line[0]) == line[-1]:
            line = line[1:-1].strip().rstrip(".!? ")
        else:
            return line


def answer_of(entry: str) -> tuple[str, bool]:
    """The text of an entry of `accept`, and whether it is a stem (`segment*`)."""
    stem = entry.endswith("*") and not entry.endswith(r"\*")
    text = entry[:-1] if stem else entry
    return text.replace(r"\*", "*").replace(r"\@", "@"), stem


def refusal_of(line: str) -> tuple[str, str]:
    """The entry and the reason of a line of `reject`: `answer`, or `answer = reason`."""
    answer, _, reason = _EQUALS.sub("\0", line, count=1).partition("\0")
    return answer.strip().replace(r"\=", "="), reason.strip().replace(r"\=", "=")


def accepts(typed: str, answers: Answers, others: Iterable[Answers], writing: Writing) -> bool:
    """Whether `typed` is a right answer: the language on screen decides first, then `others`."""
    for each in (answers, *others):
        judgement = _judgement(typed, each, writing)
        if judgement is not None:
            return judgement[0]
    return False


def reason_of(typed: str, answers: Answers, others: Iterable[Answers], writing: Writing) -> str:
    """The author's reason why `typed` is refused; "" where there is none."""
    for each in (answers, *others):
        judgement = _judgement(typed, each, writing)
        if judgement is not None:
            return "" if judgement[0] else judgement[1]
    return ""


def _judgement(typed: str, answers: Answers, writing: Writing) -> tuple[bool, str] | None:
    """Whether `answers` accept or refuse `typed`, and the reason; None where they don't know it.

    The entry that is most like `typed` decides: one equal to it but for case and the like, then
    one that `comparable` makes equal, then the longest stem. Accepted goes before refused.
    """
    rules = [(True, answer_of(entry), "") for entry in (*answers.accept, *answers.term_forms)]
    for line in answers.reject:
        entry, reason = refusal_of(line)
        rules.append((False, answer_of(entry), reason))
    exact, plain = normalise(typed, writing.tag), _plain(typed, writing)
    joined = _JOINT.sub("", plain)
    best: tuple[int, tuple[bool, str]] | None = None
    for right, (text, stem), reason in rules:
        weight = 0
        if stem:
            weight = _stem_length(plain, joined, comparable(text, writing))
        elif exact == normalise(text, writing.tag):
            weight = _EQUAL
        elif joined == comparable(text, writing):
            weight = _ALIKE
        if weight and (best is None or weight > best[0]):
            best = weight, (right, reason)
    return best[1] if best else None


def _stem_length(plain: str, joined: str, stem: str) -> int:
    """The length of `stem` where it lets the answer in: what follows it ends the same word."""
    tail = joined[len(stem) :]
    fits = bool(stem) and joined.startswith(stem) and plain.endswith(tail)
    return len(stem) if fits and all(each.isalpha() or each == "'" for each in tail) else 0


def near_miss(typed: str, answers: Answers, writing: Writing) -> str | None:
    """The accepted answer that `typed` misses by one edit (two, where it has ten letters and
    more) or by diacritics only, if any."""
    typed_form = comparable(typed, writing)
    for entry in (*answers.accept, *answers.term_forms):
        answer, stem = answer_of(entry)
        answer_form = comparable(answer, writing)
        if stem or len(answer_form) < _NEAR_FROM or typed_form == answer_form:
            continue
        most = 2 if len(answer_form) >= _TWO_EDITS_FROM else 1
        if (
            bare(typed_form) == bare(answer_form)
            or edits_between(typed_form, answer_form, most) <= most
        ):
            return answer
    return None


def is_listed(typed: str, answers: Answers, writing: Writing) -> bool:
    """Whether `answers` accept or refuse `typed`, so that it is no near miss."""
    return _judgement(typed, answers, writing) is not None


def edits_between(first: str, second: str, most: int) -> int:
    """The number of insertions, deletions, replacements or swaps of neighbours that make them
    equal; any number above `most` where there are more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(second, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if place > 1 and at > 1 and letter == second[place - 2] and first[at - 2] == wanted:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) > most:
            return most + 1
    return row[-1]


def one_edit_apart(first: str, second: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes them equal."""
    return edits_between(first, second, 1) == 1


def shown_answers(gap: Text | Gap) -> tuple[str, ...]:
    """At most three accepted answers to name in feedback, the best first."""
    entries = gap.shown or gap.accept
    whole = [answer for answer, stem in map(answer_of, entries) if not stem]
    return tuple(whole or map(answer_text, entries))[:_MOST_ANSWERS]


def accepted_answers(gap: Text | Gap) -> tuple[str, ...]:
    """Every accepted answer but inflected forms of terms, those to show in feedback first."""
    return tuple(dict.fromkeys(map(answer_text, (*gap.shown, *gap.accept))))


def answer_text(entry: str) -> str:
    """An entry of `accept` to read: a stem ends in an ellipsis."""
    answer, stem = answer_of(entry)
    return f"{answer}…" if stem else answer


def key_of(gap: Text | Gap) -> str:
    """An answer that is accepted."""
    return answer_of(gap.accept[0])[0]


def answers_of(gap: Text | Gap) -> Answers:
    """What a gap accepts and refuses in the language on screen."""
    return Answers(accept=gap.accept, reject=gap.reject, term_forms=gap.term_forms)


def difference(typed: str, wanted: str) -> tuple[tuple[str, bool], ...]:
    """`wanted` in pieces, each with whether `typed` has it as well: to mark what was missed."""
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, typed.casefold(), wanted.casefold(), autojunk=False)
    if len(wanted.casefold()) != len(wanted):
        return ((wanted, False),)
    pieces = []
    for operation, _, _, start, end in blocks.get_opcodes():
        if start < end:
            pieces.append((wanted[start:end], operation == "equal"))
    return tuple(pieces)


def bare(text: str) -> str:
    """`text` without diacritics: ä as a, ç as c."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
