"""The editor opens at the line, whichever it is."""

from pathlib import Path

import pytest

from sidos.translate.editor import editor_command

PO = Path("/p/a b.po")


@pytest.mark.parametrize(
    ("named", "command"),
    [
        ("vi", ["vi", "+7", "/p/a b.po"]),
        ("/usr/bin/nvim -p", ["/usr/bin/nvim", "-p", "+7", "/p/a b.po"]),
        ("nano", ["nano", "+7", "/p/a b.po"]),
        ("emacs -nw", ["emacs", "-nw", "+7", "/p/a b.po"]),
        ("kak", ["kak", "+7", "/p/a b.po"]),
        ("code", ["code", "--wait", "--goto", "/p/a b.po:7"]),
        ("codium -w", ["codium", "-w", "--goto", "/p/a b.po:7"]),
        ("'/opt/my editor/subl'", ["/opt/my editor/subl", "--wait", "/p/a b.po:7"]),
        ("unheard-of", ["unheard-of", "+7", "/p/a b.po"]),
        ('odd"', ['odd"', "+7", "/p/a b.po"]),
    ],
)
def test_the_flag_for_the_line(named: str, command: list[str]) -> None:
    assert editor_command({"EDITOR": named}, PO, 7) == command


def test_visual_goes_first() -> None:
    assert editor_command({"VISUAL": "nano", "EDITOR": "vi"}, PO, 1) == ["nano", "+1", str(PO)]
    assert editor_command({"VISUAL": " ", "EDITOR": "vi"}, PO, 1) == ["vi", "+1", str(PO)]


def test_none_is_set() -> None:
    assert editor_command({}, PO, 1) is None
    assert editor_command({"EDITOR": ""}, PO, 1) is None
