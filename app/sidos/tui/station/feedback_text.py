"""Feedback as lines: the verdict, the learner's answer and the right one, reasons, the source."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from sidos.engine.feedback import Feedback, FeedbackRow
from sidos.engine.matching import difference
from sidos.i18n.translator import Translator
from sidos.model.attempt import Verdict
from sidos.model.item import AnyItem, Choice, Match, Multi, Order, Reflect, Sort
from sidos.study.sentences import SELF_JUDGED, VERDICTS, reference_sentence
from sidos.study.study import Reference
from sidos.tui.markdown_lines import line_content, text_lines
from sidos.tui.text import content, plain, wrapped

_SYMBOLS = {
    Verdict.RIGHT: ("✓", "$right"),
    Verdict.PARTLY: ("◐", "$partly"),
    Verdict.WRONG: ("✗", "$wrong"),
    Verdict.SHOWN: ("→", "$partly"),
    Verdict.NOTED: ("✎", "$mark"),
}


def feedback_lines(
    item: AnyItem,
    feedback: Feedback,
    references: Sequence[Reference],
    text: Translator,
    width: int,
) -> list[Content]:
    """All feedback on an answer, in lines at most `width` cells wide."""
    lines = [*verdict_line(feedback.verdict, text).wrap(width), Content("")]
    if feedback.self_judged:
        lines += [*content(text.say(SELF_JUDGED), "$quiet").wrap(width), Content("")]
    rows = _Rows(feedback, text, width)
    match item:
        case Choice() | Multi():
            lines += rows.options()
        case Order():
            lines += rows.orders()
        case Reflect():
            lines += rows.reflection()
        case _:
            lines += rows.answers(typed=not isinstance(item, Match | Sort))
    if feedback.explain:
        lines += [*text_lines(feedback.explain, width), Content("")]
    lines += reference_lines(references, text, width)[1:]
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def reference_lines(references: Sequence[Reference], text: Translator, width: int) -> list[Content]:
    """Where ideas are in the source texts, below an empty line."""
    lines = [Content("")] if references else []
    for reference in references:
        sentence = content(reference_sentence(reference, text), "$quiet")
        lines += _hanging(content("§ ", "$quiet"), sentence, width)
    return lines


def hint_lines(hints: Sequence[str], text: Translator, width: int) -> list[Content]:
    """The hints taken so far."""
    label = text.gettext("Hint:")
    symbol = content(f"{label} ", "bold $partly")
    return [line for hint in hints for line in _behind(symbol, hint, width)]


def verdict_line(verdict: Verdict, text: Translator) -> Content:
    """The verdict with its symbol: colour is never the only cue."""
    symbol, style = _SYMBOLS[verdict]
    return content(f"{symbol} {text.say(VERDICTS[verdict])}", f"bold {style}")


def verdict_symbol(verdict: Verdict | None) -> Content:
    """The symbol of a verdict alone."""
    symbol, style = _SYMBOLS[verdict] if verdict else ("·", "$quiet")
    return content(symbol, f"bold {style}")


def _hanging(symbol: Content, body: Content, width: int) -> list[Content]:
    """`body` wrapped behind `symbol`, later lines indented as far."""
    return _indented(symbol, wrapped(body, max(1, width - symbol.cell_length)))


def _behind(symbol: Content, text: str, width: int) -> list[Content]:
    """A text behind `symbol`, its later lines indented as far."""
    return _indented(symbol, text_lines(text, max(1, width - symbol.cell_length)))


def _indented(symbol: Content, lines: Sequence[Content]) -> list[Content]:
    indent = Content(" " * symbol.cell_length)
    return [Content.assemble(indent if place else symbol, line) for place, line in enumerate(lines)]


def _mark(right: bool) -> Content:
    return content("✓ ", "bold $right") if right else content("✗ ", "bold $wrong")


class _Rows:
    """The parts of an answer as lines."""

    def __init__(self, feedback: Feedback, text: Translator, width: int) -> None:
        self._feedback = feedback
        self._text = text
        self._width = width

    def options(self) -> Iterator[Content]:
        """Every option: whether it was picked, whether it is right, and why."""
        for row in self._feedback.rows:
            body = line_content(row.text)
            if row.correct:
                body = body.stylize("bold")
            if row.chosen:
                own = self._text.gettext("your answer")
                body = Content.assemble(body, content(f"  ← {own}", "$mark"))
            symbol = _mark(row.correct) if row.correct or row.chosen else content("· ", "$quiet")
            yield from _hanging(symbol, body, self._width)
            yield from self._why(row)
            yield Content("")

    def answers(self, *, typed: bool) -> Iterator[Content]:
        """Typed, matched and sorted parts: the learner's answer, then the right one. `typed`: the
        answers are plain text."""
        for place, row in enumerate(self._feedback.rows, 1):
            label = row.text or (str(place) if len(self._feedback.rows) > 1 else "")
            asked = self._feedback.verdict is Verdict.SHOWN and not row.given
            mark = content("· ", "$quiet") if asked else _mark(row.ok)
            if label:
                yield from _hanging(mark, line_content(label), self._width)
            if not asked:
                indent = Content("  ") if label else mark
                yield from _hanging(indent, self._own_answer(row, typed=typed), self._width)
            if not row.ok:
                yield from _hanging(Content("  "), self._right(row, typed=typed), self._width)
            if row.reason:
                yield from _hanging(Content("  "), line_content(row.reason), self._width)
            yield from self._why(row)
            yield Content("")
        if self._feedback.accepted:
            also = self._text.gettext(
                "Also accepted: {answers}",
                answers=" · ".join(plain(answer) for answer in self._feedback.accepted),
            )
            yield from content(also, "$quiet").wrap(self._width)
            yield Content("")

    def orders(self) -> Iterator[Content]:
        """The learner's order, then the right one with the reasons."""
        if any(row.given for row in self._feedback.rows):
            yield content(self._text.gettext("Your order:"), "$quiet")
            right = {row.text: row.ok for row in self._feedback.rows}
            for place, row in enumerate(self._feedback.rows, 1):
                ok = right.get(row.given, False)
                symbol = Content.assemble(_mark(ok), f"{place}. ")
                yield from _hanging(symbol, line_content(row.given), self._width)
            yield Content("")
        yield content(self._text.gettext("The right order:"), "$quiet")
        for place, row in enumerate(self._feedback.rows, 1):
            yield from _hanging(content(f"  {place}. "), line_content(row.right), self._width)
            yield from self._why(row, "     ")
        yield Content("")

    def reflection(self) -> Iterator[Content]:
        """The learner's text, then the model answer."""
        (row,) = self._feedback.rows
        indent = Content("  ")
        own = content(row.given).wrap(self._width - indent.cell_length)
        for label, body in (
            (self._text.gettext("Your answer:"), _indented(indent, own)),
            (self._text.gettext("One possible answer:"), _behind(indent, row.right, self._width)),
        ):
            yield content(label, "bold $quiet")
            yield from body
            yield Content("")

    def _own_answer(self, row: FeedbackRow, *, typed: bool) -> Content:
        before, _, after = self._text.gettext("Your answer: {answer}").partition("{answer}")
        answer = content(plain(row.given).strip()) if typed else line_content(row.given)
        return Content.assemble(before, answer or self._text.gettext("(none)"), after)

    def _right(self, row: FeedbackRow, *, typed: bool) -> Content:
        before, _, after = self._text.gettext("Right answer: {answer}").partition("{answer}")
        if not row.near:
            right = content(row.right) if typed else line_content(row.right)
            return Content.assemble(before, right.stylize("bold"), after)
        pieces = [
            (piece, "bold" if same else "bold underline $wrong")
            for piece, same in difference(row.given, plain(row.near))
        ]
        near = self._text.gettext("You were very close. The marked letters differ.")
        return Content.assemble(before, *pieces, after, "  ", (near, "$partly"))

    def _why(self, row: FeedbackRow, indent: str = "  ") -> Iterator[Content]:
        if row.why:
            lines = text_lines(row.why, max(1, self._width - len(indent)))
            yield from _indented(Content(indent), [line.stylize("$quiet") for line in lines])
