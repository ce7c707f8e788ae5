"""The rest of the start: after the first frame, off the event loop's thread."""

import gc
from collections.abc import Callable

from sidos.study.study import Study


def finish_start(
    study: Study,
    refreshed: Callable[[], None],
    checked: Callable[[], None],
    indexed: Callable[[], None],
    stopped: Callable[[], bool],
) -> None:
    """Load what the next key will need, look for changed lesson files, check and copy the answers
    (`checked` is called then), read into the search index what has changed (`indexed` is called
    whenever there is more to be found).

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
    study.check_store()
    checked()
    study.search.update(indexed, stopped)
