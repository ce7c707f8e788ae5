"""What is a participant's own, with feedback only once it is revealed; equal answers in one
language share theirs."""

from sidos.workshop.deck import Deck
from sidos.workshop.hub.connection import Connection
from sidos.workshop.question import sent_back
from sidos.workshop.reveal import own_feedback, read_response
from sidos.workshop.room import RoomState
from sidos.workshop.spans import feedback_spans
from sidos.workshop.stores.port import Member, Stored
from sidos.workshop.view import FeedbackSpans, GivenAnswer, Own, Phase, Status


class OwnViews:
    """Made anew after each event (`clear`)."""

    def __init__(self, deck: Deck, seed: int) -> None:
        self._deck, self._seed = deck, seed
        self._made: dict[tuple[str, int, str, bytes, str], GivenAnswer] = {}

    def clear(self) -> None:
        """Something has happened."""
        self._made.clear()

    def view(self, connection: Connection, member: Member | None, state: RoomState) -> Own:
        """What is that client's own now."""
        revealed = state.phase is Phase.REVEALED
        given = (
            self._given(connection.given[name, number], connection.lang, revealed=revealed)
            for name, last in state.live
            for number in range(1, last + 1)
            if (name, number) in connection.given and self._deck.has(name)
        )
        return Own(
            id=connection.id,
            name=member.name if member else "",
            status=member.status if member else Status.OK,
            given=tuple(given),
        )

    def _given(self, stored: Stored, lang: str, *, revealed: bool) -> GivenAnswer:
        kind = (stored.question, stored.round, lang, stored.response, stored.verdict)
        if kind not in self._made:
            one = self._deck.question(stored.question, lang)
            writing = self._deck.writing(lang)
            told = own_feedback(one, stored, self._seed, writing) if revealed else None
            self._made[kind] = GivenAnswer(
                question=stored.question,
                round=stored.round,
                response=sent_back(one, read_response(stored.response)),
                feedback=told,
                spans=feedback_spans(one.item, told) if told else FeedbackSpans(),
            )
        return self._made[kind]
