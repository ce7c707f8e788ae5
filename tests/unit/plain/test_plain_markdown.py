from sidos.plain.markdown import line_text, page_lines, wrapped

PAGE = """\
# Heading

Some *emphasis*, **strength** and `code`, with a
soft break and [a link](https://example.org).

- one
- two
  1. inner
  2. more

> A quote
> goes on.

| Thing | Grams |
|---|---|
| flour | 500 |
| | 3 |

```
as  it is
```
"""


def test_a_page_keeps_its_words_and_loses_its_signs() -> None:
    assert page_lines(PAGE, 76) == [
        "Heading",
        "",
        "Some emphasis, strength and code, with a soft break and a link",
        "(https://example.org).",
        "",
        "- one",
        "- two",
        "",
        "  1. inner",
        "  2. more",
        "",
        "    A quote goes on.",
        "",
        "- Thing: flour; Grams: 500",
        "- Thing: ; Grams: 3",
        "",
        "    as  it is",
    ]


def test_no_line_is_wider_than_asked() -> None:
    lines = page_lines(f"{'word ' * 60}\n\n- {'item ' * 60}\n\n> {'quote ' * 60}", 40)

    assert max(map(len, lines)) <= 40


def test_a_sentence_loses_its_emphasis_alone() -> None:
    assert line_text("*Which* of these, 2 * 3 or a_b?") == "Which of these, 2 * 3 or a_b?"


def test_line_breaks_stay_and_indents_hang() -> None:
    assert wrapped("one two\nthree", 12, "1. ", "   ") == ["1. one two", "   three"]
