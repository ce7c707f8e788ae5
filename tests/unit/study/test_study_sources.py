"""The sources' concepts, their lessons, and what the learner can of each."""

from tests.unit.study.conftest import Baker

from sidos.engine.event import Draft, Next
from sidos.engine.session import Kind
from sidos.study.sources import ConceptRow, all_sources
from sidos.study.study import Study


def rising(study: Study) -> ConceptRow:
    (source,) = all_sources(study)
    (concept,) = source.concepts
    return concept


def test_a_source_is_shown_in_the_language_on_screen(baker: Baker) -> None:
    (source,) = all_sources(baker.study("fi"))

    assert source.key == "baking/baker"
    assert source.source.title == "Leipurin muistiinpanot"
    assert [row.concept.name for row in source.concepts] == ["Taikina nousee"]
    assert source.concepts[0].key == "baking/baker/rising"


def test_a_concept_has_its_lessons_in_order(baker: Baker) -> None:
    lessons = rising(baker.study()).lessons

    assert [(link.number, link.title) for link in lessons] == [("1.1", "Bread"), ("1.2", "Salt")]


def test_nothing_is_known_before_the_first_answer(baker: Baker) -> None:
    row = rising(baker.study())

    assert (row.answered, row.right) == (0, 0)
    assert row.items > 0


def test_answers_count_once_right_or_wrong(baker: Baker) -> None:
    study = baker.study()
    session = study.open("baking/bread", Kind.LESSON).session
    session = study.apply(session, Next())
    session = study.apply(study.apply(session, Draft("salt")), study.submission(1))

    assert (rising(study).answered, rising(study).right) == (1, 0)
    for _ in range(2):
        again = study.open("baking/bread", Kind.LESSON, fresh=True).session
        again = study.apply(again, Next())
        study.apply(study.apply(again, Draft("yeast")), study.submission(1))

    assert (rising(study).answered, rising(study).right) == (1, 1)
