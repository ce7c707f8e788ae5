"""Search: what is found where, in which order, and that it follows the files."""

import pytest
from tests.unit.study.conftest import Baker

from sidos.store.search_index import Passage
from sidos.study.search import FILE, Results
from sidos.study.study import Study


def ready(study: Study) -> Study:
    study.search.update()
    return study


def places(passages: tuple[Passage, ...]) -> list[tuple[str, str, str]]:
    return [(one.key.partition("/")[2], one.place, one.field) for one in passages]


def search(study: Study, query: str) -> Results:
    return study.search.find(query, study.tag)


def test_lessons_are_found_by_title_page_question_and_explanation(baker: Baker) -> None:
    study = ready(baker.study())

    assert places(search(study, "bread").lessons)[0] == ("bread", "", "title")
    assert places(search(study, "bakers sa").lessons) == [("bread", "idea", "page")]
    assert places(search(study, "dough rise").lessons)[0] == ("bread", "wait", "question")
    assert places(search(study, "caught").lessons) == [("bread", "wait", "question-explanation")]
    assert places(search(study, "when ready").lessons) == [("bread", "ready", "quiz")]


def test_options_are_not_looked_up(baker: Baker) -> None:
    assert search(ready(baker.study()), "table salt").empty


def test_terms_and_sources_are_found(baker: Baker) -> None:
    study = ready(baker.study())
    result = search(study, "dough")

    assert ("dough", "", "term") in places(result.terms)
    assert places(result.sources) == [("baker", "rising", "concept")]
    assert places(search(study, "anna").sources) == [("baker", "", "source")]


def test_the_language_on_screen_comes_first_and_no_place_twice(baker: Baker) -> None:
    study = ready(baker.study("fi"))

    (suola,) = search(study, "suolaa").lessons
    assert (suola.tag, suola.title) == ("fi", "Suola")
    assert [one.tag for one in search(study, "salt").lessons] == ["en", "en"]
    anna = search(study, "anna").sources
    assert [one.tag for one in anna] == ["fi"]


def test_a_word_without_its_diacritics_is_listed_as_near(baker: Baker) -> None:
    study = ready(baker.study("fi"))
    result = search(study, "vetta")

    assert result.near
    assert result.words == ("vettä",)
    assert not result.empty
    assert not search(study, "vettä").near


@pytest.mark.parametrize(
    "query", ["", "  ", "*", "\"'-", "xyzzy", "a" * 5_000, "AND OR NOT", "\x00"]
)
def test_any_query_has_an_answer(baker: Baker, query: str) -> None:
    assert search(ready(baker.study()), query).empty


def test_until_it_is_read_it_says_so(baker: Baker) -> None:
    study = baker.study()
    assert study.search.reading == (0, 0)
    assert search(study, "bread").empty
    states: list[tuple[int, int] | None] = []

    study.search.update(lambda: states.append(study.search.reading))

    assert states == [(4, 4), None]
    assert not search(study, "bread").empty


def test_the_next_start_reads_nothing_again(baker: Baker) -> None:
    ready(baker.study()).search.close()
    study = baker.study()
    states: list[object] = []

    assert not search(study, "bread").empty
    study.search.update(lambda: states.append(study.search.reading))

    assert states == [None]


def test_changed_and_removed_files_are_followed(baker: Baker) -> None:
    ready(baker.study()).search.close()
    baker.change("salt.yaml", "Salt it.", "Pepper it.")
    baker.change("course.yaml", "[bread, salt]", "[salt]")
    study = baker.study()
    study.refresh()

    ready(study)

    assert places(search(study, "pepper").lessons) == [("salt", "only", "page")]
    assert search(study, "patience").empty
    assert places(search(study, "bread").lessons) == []


def test_a_changed_glossary_is_followed(baker: Baker) -> None:
    ready(baker.study()).search.close()
    baker.change("glossary.yaml", "It bakes.", "It glows.")
    study = baker.study()
    study.refresh()

    assert places(search(ready(study), "glows").terms) == [("oven", "", "term")]


def test_a_broken_lesson_keeps_no_other_from_being_found(baker: Baker) -> None:
    baker.change("bread.yaml", "type: choice", "type: chioce")

    assert places(search(ready(baker.study()), "salt").lessons)


def test_reading_stops_when_it_is_requested(baker: Baker) -> None:
    study = baker.study()

    study.search.update(stopped=lambda: True)

    assert search(study, "bread").empty


def test_a_damaged_index_is_rebuilt(baker: Baker) -> None:
    study = ready(baker.study())
    study.search.close()
    path = study.library.cache_file(FILE)
    assert path is not None
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))

    again = baker.study()
    again.search.update()

    assert not search(again, "bread").empty


def test_what_is_missing_in_a_language_is_found_in_its_own(baker: Baker) -> None:
    folder = baker.home / "locales" / "sv" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder.parent / "locale.yaml").write_text(
        "name: svenska\nnplurals: 2\nplural: n != 1\n", "utf-8"
    )
    (folder / "baking.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "bread/title"\nmsgid "Bread"\nmsgstr "Bröd"\n',
        "utf-8",
    )
    study = ready(baker.study("sv"))

    [page] = search(study, "bakers sa").lessons
    assert (page.place, page.tag) == ("idea", "en")
    [title] = search(study, "bröd").lessons
    assert (title.place, title.tag) == ("", "sv")


def test_a_number_at_the_beginning_of_a_text_is_found_and_shown(baker: Baker) -> None:
    lesson = baker.courses / "baking" / "bread.yaml"
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace("When is it ready?", "6. joulukuuta, ready?"), "utf-8")

    (passage,) = search(ready(baker.study()), "6. jou").lessons
    assert passage.text == "6. joulukuuta, ready?"
