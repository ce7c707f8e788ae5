"""How one comes back to a workshop after closing the terminal: tokens by hub, in a file that only
its owner can read. A file that can't be read or written is no more than a lost way back."""

import json
import os
from contextlib import suppress
from pathlib import Path


class KeptTokens:
    """The tokens in the file at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def token(self, hub: str) -> str:
        """The token kept for the hub at that URL, or ""."""
        return str(self._all().get(hub, ""))

    def keep(self, hub: str, token: str) -> None:
        """Keep a token for a hub in place of an earlier one; "" keeps none."""
        if not token:
            self.drop(hub)
            return
        self._write({**self._all(), hub: token})

    def drop(self, hub: str) -> None:
        """Keep none for that hub any more."""
        tokens = self._all()
        if tokens.pop(hub, None) is not None:
            self._write(tokens)

    def _all(self) -> dict[str, str]:
        try:
            tokens = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return tokens if isinstance(tokens, dict) else {}

    def _write(self, tokens: dict[str, str]) -> None:
        draft = self._path.with_name(f".{self._path.name}.tmp")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as f:
                json.dump(tokens, f)
            draft.replace(self._path)
