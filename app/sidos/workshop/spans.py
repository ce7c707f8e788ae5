"""What a hub sends parsed, so that a page need know no Markdown."""

from sidos.content.markdown_parser import parse_line, parse_text
from sidos.engine.feedback import Feedback, FeedbackRow
from sidos.model.item import AnyItem, Match, Number, Order, Reflect, Sort
from sidos.workshop.view import FeedbackSpans, RowSpans


def feedback_spans(item: AnyItem, feedback: Feedback) -> FeedbackSpans:
    """The texts of feedback; answers that are typed have no spans."""
    return FeedbackSpans(
        rows=tuple(_row(item, row) for row in feedback.rows),
        explain=parse_text(feedback.explain),
    )


def _row(item: AnyItem, row: FeedbackRow) -> RowSpans:
    is_line = isinstance(item, Match | Order | Sort)
    return RowSpans(
        text=parse_line(row.text),
        given=parse_line(row.given) if is_line else (),
        right=parse_line(row.right) if is_line or isinstance(item, Number) else (),
        model=parse_text(row.right) if isinstance(item, Reflect) else (),
        why=parse_text(row.why),
        reason=parse_line(row.reason),
    )
