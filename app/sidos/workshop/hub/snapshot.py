"""Snapshots of a room for each role and language: what each may see, and nothing more."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sidos.study.prompt import numbered_prompt
from sidos.workshop.address import joining_link
from sidos.workshop.deck import Deck
from sidos.workshop.frame import Role
from sidos.workshop.question import asked
from sidos.workshop.reveal import answer_shown, expected
from sidos.workshop.room import RoomState
from sidos.workshop.spans import feedback_spans
from sidos.workshop.stores.port import AnswerGroup, Room
from sidos.workshop.tally import tally
from sidos.workshop.view import AnswerTally, Live, Phase, Planned, Revealed, Snapshot

Groups = Mapping[str, Sequence[AnswerGroup]]
"""Question id to its answers in all rounds."""


class Scene(Struct, frozen=True, kw_only=True):
    """A room as one hub sees it now. `groups`: of the live questions, once revealed; `now`: the
    hub's clock, as it goes with the state's `ends`; `url`: where people join."""

    room: Room
    state: RoomState
    deck: Deck
    groups: Groups
    now: float
    url: str = ""

    def live(self) -> tuple[tuple[str, int], ...]:
        """What is being dealt with, as far as it is still in the course."""
        return tuple(at for at in self.state.live if self.deck.has(at[0]))


def snapshot(scene: Scene, role: Role, lang: str) -> Snapshot:
    """What a client of that role gets to see, in that language."""
    room, state, deck = scene.room, scene.state, scene.deck
    leads = role is Role.FACILITATOR
    ended = state.phase is Phase.ENDED
    shows_code = (leads or (role is Role.PROJECTOR and not state.locked)) and not ended
    return Snapshot(
        seq=state.seq,
        room=room.id,
        title=room.title or deck.title(lang),
        mode=room.mode,
        phase=state.phase,
        now=scene.now,
        paused=state.paused,
        locked=state.locked,
        languages=deck.languages(),
        live=() if ended else tuple(_live(scene, leads, lang, at) for at in scene.live()),
        code=room.code if shows_code else "",
        link=room.link if shows_code else "",
        url=scene.url if shows_code else "",
        qr=_qr(joining_link(scene.url, room.link)) if shows_code and scene.url else (),
        plan=_plan(scene, lang) if leads else (),
    )


def tallies(
    scene: Scene, groups: Groups, lang: str, live: Sequence[tuple[str, int]], *, whole: bool
) -> tuple[AnswerTally, ...]:
    """The tallies of `live` questions in all their rounds so far."""
    return tuple(
        tally(scene.deck.question(name, lang), number, groups.get(name, ()), whole=whole)
        for name, last in live
        for number in range(1, last + 1)
    )


@lru_cache(32)
def _qr(text: str) -> tuple[str, ...]:
    from segno import make_qr

    return tuple("".join(map(str, row)) for row in make_qr(text, error="m").matrix)


def _live(scene: Scene, leads: bool, lang: str, at: tuple[str, int]) -> Live:
    name, number = at
    state, deck = scene.state, scene.deck
    one = deck.question(name, lang)
    writing = deck.writing(one.lang)
    order = (*state.asked, *state.coming)
    revealed = None
    if state.phase is Phase.REVEALED:
        told = answer_shown(one, scene.room.seed, writing)
        revealed = Revealed(
            feedback=told,
            spans=feedback_spans(one.item, told),
            lesson=deck.lesson_title(name, lang),
            tallies=tallies(scene, scene.groups, lang, (at,), whole=leads),
        )
    return Live(
        asked=asked(one),
        round=number,
        number=order.index(name) + 1,
        of=len(order),
        ends=state.ends,
        revealed=revealed,
        expected=expected(one, writing) if leads else (),
        notes=one.item.explain if leads else "",
    )


def _plan(scene: Scene, lang: str) -> tuple[Planned, ...]:
    state, deck = scene.state, scene.deck
    skipped = frozenset(state.skipped)
    planned = []
    for name in (*state.asked, *state.coming, *state.skipped):
        if not deck.has(name):
            continue
        one = deck.question(name, lang)
        planned.append(
            Planned(
                id=name,
                kind=one.kind,
                prompt=numbered_prompt(one.item),
                lesson=deck.lesson_title(name, lang),
                rounds=state.rounds.get(name, 0),
                skipped=name in skipped,
            )
        )
    return tuple(planned)
