"""A learner with a small course in two languages; no developer's environment or settings."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import quiet
from tests.tui import pseudo
from tests.tui.learner import Learner
from tests.tui.translator_desk import Desk, make_interface

_OURS = ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

# Textual reads some of these once, when it is imported; TEXTUAL_SNAPSHOT… are the pictures' own.
for _name in list(os.environ):
    if _name in _OURS or (_name.startswith("TEXTUAL") and "SNAPSHOT" not in _name):
        del os.environ[_name]


quiet.install()


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """A learner who has not started."""
    one = Learner(tmp_path)
    yield one
    one.close()


@pytest.fixture(scope="session")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The accented course, and the interface's real Finnish as far as screens show it."""
    root = tmp_path_factory.mktemp("desk")
    pseudo.make_courses(root / "courses")
    make_interface(root / "sidos.po")
    return root


@pytest.fixture
def desk(learner: Learner, translated: Path) -> Desk:
    """A translator at work."""
    return Desk(learner, translated)
