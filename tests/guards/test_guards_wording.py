"""Every text that the program writes for a person goes through a look-up: nothing that shows a text
is given one written in English there and then."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app" / "sidos"
_WORD = re.compile(r"[^\W\d_]{2,}")

SHOWING = {
    "Message": (0,),
    "Command": (2, 3),
    "Entry": (0, 2),
    "Static": (0,),
    "Label": (0,),
    "Button": (0,),
    "content": (0,),
    "notify": (0,),
    "echo": (0,),
    "line": (0,),
    "prose": (0,),
    "say": (0,),
    "tell": (0,),
    "worded": (0,),
    "update": (0,),
}
"""What shows a text, and the places of its texts among its arguments."""
NAMED = {"placeholder", "tooltip", "help", "short_help", "label", "prompt", "title", "epilog"}
"""Arguments by name that show a text."""


def unlooked(source: str) -> list[int]:
    """The lines where a text in letters is shown as it stands."""
    return sorted({node.lineno for node in _shown(ast.parse(source)) if _is_text(node)})


def _shown(tree: ast.AST) -> Iterator[ast.expr]:
    """What is given to those who show it, not to a look-up on the way."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        places = SHOWING.get(name, ())
        given = [argument for place, argument in enumerate(call.args) if place in places]
        given += [word.value for word in call.keywords if word.arg in NAMED]
        for argument in given:
            yield from _pieces(argument)


def _pieces(argument: ast.expr) -> Iterator[ast.expr]:
    """The texts an expression may come to."""
    match argument:
        case ast.JoinedStr(values=values):
            yield from values
        case ast.BinOp(left=left, right=right):
            yield from (*_pieces(left), *_pieces(right))
        case ast.IfExp(body=body, orelse=other):
            yield from (*_pieces(body), *_pieces(other))
        case _:
            yield argument


def _is_text(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool({*_WORD.findall(node.value)} - {"sidos"})
    )


def test_what_is_written_there_and_then_is_found() -> None:
    assert unlooked("click.echo('Done.')\nclick.echo(f'Read {n} files')") == [1, 2]
    assert unlooked("Message('Not saved')") == [1]
    assert unlooked("Static('hello there' if x else text.gettext('Hello'))") == [1]
    assert unlooked("Option(['--x'], help='Show it.')") == [1]
    assert unlooked("click.echo(gettext('All done'))\nMessage(N_('Not saved'))") == []
    assert unlooked("teller.line()\nclick.echo(f'{path}:{line}')") == []


def test_every_text_is_looked_up() -> None:
    found = [
        f"{path.relative_to(APP)}:{line}"
        for path in APP.rglob("*.py")
        for line in unlooked(path.read_text("utf-8"))
        if path.relative_to(APP).parts[:2] != ("tui", "tour")
    ]
    assert found == []
