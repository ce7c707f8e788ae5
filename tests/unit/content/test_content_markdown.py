"""Markdown goes into blocks and comes back with the same structure."""

from hypothesis import given
from hypothesis import strategies as st

from sidos.content.page_blocks import ELSEWHERE, align, blocks, fold, join

PAGE = """\
# A heading ##

A paragraph that
goes on over lines,\\
with a hard break.

Underlined
==========

- one
  goes on
- two

  second paragraph
  1. nested

> quoted
> goes on
>
> > deeper

| a | b |
|---|:-:|
| c \\| d | *e* |

```python
code = "stays"
```

***

Last."""

KINDS = [
    "heading",
    "paragraph",
    "heading",
    *["list item"] * 4,
    *["quote"] * 2,
    *["table cell"] * 4,
    "paragraph",
]


def test_each_piece_is_one_block_with_its_lines_folded() -> None:
    result = blocks(PAGE)
    assert [block.kind for block in result] == KINDS
    texts = [block.text for block in result]
    assert texts[:4] == [
        "A heading",
        "A paragraph that goes on over lines,\\\nwith a hard break.",
        "Underlined",
        "one goes on",
    ]
    assert texts[7:9] == ["quoted goes on", "deeper"]
    assert texts[9:13] == ["a", "b", "c | d", "*e*"]
    assert "code" not in "".join(texts)


def test_joining_puts_each_translation_where_its_source_was() -> None:
    joined = join(PAGE, [f"{number}. käännös" for number in range(len(KINDS))])
    assert [block.kind for block in blocks(joined)] == KINDS
    assert 'code = "stays"' in joined
    assert "\n\n# 2. käännös\n\n" in joined
    assert "|---|:-:|" in joined


def test_wrapping_a_paragraph_anew_changes_no_block() -> None:
    narrow, wide = "one two\nthree\n\n> four\n> five", "one\ntwo three\n\n> four five"
    assert [b.text for b in blocks(narrow)] == [b.text for b in blocks(wide)]


def test_a_translation_cut_in_other_blocks_is_kept_whole() -> None:
    source, translated = "One.\n\nTwo.\n\n> Three.", "Yksi.\n\n> Kaksi ja kolme."
    units = align(source, translated)
    assert units[1:] == (ELSEWHERE, ELSEWHERE)
    assert join(source, units) == translated
    one, many = "One.", "Yksi.\n\nKaksi."
    assert join(one, align(one, many)) == many
    assert join(one, align(one, "# Yksi")) == "# Yksi"
    assert align("```\nonly code\n```", "Koodia") == ()


def test_a_page_with_other_words_in_its_drawing_is_kept_whole() -> None:
    drawn = "See:\n\n```\nAino - mill\n```\n\nWell?"
    translated = "Katso:\n\n```\nAino - kehräämö\n```\n\nNo?"

    assert align(drawn, translated) == (translated, ELSEWHERE)
    assert join(drawn, align(drawn, translated)) == translated
    assert align(drawn, drawn.replace("Well", "So")) == ("See:", "So?")


def test_prose_is_folded_but_lists_keep_their_lines() -> None:
    assert fold("one\ntwo\n\nthree  \nfour\n- five\n  six\n- seven\n") == (
        "one two\n\nthree\\\nfour\n- five six\n- seven"
    )


words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text.strip() and "\\" not in text and text.strip() != ELSEWHERE
)


@given(st.lists(words, min_size=4, max_size=4))
def test_no_translation_changes_the_structure(texts: list[str]) -> None:
    page = "First.\n\n- item\n- item\n\n> quote"
    joined = join(page, texts)
    kinds = [block.kind for block in blocks(joined)]
    assert kinds == ["paragraph", "list item", "list item", "quote"]


@given(st.lists(words, min_size=1, max_size=5))
def test_joining_a_page_with_its_own_blocks_changes_no_block(texts: list[str]) -> None:
    page = "\n\n".join(texts)
    result = [block.text for block in blocks(page)]
    again = join(page, result) if result else page
    assert [block.text for block in blocks(again)] == result
