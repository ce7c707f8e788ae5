"""A report as one table for a spreadsheet: `kind` says what a line is about, and no text that
somebody wrote becomes a formula there."""

import csv
import io
from collections.abc import Iterator

from sidos.content.plain_text import plain_text, spans_text
from sidos.i18n.format import Formats
from sidos.i18n.translator import Translator
from sidos.model.message import N_
from sidos.store.csv_cell import guard
from sidos.workshop.report.data import QuestionReport, Report, share
from sidos.workshop.report.wording import FLOOR_STATES, VERDICTS

_COLUMNS = {
    "kind": N_("Row type"),
    "lesson": N_("Lesson"),
    "question": N_("Question"),
    "round": N_("Round"),
    "person": N_("Person"),
    "text": N_("Text"),
    "result": N_("Result"),
    "count": N_("Count"),
    "answered": N_("Answered"),
    "right": N_("Right"),
    "partly": N_("Partly right"),
    "wrong": N_("Wrong"),
    "share": N_("Share"),
}
_QUESTION, _ANSWER, _CONCEPT = N_("question"), N_("answer"), N_("concept")
_FLOOR, _PERSON = N_("question from the floor"), N_("person")

Line = dict[str, str | int]


def csv_table(report: Report, text: Translator, formats: Formats) -> str:
    """The report as CSV, its words in the language of `text`."""
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow([guard(text.gettext(label)) for label in _COLUMNS.values()])
    for line in _lines(report, text, formats):
        table.writerow([guard(str(line.get(column, ""))) for column in _COLUMNS])
    return stream.getvalue()


def _lines(report: Report, text: Translator, formats: Formats) -> Iterator[Line]:
    for one in report.questions:
        yield from _question(one, text, formats)
    for concept in report.concepts:
        yield {
            "kind": text.gettext(_CONCEPT),
            "lesson": concept.lesson,
            "text": concept.name,
            "answered": concept.answered,
            "right": concept.right,
            "share": formats.percent(share(concept.right, concept.answered)),
        }
    for raised in report.floor:
        yield {
            "kind": text.gettext(_FLOOR),
            "text": raised.text,
            "result": text.gettext(FLOOR_STATES.get(raised.state, raised.state)),
            "count": raised.votes,
        }
    asked = {one.id: one for one in report.questions}
    for person in report.people:
        for mark in person.answers:
            yield {
                "kind": text.gettext(_PERSON),
                "person": person.name,
                **_place(asked[mark.question], mark.round),
                "result": text.gettext(VERDICTS.get(mark.verdict, mark.verdict)),
                "share": formats.percent(mark.score) if mark.verdict != "noted" else "",
            }


def _question(one: QuestionReport, text: Translator, formats: Formats) -> Iterator[Line]:
    for tally in one.rounds:
        place = _place(one, tally.round)
        line: Line = {"kind": text.gettext(_QUESTION), **place, "answered": tally.answered}
        if one.is_scored:
            line |= {"right": tally.right, "partly": tally.partly, "wrong": tally.wrong}
            line["share"] = formats.percent(share(tally.right, tally.answered))
        yield line
        for bar in tally.bars:
            yield {
                "kind": text.gettext(_ANSWER),
                **place,
                "text": spans_text(bar.spans) or bar.text,
                "result": text.gettext(VERDICTS["right"]) if bar.correct else "",
                "count": bar.count,
                "share": formats.percent(share(bar.count, tally.answered)),
            }


def _place(one: QuestionReport, number: int) -> Line:
    return {"lesson": one.lesson, "question": plain_text(one.prompt), "round": number}
