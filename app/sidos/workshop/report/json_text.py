"""A report for programs: the same keys and figures in every language, times in UTC."""

import json
from datetime import UTC, datetime
from typing import Any

import msgspec

from sidos.content.plain_text import spans_text
from sidos.workshop.report.data import QuestionReport, Report, share
from sidos.workshop.view import AnswerTally


def json_text(report: Report) -> str:
    """The report as JSON. A reflection has no share, and no text of anybody's in it."""
    fields: dict[str, Any] = msgspec.to_builtins(report)
    fields["made"] = _time(report.made)
    fields["ended"] = None if report.ended is None else _time(report.ended)
    fields["questions"] = [_question(one) for one in report.questions]
    fields["concepts"] = [
        {**msgspec.to_builtins(one), "share": _rounded(share(one.right, one.answered))}
        for one in report.concepts
    ]
    return json.dumps(fields, ensure_ascii=False, indent=2) + "\n"


def _question(one: QuestionReport) -> dict[str, Any]:
    rounds = [_round(tally, one) for tally in one.rounds]
    expected = [spans_text(line) for line in one.expected]
    return {**msgspec.to_builtins(one), "expected": expected, "rounds": rounds}


def _round(tally: AnswerTally, one: QuestionReport) -> dict[str, Any]:
    return {
        "round": tally.round,
        "answered": tally.answered,
        "right": tally.right,
        "partly": tally.partly,
        "wrong": tally.wrong,
        "share": _rounded(share(tally.right, tally.answered)) if one.is_scored else None,
        "answers": [
            {"text": bar.text, "count": bar.count, "correct": bar.correct} for bar in tally.bars
        ],
    }


def _rounded(value: float) -> float:
    return round(value, 4)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
