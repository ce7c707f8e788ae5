"""YAML as nodes: scalars are text and nothing else, and every node has its position.

Nothing is guessed from how a scalar looks (`on`, `no`, `12:30` and `010` stay as written), a key
that occurs twice is a finding, and a file that nests too deep or unfolds to too many values
through its aliases is refused while it is being read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sidos.content.finding import Finding
from sidos.content.syntax import DEEPEST, TOO_DEEP, syntax_finding
from sidos.model.message import N_, Message

MOST_VALUES = 50_000
"""_Values in a file, each alias counted as all that it refers to."""


_Values = Mapping[str, str | int]


@dataclass(slots=True)
class Node:
    """A value. `keep`: tagged `!keep`, not to be translated. `size`: values in it, unfolded."""

    line: int
    column: int
    keep: bool = False
    size: int = 1


@dataclass(slots=True)
class ScalarNode(Node):
    """Text."""

    text: str = ""


@dataclass(slots=True)
class ListNode(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode(Node):
    """Keys and values; no key occurs twice."""

    entries: dict[str, tuple[ScalarNode, Node]] = field(default_factory=dict)

    def get(self, key: str) -> Node | None:
        """The value under `key`, if any."""
        entry = self.entries.get(key)
        return entry[1] if entry else None


@dataclass(slots=True)
class YamlDocument:
    """A file's root node (None where it can't be read) and its findings."""

    root: Node | None
    findings: list[Finding]


class _RefusedError(Exception):
    """The file can't be read further; the finding is reported."""


def compose(text: str, path: str) -> YamlDocument:
    """Read `text`; `path` is for the findings."""
    import yaml

    composer = _Composer(text, path)
    try:
        root = composer.document()
    except _RefusedError:
        return YamlDocument(None, composer.findings)
    except yaml.YAMLError as error:
        return YamlDocument(None, [*composer.findings, syntax_finding(error, text, path)])
    if root is None and not composer.findings:
        message = Message(
            N_("The file is empty. Add a lesson’s fields, or start with “sidos lessons new”.")
        )
        composer.findings.append(Finding(path, 1, 1, "", "empty", message))
    return YamlDocument(root, composer.findings)


class _Composer:
    """Turns a parser's events into nodes."""

    def __init__(self, text: str, path: str) -> None:
        import yaml

        from sidos.yaml_loader import yaml_loader

        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml_loader())
        self._path = path
        self._anchors: dict[str, Node | None] = {}
        self._values = 0
        self.findings: list[Finding] = []

    def document(self) -> Node | None:
        import yaml

        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    message = N_(
                        "A second document starts here, but a file can hold only one. "
                        "Delete the line “---”, or split the file."
                    )
                    raise self._refusal(event, "", "syntax", message)
                root = self._node(next(self._events), "", 1)
                if isinstance(root, ScalarNode) and not root.text:
                    root = None
        return root

    def _node(self, event: object, where: str, depth: int) -> Node:
        import yaml

        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, where)
        assert isinstance(event, yaml.NodeEvent)
        line, column = _position(event)
        if depth > DEEPEST:
            raise self._refusal(event, where, "too-deep", TOO_DEEP, {"most": DEEPEST})
        if event.anchor:
            self._anchors[event.anchor] = None
        keep = self._keep(event, where)
        self._count(event, 1, where)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = ScalarNode(line, column, keep, text=event.value)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = ListNode(line, column, keep)
            self._fill_list(node, where, depth)
        else:
            assert isinstance(event, yaml.MappingStartEvent)
            node = MapNode(line, column, keep)
            self._fill_map(node, where, depth, flow=bool(event.flow_style))
        if event.anchor:
            self._anchors[event.anchor] = node
        return node

    def _fill_list(self, node: ListNode, where: str, depth: int) -> None:
        import yaml

        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            item = self._node(event, f"{where}[{len(node.items)}]", depth + 1)
            node.items.append(item)
            node.size += item.size

    def _fill_map(self, node: MapNode, where: str, depth: int, *, flow: bool) -> None:
        import yaml

        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, where, depth + 1)
            if not isinstance(key, ScalarNode):
                text = N_(
                    "A key must be a name, but this one is a list or has fields of its own. "
                    "Write a name."
                )
                raise self._refusal(event, where, "syntax", text)
            inside = f"{where}.{key.text}" if where else key.text
            value_event = next(self._events)
            value = self._node(value_event, inside, depth + 1)
            if flow and _nothing(value_event):
                text = N_(
                    "“{found}” has no value, because a comma ends the text inside {{…}}. Put "
                    "the text in quotes or on its own line."
                )
                self._report(
                    (key.line, key.column), inside, "broken-flow", text, {"found": key.text[:40]}
                )
            elif key.text in node.entries:
                first = node.entries[key.text][0].line
                text = N_("The key “{key}” is already on line {line}. Keep only one of the two.")
                self._report(
                    (key.line, key.column),
                    inside,
                    "duplicate-key",
                    text,
                    {"key": key.text[:40], "line": first},
                )
            else:
                node.entries[key.text] = (key, value)
                node.size += value.size

    def _alias(self, event: object, where: str) -> Node:
        import yaml

        assert isinstance(event, yaml.AliasEvent)
        name = event.anchor
        if name not in self._anchors:
            text = N_(
                "Outside quotes, “*{name}” refers to a value marked “&{name}”, but there is "
                "none. Put the text in quotes or on its own line after “|”."
            )
            raise self._refusal(event, where, "syntax", text, {"name": str(name)})
        node = self._anchors[name]
        if node is None:
            text = N_("“*{name}” is inside the value that it refers to. Write out what it means.")
            raise self._refusal(event, where, "alias", text, {"name": name})
        self._count(event, node.size, where)
        return node

    def _count(self, event: object, values: int, where: str) -> None:
        self._values += values
        if self._values > MOST_VALUES:
            text = N_("The file expands to more than {most} values. Use fewer values or aliases.")
            raise self._refusal(event, where, "alias", text, {"most": MOST_VALUES})

    def _keep(self, event: object, where: str) -> bool:
        tag: str | None = getattr(event, "tag", None)
        if tag in {None, "!", "tag:yaml.org,2002:str"}:
            return False
        if tag != "!keep":
            text = N_(
                "Unknown tag “{tag}”. The only known tag is !keep. If the text starts with "
                "“!”, put it in quotes."
            )
            self._report(_position(event), where, "unknown-tag", text, {"tag": str(tag)[:40]})
        return tag == "!keep"

    def _report(
        self, place: tuple[int, int], where: str, rule: str, text: str, values: _Values
    ) -> None:
        self.findings.append(Finding(self._path, *place, where, rule, Message(text, values)))

    def _refusal(
        self, event: object, where: str, rule: str, text: str, values: _Values | None = None
    ) -> _RefusedError:
        self._report(_position(event), where, rule, text, values or {})
        return _RefusedError()


def _position(event: object) -> tuple[int, int]:
    mark = getattr(event, "start_mark", None)
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _nothing(event: object) -> bool:
    """Whether a value was left out (an empty text in quotes is a value)."""
    import yaml

    return isinstance(event, yaml.ScalarEvent) and not (event.value or event.style)
