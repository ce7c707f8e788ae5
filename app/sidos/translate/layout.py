"""Which texts are translated where: a gettext domain for the interface and one for each course.

A project is this repository (`app/sidos`, `lessons/<course>/`, `seeds/`, `locales/`), or a single
course's folder with its own `locales/`.
"""

from pathlib import Path

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.content.loader import parse_course
from sidos.i18n.error import LocaleError
from sidos.i18n.locale_info import TAG, LocaleInfo, read_locale
from sidos.i18n.locales import INTERFACE
from sidos.translate.cldr_locale import proposal
from sidos.translate.error import FaultyPoError

PSEUDO = "en-XA"
"""The pseudo-locale: generated, and so never updated, checked or counted."""


class Domain(Struct, frozen=True, kw_only=True):
    """`locales`: the folder of its translations; `base`: the folder that file references are
    relative to; `course`: the course's folder, None for the interface, whose texts are in
    `base`/app; `seeds`: folders to look for the cards of a course's sources."""

    name: str
    locales: Path
    base: Path
    course: Path | None = None
    seeds: tuple[Path, ...] = ()

    def po(self, tag: str) -> Path:
        """The PO file of a language."""
        return self.locales / tag / "LC_MESSAGES" / f"{self.name}.po"

    def reference(self, path: Path) -> str:
        """A file as a PO file refers to it."""
        return path.relative_to(self.base).as_posix()


def domains(root: Path) -> tuple[Domain, ...]:
    """The domains of the project at `root`: the interface's first, then the courses by name. The
    folder of one of its courses has that course's alone."""
    if (root / "course.yaml").is_file():
        siblings = domains(_project(root)) if _is_in_project(root) else ()
        return tuple(one for one in siblings if one.course == root) or (_own(root),)
    all_domains = []
    if (root / "app" / INTERFACE).is_dir():
        all_domains.append(Domain(name=INTERFACE, locales=root / "locales", base=root))
    for course in sorted(path.parent for path in root.glob("lessons/*/course.yaml")):
        if (course / "locales").is_dir():
            all_domains.append(_own(course))
            continue
        seeds = (course / "seeds", root / "seeds")
        all_domains.append(
            Domain(
                name=_name(course), locales=root / "locales", base=root, course=course, seeds=seeds
            )
        )
    return tuple(all_domains)


def domain_of(path: Path) -> Domain | None:
    """The domain that a lesson, course, glossary or source file belongs to; None for a file
    outside any course. A source's card belongs to the first course that names it."""
    path = path.absolute()
    for folder in path.parents:
        project = _project(folder) if folder.parent.name == "lessons" else folder
        for domain in domains(project):
            if domain.course is None:
                continue
            if path.is_relative_to(domain.course) or path in source_files(domain):
                return domain
    return None


def course_files(domain: Domain) -> tuple[Path, ...]:
    """The course's files in the order of the course, sources last."""
    if domain.course is None:
        return ()
    heads = [domain.course / "course.yaml", domain.course / "glossary.yaml"]
    lessons = {path for path in domain.course.glob("*.yaml") if path not in heads}
    course = parse_course(heads[0]).value
    listed = [name for unit in course.units for name in unit.lessons] if course else []
    if course is not None:
        listed.insert(0, course.start_check)
    rank = {name: index for index, name in enumerate(listed)}
    ordered = sorted(lessons, key=lambda path: (rank.get(path.stem, len(rank)), path.name))
    files = [heads[0], *ordered, heads[1], *source_files(domain)]
    return tuple(path for path in files if path.is_file())


def source_files(domain: Domain) -> tuple[Path, ...]:
    """The cards of the sources that the course names."""
    if domain.course is None:
        return ()
    course = parse_course(domain.course / "course.yaml").value
    files: list[Path] = []
    for name in course.sources if course else ():
        places = (folder / f"{name}.yaml" for folder in domain.seeds)
        files.extend([path for path in places if path.is_file()][:1])
    return tuple(files)


def _project(course: Path) -> Path:
    return course.parent.parent


def _is_in_project(course: Path) -> bool:
    """Whether its translations are in a project's folder, not in one of its own."""
    shared = _project(course) / "locales"
    return course.parent.name == "lessons" and shared.is_dir() and not (course / "locales").is_dir()


def _name(course: Path) -> str:
    """The course's id; its folder's name where course.yaml can't be read."""
    parsed = parse_course(course / "course.yaml").value
    return parsed.id if parsed else course.name


def _own(course: Path) -> Domain:
    return Domain(
        name=_name(course),
        locales=course / "locales",
        base=course,
        course=course,
        seeds=(course / "seeds",),
    )


def tags_of(domain: Domain) -> tuple[str, ...]:
    """The languages that have a folder in the domain's locales, except the pseudo-locale."""
    if not domain.locales.is_dir():
        return ()
    names = (path.name for path in domain.locales.iterdir())
    return tuple(sorted(name for name in names if TAG.fullmatch(name) and name != PSEUDO))


def locale_of(domain: Domain, tag: str) -> LocaleInfo:
    """The locale by its locale.yaml, or by CLDR where a course's folder has none (it is
    optional); LocaleError where locale.yaml is faulty."""
    path = domain.locales / tag / "locale.yaml"
    return read_locale(path) if path.exists() else proposal(tag).info


def findings_of(
    error: FaultyPoError | LocaleError, domain: Domain, tag: str
) -> tuple[Finding, ...]:
    """What to report where a language's PO file or locale.yaml can't be used."""
    if isinstance(error, FaultyPoError):
        return error.findings
    where = str(domain.locales / tag / "locale.yaml")
    return (Finding(where, error.line, 1, "", "locale", error.fault),)
