"""The line that stays on every screen while answers wait to be saved."""

from textual.widgets import Static


class SaveLine(Static):
    """One line above the key bar."""

    DEFAULT_CSS = """
    SaveLine { height: 1; padding: 0 1; color: $wrong; text-style: bold; }
    """
