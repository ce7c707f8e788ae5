"""The rest of the start: after the first frame, off the event loop's thread."""

import gc
from collections.abc import Callable

from sidos.study.study import Study


def finish_start(
    study: Study,
    refreshed: Callable[[], None],
    indexed: Callable[[], None],
    stopped: Callable[[], bool],
) -> None:
    """Load what the next key needs, look for changed lesson files, take the daily backup, update
    the search index. `refreshed` is called if lesson files have changed, `indexed` whenever more
    is indexed.

    A garbage collection would sometimes delay a key by 25–50 ms: the objects loaded so far stay
    in memory anyway, so the heap is frozen.
    """
    from sidos.tui import session_screens as _screens  # noqa: F401 - so that Enter needn't load it
    from sidos.tui.markdown_lines import page_lines

    page_lines("", 1)
    following = study.next_language()
    study.locales.translator(following)
    for tag in (study.tag, following):
        study.locales.writing(tag)
    if study.refresh():
        refreshed()
    gc.freeze()
    study.back_up()
    study.search.update(indexed, stopped)
