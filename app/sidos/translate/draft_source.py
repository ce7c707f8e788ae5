"""A draft's YAML source: every `{en: …, fi: …}` replaced by its value in one language,
character for character; comments and layout stay. The parser's nodes have the positions.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

from sidos.content.scalar import TAG

if TYPE_CHECKING:
    import yaml

Edit = tuple[int, int, str]
"""Start, end, replacement."""


def plain(text: str, lang: str) -> str:
    """`text` (YAML) with every draft replaced by its value in `lang`."""
    import yaml

    from sidos.yaml_loader import yaml_loader

    root = yaml.compose(text, Loader=yaml_loader())
    edits = list(_edits(root, lang, _Source(text), set())) if root else []
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class _Source:
    """The file's text, with questions about positions in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def line_indent(self, at: int) -> int:
        start = self.line_start(at)
        return len(self.text[start:]) - len(self.text[start:].lstrip(" "))

    def after_colon(self, key: "yaml.Node") -> int:
        return self.text.index(":", key.end_mark.index) + 1

    def end(self, node: "yaml.Node") -> int:
        """Where the node's own text ends; a block's end mark is at the next token."""
        import yaml

        children: list[yaml.Node] = []
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            children = [node.value[-1][1]] if node.value else []
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            children = node.value[-1:]
        if children:
            return self.end(children[0])
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip())

    def trailing_comment(self, at: int) -> int:
        """Where the comment ends that follows on the same line, if any."""
        match = re.compile(r"[ \t]+#[^\n]*").match(self.text, at)
        return match.end() if match else at

    def comments(self, start: int, end: int) -> list[str]:
        """The comments in a stretch between values."""
        return re.findall(r"(?:^|(?<=\s))#[^\n]*", self.text[start:end])


def _edits(node: "yaml.Node", lang: str, source: _Source, seen: set[int]) -> Iterator[Edit]:
    """`seen`: ids of visited nodes; an alias is its anchor's node again."""
    import yaml

    if id(node) in seen:
        return
    seen.add(id(node))
    places: list[tuple[yaml.Node, int, int]] = []
    if isinstance(node, yaml.SequenceNode):
        starts = [int(item.start_mark.index) for item in node.value]
        places = [
            (item, start, source.column(start) - 2)
            for item, start in zip(node.value, starts, strict=True)
        ]
    elif isinstance(node, yaml.MappingNode):
        places = [
            (value, source.after_colon(key), source.column(int(key.start_mark.index)))
            for key, value in node.value
        ]
    for value, start, column in places:
        if _is_draft(value, lang) and id(value) not in seen:
            seen.add(id(value))
            yield from _replaced(value, lang, source, start, column)
        else:
            yield from _edits(value, lang, source, seen)


def _is_draft(node: "yaml.Node", lang: str) -> TypeGuard["yaml.MappingNode"]:
    """As `sidos.content.draft` sees it: all keys are language tags, the file's own among them."""
    import yaml

    if not isinstance(node, yaml.MappingNode) or not node.value:
        return False
    keys = [key.value for key, _ in node.value]
    named = all(isinstance(key, str) and TAG.fullmatch(key) for key in keys)
    return named and lang in keys


def _replaced(
    node: "yaml.MappingNode", lang: str, source: _Source, start: int, column: int
) -> Iterator[Edit]:
    """The edits that put the value in `lang` in the place of a draft. `start`: the place begins
    there (behind a key's colon or a dash); `column`: where what holds the draft begins."""
    key, value = next((key, value) for key, value in node.value if key.value == lang)
    if node.flow_style:
        new = source.text[int(value.start_mark.index) : source.end(value)]
        stop = int(node.end_mark.index)
        if source.text[start - 1] == ":":
            new = f" {new}"
    else:
        end = source.trailing_comment(source.end(value))
        stop = source.trailing_comment(source.end(node))
        deeper = source.column(int(key.start_mark.index)) - column
        new = _dedented(source.text[source.after_colon(key) : end], deeper)
        if source.text[start - 1] != ":":  # an entry of a list: its dash has a space behind it
            new = new.lstrip(" ")
    anchor = re.compile(r"&\S+").match(source.text, int(node.start_mark.index))
    if anchor:
        new = f"{' ' if source.text[start - 1] == ':' else ''}{anchor[0]} {new.lstrip(' ')}"
    yield start, stop, new
    comments = _outside(node, lang, source, start, stop)
    if comments:
        at = source.line_start(start)
        indent = " " * source.line_indent(start)
        yield at, at, "".join(f"{indent}{comment}\n" for comment in comments)


def _outside(
    node: "yaml.MappingNode", lang: str, source: _Source, start: int, stop: int
) -> list[str]:
    """The comments of a draft that don't belong to the value that stays."""
    import yaml

    comments: list[str] = []
    at = start
    for key, value in node.value:
        comments += source.comments(at, int(key.start_mark.index))
        at = source.end(value)
        if key.value == lang and not node.flow_style:
            at = source.trailing_comment(at)
        else:
            begin, end = source.after_colon(key), int(value.start_mark.index)
            if isinstance(value, yaml.ScalarNode) and value.style in {"|", ">"}:
                end = source.line_end(end)  # a comment may follow the “|”
            comments += source.comments(begin, end)
    return comments + source.comments(at, stop)


def _dedented(text: str, columns: int) -> str:
    """`text` with every line but the first moved to the left."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(re.sub(rf"^ {{0,{columns}}}", "", line) for line in rest)])
