"""What the build makes of the files that come with sidos: the index of the courses and of the
locales, the catalogues, and the index of the search."""

import shutil
from contextlib import closing
from pathlib import Path

from sidos.content.index import prepare_courses
from sidos.content.library import Library
from sidos.i18n.catalogue import prepare_catalogue
from sidos.i18n.locale_index import prepare_locales
from sidos.i18n.locales import Locales
from sidos.prepared import Prepared
from sidos.store.search_index import SearchIndex
from sidos.study.course_texts import CourseTexts
from sidos.study.indexing import Indexer
from sidos.study.search import FILE


def prepare(base: Path, folder: Path) -> None:
    """Make it of lessons/, locales/ and seeds/ under `base`, in `folder`, which is recreated."""
    lessons, locales = base / "lessons", base / "locales"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    prepared = Prepared(folder, base)
    catalogues = sorted(locales.glob("*/LC_MESSAGES/*.po"))
    for path in catalogues:
        prepare_catalogue(prepared, path)
    prepare_locales(prepared, [locales])
    library = Library([lessons], None)
    prepare_courses(prepared, library.courses())
    _prepare_search(folder / FILE, library, Locales([locales], None))
    courses = [*lessons.glob("*/*.yaml"), *(base / "seeds").glob("*.yaml")]
    prepared.record([*catalogues, *locales.glob("*/locale.yaml"), *courses])


def _prepare_search(path: Path, library: Library, locales: Locales) -> None:
    with closing(SearchIndex(None)) as index:
        indexer = Indexer(index, CourseTexts(library, locales))
        indexer.update(lambda _done, _all: None, lambda: False)
        index.write_copy(path)
