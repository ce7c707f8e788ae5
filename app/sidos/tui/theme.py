"""Light, dark and high-contrast themes. Text on each ground reaches 4.5:1 (7:1 in the last)."""

from textual.theme import Theme

DARK = Theme(
    name="sidos-dark",
    primary="#7cc4e8",
    secondary="#b9a6f2",
    accent="#f2c179",
    warning="#f2c179",
    error="#f59a9a",
    success="#8fd6a0",
    foreground="#e6e3dc",
    background="#16181d",
    surface="#1d2027",
    panel="#272b34",
    dark=True,
    variables={
        "quiet": "#a9adb8",
        "right": "#8fd6a0",
        "wrong": "#f59a9a",
        "partly": "#f2c179",
        "mark": "#7cc4e8",
        "cursor-ground": "#2f4757",
        "cursor-text": "#ffffff",
        "bar-ground": "#272b34",
    },
)

LIGHT = Theme(
    name="sidos-light",
    primary="#0b5f8a",
    secondary="#5a3fa8",
    accent="#8a4b00",
    warning="#8a4b00",
    error="#a52222",
    success="#1c6b33",
    foreground="#23252b",
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e6e3da",
    dark=False,
    variables={
        "quiet": "#555a66",
        "right": "#1c6b33",
        "wrong": "#a52222",
        "partly": "#8a4b00",
        "mark": "#0b5f8a",
        "cursor-ground": "#cfe3ee",
        "cursor-text": "#101216",
        "bar-ground": "#e6e3da",
    },
)

CONTRAST = Theme(
    name="sidos-contrast",
    primary="#ffe45c",
    secondary="#7fe7ff",
    accent="#ffe45c",
    warning="#ffe45c",
    error="#ff9d9d",
    success="#7dff9b",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    dark=True,
    variables={
        "quiet": "#e0e0e0",
        "right": "#7dff9b",
        "wrong": "#ff9d9d",
        "partly": "#ffe45c",
        "mark": "#7fe7ff",
        "cursor-ground": "#ffe45c",
        "cursor-text": "#000000",
        "bar-ground": "#1a1a1a",
    },
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}
