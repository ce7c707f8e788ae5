"""A sentence for a person, not yet worded in their language.

Lower layers carry an English template and its values; a front end looks the template up.
"""

from collections.abc import Mapping

from msgspec import Struct


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which extractors know
    """Mark `text` for extraction; it is looked up where it is shown."""
    return text


class Message(Struct, frozen=True):
    """`text` is the English msgid, with `{name}` placeholders for `values`."""

    text: str
    values: Mapping[str, str | int] = {}

    def __str__(self) -> str:
        return self.text.format_map(self.values)
