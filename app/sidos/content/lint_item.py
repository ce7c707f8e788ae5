"""Rules on questions in each language of the file: the key gets full marks, no two answers are the
same, no hint gives away the right one, and everything is explained.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sidos.content.answer_key import Problem, gaps_agree
from sidos.content.finding import Finding
from sidos.content.markdown_parser import parse_line
from sidos.content.parsed import Parsed
from sidos.content.text import TERM, rebuilt, units
from sidos.engine.grading import grade, key
from sidos.engine.matching import answer_of, normalise, refusal_of
from sidos.engine.number import format_number
from sidos.model.attempt import Response, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Item,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.model.lesson import Lesson
from sidos.model.message import N_, Message
from sidos.model.rich_text import Span

_SAME = N_("“{one}” and “{other}” count as the same answer. Change one of them.")


def item_findings(parsed: Parsed[Lesson], item: AnyItem, context: str) -> Iterator[Finding]:
    """The findings on one item, in the file's language and in those of its drafts."""
    is_twin = context.endswith("/recall")  # its question explains
    if not item.explain and not is_twin and not isinstance(item, Reflect):
        text = N_("The question has no “explain”. Say why the answer is right.")
        yield parsed.finding(context, "missing-explain", text)
    places = [unit.context for unit in units(item, context)]
    if len(set(places)) < len(places):
        return  # an id occurs twice, which is a finding already; no key can be played until then
    for tag, version in versions(parsed, item, context):
        lang = tag or parsed.lang
        problems = [*_same_answers(version, lang), *_hints(version, lang)]
        if tag and isinstance(version, Cloze):
            problems += [
                ("/prompt", rule, message) for _, rule, message in gaps_agree(version, context)
            ]
        if _playable(version):
            problems += _key_problems(version, Writing(tag=lang))
        for at, rule, message in problems:
            yield parsed.finding(context + at, rule, message.text, message.values, tag=tag)


def versions(parsed: Parsed[Lesson], item: AnyItem, context: str) -> Iterator[tuple[str, AnyItem]]:
    """The item in the file's language (tag "") and in each language of a whole draft."""
    yield "", item
    needed = list(units(item, context, untranslatable=parsed.untranslatable))
    for tag, drafts in parsed.inline.items():
        if all(unit.context in drafts or unit.optional for unit in needed):
            texts = {unit.context: drafts.get(unit.context, "") for unit in needed}
            yield tag, rebuilt(item, context, texts)


def _playable(item: Item) -> bool:
    return not isinstance(item, Choice | Multi) or any(option.correct for option in item.options)


def _key_problems(item: AnyItem, writing: Writing) -> Iterator[Problem]:
    if isinstance(item, Reflect):
        return
    if grade(item, key(item), writing).score != 1:
        message = Message(
            N_(
                "The answer key doesn’t get full marks when it is given as the answer. Correct "
                "the question."
            )
        )
        yield "", "key", message
    for at, wrong, name in _wrong_answers(item):
        if grade(item, wrong, writing).score >= 1:
            message = Message(
                N_(
                    "“{found}” gets full marks, but it is not the right answer. Change one of them."
                ),
                {"found": name},
            )
            yield at, "key", message
    for at, gap in typed_in(item):
        for line in gap.accept:
            answer, _ = answer_of(line)
            if not normalise(answer, writing.tag) or not _typed_right(item, gap, answer, writing):
                message = Message(
                    N_(
                        "The accepted answer “{found}” doesn’t get full marks when it is typed. "
                        "Correct it."
                    ),
                    {"found": line},
                )
                yield f"{at}/accept", "key", message
        for line, _ in map(refusal_of, gap.reject):
            if _typed_right(item, gap, answer_of(line)[0], writing):
                message = Message(
                    N_(
                        "“{found}” must be refused, but it gets full marks, because it is also "
                        "in “accept”. Delete it in one of the two."
                    ),
                    {"found": line},
                )
                yield f"{at}/reject", "key", message


def _wrong_answers(item: AnyItem) -> Iterator[tuple[str, Response, str]]:
    """Responses with one thing wrong: where, the response, and the name of what is wrong."""
    if isinstance(item, Choice | Multi):
        yield from _wrong_options(item)
    elif isinstance(item, Order):
        ids = [part.id for part in item.items]
        for index in range(len(ids) - 1):
            swapped = [*ids[:index], ids[index + 1], ids[index], *ids[index + 2 :]]
            yield f"/items/{ids[index]}", tuple(swapped), " > ".join(swapped)
    elif isinstance(item, Match):
        for first, second in combinations([pair.id for pair in item.pairs], 2):
            pairs = {pair.id: pair.id for pair in item.pairs} | {first: second, second: first}
            yield f"/pairs/{first}", pairs, f"{first} > {second}"
    elif isinstance(item, Sort):
        for part in item.items:
            for group in item.groups:
                if group.id != part.group:
                    groups = {each.id: each.group for each in item.items} | {part.id: group.id}
                    yield f"/items/{part.id}", groups, f"{part.id} > {group.id}"


def _wrong_options(item: Choice | Multi) -> Iterator[tuple[str, Response, str]]:
    right = tuple(option.id for option in item.options if option.correct)
    for option in item.options:
        if option.correct:
            continue
        if isinstance(item, Choice):
            yield f"/options/{option.id}", option.id, option.id
        else:
            yield f"/options/{option.id}", (option.id,), option.id
            yield f"/options/{option.id}", (*right, option.id), option.id


def typed_in(item: AnyItem) -> Iterator[tuple[str, Text | Gap]]:
    """What is typed into in a question, and where it is inside it."""
    if isinstance(item, Text):
        yield "", item
    elif isinstance(item, Cloze):
        yield from ((f"/gaps/{gap.id}", gap) for gap in item.gaps)


def _typed_right(item: AnyItem, gap: Text | Gap, line: str, writing: Writing) -> bool:
    response: Response = line if isinstance(item, Text) else {gap.id: line}
    return grade(item, response, writing).parts[gap.id]


def _same_answers(item: AnyItem, tag: str) -> Iterator[Problem]:
    """Pairs of texts that look the same to a learner."""
    rows: list[tuple[str, Sequence[str]]] = []
    match item:
        case Choice() | Multi():
            rows = [("/options", [option.text for option in item.options])]
        case Match():
            rows = [("/pairs", [pair.left for pair in item.pairs])]
            rows += [("/pairs", [pair.right for pair in item.pairs])]
        case Order():
            rows = [("/items", [part.text for part in item.items])]
        case Sort():
            rows = [("/groups", [group.text for group in item.groups])]
            rows += [("/items", [part.text for part in item.items])]
        case Text() | Cloze():
            for at, gap in typed_in(item):
                refused = [refusal_of(line)[0] for line in gap.reject]
                rows += [(f"{at}/accept", gap.accept), (f"{at}/reject", refused)]
    typed = isinstance(item, Text | Cloze)

    def as_seen(text: str) -> tuple[str, ...]:
        """A line as a learner sees it; in code, case and blanks count."""
        spans = (Span(text=text),) if typed else parse_line(text)
        if any(span.code for span in spans):
            return tuple(s.text if s.code else normalise(s.text, tag) for s in spans)
        return (normalise("".join(span.text for span in spans), tag),)

    for at, texts in rows:
        for first, second in combinations(texts, 2):
            if as_seen(first) == as_seen(second):
                yield at, "same-answers", Message(_SAME, {"one": first, "other": second})


def _hints(item: AnyItem, tag: str) -> Iterator[Problem]:
    answers = {normalise(answer, tag): answer for answer in _answers(item)}
    for number, hint in enumerate(item.hints, 1):
        hint_text = normalise(hint, tag)
        for answer, written in answers.items():
            if answer and _contains(hint_text, answer):
                yield (
                    f"/hints/{number}",
                    "hint-tells",
                    Message(
                        N_(
                            "The hint gives away the answer “{found}”. "
                            "Hint at it without naming it."
                        ),
                        {"found": written},
                    ),
                )


def _answers(item: AnyItem) -> Iterator[str]:
    match item:
        case Choice() | Multi():
            yield from (option.text for option in item.options if option.correct)
        case Text() | Cloze():
            # A stem's length is no answer yet, and a term's id isn't one.
            entries = (entry for _, gap in typed_in(item) for entry in gap.accept)
            plain = (answer_of(entry) for entry in entries if not entry.startswith(TERM))
            yield from (answer for answer, stem in plain if not stem)
        case Number():
            yield format_number(item.answer, Writing(group="", decimal="."))
            yield format_number(item.answer, Writing(group="", decimal=","))


def _contains(hint: str, answer: str) -> bool:
    """Whether `answer` is in `hint` as whole words."""
    start = hint.find(answer)
    while start >= 0:
        around = hint[start - 1 : start], hint[start + len(answer) : start + len(answer) + 1]
        if not any(character.isalnum() for character in around):
            return True
        start = hint.find(answer, start + 1)
    return False
