"""The learner of tests/tui, with no developer's environment or settings."""

from tests.tui.conftest import learner

__all__ = ["learner"]
