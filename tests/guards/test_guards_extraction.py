"""No text hides from extraction: Babel doesn't look inside f-strings."""

import ast
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app" / "sidos"
LOOKUPS = {"gettext", "ngettext", "pgettext", "npgettext", "N_"}


def hidden(source: str) -> list[int]:
    """The lines of look-ups that stand inside f-strings."""
    return [
        call.lineno
        for string in ast.walk(ast.parse(source))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call)
        and getattr(call.func, "attr", getattr(call.func, "id", "")) in LOOKUPS
        and isinstance(call.args[0], ast.Constant)
    ]


def test_a_hidden_look_up_is_found() -> None:
    assert hidden("f\"{text.gettext('Usage:')} \"") == [1]
    assert hidden("label = text.gettext('Usage:')") == []


def test_no_text_is_looked_up_inside_an_f_string() -> None:
    found = [
        f"{path.relative_to(APP)}:{line}"
        for path in APP.rglob("*.py")
        for line in hidden(path.read_text("utf-8"))
    ]
    assert found == []
