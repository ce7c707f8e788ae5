"""Drafts written in every way that YAML and a person have, each text and comment by chance: the
split file says the same, and every comment is still there."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from sidos.content.loader import load_lesson
from sidos.translate.draft_source import plain
from sidos.translate.split import split

PLAIN = ("Who waits, and why", "Odota hetki", "It’s 5 o’clock", "a 'b' c", "Äiti söi", "no", "12")
BLOCKS = ("One *two*\nthree.\n\nFour.", "- a\n- b\n\n> c: d", "1\n\n  2\n3", "# no comment", "x")


class _Writer:
    """A lesson's YAML, each choice made by `random`."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[str] = []

    def comment(self) -> str:
        self.comments.append(f"# comment {len(self.comments)}: {{en: x}}, - y")
        return self.comments[-1]

    def maybe(self, text: str, share: float = 0.3) -> str:
        return text if self.random.random() < share else ""

    def trailing(self) -> str:
        return f"   {self.comment()}" if self.random.random() < 0.25 else ""

    def own_line(self, indent: str) -> str:
        return f"{indent}{self.comment()}\n" if self.random.random() < 0.2 else ""

    def scalar(self, indent: str, *, page: bool) -> str:
        """A value behind a key's colon, its line's end with it."""
        style = self.random.choice("pdsfl" if not page else "fl")
        text = self.random.choice(PLAIN)
        deeper = f"{indent}{self.random.choice(['  ', '    '])}"
        match style:
            case "p":
                cut = self.random.choice([" ", f"\n{deeper}"])
                return f" {text.replace(' ', cut, 1)}{self.trailing()}\n"
            case "d":
                return f' "{text}: \\u00e4\\"{{"{self.trailing()}\n'
            case "s":
                doubled = text.replace("'", "''")
                return f" '{doubled}: # no comment'{self.trailing()}\n"
        indicator = "|" if style == "l" else ">"
        mark = self.random.choice(["", "-", "+", f"{len(deeper) - len(indent)}"])
        lines = self.random.choice(BLOCKS).split("\n")
        body = "".join(f"{deeper}{line}\n" if line else "\n" for line in lines)
        return f" {indicator}{mark}{self.trailing()}\n{body}{self.maybe(chr(10), 0.2)}"

    def flow(self) -> str:
        """A value inside braces."""
        text = self.random.choice(PLAIN)
        kinds = [f'"{text}, and: more"', "'" + text.replace("'", "''") + ", {x}'"]
        kinds += [text] if "," not in text and "'" not in text else []
        return self.random.choice(kinds)

    def draft(self, key: str, indent: str, *, page: bool = False) -> str:
        """A key and its draft; or a dash, for a list's entry."""
        own = self.own_line(indent)
        tags = self.random.sample(["en", "fi", "sv"], k=self.random.randint(1, 3))
        if "en" not in tags:
            tags.append("en")
        if self.random.random() < 0.3 and not page:
            space = self.random.choice(["", " "])
            gap = self.random.choice([", ", ",", f",\n{indent}    "])
            inside = gap.join(f"{tag}: {self.flow()}" for tag in tags)
            return f"{own}{indent}{key} {{{space}{inside}{space}}}{self.trailing()}\n"
        if self.random.random() < 0.2:
            return f"{own}{indent}{key}{self.scalar(indent, page=page)}"
        deeper = f"{indent}{self.random.choice(['  ', '    '])}" if key != "-" else f"{indent}  "
        lines = []
        for tag in tags:
            name = self.random.choice([tag, tag, f'"{tag}"'])
            lines.append(f"{name}:{self.scalar(deeper, page=page)}")
        first, *rest = lines
        if key == "-":
            more = "".join(f"{self.own_line(deeper)}{deeper}{line}" for line in rest)
            return f"{own}{indent}- {first}{more}"
        more = "".join(f"{self.own_line(deeper)}{deeper}{line}" for line in lines)
        return f"{own}{indent}{key}{self.trailing()}\n{more}"

    def lesson(self) -> str:
        return "".join(self._lesson())

    def _lesson(self) -> Iterator[str]:
        yield f"{self.comment()}\nformat: 1\nid: ferries\nlang: en\n"
        yield self.draft("title:", "") + self.draft("summary:", "")
        yield "minutes: 4\nconcepts: [waiting]\nsteps:\n"
        for number in range(2):
            yield f"  - id: page-{number}\n{self.draft('text:', '    ', page=True)}"
        yield "quiz:\n  - id: word\n    type: choice\n"
        yield self.draft("prompt:", "    ") + self.draft("explain:", "    ")
        yield "    options:\n"
        for number in range(2):
            yield f"      - id: o{number}\n        correct: {str(number == 0).lower()}\n"
            yield self.draft("text:", "        ") + self.draft("why:", "        ")
        yield "    hints:\n"
        yield self.draft("-", "      ") + self.draft("-", "      ")
        yield self.own_line("")


@pytest.mark.parametrize(("ending", "seeds"), [("\n", range(24)), ("\r\n", range(24, 30))])
def test_a_draft_in_any_shape_is_split(tmp_path: Path, ending: str, seeds: range) -> None:
    path = tmp_path / "ferries.yaml"
    for seed in seeds:
        writer = _Writer(Random(seed))
        text = writer.lesson().replace("\n", ending)
        path.write_bytes(text.encode())
        before = load_lesson(path)
        assert before.lesson is not None, (seed, text)
        done = split(path)
        assert done.findings == (), (seed, text)
        comments = [line for line in writer.comments if line in done.text]
        assert comments == writer.comments, (seed, text, done.text)
        path.write_bytes(done.text.encode())
        after = load_lesson(path)
        assert after.lesson == before.lesson
        assert after.inline == {}
        assert plain(done.text, "en") == done.text
        translations = {
            tag: {at: translation for at, (_, translation) in its.items()}
            for tag, its in done.translations.items()
        }
        assert translations == before.inline
