"""LIX against figures worked out by hand, and what counts as a word and a sentence."""

import pytest

from sidos.content.readability import lix, sentences, words


def test_lix_is_words_a_sentence_plus_the_percentage_of_long_words() -> None:
    # 10 words, 2 sentences, 2 words of more than 6 letters: 10 / 2 + 100 * 2 / 10
    assert lix("The dog ran home. It was looking for somebody new.") == pytest.approx(25)


def test_markdown_is_not_read() -> None:
    text = "# Time\n\nBread is *mostly* **waiting**, as [bakers](https://example.org/b) say.\n"

    assert words(text) == ("Time", "Bread", "is", "mostly", "waiting", "as", "bakers", "say")
    assert sentences(text) == 2


def test_a_list_item_and_a_heading_end_a_sentence() -> None:
    assert sentences("# A heading\n\n- flour\n- water\n") == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Juhla on 2. kesäkuuta klo 14.30.", 1),
        ("”Tulitko?” hän kysyi. ”Tulin.”", 2),
        ("Is it so? It is! Well…", 3),
        ("It costs 3.5 euros, e.g. in spring.", 1),
    ],
)
def test_a_full_stop_before_a_small_letter_ends_nothing(text: str, count: int) -> None:
    assert sentences(text) == count


def test_compounds_and_endings_are_one_word() -> None:
    assert words("CRM:n hand-knitted reader’s nettitori") == (
        "CRM:n",
        "hand-knitted",
        "reader’s",
        "nettitori",
    )


@pytest.mark.parametrize("text", ["", "…", "- \n- \n"])
def test_nothing_to_read_is_easy(text: str) -> None:
    assert lix(text) == 0
