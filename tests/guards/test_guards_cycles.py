"""No module of the app imports itself by way of others, not even from inside functions; and no
two public classes have one name."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app"

Graph = dict[str, set[str]]


def test_no_import_cycle() -> None:
    graph = imports({name_of(path): path.read_text("utf-8") for path in APP.rglob("*.py")})
    assert len(graph) > 300
    assert list(circles(graph)) == []


def test_a_circle_by_way_of_a_function_is_seen() -> None:
    sources = {
        "a": "from b import x",
        "b": "def f():\n    import c",
        "c": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import d\nimport a",
        "d": "import c",
    }
    assert circles(imports(sources)) == [["a", "b", "c"]]


def test_public_class_names_are_unique() -> None:
    names = Counter(
        node.name
        for path in APP.rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in names.items() if count > 1] == []


def name_of(path: Path) -> str:
    """The module in a file."""
    return ".".join(path.relative_to(APP).with_suffix("").parts).removesuffix(".__init__")


def imports(sources: dict[str, str]) -> Graph:
    """Which of the modules each of them imports."""
    return {
        module: {name for name in named(ast.parse(source)) if name in sources} - {module}
        for module, source in sources.items()
    }


def named(tree: ast.AST) -> Iterator[str]:
    """What is imported anywhere in a module, but for what only type checkers read."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for other in node.orelse:
                yield from named(other)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from named(node)


def circles(graph: Graph) -> list[list[str]]:
    """The modules that reach each other, by Tarjan's algorithm: a list for each circle."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        index[module] = lowest[module] = len(index)
        stack.append(module)
        for other in sorted(graph[module]):
            if other not in index:
                visit(other)
            if other in stack:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == index[module]:
            circle = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(circle) > 1:
                found.append(sorted(circle))

    for module in sorted(graph):
        if module not in index:
            visit(module)
    return found
