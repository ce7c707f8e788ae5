"""The search index: what is found, what is near, and that no fault of its file matters."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sidos.store.error import SearchIndexError
from sidos.store.search_index import Passage, SearchDocument, SearchIndex, Section


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "search.db"


@pytest.fixture
def index(path: Path) -> Iterator[SearchIndex]:
    with SearchIndex(path) as made:
        yield made


def document(name: str, *texts: str, tag: str = "en", stamp: str = "1") -> SearchDocument:
    passages = (
        Passage(
            section=Section.TEXT,
            key=name,
            title=name.title(),
            text=text,
            place=f"p{n}",
            field="page",
        )
        for n, text in enumerate(texts)
    )
    return SearchDocument(name=name, tag=tag, stamp=stamp, passages=tuple(passages))


def found(index: SearchIndex, *words: str, tag: str = "en", most: int = 9) -> list[str]:
    return [one.text for one in index.find(words, tag, Section.TEXT, most, 9)]


def test_every_word_begins_a_word_of_what_is_found(index: SearchIndex) -> None:
    index.put([document("a", "Ties are kept", "A tie sleeps"), document("b", "Untied shoes")])

    assert found(index, "tie") == ["Ties are kept", "A tie sleeps"]
    assert found(index, "tie", "sle") == ["A tie sleeps"]
    assert found(index, "TIES") == ["Ties are kept"]
    assert found(index, "tie", most=1) == ["Ties are kept"]
    assert found(index) == []


def test_no_document_takes_the_place_of_the_others(index: SearchIndex) -> None:
    index.put([document("a", *["tie"] * 5), document("b", "tie")])

    hits = index.find(["tie"], "en", Section.TEXT, 9, 2)

    assert [(hit.key, hit.place) for hit in hits] == [("a", "p0"), ("a", "p1"), ("b", "p0")]


def test_a_passage_is_told_with_its_place(index: SearchIndex) -> None:
    index.put([document("a", "One", "Two")])

    (hit,) = index.find(["two"], "en", Section.TEXT, 9, 9)

    assert (hit.key, hit.title, hit.place, hit.field, hit.tag) == ("a", "A", "p1", "page", "en")


def test_languages_and_sections_are_apart(index: SearchIndex) -> None:
    term = Passage(section=Section.TERM, key="c/tie", title="tie", text="tie")
    index.put(
        [
            document("a", "tie"),
            document("a", "tie sanottuna", tag="fi"),
            SearchDocument(name="g", tag="en", stamp="1", passages=(term,)),
        ]
    )

    assert found(index, "tie") == ["tie"]
    assert found(index, "tie", tag="fi") == ["tie sanottuna"]
    assert [one.key for one in index.find(["tie"], "en", Section.TERM, 9, 9)] == ["c/tie"]
    assert found(index, "tie", tag="sv") == []


@pytest.mark.parametrize("word", ['"', "OR", "NEAR(", "text:", "*", "tie*", "-"])
def test_signs_of_the_query_language_are_words_like_others(index: SearchIndex, word: str) -> None:
    index.put([document("a", "or near text")])

    assert found(index, word) in ([], ["or near text"])


def test_a_document_is_replaced_and_taken_out(index: SearchIndex) -> None:
    index.put([document("a", "old words"), document("b", "other words")])
    index.put([document("a", "new words", stamp="2")])

    assert found(index, "words") == ["other words", "new words"]
    assert index.stamps() == {("a", "en"): "2", ("b", "en"): "1"}
    index.drop([("a", "en"), ("nothing", "en")])
    assert found(index, "words") == ["other words"]
    assert index.stamps() == {("b", "en"): "1"}


def test_umlauts_are_letters_and_what_lacks_them_is_near(index: SearchIndex) -> None:
    index.put([document("a", "Pääomaa kertyy", "pääoman arvo", "Engeström", "nain hän sanoi")])
    index.list_words()

    assert found(index, "pääoma") == ["Pääomaa kertyy", "pääoman arvo"]
    assert found(index, "paaoma") == []
    assert index.near("paaoma") == ["pääoma"]
    assert index.near("Paaom") == ["pääom"]
    assert index.near("engestrom") == ["engeström"]
    assert index.near("näin") == ["nain"]
    assert index.near("xyz") == []


def test_it_is_there_at_the_next_start(path: Path) -> None:
    for time in range(2):
        with SearchIndex(path) as index:
            if not time:
                index.put([document("a", "tie")])
            assert found(index, "tie") == ["tie"]


@pytest.mark.parametrize("content", [b"", b"nothing of ours" * 900, b"SQLite format 3\x00rest"])
def test_another_file_in_its_place_is_begun_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    with SearchIndex(path) as index:
        index.put([document("a", "tie")])

        assert found(index, "tie") == ["tie"]


def test_damage_met_later_is_told_and_mended_by_beginning_anew(path: Path) -> None:
    with SearchIndex(path) as index:
        index.put([document("a", *(f"tie {n} {'word' * 90}" for n in range(900)))])
    kept = path.read_bytes()
    path.write_bytes(kept[:8192] + b"\xff" * (len(kept) - 8192))
    with SearchIndex(path) as index:
        with pytest.raises(SearchIndexError):
            index.find(["tie"], "en", Section.TEXT, 1000, 1000)

        index.begin_anew()

        index.put([document("a", "tie")])
        assert found(index, "tie") == ["tie"]


def test_where_no_file_can_be_made_it_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    with SearchIndex(tmp_path / "file" / "search.db") as index:
        index.put([document("a", "tie")])
        assert found(index, "tie") == ["tie"]


def test_a_failed_change_changes_nothing(index: SearchIndex) -> None:
    index.put([document("a", "tie")])
    good, bad = document("a", "knot", stamp="2"), document("b", "x" * 8)
    torn = SearchDocument(name="b", tag="en", stamp=[], passages=bad.passages)  # type: ignore[arg-type]

    with pytest.raises(SearchIndexError):
        index.put([good, torn])

    assert found(index, "tie") == ["tie"]
    assert index.stamps() == {("a", "en"): "1"}
