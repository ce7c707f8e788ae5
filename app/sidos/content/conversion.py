"""From nodes to model structs, by the types themselves.

Conversion goes on past what is wrong: each step, item, option and field reports for itself, with
its place, what was found and what was expected. A struct is made only from valid values, so that
whatever is in `Parsed.pieces` is sound.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, get_args, get_origin

from msgspec import NODEFAULT, Struct, inspect, structs
from msgspec.structs import FieldInfo

from sidos.content import scalar
from sidos.content.draft import NO_LIST, TOO_FEW, DraftReader
from sidos.content.finding import Finding
from sidos.content.node import ListNode, MapNode, Node, ScalarNode
from sidos.content.parsed import Parsed, SourcePosition
from sidos.content.text import field_context, text_fields
from sidos.model.course import GlossaryPage
from sidos.model.item import AnyItem, Cloze, Item, Reflect, Text
from sidos.model.lesson import GIST, Ask, Gist, Guess, OwnWork, Page
from sidos.model.message import N_, Message

T = TypeVar("T", bound=Struct)

FORMAT = 1
"""The version of the file format that this sidos reads."""

NOT_IN_FILES = {"is_guess", "others", "term_forms"}
"""Fields that localisation fills, which no file has."""

ITEM_TYPES: dict[str, type[Item]] = {
    str(cls.__struct_config__.tag): cls for cls in get_args(AnyItem)
}


STEPS: dict[str, type[Struct]] = {"ask": Ask, "guess": Guess, "own": OwnWork}
"""The kinds of steps that are no page, by the field that only they have."""

Recall = Text | Cloze | None


class Conversion:
    """One file's conversion; findings and positions go to `parsed`."""

    def __init__(self, parsed: Parsed[Any], lines: list[str]) -> None:
        self._parsed = parsed
        self._lines = lines
        self._draft = DraftReader(parsed, self._report)
        self._stations: dict[str, int] = {}

    def struct(
        self, cls: type[T], node: Node, where: str, context: str, name: str = ""
    ) -> T | None:
        """`node` as a `cls`, or None with findings. `name`: an id given from outside."""
        self._mark(node, where, context)
        if not isinstance(node, MapNode):
            text = N_("Found “{found}”, but this must be fields, each written “key: value”.")
            self._report(node, where, "schema", text, {"found": scalar.excerpt(node)})
            return None
        fields = self._fields(cls, name)
        sound = self._only_known(node, where, fields, issubclass(cls, Item))
        values: dict[str, object] = {"id": name} if name else {}
        for field in fields:
            value = self._field(cls, field, node, where, context)
            sound = sound and value is not scalar.FAILED
            if value is not None:
                values[field.name] = value
        if not sound:
            return None
        instance = cls(**values)
        self._parsed.pieces[context] = instance
        return instance

    def _fields(self, cls: type[Struct], name: str) -> list[FieldInfo]:
        left_out = NOT_IN_FILES | ({"id"} if name else set())
        return [field for field in _fields_of(cls) if field.name not in left_out]

    def _only_known(self, node: MapNode, where: str, fields: list[FieldInfo], tagged: bool) -> bool:
        names = [field.name for field in fields] + ["type"] * tagged
        sound = True
        for key, (at, _) in node.entries.items():
            if key not in names:
                sound = False
                text = N_(
                    "Unknown field “{found}”. Use one of these: {expected}. If it is spelled "
                    "right, the file was made for a newer sidos."
                )
                self._report(
                    at,
                    f"{where}.{key}" if where else key,
                    "unknown-field",
                    text,
                    {"found": key[:40], "expected": ", ".join(names)},
                )
        return sound

    def _field(
        self, cls: type[Struct], field: FieldInfo, node: MapNode, where: str, context: str
    ) -> object | None:
        entry = node.entries.get(field.name)
        inside = f"{where}.{field.name}" if where else field.name
        if entry is None:
            if field.default is NODEFAULT and field.default_factory is NODEFAULT:
                missing = N_("The field “{field}” is missing. Add it here.")
                self._report(node, inside, "missing-field", missing, {"field": field.name})
                return scalar.FAILED
            return None
        key, value = entry
        at = field_context(cls, context, field.name)
        self._note(key, at)
        text = text_fields(cls).get(field.name)
        self._mark(value, inside, at)
        if text is not None:
            required, least = _needs(field.type)
            return self._draft.read(value, inside, at, text, required=required, least=least)
        return self._value(field, value, inside, at, node)

    def _value(
        self, field: FieldInfo, node: Node, where: str, at: str, parent: MapNode
    ) -> object | None:
        if field.type == AnyItem or field.type is Reflect:  # it takes its step's id
            return self._item(node, where, at, _id_of(parent), field.type)
        if field.type == Recall:  # the twin of a question, under its id
            return self._item(node, where, at, at.rpartition("/")[0].rpartition("/")[2], Recall)
        if field.type == Gist | None:
            self._stations.setdefault(GIST, node.line)
            return self.struct(Gist, node, where, at) or scalar.FAILED
        if field.type == GlossaryPage | None:
            return self.struct(GlossaryPage, node, where, at) or scalar.FAILED
        listed = _listed(field.type)
        if listed is not None:
            return self._list(listed[0], node, where, at, listed[1])
        if isinstance(field.type, type) and issubclass(field.type, Struct):
            instance = self.struct(field.type, node, where, at)
            return scalar.FAILED if instance is None else instance
        return self._scalar(_spec(field.type), node, where, field.name)

    def _scalar(self, spec: inspect.Type, node: Node, where: str, name: str = "") -> object:
        value = scalar.convert(spec, node)
        if not isinstance(value, Message) and name in {"format", "lang"}:
            value = scalar.check_head(name, value, FORMAT)
        if isinstance(value, Message):
            self._report(node, where, "schema", value.text, value.values)
            return scalar.FAILED
        return value

    def _list(self, entry: Any, node: Node, where: str, at: str, least: int) -> object:
        if not isinstance(node, ListNode):
            self._report(node, where, "schema", NO_LIST, {"found": scalar.excerpt(node)})
            return scalar.FAILED
        if len(node.items) < least:
            counts = {"found": len(node.items), "least": least}
            self._report(node, where, "schema", TOO_FEW, counts)
        values = [
            self._entry(entry, item, f"{where}[{index}]", at)
            for index, item in enumerate(node.items)
        ]
        self._unique(node, values, where)
        failed = len(values) < least or scalar.FAILED in values
        return scalar.FAILED if failed else tuple(values)

    def _entry(self, entry: Any, node: Node, where: str, at: str) -> object:
        if not _of_structs(entry):
            number = where.rpartition("[")[2].rstrip("]")
            self._mark(node, where, f"{at}/{int(number) + 1}")
            return self._scalar(_spec(entry), node, where)
        name = node.get("id") if isinstance(node, MapNode) else None
        context = f"{at}/{name.text if isinstance(name, ScalarNode) else '-'}"
        self._note(node, context)
        if entry == AnyItem:
            return self._item(node, where, context, "")
        cls = entry
        if isinstance(entry, UnionType):
            fields = node.entries if isinstance(node, MapNode) else {}
            cls = next((kind for name, kind in STEPS.items() if name in fields), Page)
        instance: Struct | None = self.struct(cls, node, where, context)
        return scalar.FAILED if instance is None else instance

    def _item(
        self, node: Node, where: str, context: str, name: str, allowed: Any = AnyItem
    ) -> object:
        """An item by its `type`, one of `allowed`; `name` is the id that it has from its step or
        twin."""
        kind = node.get("type") if isinstance(node, MapNode) else None
        types = _item_types(allowed)
        if isinstance(node, MapNode) and not (isinstance(kind, ScalarNode) and kind.text in types):
            self._mark(node, where, context)
            text = N_("Unknown question type “{found}”. Use one of these: {expected}.")
            if kind is None:
                text = N_("The question has no “type”. Add one of these: {expected}.")
            values = {"found": scalar.excerpt(kind), "expected": ", ".join(types)}
            self._report(kind or node, f"{where}.type", "unknown-type", text, values)
            return scalar.FAILED
        cls = types[kind.text] if isinstance(kind, ScalarNode) else Item
        instance = self.struct(cls, node, where, context, name)
        return scalar.FAILED if instance is None else instance

    def _unique(self, node: ListNode, values: list[object], where: str) -> None:
        """No two entries of a list have the same id, or are the same id; steps, quiz items and
        retired questions count as one list, which has the gist's page."""
        seen = self._stations if where in {"steps", "quiz", "retired"} else {}
        for index, (item, value) in enumerate(zip(node.items, values, strict=True)):
            name = item.get("id") if isinstance(item, MapNode) else None
            identifier = name.text if isinstance(name, ScalarNode) else value
            if not isinstance(identifier, str):
                continue
            if identifier in seen:
                path = f"{where}[{index}].id" if name else f"{where}[{index}]"
                text = N_("The id “{found}” is already used on line {line}. Choose another id.")
                place: dict[str, str | int] = {"found": identifier[:64], "line": seen[identifier]}
                self._report(name or item, path, "duplicate-id", text, place)
            seen.setdefault(identifier, item.line)

    def _report(
        self, node: Node, where: str, rule: str, text: str, values: Mapping[str, str | int]
    ) -> None:
        finding = Finding(
            self._parsed.path, node.line, node.column, where, rule, Message(text, values)
        )
        self._parsed.findings.append(finding)

    def _mark(self, node: Node, where: str, context: str) -> None:
        self._parsed.places.setdefault((context, ""), SourcePosition(where, node.line, node.column))
        if node.keep:
            self._parsed.untranslatable.add(context)

    def _note(self, node: Node, context: str) -> None:
        """Keep the `# i18n:` comment right above the line of `node`."""
        comment: list[str] = []
        for line in reversed(self._lines[: node.line - 1]):
            bare = line.strip()
            if not bare.startswith("#"):
                return
            comment.insert(0, bare.lstrip("#").strip())
            if comment[0].startswith("i18n:"):
                comment[0] = comment[0].removeprefix("i18n:").strip()
                self._parsed.notes[context] = " ".join(comment)
                return


def _id_of(node: MapNode) -> str:
    name = node.get("id")
    return name.text if isinstance(name, ScalarNode) else "-"


@cache
def _item_types(allowed: Any) -> dict[str, type[Item]]:
    members = get_args(allowed) or (allowed,)
    return {name: cls for name, cls in ITEM_TYPES.items() if cls in members}


@cache
def _fields_of(cls: type[Struct]) -> tuple[FieldInfo, ...]:
    return structs.fields(cls)


@cache
def _spec(annotation: Any) -> inspect.Type:
    return inspect.type_info(annotation)


@cache
def _listed(annotation: Any) -> tuple[Any, int] | None:
    """T of `tuple[T, ...]` and the least length, if `annotation` is one."""
    least = 0
    if get_origin(annotation) is Annotated:
        annotation, *metas = get_args(annotation)
        least = max(meta.min_length or 0 for meta in metas)
    return (get_args(annotation)[0], least) if get_origin(annotation) is tuple else None


@cache
def _needs(annotation: Any) -> tuple[bool, int]:
    """Whether a text may not be empty, and the least number of texts in a list of them."""
    listed = _listed(annotation)
    spec = _spec(annotation)
    return bool(getattr(spec, "min_length", 0)), listed[1] if listed else 0


def _of_structs(entry: Any) -> bool:
    members = get_args(entry) if isinstance(entry, UnionType) else (entry,)
    return all(isinstance(member, type) and issubclass(member, Struct) for member in members)
