"""Where things are: the course data that comes with sidos, and the learner's own files."""

import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from sidos.prepared import Prepared

PACKAGE = Path(__file__).resolve().parent.parent


class Places(Struct, frozen=True, kw_only=True):
    """Folders and files of one learner; nothing is made until it is written to. `prepared`: what
    the build made of what comes with sidos."""

    lessons: tuple[Path, ...]
    locales: tuple[Path, ...]
    progress: Path
    settings: Path
    cache: Path
    prepared: Prepared

    @property
    def own(self) -> tuple[Path, ...]:
        """The learner's own files and folders, which only sidos writes."""
        from sidos.store.copies import folder_of

        return (self.progress, folder_of(self.progress), self.settings, self.cache)


def bundled(name: str) -> Path:
    """The folder `name` (lessons, locales, seeds, prepared) of the wheel, or of the checkout."""
    packed = PACKAGE / "_data" / name
    return packed if packed.is_dir() else PACKAGE.parent.parent / name


def find_places(
    data: Path | None = None, lessons: Sequence[Path] = (), locales: Sequence[Path] = ()
) -> Places:
    """The learner's places: the system's usual folders, or all under `data`; `lessons` are
    further folders of courses, `locales` of languages."""
    if data is not None:
        own, config, cache = data, data, data / "cache"
    else:
        from platformdirs import PlatformDirs

        folders = PlatformDirs("sidos", appauthor=False)
        try:
            own, config, cache = (
                folders.user_data_path,
                folders.user_config_path,
                folders.user_cache_path,
            )
        except (RuntimeError, KeyError):
            # A user without a home, as in containers: nothing can be saved, which the store says.
            own = config = cache = Path(os.devnull) / "sidos"
    return Places(
        lessons=(bundled("lessons"), *lessons),
        locales=(bundled("locales"), *locales),
        progress=own / "progress.db",
        settings=config / "settings.json",
        cache=cache,
        prepared=Prepared(bundled("prepared"), bundled("lessons").parent),
    )
