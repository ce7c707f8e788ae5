"""Files that are being edited: which of them were saved since the last look.

A look costs one `stat` for each file. A file that is missing for the moment, as while an editor
replaces it, has not changed; one that is still growing is reported when it is complete.
"""

import os
from collections.abc import Iterable
from pathlib import Path

_Stamp = tuple[int, int, int]


class Watch:
    """Watches the files at `paths`, which needn't exist yet."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._seen = {path: _stamp(path) for path in dict.fromkeys(paths)}
        self._moving: dict[Path, _Stamp] = {}

    @property
    def moving(self) -> bool:
        """Whether some file is being written just now, so that another look is due soon."""
        return bool(self._moving)

    def look(self) -> tuple[Path, ...]:
        """The files that were saved since, each once."""
        saved = []
        for path, seen in self._seen.items():
            now = _stamp(path)
            if now is None or now == seen:
                self._moving.pop(path, None)
            elif self._moving.get(path) == now:
                del self._moving[path]
                saved.append((path, now))
            else:
                self._moving[path] = now
        self._seen.update(saved)
        return tuple(path for path, _ in saved)


def _stamp(path: Path) -> _Stamp | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - a third of the time that Path's own takes
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
