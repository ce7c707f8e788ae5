"""Question types. An item is valid by construction: `content` checks it once, at the edge.

Texts are in one language (the source's, or, after `content.localize`, the learner's);
ids and answer keys are the same in all.

A further question type touches, besides a class here and `AnyItem` (from which reading a file,
the counts in content.coverage and the JSON schema follow):
- model: `attempt.Response`, where its answers have a new shape.
- content: text (`TEXTS`, `_PARTS`), answer_key, lint_item; localize and term_answer, where
  answers are typed. `sidos lessons schema` writes lessons/lesson.schema.json.
- engine: grading (`grade`, `key`), feedback (`_rows`), shuffle, session (`_TYPED`, `refusal`,
  `_doubt`, `may_judge`).
- study: sentences (`instruction`), handout, handout_key (`_answer`), paper (`mixed`), prompt.
- plain: answer, question (`_asked`), verdict, walk.
- tui: station/field (`make` and a class), station/feedback_text, station/station_view,
  tour/question; workshop/scene_text, workshop/facilitator, workshop/participant; for texts that
  are shown only after the answer, `_AFTER` in translator/aim and translator/shown_text.
- workshop: question, reveal, spans, tally, web/question.js, PROTOCOL.md.
- Where `Reflect` is left out, if it isn't scored: engine.result, content.entry, content.coverage,
  study.script, workshop.report.data.
- A lesson with it in lessons/ and in tests/courses.
"""

from typing import Annotated

from msgspec import Meta, Struct

Id = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}$")]
Prose = Annotated[str, Meta(min_length=1)]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Anything inside an item that has an id of its own."""

    id: Id


class Option(Part, frozen=True, kw_only=True):
    """An option of a choice or multi item; `why` says what makes it right or tempting."""

    text: Prose
    why: Prose
    correct: bool = False


class Answers(Struct, frozen=True, kw_only=True):
    """What is accepted and refused of a typed answer, in one language.

    `accept`: answers, and stems ending in `*`. `reject`: an answer a line, or `answer = reason`.
    `term_forms`: inflected forms of glossary terms, accepted and never shown.
    """

    accept: tuple[str, ...]
    reject: tuple[str, ...] = ()
    term_forms: tuple[str, ...] = ()


class Gap(Part, frozen=True, kw_only=True):
    """A gap of a cloze text. `accept`, `reject` and `term_forms` are those of `Answers`; in a file
    `@id` is a glossary term in `accept`. `shown`: the accepted answers that feedback names;
    `others`: the answers in the lesson's other languages."""

    accept: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    reject: tuple[Prose, ...] = ()
    shown: tuple[Prose, ...] = ()
    term_forms: tuple[str, ...] = ()
    others: tuple[Answers, ...] = ()


class Pair(Part, frozen=True, kw_only=True):
    """A left side and the right side that belongs to it."""

    left: Prose
    right: Prose
    why: str = ""


class Extra(Part, frozen=True, kw_only=True):
    """A right side that fits no left side."""

    text: Prose
    why: Prose


class Ranked(Part, frozen=True, kw_only=True):
    """One of the things to put in order; the file lists them in the right order."""

    text: Prose
    why: str = ""


class Group(Part, frozen=True, kw_only=True):
    """A group that things are sorted into."""

    text: Prose


class Sorted(Part, frozen=True, kw_only=True):
    """A thing to sort, and the id of the group where it belongs."""

    group: Id
    text: Prose
    why: Prose


class Tolerance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far a number may be off: `absolute` in its unit, `relative` as a share (0.05 is 5 %)."""

    absolute: Annotated[float, Meta(ge=0)] = 0.0
    relative: Annotated[float, Meta(ge=0)] = 0.0


class Item(Part, frozen=True, kw_only=True, tag_field="type"):
    """What every question has. `rev` rises only when the meaning changes. `ours`: it asks about
    a step of the course's own; `is_guess`: it is asked before its answer is
    explained, and not scored."""

    prompt: Prose
    explain: str = ""
    hints: tuple[Prose, ...] = ()
    concepts: tuple[Id, ...] = ()
    rev: Annotated[int, Meta(ge=1)] = 1
    shuffle: bool = True
    ours: bool = False
    is_guess: bool = False


class Text(Item, frozen=True, kw_only=True, tag="text"):
    """Type a short answer. The fields are those of `Gap`."""

    accept: Annotated[tuple[Prose, ...], Meta(min_length=1)]
    reject: tuple[Prose, ...] = ()
    shown: tuple[Prose, ...] = ()
    term_forms: tuple[str, ...] = ()
    others: tuple[Answers, ...] = ()


class Cloze(Item, frozen=True, kw_only=True, tag="cloze"):
    """Fill the gaps; the prompt holds each gap's id in braces."""

    gaps: Annotated[tuple[Gap, ...], Meta(min_length=1)]


class Choice(Item, frozen=True, kw_only=True, tag="choice"):
    """Pick one option. `recall`: the same question typed, for review."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]
    recall: Text | Cloze | None = None


class Multi(Item, frozen=True, kw_only=True, tag="multi"):
    """Pick every option that fits. `recall`: the same question typed, for review."""

    options: Annotated[tuple[Option, ...], Meta(min_length=2)]
    recall: Text | Cloze | None = None


class Number(Item, frozen=True, kw_only=True, tag="number"):
    """Type a number; `unit` is shown after the field, and `units` may be typed in its place.
    `answers`: other numbers that are right."""

    answer: float
    answers: tuple[float, ...] = ()
    tolerance: Tolerance = Tolerance()
    unit: str = ""
    units: tuple[Prose, ...] = ()


class Match(Item, frozen=True, kw_only=True, tag="match"):
    """Join each left side to its right side; `extra` right sides fit none."""

    pairs: Annotated[tuple[Pair, ...], Meta(min_length=2)]
    extra: tuple[Extra, ...] = ()

    @property
    def rights(self) -> dict[str, str]:
        """Every right side by its id."""
        extra = {each.id: each.text for each in self.extra}
        return {pair.id: pair.right for pair in self.pairs} | extra


class Order(Item, frozen=True, kw_only=True, tag="order"):
    """Put things in order."""

    items: Annotated[tuple[Ranked, ...], Meta(min_length=2)]


class Sort(Item, frozen=True, kw_only=True, tag="sort"):
    """Put each thing into its group."""

    groups: Annotated[tuple[Group, ...], Meta(min_length=2)]
    items: Annotated[tuple[Sorted, ...], Meta(min_length=2)]


class Reflect(Item, frozen=True, kw_only=True, tag="reflect"):
    """Write freely; `model` is shown beside the learner's answer, and nothing is scored. `lab`: the
    id of a lab to do it in, and a part of that (`power-check#row`)."""

    model: Prose
    lab: Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}(#[a-z0-9-]{1,64})?$")] = ""


AnyItem = Choice | Multi | Text | Cloze | Number | Match | Order | Sort | Reflect
