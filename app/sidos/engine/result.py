"""The results of a finished session: first answers count, later ones are for learning. An answer
that was judged to mean the same counts in place of the one it replaces."""

from collections.abc import Iterable

from msgspec import Struct

from sidos.engine.session import Session
from sidos.model.attempt import Attempt, Certainty, Verdict
from sidos.model.item import AnyItem, Reflect
from sidos.model.lesson import Page


class ItemResult(Struct, frozen=True, kw_only=True):
    """An item, its first answer (None: not answered), and how many answers it took."""

    item: AnyItem
    first: Attempt | None
    attempts: int

    @property
    def missed(self) -> bool:
        """Whether the first answer was not wholly right."""
        verdict = self.first.verdict if self.first else None
        return verdict not in {Verdict.RIGHT, Verdict.NOTED}


class ResultTally(Struct, frozen=True, kw_only=True):
    """A sum of first scores over a number of scored items."""

    score: float = 0.0
    items: int = 0


def item_results(session: Session) -> tuple[ItemResult, ...]:
    """A result for each item that the session visits, in the order of the script."""
    results = []
    visited = {visit.station for visit in session.visits}
    for station in session.script.stations:
        if isinstance(station, Page) or station.is_guess or station.id not in visited:
            continue
        attempts = [
            attempt
            for visit in session.visits
            if visit.station == station.id
            for attempt in visit.attempts
        ]
        replaced = {each.replaces for each in attempts if each.self_judged}
        attempts = [each for each in attempts if each.id not in replaced]
        results.append(
            ItemResult(
                item=station, first=attempts[0] if attempts else None, attempts=len(attempts)
            )
        )
    return tuple(results)


def total(results: Iterable[ItemResult]) -> ResultTally:
    """The sum over all scored items; reflections are not scored."""
    tally = ResultTally()
    for result in results:
        if not isinstance(result.item, Reflect):
            tally = _added(tally, result)
    return tally


def by_concept(results: Iterable[ItemResult]) -> dict[str, ResultTally]:
    """The sums for each concept, in the order in which concepts first occur."""
    tallies: dict[str, ResultTally] = {}
    for result in results:
        if isinstance(result.item, Reflect):
            continue
        for concept in result.item.concepts:
            tallies[concept] = _added(tallies.get(concept, ResultTally()), result)
    return tallies


def calibration(attempts: Iterable[Attempt]) -> dict[Certainty, ResultTally]:
    """For each certainty that was stated: how many answers, and how many of them right."""
    tallies: dict[Certainty, ResultTally] = {}
    for attempt in attempts:
        if attempt.certainty is not None and attempt.verdict is not Verdict.NOTED:
            old = tallies.get(attempt.certainty, ResultTally())
            right = attempt.verdict is Verdict.RIGHT
            tallies[attempt.certainty] = ResultTally(score=old.score + right, items=old.items + 1)
    return {level: tallies[level] for level in Certainty if level in tallies}


def _added(tally: ResultTally, result: ItemResult) -> ResultTally:
    score = result.first.score if result.first else 0.0
    return ResultTally(score=tally.score + score, items=tally.items + 1)
