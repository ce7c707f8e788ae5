"""A course made of the real course's texts, with a translation of its own for every text; and
edits of it, each of which knows what must become of the translations it touches.

Nothing here looks at how merging is done: a text is an object, and where it stood and stands is
read off the course before and after.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, TypeVar


@dataclass(eq=False)
class Text:
    """A text by what it is, wherever it stands: `was` is its source when it was translated."""

    now: str
    was: str = ""
    translation: str = ""


@dataclass(eq=False)
class Page:
    id: str
    blocks: list[Text]


@dataclass(eq=False)
class Option:
    id: str
    text: Text
    why: Text


@dataclass(eq=False)
class Question:
    id: str
    prompt: Text
    explain: Text
    options: list[Option]


@dataclass(eq=False)
class Lesson:
    id: str
    title: Text
    summary: Text
    pages: list[Page] = field(default_factory=list)
    quiz: list[Question] = field(default_factory=list)


Part = TypeVar("Part", Page, Question)


class MadeCourse:
    """`lessons` lessons of 6 pages and 6 questions, poured from `texts`, which must all differ."""

    def __init__(self, texts: list[str], lessons: int) -> None:
        self._texts = iter(texts)
        self.random = Random(4)
        self.edits = 0
        self.deleted: list[Text] = []
        self.lessons = [self.lesson(f"lesson-{number}") for number in range(lessons)]
        self._touched: set[int] = set()

    def text(self) -> Text:
        return Text(next(self._texts))

    def question(self, name: str) -> Question:
        options = [Option(f"o{n}", self.text(), self.text()) for n in range(3)]
        return Question(name, self.text(), self.text(), options)

    def page(self, name: str) -> Page:
        return Page(name, [self.text() for _ in range(4)])

    def lesson(self, name: str) -> Lesson:
        lesson = Lesson(name, self.text(), self.text())
        lesson.pages = [self.page(f"{name}-p{n}") for n in range(6)]
        lesson.quiz = [self.question(f"{name}-q{n}") for n in range(6)]
        return lesson

    def places(self) -> dict[str, Text]:
        """Context to text, as the format's documentation has contexts."""
        return dict(self._places())

    def _places(self) -> Iterator[tuple[str, Text]]:
        for lesson in self.lessons:
            yield f"{lesson.id}/title", lesson.title
            yield f"{lesson.id}/summary", lesson.summary
            for page in lesson.pages:
                for number, block in enumerate(page.blocks, 1):
                    yield f"{lesson.id}/{page.id}/text/{number}", block
            for question in lesson.quiz:
                at = f"{lesson.id}/{question.id}"
                yield f"{at}/prompt", question.prompt
                yield f"{at}/explain", question.explain
                for option in question.options:
                    yield f"{at}/options/{option.id}/text", option.text
                    yield f"{at}/options/{option.id}/why", option.why

    def write(self, folder: Path) -> None:
        """The lessons' files, and no others; JSON is YAML too."""
        for path in folder.glob("lesson-*.yaml"):
            path.unlink()
        for lesson in self.lessons:
            path = folder / f"{lesson.id}.yaml"
            path.write_text(json.dumps(_lesson(lesson), ensure_ascii=False, indent=1), "utf-8")
        names = [lesson.id for lesson in self.lessons]
        course = {"format": 1, "id": "made", "lang": "en", "title": "Made"}
        course |= {"units": [{"id": "all", "title": "All", "lessons": names}]}
        (folder / "course.yaml").write_text(json.dumps(course), "utf-8")

    def translated(self) -> None:
        """Every text has been translated as it stands."""
        for number, (place, text) in enumerate(self._places()):
            text.was, text.translation = text.now, f"{place} suomeksi, {number}"

    # Edits. A page or question is edited once at most, so that what must follow is beyond doubt.

    def edit(self) -> None:
        """A hundred and fifty edits or so, of every kind, in all parts of the course."""
        for _ in range(35):
            self._reword(lambda text: f"{text[:-1]}…")
        for _ in range(35):
            self._reword(lambda _: self.text().now)
        for _ in range(12):
            page, _ = self._page()
            page.blocks.insert(self.random.randrange(4), self.text())
        for _ in range(12):
            page, _ = self._page()
            self.deleted.append(page.blocks.pop(self.random.randrange(4)))
        for _ in range(10):
            page, _ = self._page()
            page.blocks.reverse()
        for _ in range(10):
            page, lesson = self._page()
            lesson.pages.remove(page)
            lesson.pages.insert(0, page)
        for _ in range(10):
            page, lesson = self._page()
            lesson.pages.remove(page)
            self._other(lesson).pages.append(page)
        for _ in range(10):
            question, lesson = self._question()
            lesson.quiz.remove(question)
            self._other(lesson).quiz.insert(0, question)
        for _ in range(6):
            question, lesson = self._question()
            lesson.quiz.remove(question)
            self.deleted += _texts_of(question)
            lesson.pages.insert(2, self.page(f"new-page-{self.edits}"))
            lesson.quiz.append(self.question(f"new-question-{self.edits}"))
            self.edits += 2
        for _ in range(6):
            question, _ = self._question()
            question.options.reverse()
        whole = self.lessons.pop(3)
        self.deleted += [whole.title, whole.summary]
        self.deleted += [block for page in whole.pages for block in page.blocks]
        self.deleted += [text for question in whole.quiz for text in _texts_of(question)]
        self.lessons[5].id = "lesson-renamed"
        self.lessons.append(self.lesson("lesson-new"))
        self.edits += 3

    def typo(self) -> str:
        """A letter put right on a page; the page's id."""
        page, lesson = self._page()
        for block in page.blocks:
            block.now = block.now.replace("a", "á", 1)
        return f"{lesson.id}/{page.id}"

    def _reword(self, change: Callable[[str], str]) -> None:
        if self.random.random() < 0.5:
            text = self.random.choice(self._page()[0].blocks)
        else:
            text = self.random.choice(_texts_of(self._question()[0]))
        text.now = change(text.now)

    def _page(self) -> tuple[Page, Lesson]:
        pairs = [(page, lesson) for lesson in self.lessons for page in lesson.pages]
        return self._untouched(pairs)

    def _question(self) -> tuple[Question, Lesson]:
        pairs = [(question, lesson) for lesson in self.lessons for question in lesson.quiz]
        return self._untouched(pairs)

    def _untouched(self, pairs: list[tuple[Part, Lesson]]) -> tuple[Part, Lesson]:
        part = self.random.choice([one for one in pairs if id(one[0]) not in self._touched])
        self._touched.add(id(part[0]))
        self.edits += 1
        return part

    def _other(self, lesson: Lesson) -> Lesson:
        return self.random.choice([other for other in self.lessons if other is not lesson])


def _texts_of(question: Question) -> list[Text]:
    options = [text for option in question.options for text in (option.text, option.why)]
    return [question.prompt, question.explain, *options]


def _lesson(lesson: Lesson) -> dict[str, Any]:
    return {
        "format": 1,
        "id": lesson.id,
        "lang": "en",
        "title": lesson.title.now,
        "summary": lesson.summary.now,
        "minutes": 5,
        "concepts": ["tie"],
        "steps": [
            {"id": page.id, "text": "\n\n".join(block.now for block in page.blocks)}
            for page in lesson.pages
        ],
        "quiz": [_question(question) for question in lesson.quiz],
    }


def _question(question: Question) -> dict[str, Any]:
    options = [
        {"id": one.id, "correct": one.id == "o0", "text": one.text.now, "why": one.why.now}
        for one in question.options
    ]
    asked = {"prompt": question.prompt.now, "explain": question.explain.now}
    return {"id": question.id, "type": "choice", **asked, "options": options}
