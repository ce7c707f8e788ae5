"""What a text of a course holds is visible wherever it is shown, in question and feedback alike:
the full screen, the line mode, the workshop's page and projector, a handout, the search."""

import io
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO, cast

import msgspec
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from tests.tui.field_host import translator

from sidos.content.localize import Localized
from sidos.content.markdown_parser import named_gaps, parse, parse_line, parse_page, parse_text
from sidos.content.markdown_writer import write_blocks
from sidos.content.page_blocks import fold
from sidos.content.plain_text import blocks_texts, plain_line, plain_page, plain_text
from sidos.content.text import text_units
from sidos.content.unknown_markup import unknown_markup
from sidos.engine.feedback import feedback
from sidos.model.attempt import Attempt, Flow, Response, Verdict, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Group,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Ranked,
    Reflect,
    Sort,
    Sorted,
    Text,
)
from sidos.model.lesson import Gist, Lesson, Page
from sidos.model.rich_text import Block, Blocks, CodeBlock, ListBlock, Markup, Quote
from sidos.plain.question import show_question
from sidos.plain.teller import Teller
from sidos.plain.verdict import show_feedback
from sidos.study.gist import gist_page
from sidos.study.handout import handout
from sidos.study.handout_key import Sheet
from sidos.study.paper import Words
from sidos.study.passage import lesson_passages
from sidos.study.prompt import gap_ids
from sidos.study.study import Study
from sidos.tui.markdown_lines import block_lines, line_content, text_lines
from sidos.tui.station.feedback_text import feedback_lines
from sidos.tui.workshop.projector import live_lines
from sidos.workshop import question as asking
from sidos.workshop.reveal import answer_shown
from sidos.workshop.spans import feedback_spans
from sidos.workshop.tally import tally
from sidos.workshop.view import GivenAnswer, Live, Revealed

ALPHABET = "a1. >-#*+_`\\[]()<>&|${}"
NAMED = [
    "2*3*4",
    "0.1*0.2",
    "__init__",
    "snake_case",
    "$5",
    "a<b",
    "a & b",
    "a | b",
    "6. joulukuuta 1917",
    "> 90 degrees",
    "- 5",
    "# 5",
    "+ 5",
    "---",
    "src/*.py, test/*.py",
    "(2)*(3)*(4)",
    "![a](b)",
    "a &amp; b",
    "[a]: b",
    "f(*args, **kwargs)",
    "C:\\temp",
    "{brace}",
    "```a",
]
WRITING = Writing(tag="en")
LESSON = Path(__file__).parents[2] / "lessons" / "social-capital" / "social-objects.yaml"
WEB = Path(asking.__file__).parent / "web"


def sentences() -> list[str]:
    """The texts of one real lesson, in its own language."""
    from sidos.content.loader import load_lesson

    return [unit.text for unit in text_units(load_lesson(LESSON).lesson)]


pieces = st.one_of(
    st.text(ALPHABET, max_size=24),
    st.sampled_from(["\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n|a|b|\n|-|-|\n", "\n```\n", " "]),
    st.sampled_from(sentences()),
)
texts = st.lists(pieces, min_size=1, max_size=5).map("".join)
lines = texts.map(lambda text: " ".join(text.split("\n")))


def squeezed(text: str) -> str:
    return "".join(text.split())


def visible(blocks: Blocks) -> str:
    return squeezed("".join(blocks_texts(blocks)))


def holds(shown: str, *wanted: str) -> bool:
    """Whether every character is there; a table's cells may be drawn side by side."""
    return not Counter("".join(map(squeezed, wanted))) - Counter(squeezed(shown))


def accepted(text: str, markup: Markup) -> bool:
    return bool(text.strip()) and not list(unknown_markup(text, markup))


def marks_of(blocks: Blocks) -> Iterator[str]:
    """What belongs to Markdown itself though it may have letters: where links lead, the numbers
    of lists, the names of languages."""
    from sidos.model.rich_text import Heading, Paragraph, TableBlock

    for block in blocks:
        match block:
            case CodeBlock(_, language):
                yield language
            case ListBlock(items):
                for item in items:
                    yield "0123456789" * 9  # its number, however it is written
                    yield from marks_of(item)
            case Quote(inside):
                yield from marks_of(inside)
            case Paragraph() | Heading():
                yield from (span.link for span in block.spans)
            case TableBlock(rows):
                yield from (span.link for row in rows for cell in row for span in cell)


@pytest.mark.parametrize("text", NAMED)
def test_a_line_is_shown_as_it_is_typed(text: str) -> None:
    assert plain_line(text) == text
    assert line_content(text).plain == text


@pytest.mark.parametrize("text", NAMED)
def test_a_text_of_one_line_is_a_line(text: str) -> None:
    assert plain_text(text) == text
    assert [line.plain for line in text_lines(f"  {text}\n", 40)] == [text]
    assert parse_text(text) == parse(text, Markup.LINE)


def test_a_text_of_several_lines_has_lists_and_quotes() -> None:
    assert isinstance(parse_text("- 5\n- 6")[0], ListBlock)
    assert isinstance(parse_text(fold("> 90\n> 91"))[0], Quote)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("6. joulukuuta\n7. joulukuuta", "6. joulukuuta 7. joulukuuta"),
        ("So:\n\n- a\n  1. b\n- c", "So: • a 1. b • c"),
    ],
)
def test_on_one_line_lists_have_their_numbers_and_bullets(text: str, line: str) -> None:
    assert plain_text(text) == line
    assert plain_page(text) == line


def test_a_line_that_begins_like_a_list_has_its_gaps() -> None:
    (paragraph,) = parse_text("6. {a}", ("a",))

    assert [span.gap for span in paragraph.spans] == [0, 1]  # type: ignore[union-attr]
    assert named_gaps("6. {a} {b}", ("a",)) == ("a", "b")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"\*a\* \_b\_ \`c\` \[d\](e) \# \{f\} \|", "*a* _b_ `c` [d](e) # {f} |"),
        ("*a* _b_ **c** `d` ***e***", "a b c d e"),
        ("“*a*”, (*b*): *c*. *“d”*, **e**/*f*", "“a”, (b): c. “d”, e/f"),
    ],
)
def test_marks_go_and_what_is_escaped_stays(text: str, words: str) -> None:
    assert plain_line(text) == words


def test_fenced_code_keeps_its_lines_and_its_indentation() -> None:
    text = fold("Which?\n\n```py\nif a:\n\n    b = '*c*'\n```\nSo\nit is.")

    assert parse_text(text)[1:2] == (CodeBlock(parse_text(text)[1].spans, "py"),)  # type: ignore[union-attr]
    assert [line.plain for line in text_lines(text, 40)] == [
        "Which?",
        "",
        "  if a:",
        "  ",
        "      b = '*c*'",
        "",
        "So it is.",
    ]


def test_a_brace_is_a_gap_where_it_names_one() -> None:
    (paragraph,) = parse_text(r"{a} \{a} {b} `{a} {b}`", ("a",))

    assert [span.gap for span in paragraph.spans] == [1, 0, 1, 0]  # type: ignore[union-attr]
    assert plain_text(r"{a} \{a} {b} `{a} {b}`", ("a",), "_") == "_ {a} {b} _ {b}"


@settings(max_examples=300)
@given(texts, st.sampled_from([Markup.LINE, Markup.TEXT, Markup.PAGE]))
def test_only_marks_are_lost(text: str, markup: Markup) -> None:
    assume(accepted(text, markup))
    blocks = parse(text, markup)
    lost = Counter(squeezed(text)) - Counter(visible(blocks))
    lost -= Counter("".join(marks_of(blocks)))
    links = "".join(marks_of(blocks))

    assert not [sign for sign in lost if sign.isalnum() or (sign in "$&{}=" and sign not in links)]


@settings(max_examples=300)
@given(texts, st.sampled_from([Markup.TEXT, Markup.PAGE]), st.sampled_from([20, 40, 76]))
def test_full_screen_and_line_mode_show_all_of_it(text: str, markup: Markup, width: int) -> None:
    from sidos.plain.markdown import block_lines as spoken_lines

    assume(accepted(text, markup))
    blocks = parse(text, markup)
    drawn = block_lines(blocks, width)

    assert holds("".join(line.plain for line in drawn), visible(blocks))
    assert all(line.cell_length <= width for line in drawn)
    assert holds("".join(spoken_lines(blocks, width)), visible(blocks))


@settings(max_examples=200)
@given(texts.filter(lambda text: "`" not in text))
def test_folding_a_text_for_translators_loses_nothing(text: str) -> None:
    assert visible(parse_text(fold(text))) == visible(parse_text(text))


_WORDS = {"text", "code_inline", "fence", "code_block"}
STOCK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_back(markdown: str) -> str:
    """The visible characters of Markdown, by a reader that isn't ours."""
    words: list[str] = []
    for token in STOCK.parse(markdown):
        each = token.children or (token,)
        words += [one.content for one in each if one.type in _WORDS]
    return squeezed("".join(words))


def item_of(line: str, text: str) -> Choice:
    options = (
        Option(id="a", text=line, correct=True, why=text),
        Option(id="b", text="Zzz", why="Yyy"),
    )
    return Choice(id="q", prompt=text, options=options, explain=text, shuffle=False)


def lesson_of(line: str, text: str) -> Lesson:
    page = Page(id="p", text=text)
    quiz = (item_of(line, text),)
    return Lesson(
        format=1,
        id="l",
        lang="en",
        title=line,
        summary="",
        minutes=5,
        concepts=("c",),
        steps=(page,),
        quiz=quiz,
    )


def items_of(line: str, text: str) -> dict[str, tuple[AnyItem, Response]]:
    """A question of each type, with a wrong answer."""
    cards = tuple(Ranked(id=name, text=f"{line} {name}", why=text) for name in "xy")
    things = tuple(Sorted(id=c.id, group="g", text=c.text, why=text) for c in cards)
    pairs = tuple(Pair(id=c.id, left=c.text, right=f"{line} {c.id}{c.id}", why=text) for c in cards)
    groups = (Group(id="g", text=f"{line} g"), Group(id="h", text=f"{line} h"))
    both: dict[str, Any] = {"id": "q", "prompt": text, "explain": text}
    gaps = (Gap(id="gap", accept=("no",)),)
    return {
        "order": (Order(items=cards, **both), ("y", "x")),
        "match": (Match(pairs=pairs, **both), {"x": "y", "y": "x"}),
        "sort": (Sort(groups=groups, items=things, **both), {"x": "h", "y": "h"}),
        "number": (Number(answer=2.0, unit=f"x {line}", **both), "3"),
        "reflect": (Reflect(model=text, **both), "own"),
        "cloze": (Cloze(gaps=gaps, **{**both, "prompt": f"{text}\n\n{{gap}}"}), {"gap": "so"}),
    }


def prompt_words(item: AnyItem) -> str:
    """What a question's prompt shows but for its gaps."""
    return squeezed("".join(blocks_texts(parse_text(item.prompt, gap_ids(item)), "")))


def attempt_of(item: AnyItem, response: Response = "b") -> Attempt:
    return Attempt(
        id="",
        session="",
        item=item.id,
        rev=1,
        locale="en",
        flow=Flow.INSTANT,
        seed=0,
        response=response,
        score=0.0,
        verdict=Verdict.WRONG,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        duration_ms=0,
    )


class Spoken:
    """The line mode's question and feedback."""

    def __init__(self) -> None:
        self._out = io.StringIO()
        study = SimpleNamespace(
            translator=translator(),
            writing=WRITING,
            references=lambda *_: (),
            formats=SimpleNamespace(list=", ".join),
        )
        self._teller = Teller(cast("Study", study), io.StringIO(), self._out, 76)

    def question(self, item: AnyItem) -> str:
        session = SimpleNamespace(seed=0, visit=SimpleNamespace(hints=0, draft=None))
        show_question(self._teller, cast("Any", session), item)
        return self._spoken()

    def feedback(self, item: AnyItem, attempt: Attempt) -> str:
        show_feedback(self._teller, "c/l", item, attempt)
        return self._spoken()

    def _spoken(self) -> str:
        spoken = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return spoken


@settings(max_examples=150)
@given(lines, texts)
@example("6. joulukuuta 1917", "2*3*4 is __init__")
@example("> 90 degrees", "```\na\n  b\n```")
def test_question_and_feedback_show_all_of_it(line: str, text: str) -> None:
    assume(accepted(line, Markup.LINE) and accepted(text, Markup.TEXT))
    item = item_of(line, text)
    words, option = visible(parse_text(text)), squeezed(plain_line(line))
    said = feedback(item, attempt_of(item), WRITING)

    screen = "".join(each.plain for each in feedback_lines(item, said, (), translator(), 60))
    assert holds(screen, option, words, words)
    spoken = Spoken()
    assert holds(spoken.question(item), option, words)
    assert holds(spoken.feedback(item, attempt_of(item)), option, words, words)


LINED = {"order", "match", "sort", "number"}
"""Types whose feedback shows lines of the course."""


@settings(max_examples=60)
@given(lines, texts)
def test_each_type_of_question_shows_all_of_it(line: str, text: str) -> None:
    assume(accepted(line, Markup.LINE) and accepted(text, Markup.TEXT))
    words, option = visible(parse_text(text)), squeezed(plain_line(f"{line} x"))
    spoken = Spoken()
    for name, (item, response) in items_of(line, text).items():
        attempt = attempt_of(item, response)
        said = feedback(item, attempt, WRITING)
        lined = [option] if name in LINED - {"number"} else []

        screen = "".join(each.plain for each in feedback_lines(item, said, (), translator(), 60))
        assert holds(screen, words, *lined), name
        assert holds(spoken.question(item), prompt_words(item)), name
        assert holds(spoken.feedback(item, attempt), words, *lined), name


@settings(max_examples=150)
@given(lines, texts)
@example("a #", "1")
@example("- 5", "a | b\n\n|a|b|\n|-|-|\n|`1`|2\\|3|")
def test_a_handout_reads_the_same_in_any_reader_of_markdown(line: str, text: str) -> None:
    assume(accepted(line, Markup.LINE) and accepted(text, Markup.TEXT))
    lesson = lesson_of(line, text)
    sheet = handout([Sheet(lesson=lesson)], Words(text=translator(), writing=WRITING), answers=True)
    words, option = visible(parse_text(text)), squeezed(plain_line(line))

    read = read_back(sheet)
    assert read.count(words) >= 3
    assert read.count(option) >= 3


@settings(max_examples=100)
@given(texts)
@example("```\na\n  b\n```")
@example("- a\n- b\n\n> c")
@example("6. joulukuuta 1917")
def test_a_gist_shows_all_of_its_texts(text: str) -> None:
    assume(accepted(text, Markup.TEXT))
    gist = Gist(idea=text, whose="x", limits=text)
    blocks = parse_page(gist_page(gist, translator()).markdown)
    words = visible(parse_text(text))

    assert visible(blocks).count(words) >= 2
    assert read_back(write_blocks(blocks)).count(words) >= 2
    assert [block for block in blocks if isinstance(block, CodeBlock | ListBlock | Quote)] == [
        block for block in parse_text(text) if isinstance(block, CodeBlock | ListBlock | Quote)
    ] * 2


REFUSED = Text(
    id="q",
    prompt="Which?",
    explain="So.",
    accept=("one", "two", "three", "four", r"C\*", "segment*"),
    reject=("no", "a\\=b", "six = It is **Not** `a  b`: # 6", r"seven\* = - 7"),
)


def test_the_reason_of_a_refusal_is_a_line(page: Callable[[object], dict[str, str]]) -> None:
    attempt = attempt_of(REFUSED, "six")
    lines = feedback_lines(REFUSED, feedback(REFUSED, attempt, WRITING), (), translator(), 60)
    live, own = live_of(REFUSED, "six")
    reason = "It is Not a  b: # 6"

    assert reason in [line.plain.strip() for line in lines]
    assert squeezed(reason) in squeezed(Spoken().feedback(REFUSED, attempt))
    shown = page({"blocks": (), "spans": (), "live": live, "own": own})
    assert squeezed(reason) in squeezed(shown["feedback"])
    assert "Not" not in shown["revealed"]


def test_a_key_on_paper_has_every_accepted_answer_and_the_reasons_of_refusals() -> None:
    sheet = Sheet(lesson=replace(lesson_of("a", "b"), quiz=(REFUSED,)))
    key = handout([sheet], Words(text=translator(), writing=WRITING), answers=True)

    assert (
        "- Accepted: one; two; three; four; C\\*; segment…\n"
        "- Not accepted: no; a=b\n"
        "- Not accepted: six\n  - It is **Not** `a  b`: # 6\n"
        "- Not accepted: seven\\*\n  - \\- 7\n"
    ) in key


@settings(max_examples=100)
@given(lines, texts)
def test_the_search_reads_all_of_it(line: str, text: str) -> None:
    shown = Localized(lesson=lesson_of(line, text), languages={"p": "en", "q": "en"})
    found = {passage.field: squeezed(passage.text) for passage in lesson_passages("c", shown)}

    assert found["title"].startswith(squeezed(plain_line(line)))
    words = squeezed(plain_text(text))
    assert found["quiz"] == found.get("quiz-explanation", found["quiz"]) == words
    assert holds(words, visible(parse_text(text)))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[object], dict[str, str]]]:
    """The workshop's page: what it shows of a question and of its feedback."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    folder = tmp_path_factory.mktemp("web")
    for path in WEB.glob("*.js"):
        shutil.copy(path, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    program = Path(__file__).with_name("page_in_node.mjs")
    command = [node, str(program), str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        sending, answers = cast("TextIO", process.stdin), cast("TextIO", process.stdout)

        def show(sent: object) -> dict[str, str]:
            sending.write(msgspec.json.encode(sent).decode() + "\n")
            sending.flush()
            return cast("dict[str, str]", json.loads(answers.readline()))

        yield show
        sending.close()


def live_of(item: AnyItem, response: Response = "b") -> tuple[Live, GivenAnswer]:
    one = asking.question("l/q", item, "en", 1)
    right = answer_shown(one, 1, WRITING)
    own = feedback(item, attempt_of(item, response), WRITING)
    revealed = Revealed(
        feedback=right, spans=feedback_spans(item, right), tallies=(tally(one, 1, ()),)
    )
    live = Live(asked=asking.asked(one), round=1, number=1, of=1, revealed=revealed)
    spans = feedback_spans(item, own)
    return live, GivenAnswer(question="l/q", round=1, response="2", feedback=own, spans=spans)


def test_the_page_and_the_projector_show_all_of_it(
    page: Callable[[object], dict[str, str]],
) -> None:
    @settings(max_examples=80)
    @given(lines, texts)
    @example("6. joulukuuta 1917", "2*3*4 is __init__\n\n1. a\n2. b")
    def check(line: str, text: str) -> None:
        assume(accepted(line, Markup.LINE) and accepted(text, Markup.TEXT))
        live, own = live_of(item_of(line, text))
        blocks: tuple[Block, ...] = parse(text, Markup.PAGE)
        sent = {"blocks": blocks, "spans": parse_line(line), "live": live, "own": own}
        shown = page(sent)
        words, option = visible(parse_text(text)), squeezed(plain_line(line))

        assert squeezed(shown["block"]) == visible(blocks)
        assert squeezed(shown["line"]) == option
        for place in ("question", "projector", "revealed"):
            assert words in squeezed(shown[place]), place
            assert option in squeezed(shown[place]), place
        assert squeezed(shown["feedback"]).count(words) >= 2
        assert option in squeezed(shown["feedback"])
        for name, (item, response) in items_of(line, text).items():
            live, own = live_of(item, response)
            shown = page({"blocks": (), "spans": (), "live": live, "own": own})
            assert prompt_words(item) in squeezed(shown["question"]), name
            assert words in squeezed(shown["feedback"]), name
            if name in LINED:
                row = squeezed(plain_line(f"{line} x" if name != "number" else f"x {line}"))
                assert row in squeezed(shown["question"]), name
                assert row in squeezed(shown["feedback"]), name
        live, _ = live_of(item_of(line, text))
        terminal = live_lines(live, translator(), 76)
        assert holds("".join(each.plain for each in terminal), words, option)

    check()
