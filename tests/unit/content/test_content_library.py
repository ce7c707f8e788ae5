"""The library lists from its index, reads lessons when opened, and lives with broken files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sidos.content.error import BrokenLessonError, UnknownLessonError
from sidos.content.lesson_head import lesson_head
from sidos.content.library import Library


def touch(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    later = path.stat().st_mtime_ns + 10_000_000
    os.utime(path, ns=(later, later))


def test_it_lists_courses_and_opens_lessons(courses: Path) -> None:
    library = Library([courses], None)
    [entry] = library.courses()
    lesson = entry.lessons["puppies"]
    assert (lesson.title, lesson.minutes, lesson.items, lesson.lang) == ("Puppies", 5, 3, "en")
    assert entry.inline["fi"]["puppies/title"] == "Koiranpennut"
    loaded = library.lesson("animals", "puppies")
    assert [item.id for item in loaded.lesson.items()] == ["pick", "gap", "word"]
    assert all(item.concepts == ("value-dynamics",) for item in loaded.lesson.items())


def test_a_root_may_be_a_course_folder_itself(courses: Path, tmp_path: Path) -> None:
    [entry] = Library([courses / "animals"], None).courses()
    assert entry.course.id == "animals"
    assert Library([tmp_path / "nowhere"], None).courses() == ()


def test_cards_stand_beside_all_courses_as_well(courses: Path) -> None:
    (courses / "animals" / "seeds").rename(courses.parent / "seeds")
    for root in (courses, courses / "animals"):
        assert [source.id for source in Library([root], None).sources("animals")] == ["book"]


def test_with_an_index_nothing_is_parsed(courses: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    courses_before = Library([courses], cache).courses()
    code = (
        "import sys; from pathlib import Path; from sidos.content.library import Library\n"
        f"entries = Library([Path({str(courses)!r})], Path({str(cache)!r})).courses()\n"
        "assert entries[0].lessons['puppies'].title == 'Puppies'\n"
        "heavy = {'yaml', 'markdown_it', 'babel', 'difflib', 'sidos.content.loader'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, env=_environment())
    assert Library([courses], cache).courses() == courses_before
    assert len(list(cache.iterdir())) == 1


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def test_refreshing_reads_what_changed(courses: Path, tmp_path: Path, lesson_file: Path) -> None:
    cache = tmp_path / "cache"
    Library([courses], cache).courses()
    library = Library([courses], cache)
    assert not library.refresh()
    text = lesson_file.read_text(encoding="utf-8")
    touch(lesson_file, text.replace('en: "Puppies"', 'en: "Young dogs"'))
    assert library.courses()[0].lessons["puppies"].title == "Puppies"
    assert library.refresh()
    assert library.courses()[0].lessons["puppies"].title == "Young dogs"
    assert Library([courses], cache).courses()[0].lessons["puppies"].title == "Young dogs"

    touch(lesson_file.with_name("more.yaml"), text.replace("id: puppies", "id: more"))
    assert library.refresh()
    assert set(library.courses()[0].lessons) == {"puppies", "more"}
    lesson_file.with_name("more.yaml").unlink()
    assert library.refresh()
    assert set(library.courses()[0].lessons) == {"puppies"}


@pytest.mark.parametrize("content", [b"", b"\xc1nonsense", b"\x94\x09\x90\x90\x80"])
def test_a_damaged_index_is_made_anew(courses: Path, tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "cache"
    courses_before = Library([courses], cache).courses()
    [index] = cache.iterdir()
    index.write_bytes(content)
    assert Library([courses], cache).courses() == courses_before


def test_an_unwritable_cache_only_means_reading_again(courses: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    library = Library([courses], tmp_path / "file" / "cache")
    assert library.courses()[0].course.id == "animals"
    assert not library.refresh()


def test_a_broken_lesson_is_listed_and_stops_no_other(courses: Path, lesson_file: Path) -> None:
    text = lesson_file.read_text(encoding="utf-8")
    lesson_file.with_name("kittens.yaml").write_text("format: 1\n", encoding="utf-8")
    lesson_file.with_name("empty.yaml").write_bytes(b"")
    library = Library([courses], None)
    lessons = library.courses()[0].lessons
    assert {name: entry.broken for name, entry in lessons.items()} == {
        "empty": True,
        "kittens": True,
        "puppies": False,
    }
    with pytest.raises(BrokenLessonError) as caught:
        library.lesson("animals", "kittens")
    assert {finding.rule for finding in caught.value.findings} == {"missing-field"}
    lesson_file.with_name("kittens.yaml").write_text(
        text.replace("id: puppies", "id: kittens"), encoding="utf-8"
    )
    assert library.lesson("animals", "kittens").lesson.id == "kittens"


def test_a_broken_course_still_shows_its_lessons(courses: Path, tmp_path: Path) -> None:
    path = courses / "animals" / "course.yaml"
    path.write_text("format: 1\nid: [\n", encoding="utf-8")
    cache = tmp_path / "cache"
    for _ in range(2):
        [entry] = Library([courses], cache).courses()
        assert entry.course.units[0].lessons == ("puppies",)
        assert [finding.rule for finding in entry.findings] == ["broken-flow"]
    (courses / "animals" / "puppies.yaml").unlink()
    assert Library([courses], None).courses()[0].course.units == ()


def test_a_lesson_without_a_file_is_a_finding_of_its_course(courses: Path) -> None:
    (courses / "animals" / "puppies.yaml").unlink()
    [entry] = Library([courses], None).courses()
    assert entry.lessons == {}
    assert [(f.rule, f.line) for f in entry.findings] == [("unknown-lesson", 9)]


def test_unknown_lessons_name_the_nearest(courses: Path) -> None:
    library = Library([courses], None)
    with pytest.raises(UnknownLessonError) as caught:
        library.lesson("animals", "pupies")
    assert caught.value.nearest == ("puppies",)
    assert library.nearest("animals/PUPPY") == ("puppies",)
    assert library.nearest("xyzzy") == ()
    with pytest.raises(UnknownLessonError):
        library.glossary("plants")


def test_of_two_courses_with_one_id_the_first_is_taken(courses: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "copy"
    other.mkdir(parents=True)
    text = (courses / "animals" / "course.yaml").read_text(encoding="utf-8")
    (other / "course.yaml").write_text(text.replace("Animals", "Copies"), encoding="utf-8")
    library = Library([courses, tmp_path / "other"], None)
    assert [entry.course.title for entry in library.courses()] == ["Animals"]


HEAD = """\
format: 1
id: plain
lang: en
title: "Plain: a title"
summary: "Its summary."
minutes: 4
concepts: [one, two]
"""
BODY = """\
steps:
  - id: page
    text: "A page."
  - id: asked
    ask:
      type: number
      prompt: "How many?"
      answer: 2
      explain: "Two."
quiz:
  - id: quizzed
    type: number
    prompt: "And now?"
    answer: 3
    explain: "Three."
"""


@pytest.mark.parametrize(
    ("head", "read"),
    [
        (HEAD, True),
        (HEAD.replace('"Its summary."', "Its summary."), False),
        (HEAD.replace('"Its summary."', r'"Its \u0041."'), False),
        (HEAD + "terms:\n  - one\n", False),
        ("# A comment.\n" + HEAD, False),
    ],
)
def test_a_library_that_is_skimmed_lists_the_same(courses: Path, head: str, read: bool) -> None:
    path = courses / "animals" / "plain.yaml"
    path.write_text(head + BODY, "utf-8")
    assert (lesson_head(path) is not None) is read
    whole, library = Library([courses], None), Library([courses], None)

    library.skim()

    assert [entry.lessons for entry in library.courses()] == [e.lessons for e in whole.courses()]


def test_after_a_refresh_a_skimmed_library_knows_everything(courses: Path, tmp_path: Path) -> None:
    (courses / "animals" / "plain.yaml").write_text(HEAD + BODY, "utf-8")
    library = Library([courses], tmp_path / "cache")
    library.skim()
    assert not (tmp_path / "cache").exists()

    assert library.refresh()

    assert library.courses() == Library([courses], None).courses()
    assert Library([courses], tmp_path / "cache").courses() == library.courses()


def test_what_is_indexed_is_not_skimmed(courses: Path, tmp_path: Path) -> None:
    courses_before = Library([courses], tmp_path / "cache").courses()
    library = Library([courses], tmp_path / "cache")
    library.skim()

    assert library.courses() == courses_before
    assert not library.refresh()
