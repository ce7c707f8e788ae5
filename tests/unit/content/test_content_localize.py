"""A lesson in the learner's language: whole questions, whole pages, and answers in all."""

from pathlib import Path

from sidos.content.library import Library
from sidos.content.loaded import LoadedLesson
from sidos.content.loader import load_lesson
from sidos.content.localize import (
    draft_lookup,
    localize,
    localize_course,
    localize_texts,
)
from sidos.content.text import text_units
from sidos.model.item import Answers, Cloze, Text
from sidos.model.lesson import Page


def nothing(context: str, text: str) -> str | None:
    return None


def shouted(context: str, text: str) -> str | None:
    return text.upper()


def without_drafts(path: Path) -> LoadedLesson:
    loaded = load_lesson(path)
    return LoadedLesson(lesson=loaded.lesson, inline={}, path=loaded.path)


def test_units_have_contexts_by_id_and_kinds(lesson_file: Path) -> None:
    loaded = load_lesson(lesson_file)
    units = {u.context: u for u in text_units(loaded.lesson, loaded.notes, loaded.untranslatable)}
    assert list(units)[:7] == [
        "puppies/title",
        "puppies/summary",
        "puppies/idea/text/1",
        "puppies/idea/text/2",
        "puppies/idea/text/3",
        "puppies/pick/prompt",
        "puppies/pick/explain",
    ]
    assert units["puppies/idea/text/1"].text == "First paragraph goes on here."
    assert units["puppies/idea/text/2"].kind == "list item"
    assert units["puppies/gap/gaps/animal/accept"].text == "dog\nhound"
    assert units["puppies/gap/hints/1"].group == "puppies/gap"
    assert units["puppies/pick/options/no-one/why"].note == "said of people"
    assert units["puppies/title"].note == ""
    assert len(units) == len(list(text_units(loaded.lesson)))


def test_every_unit_of_a_whole_draft_is_translated(lesson_file: Path) -> None:
    loaded = load_lesson(lesson_file)
    assert {u.context for u in text_units(loaded.lesson)} == set(loaded.inline["fi"])


def test_a_draft_is_shown_in_its_language(lesson_file: Path) -> None:
    localized = localize(load_lesson(lesson_file), "fi", nothing, {})
    assert localized.lesson.title == "Koiranpennut"
    assert set(localized.languages.values()) == {"fi"}
    page, _ = localized.lesson.steps
    assert isinstance(page, Page)
    assert page.text == "Ensimmäinen kappale.\n\n- yksi\n- kaksi"
    gap, word = localized.lesson.quiz
    assert isinstance(gap, Cloze)
    assert gap.gaps[0].accept == ("koira",)
    assert gap.gaps[0].others == (Answers(accept=("dog", "hound"), reject=("cat",)),)
    assert isinstance(word, Text)
    assert word.others == (Answers(accept=("tie",)),)


def test_in_its_own_language_the_others_answers_count_too(lesson_file: Path) -> None:
    localized = localize(load_lesson(lesson_file), "en", nothing, {})
    assert localized.lesson.title == "Puppies"
    word = localized.lesson.quiz[1]
    assert isinstance(word, Text)
    assert word.others == (Answers(accept=("side",)),)


def test_a_catalogue_translates_what_has_no_draft(lesson_file: Path) -> None:
    localized = localize(without_drafts(lesson_file), "sv", shouted, {"fi": nothing})
    assert localized.lesson.title == "PUPPIES"
    assert localized.lesson.quiz[0].concepts == ("value-dynamics",)
    page = localized.lesson.steps[0]
    assert isinstance(page, Page)
    assert page.text == "FIRST PARAGRAPH GOES ON HERE.\n\n- ONE\n- TWO"


def test_a_question_or_page_falls_back_whole(lesson_file: Path) -> None:
    missing = {"puppies/gap/hints/1", "puppies/idea/text/2"}

    def some(context: str, text: str) -> str | None:
        return None if context in missing else text.upper()

    localized = localize(without_drafts(lesson_file), "sv", some, {})
    assert localized.languages == {"idea": "en", "pick": "sv", "gap": "en", "word": "sv"}
    gap = localized.lesson.quiz[0]
    assert gap.prompt == "A {animal} barks."
    assert isinstance(gap, Cloze)
    assert gap.gaps[0].others == (Answers(accept=("DOG", "HOUND"), reject=("CAT",)),)


def test_refused_answers_may_be_missing_in_a_language(lesson_file: Path) -> None:
    def some(context: str, text: str) -> str | None:
        return None if context.endswith("/reject") else text.upper()

    localized = localize(without_drafts(lesson_file), "sv", some, {})
    gap = localized.lesson.quiz[0]
    assert isinstance(gap, Cloze)
    assert localized.languages["gap"] == "sv"
    assert gap.gaps[0].reject == ()


def test_kept_texts_stay_and_hold_nothing_back(lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    text = text.replace('prompt: {en: "Which one?", fi: "Kumpi?"}', 'prompt: !keep "2011?"')
    lesson_file.write_text(text, encoding="utf-8")
    loaded = load_lesson(lesson_file)
    assert "puppies/pick/prompt" in loaded.untranslatable
    localized = localize(loaded, "fi", nothing, {})
    assert localized.languages["pick"] == "fi"
    assert next(localized.lesson.items()).prompt == "2011?"


def test_a_page_drafted_in_other_blocks_is_shown_whole(lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    text = text.replace("        - yksi\n        - kaksi\n", "        Toinen kappale.\n")
    lesson_file.write_text(text, encoding="utf-8")
    page = localize(load_lesson(lesson_file), "fi", nothing, {}).lesson.steps[0]
    assert isinstance(page, Page)
    assert page.text == "Ensimmäinen kappale.\n\nToinen kappale."


def test_courses_glossaries_and_sources_change_text_by_text(courses: Path) -> None:
    library = Library([courses], None)
    [entry] = library.courses()
    localized = localize_course(entry, "fi", nothing)
    assert localized.course.title == "Eläimet"
    assert localized.course.units[0].title == "Koirat"
    assert localized.lessons["puppies"].title == "Koiranpennut"
    assert localize_course(entry, "sv", shouted).lessons["puppies"].title == "PUPPIES"
    assert localize_course(entry, "en", shouted) == entry

    lookup = draft_lookup(library.drafts("animals"), "fi", nothing)
    [term] = localize_texts(library.glossary("animals"), "fi", lookup).terms
    assert (term.term, term.forms) == ("side", ("siteen", "sidettä"))
    [source] = (localize_texts(one, "fi", lookup) for one in library.sources("animals"))
    assert source.concepts[0].gist == "Koirilla on väliä."

    assert {u.context for u in text_units(entry.course)} == {
        "@course/title",
        "@course/units/dogs/title",
    }
    forms = {u.context: u.text for u in text_units(library.glossary("animals"))}
    assert forms["@glossary/tie/forms"] == "tie"
    contexts = {u.context for s in library.sources("animals") for u in text_units(s)}
    assert "@source/book/concepts/value-dynamics/gist" in contexts


def test_another_language_stands_in_for_what_is_missing(lesson_file: Path) -> None:
    def some(context: str, text: str) -> str | None:
        return f"sv {text}" if "/pick/" in context else None

    def other(context: str, text: str) -> str | None:
        return None if "/gap/" in context else f"fi {text}"

    loaded = without_drafts(lesson_file)
    localized = localize(loaded, "sv", some, {"fi": other}, stand_ins=("fi", "en"))
    assert localized.languages == {"idea": "fi", "pick": "sv", "gap": "en", "word": "fi"}
    assert localized.lesson.title == "fi Puppies"
    assert next(localized.lesson.items()).prompt == "sv Which one?"
    before_it = localize(loaded, "sv", some, {"fi": other}, stand_ins=("en", "fi"))
    assert before_it.languages == {"idea": "en", "pick": "sv", "gap": "en", "word": "en"}


def test_an_outdated_page_goes_before_another_language_but_no_question(lesson_file: Path) -> None:
    def some(context: str, text: str) -> str | None:
        return None if context in {"puppies/idea/text/2", "puppies/pick/prompt"} else text.upper()

    loaded = without_drafts(lesson_file)
    localized = localize(loaded, "sv", some, {"fi": shouted}, stand_ins=("fi",), old=shouted)
    assert localized.languages == {"idea": "sv", "pick": "fi", "gap": "sv", "word": "sv"}
    assert localized.outdated == {"idea"}
    page = localized.lesson.steps[0]
    assert isinstance(page, Page)
    assert page.text == "FIRST PARAGRAPH GOES ON HERE.\n\n- ONE\n- TWO"
    assert localize(loaded, "en", nothing, {}, old=shouted).outdated == frozenset()


def test_titles_fall_back_and_say_their_language(courses: Path) -> None:
    [entry] = Library([courses], None).courses()
    finnish = [("fi", nothing)]  # drafts in the files go before the catalogue
    localized = localize_course(entry, "sv", nothing, finnish)
    assert localized.course.title == "Eläimet"
    assert (localized.lessons["puppies"].title, localized.lessons["puppies"].lang) == (
        "Koiranpennut",
        "fi",
    )
    assert localize_course(entry, "sv", shouted, finnish).lessons["puppies"].lang == "sv"
    assert localize_course(entry, "sv", nothing, [("en", shouted), *finnish]) == entry


def _edited(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _word(loaded: LoadedLesson, tag: str) -> Text:
    item = localize(loaded, tag, nothing, {}).lesson.quiz[1]
    assert isinstance(item, Text)
    return item


def test_a_term_stands_for_its_forms(courses: Path, lesson_file: Path) -> None:
    _edited(lesson_file, "{en: [tie], fi: [side]}", '{en: ["@tie", bond], fi: ["@tie", lanka]}')
    loaded = Library([courses], None).lesson("animals", "puppies")
    assert _word(loaded, "en").accept == ("tie", "bond")
    assert _word(loaded, "fi").accept == ("side", "lanka")
    assert _word(loaded, "fi").term_forms == ("siteen", "sidettä")


def test_a_list_of_terms_alone_is_not_translated(courses: Path, lesson_file: Path) -> None:
    _edited(lesson_file, "{en: [tie], fi: [side]}", '["@tie"]')
    loaded = Library([courses], None).lesson("animals", "puppies")
    assert "puppies/word/accept" not in {unit.context for unit in text_units(loaded.lesson)}
    localized = _word(loaded, "fi")
    assert (localized.accept, localized.term_forms) == (("side",), ("siteen", "sidettä"))
    assert [each.accept for each in localized.others] == [("tie",)]


def test_a_refused_answer_may_have_a_reason(lesson_file: Path) -> None:
    _edited(
        lesson_file,
        "reject: {en: [cat], fi: [kissa]}",
        'reject: {en: {cat: "It mews.", "a = b": ""}, fi: {kissa: "Se naukuu."}}',
    )
    loaded = load_lesson(lesson_file)
    item = loaded.lesson.quiz[0]
    assert isinstance(item, Cloze)
    assert item.gaps[0].reject == ("cat = It mews.", "a \\= b")
    assert loaded.inline["fi"]["puppies/gap/gaps/animal/reject"] == "kissa = Se naukuu."


def test_a_mapping_of_reasons_is_no_draft(lesson_file: Path) -> None:
    _edited(lesson_file, "{en: [cat], fi: [kissa]}", '{en: "A language.", cat: "It mews."}')
    item = load_lesson(lesson_file).lesson.quiz[0]
    assert isinstance(item, Cloze)
    assert item.gaps[0].reject == ("en = A language.", "cat = It mews.")
