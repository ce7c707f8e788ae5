"""When a text counts as translated: the one answer for look-ups, checks, counts and previews."""

from collections.abc import Iterable


def is_translated(forms: Iterable[str]) -> bool:
    """Whether each form of a translation (a plural has several) has text; white space alone is
    none."""
    texts = tuple(forms)
    return bool(texts) and all(map(str.strip, texts))
