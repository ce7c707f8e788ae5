"""Pages and questions: each type unanswered, half answered, refused, answered in every way."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sidos.engine.session import Kind
from sidos.engine.step import LONGEST
from sidos.model.attempt import Flow, Response
from sidos.tui.screen.session import SessionScreen
from sidos.tui.station.field.order_field import OrderField
from sidos.tui.tour.course import FIRST, FOREIGN
from sidos.tui.tour.stop import Stop, study_of, top_screen

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp


class _Answers(NamedTuple):
    """What is right and wrong for a question; `partly`, `near`: where there are such."""

    right: Response
    wrong: Response | None = None
    partly: Response | None = None
    near: Response | None = None


QUESTIONS: Mapping[str, _Answers] = {
    "choice": _Answers("one", "two"),
    "multi": _Answers(("one", "three"), ("two",), ("one",)),
    "text": _Answers("aliqua", "ipsum", near="aliqa"),
    "cloze": _Answers(
        {"one": "ipsum", "two": "magna"},
        {"one": "amet", "two": "elit"},
        {"one": "ipsum"},
        {"one": "ipsum", "two": "mogna"},
    ),
    "number": _Answers("7", "8"),
    "match": _Answers({"one": "one", "two": "two"}, {"one": "two", "two": "one"}, {"one": "one"}),
    "order": _Answers(("one", "two", "three"), ("three", "one", "two"), ("one", "three", "two")),
    "sort": _Answers(
        {"here": "one", "there": "two"}, {"here": "two", "there": "one"}, {"here": "one"}
    ),
    "reflect": _Answers("Amet sed."),
}
"""The first lesson's quiz."""

_WITH_DRAFT = ("choice", "multi", "text", "cloze", "match", "reflect")
"""Types that look otherwise half answered."""


async def open_question(
    app: "SidosApp",
    name: str,
    draft: Response | None = None,
    *,
    flow: Flow = Flow.INSTANT,
    certainty: bool = False,
) -> SessionScreen:
    """Open the quiz at a question."""
    study_of(app).prepare(name, draft, flow=flow, certainty=certainty)
    app.open_lesson(FIRST, Kind.QUIZ)
    return await top_screen(app, SessionScreen)


async def _answer(app: "SidosApp", name: str, draft: Response) -> None:
    screen = await open_question(app, name, draft)
    await screen.action_answer()
    if screen.session.doubt is not None:
        await screen.action_answer()


async def _doubt(app: "SidosApp", name: str, draft: Response) -> None:
    await (await open_question(app, name, draft)).action_answer()


async def _judged(app: "SidosApp") -> None:
    screen = await open_question(app, "text", "ipsum")
    await screen.action_answer()
    await screen.action_means_same()


async def _reveal(app: "SidosApp", name: str) -> None:
    await (await open_question(app, name)).action_reveal()


async def _again(app: "SidosApp") -> None:
    screen = await open_question(app, "choice")
    while not screen.session.visit.again:
        await screen.action_reveal()
        await screen.action_next()


async def _lifted(app: "SidosApp") -> None:
    screen = await open_question(app, "order")
    screen.query_one(OrderField).action_lift()


async def _not_yet(app: "SidosApp") -> None:
    await (await open_question(app, "choice", "two", flow=Flow.RETRY)).action_answer()


async def _unrated(app: "SidosApp") -> None:
    await (await open_question(app, "choice", "two", certainty=True)).action_answer()


async def _page(app: "SidosApp", key: str = FIRST) -> None:
    app.open_lesson(key, Kind.LESSON)
    await top_screen(app, SessionScreen)


async def _outdated(app: "SidosApp") -> None:
    await app.show_lesson(FOREIGN, Kind.LESSON, "vetus")
    await top_screen(app, SessionScreen)


async def _parallel(app: "SidosApp") -> None:
    app.open_lesson(FIRST, Kind.LESSON)
    (await top_screen(app, SessionScreen)).action_parallel()


async def open_lesson_question(app: "SidosApp") -> SessionScreen:
    """Open the question between the first lesson's pages."""
    await app.show_lesson(FIRST, Kind.LESSON, "ask")
    return await top_screen(app, SessionScreen)


async def _hint(app: "SidosApp") -> None:
    screen = await open_lesson_question(app)
    await screen.action_hint()
    await screen.action_hint()


def _stops() -> Iterator[Stop]:
    yield Stop("page", _page)
    yield Stop("page/other-language", partial(_page, key=FOREIGN))
    yield Stop("page/outdated", _outdated)
    yield Stop("page/side-by-side", _parallel)
    yield Stop("page/question", open_lesson_question)
    yield Stop("page/hint", _hint)
    for name, answers in QUESTIONS.items():
        yield Stop(f"question/{name}", partial(open_question, name=name))
        if name in _WITH_DRAFT:
            yield Stop(
                f"question/{name}/draft", partial(open_question, name=name, draft=answers.right)
            )
        for how, draft in answers._asdict().items():
            if draft is not None:
                yield Stop(f"question/{name}/{how}", partial(_answer, name=name, draft=draft))
        yield Stop(f"question/{name}/shown", partial(_reveal, name=name))
    yield Stop("question/text/doubt", partial(_doubt, name="text", draft="aliqa"))
    yield Stop("question/number/doubt", partial(_doubt, name="number", draft="1.234"))
    yield Stop("question/text/judged", _judged)
    yield Stop("question/order/lifted", _lifted)
    yield Stop("question/empty", partial(_answer, name="text", draft=" "))
    yield Stop("question/no-number", partial(_answer, name="number", draft="sex"))
    yield Stop("question/other-unit", partial(_answer, name="number", draft="7 sex"))
    yield Stop("question/too-long", partial(_answer, name="text", draft="7" * (LONGEST + 1)))
    yield Stop("question/again", _again)
    yield Stop("question/not-yet", _not_yet)
    yield Stop(
        "question/certainty", partial(open_question, name="choice", draft="two", certainty=True)
    )
    yield Stop("question/unrated", _unrated)


STOPS = tuple(_stops())
