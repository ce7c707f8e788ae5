"""What the index tells of a lesson beyond its line in a list: its terms and scored questions."""

from pathlib import Path

from sidos.content.library import Library
from sidos.content.plain_text import plain_page


def test_terms_and_scored_questions_are_told(courses: Path, tmp_path: Path) -> None:
    lesson = courses / "animals" / "puppies.yaml"
    reflection = """
  - id: own
    type: reflect
    prompt: {en: "And you?", fi: "Entä sinä?"}
    concepts: [value-dynamics]
    model: {en: "I like dogs.", fi: "Pidän koirista."}
"""
    text = lesson.read_text("utf-8").replace("    type: text", "    type: text\n    concepts: [x]")
    lesson.write_text(text + reflection, "utf-8")
    for _ in range(2):  # read from the files, then from the index
        (entry,) = Library([courses], tmp_path / "cache").courses()
        puppies = entry.subjects["puppies"]

        assert puppies.terms == ("tie",)
        assert set(puppies.items) == {"pick", "gap", "word"}  # no reflection
        assert puppies.items["word"] == ("x",)
        assert set(entry.subjects) == {"puppies"}


def test_they_are_kept_of_lessons_that_did_not_change(courses: Path, tmp_path: Path) -> None:
    Library([courses], tmp_path / "cache").courses()
    course = courses / "animals" / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("Animals", "Beasts"), "utf-8")

    library = Library([courses], tmp_path / "cache")

    assert library.refresh()
    assert library.courses()[0].subjects["puppies"].terms == ("tie",)
    assert str(courses / "animals" / "puppies.yaml") in library.stamps()


def test_the_cards_of_sources_are_stamped_as_they_are_now(courses: Path) -> None:
    library = Library([courses], None)
    card = courses / "animals" / "seeds" / "book.yaml"
    before = library.stamps()[str(card)]

    card.write_text(card.read_text("utf-8") + "\n", "utf-8")

    assert library.stamps()[str(card)] != before


def test_plain_text_has_words_and_no_marks_but_those_of_lists() -> None:
    page = (
        "# One\n\nTwo *three* [four](https://example.org)\nfive `six`.\n\n"
        "- seven\n\n| eight | nine |\n|---|---|\n| 10 | **11** |\n\n```\ntwelve\n```\n"
    )

    assert plain_page(page) == "One Two three four five six. • seven eight nine 10 11 twelve"
