"""What is done after the first frame, off the event loop's thread."""

import gc
from collections.abc import Callable

from sidos.study.study import Study


def settle(
    study: Study,
    refreshed: Callable[[], None],
    indexed: Callable[[], None],
    stopped: Callable[[], bool],
) -> None:
    """Load what the next key will need, look for changed lesson files, take the daily backup,
    read into the search index what has changed. `indexed` is called whenever there is more to be
    found.

    Collecting garbage would now and then cost some key 25–50 ms: what is loaded by now stays
    anyway, so it is taken out of the collector's sight.
    """
    from sidos.tui.markdown_lines import page_lines
    from sidos.tui.screen import opening as _opening  # noqa: F401 - so that Enter needn't load it

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
