"""Answers graded as they are kept. A room gives the same few answers many times: each is graded
once in each language."""

import msgspec
from msgspec import Struct

from sidos.model.attempt import Response
from sidos.workshop.deck import Deck
from sidos.workshop.question import received
from sidos.workshop.reveal import graded, kept_response

_MOST = 4096
_LONGEST = 200  # bytes; whoever writes more writes what nobody else does


class Graded(Struct, frozen=True, kw_only=True):
    """An answer with its grade, as `Stored` has them."""

    response: bytes
    verdict: str
    score: float
    parts: bytes


class Grader:
    """Grades answers to one room's questions."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._known: dict[tuple[str, str, bytes], Graded | None] = {}

    def grade(self, name: str, lang: str, response: Response) -> Graded | None:
        """The grade of `response`, in the ids of the Asked, to the question `name`; None where it
        is no answer to it."""
        at = (name, lang, msgspec.json.encode(response))
        if len(at[2]) > _LONGEST:
            return self._graded(name, lang, response)
        if at not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[at] = self._graded(name, lang, response)
        return self._known[at]

    def _graded(self, name: str, lang: str, response: Response) -> Graded | None:
        one, writing = self._deck.question(name, lang), self._deck.writing(lang)
        own = received(one, response, writing)
        if own is None:
            return None
        grade = graded(one, own, writing)
        return Graded(
            response=kept_response(own),
            verdict=grade.verdict,
            score=grade.score,
            parts=msgspec.json.encode([part for part, right in grade.parts.items() if right]),
        )
