"""Every error of ours is a sentence and an exit code, and its name says that it is one."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from sidos.model.error import SidosError

APP = Path(__file__).resolve().parents[2] / "app"
CONTROL_FLOW = {"Leaving", "_RefusedError"}
"""Not errors, but ways out."""


def test_errors_are_in_their_layers_file() -> None:
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name not in CONTROL_FLOW:
                bases = {ast.unparse(base) for base in node.bases}
                if any(base.endswith(("Error", "Exception")) for base in bases):
                    assert path.name == "error.py", f"{path}: {node.name}"
                    assert node.name.endswith("Error")


@pytest.mark.parametrize(
    "layer", ["content", "store", "i18n", "translate", "workshop", "cli", "tui"]
)
def test_each_is_ours(layer: str) -> None:
    module = import_module(f"sidos.{layer}.error")
    errors = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Exception)
    ]
    assert errors
    assert all(issubclass(error, SidosError) for error in errors)
