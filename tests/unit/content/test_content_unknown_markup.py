"""Markup of other kinds is told of; what is escaped, code or no markup at all is not."""

import pytest

from sidos.content.unknown_markup import unknown_markup
from sidos.model.rich_text import Markup

ODD = [
    "See ![a cat](cat.png).",
    "<b>Bold</b>, he said.",
    "One<br/>two.",
    '<span class="x">a</span>',
    "<!-- a remark -->",
    "$x^2$ and $y$",
    r"\frac{1}{2}",
    "$$a$$",
    "So it is.[^1]",
    "~~Gone~~",
    "See [the book][1].",
    "See [the book][].",
]
SOUND = [
    "From $5 to $6, a<b and c>d, {brace}, a ~ b, 2~3, [1], x^2, C:\\temp",
    "`<b>` and ``![a](b)`` and `$x^2$`",
    r"\<b> and \~~a~~ and \[^1]",
    "```\n<b>\n- [ ] a\n```",
    "matrix[i][j], [a] [b], [a]: b",
    "|a|b|\n|-|-|\n|`1\\|2`|3|\n|4|\n\na|b|c",
    "1. a\n\n    b\n\n   - c\n\n     d",
    "So\n    it goes on",
    "```\n    code\n|a|\n|-|\n|1|2|\n```",
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("markup", [Markup.LINE, Markup.TEXT, Markup.PAGE])
def test_markup_that_is_not_shown_as_meant_is_found(text: str, markup: Markup) -> None:
    assert len(list(unknown_markup(text, markup))) == 1
    assert list(unknown_markup(text, Markup.TYPED)) == []


@pytest.mark.parametrize("text", SOUND)
def test_what_is_meant_as_it_is_typed_is_not_found(text: str) -> None:
    assert list(unknown_markup(text, Markup.TEXT)) == []


def test_a_task_list_is_one_only_where_there_can_be_lists() -> None:
    assert list(unknown_markup("- [ ] a\n- [x] b", Markup.TEXT)) == ["- [ ]"]
    assert list(unknown_markup("- [ ] a", Markup.LINE)) == []


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("So:\n\n|a|b|\n|-|-|\n|1|2|\n|3|4|5|\n|6|7|8|", "|3|4|5|"),
        ("> a | b\n> --|--\n> 1 | 2 | 3", "> 1 | 2 | 3"),
        ("So:\n\n    if a:\n        b()\n", "if a: b()"),
        ("- a\n\n      code", "code"),
        ("See [it].\n\n[it]: https://example.org", "[it]: https:"),
    ],
)
def test_blocks_that_are_shown_as_running_text_are_found(text: str, piece: str) -> None:
    assert list(unknown_markup(text, Markup.TEXT)) == [piece]
    assert list(unknown_markup(text, Markup.PAGE)) == [piece]
