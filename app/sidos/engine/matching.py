"""Typed answers: what counts as the same answer, and what as a near miss.

Case, spacing, quotes, dashes, invisible characters and a final `.!?` don't matter. Letters do:
ä is not a, for in Finnish one letter can be a case ending.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from sidos.model.item import Answers

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | {"…": "..."}
)
_DOTTED_I = {"tr", "az"}
_NEAR_FROM = 3  # one edit in a word of two letters is another word


def normalise(text: str, tag: str = "en") -> str:
    """`text` as it is compared, by the rules of the locale `tag`; normalising twice changes
    nothing, and NFC and NFD spellings come out equal."""
    kept = "".join(_visible(text))
    kept = unicodedata.normalize("NFC", kept)
    if tag.partition("-")[0] in _DOTTED_I:
        kept = kept.replace("I", "ı").replace("İ", "i")
    kept = unicodedata.normalize("NFD", kept).casefold()
    # Signs come after folding, which turns ŉ into ʼn.
    kept = unicodedata.normalize("NFC", unicodedata.normalize("NFD", kept)).translate(_SIGNS)
    return re.sub(r"\s+", " ", kept).strip().rstrip(".!? ")


def _visible(text: str) -> Iterator[str]:
    for sign in text:
        if sign.isspace():
            yield " "
        elif unicodedata.category(sign) not in {"Cc", "Cf"}:
            yield sign


def accepts(
    typed: str, accept: Iterable[str], reject: Iterable[str], others: Iterable[Answers], tag: str
) -> bool:
    """Whether `typed` is a right answer: the language on screen decides first, then `others`."""
    given = normalise(typed, tag)
    for answers in (Answers(accept=tuple(accept), reject=tuple(reject)), *others):
        if given in {normalise(answer, tag) for answer in answers.accept}:
            return True
        if given in {normalise(answer, tag) for answer in answers.reject}:
            return False
    return False


def near_miss(typed: str, accept: Iterable[str], reject: Iterable[str], tag: str) -> str | None:
    """The accepted answer that `typed` misses by one edit or by diacritics only, if any."""
    given = normalise(typed, tag)
    if given in {normalise(answer, tag) for answer in reject}:
        return None
    for answer in accept:
        wanted = normalise(answer, tag)
        if len(wanted) >= _NEAR_FROM and (
            bare(given) == bare(wanted) or one_edit_apart(given, wanted)
        ):
            return answer
    return None


def one_edit_apart(one: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or swap of neighbours makes them equal."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = long[same + 1 : same + 2] + long[same : same + 1]
    return short[same + 1 :] == long[same + 1 :] or (
        short[same : same + 2] == swapped and short[same + 2 :] == long[same + 2 :]
    )


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
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
