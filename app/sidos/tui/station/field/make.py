"""The field for an item: the one place that knows which type is answered where."""

from sidos.i18n.translator import Translator
from sidos.model.attempt import Response, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.tui.station.field.base import Field
from sidos.tui.station.field.choice_field import ChoiceField, MultiField
from sidos.tui.station.field.cloze_field import ClozeField
from sidos.tui.station.field.match_field import MatchField
from sidos.tui.station.field.order_field import OrderField
from sidos.tui.station.field.sort_field import SortField
from sidos.tui.station.field.text_field import NumberField, TextField


def make_field(
    item: AnyItem,
    response: Response | None,
    *,
    seed: int,
    writing: Writing,
    translator: Translator,
) -> Field:
    """A field for `item` that shows the draft `response`."""
    field_type = _field_type(item)
    return field_type(item, response, seed=seed, writing=writing, translator=translator)


def _field_type(item: AnyItem) -> type[Field]:
    match item:
        case Choice():
            return ChoiceField
        case Multi():
            return MultiField
        case Text():
            return TextField
        case Cloze():
            return ClozeField
        case Number():
            return NumberField
        case Match():
            return MatchField
        case Order():
            return OrderField
        case Sort():
            return SortField
        case Reflect():
            from sidos.tui.station.field.reflect_field import (
                ReflectField,  # TextArea is slow to import
            )

            return ReflectField
