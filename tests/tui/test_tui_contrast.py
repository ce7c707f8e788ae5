"""Every text on every ground that is used reaches 4.5:1, in high contrast 7:1."""

import pytest
from textual.app import App
from textual.color import Color

from sidos.tui.theme import THEMES

TEXTS = (
    "foreground",
    "quiet",
    "right",
    "wrong",
    "partly",
    "mark",
    "accent",
    "secondary",
)
"""What is written with on the page's ground."""

PAIRS = [
    *((text, "background") for text in TEXTS),
    ("cursor-text", "cursor-ground"),
    # title bar and key bar
    *((text, "bar-ground") for text in ("foreground", "quiet", "mark")),
    # lines to type in, their cursor and selection, letters, palette
    *((text, "panel") for text in ("foreground", "quiet", "mark")),
    ("background", "foreground"),
    ("background", "mark"),
]


def variables(name: str) -> dict[str, str]:
    """The theme's variables as the styles get them."""
    app: App[None] = App()
    for theme in THEMES.values():
        app.register_theme(theme)
    app.theme = name
    return app.get_css_variables()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_legible(name: str, text: str, ground: str) -> None:
    colors = variables(name)
    ratio = contrast(Color.parse(colors[text]), Color.parse(colors[ground]))
    least = 7.0 if name == "sidos-contrast" else 4.5
    assert ratio >= least, f"{text} on {ground}: {ratio:.1f}"


def contrast(one: Color, other: Color) -> float:
    """The ratio as WCAG 2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """Relative luminance, 0 to 1."""
    parts = []
    for value in color.rgb:
        share = value / 255
        parts.append(share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
    red, green, blue = parts
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
