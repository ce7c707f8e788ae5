"""A learner with a course that is partly in Swedish: one page current, one outdated, the question
and the second lesson missing."""

from tests.small_courses import copy_course
from tests.tui.learner import Learner

FIRST, SECOND = "weave/first", "weave/second"


def with_weaving(learner: Learner) -> Learner:
    """Give the learner the course, and Swedish to read it in."""
    learner.courses = (copy_course("weave", learner.home / "courses").parent,)
    learner.tag = "sv"
    return learner
