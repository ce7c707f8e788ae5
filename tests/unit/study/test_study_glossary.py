"""Looking a term up: by any form, in any language, and near terms are listed apart."""

import pytest
from tests.unit.study.conftest import Baker

from sidos.study.glossary import TermMatches, all_terms, glossary_pages, look_up, terms_in


def matches(baker: Baker, query: str, tag: str = "fi") -> TermMatches:
    return look_up(all_terms(baker.study(tag)), query, tag)


def named_terms(baker: Baker, query: str, tag: str = "fi") -> list[str]:
    return [row.term for row in matches(baker, query, tag).named]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", ["dough", "edge", "head of dough", "oven"]),
        ("fi", ["taikina", "taikinan pää", "uuni", "ääri"]),
    ],
)
def test_terms_are_sorted_by_the_language(baker: Baker, tag: str, expected: list[str]) -> None:
    rows = all_terms(baker.study(tag))

    assert [row.term for row in rows] == expected
    assert [row.term for row in look_up(rows, "  ", tag).named] == expected


def test_the_glossary_has_a_page_in_the_language(baker: Baker) -> None:
    [page] = glossary_pages(baker.study("fi"))

    assert (page.key, page.title, page.text) == ("baking/page", "Kuka leipoo", "**Irma** leipoo.")


def test_a_term_has_its_other_language_and_its_lessons(baker: Baker) -> None:
    dough, *_ = all_terms(baker.study("fi"))

    assert dough.key == "baking/dough"
    assert dough.definition == "Jauhoja ja vettä ennen uunia."
    assert dough.others == {"en": "dough"}
    assert [(link.key, link.number, link.title) for link in dough.lessons] == [
        ("baking/bread", "1.1", "Leipä")
    ]


@pytest.mark.parametrize("query", ["uuni", "UUNI", "uunin", " uunista. ", "oven", "ovens"])
def test_case_ending_and_language_do_not_matter(baker: Baker, query: str) -> None:
    assert named_terms(baker, query) == ["uuni"]


def test_the_likest_comes_first(baker: Baker) -> None:
    assert named_terms(baker, "taikina") == ["taikina", "taikinan pää"]
    assert named_terms(baker, "pää tai") == ["taikinan pää"]
    assert named_terms(baker, "taik") == ["taikina", "taikinan pää"]
    assert named_terms(baker, "taikinaksi")[0] == "taikina"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("aari", ["ääri"]),
        ("aar", ["ääri"]),
        ("äärri", ["ääri"]),
        ("uumi", ["uuni"]),
        ("taikinan paa", ["taikinan pää"]),
        ("aa", []),
        ("xyz", []),
    ],
)
def test_what_is_only_near_is_listed_apart(baker: Baker, query: str, expected: list[str]) -> None:
    result = matches(baker, query)

    assert result.named == ()
    assert [row.term for row in result.near] == expected


def test_what_is_found_needs_nothing_near(baker: Baker) -> None:
    assert matches(baker, "uuni").near == ()


def test_a_definition_is_found_as_well(baker: Baker) -> None:
    result = matches(baker, "flour wat", "en")

    assert result.named == ()
    assert [row.term for row in result.in_definition] == ["dough"]


def test_terms_in_a_text_are_known_by_their_forms(baker: Baker) -> None:
    rows = all_terms(baker.study("fi"))

    text = "Ota *taikinasta* pala, ja vie se **uunin** suulle. Taikinoitsijaa ei tarvita."

    assert [row.term for row in terms_in(rows, text, "fi")] == ["taikina", "uuni"]
