import pytest
from tests.content.real_course import RealCourse, real_course


@pytest.fixture(scope="session")
def course() -> RealCourse:
    return real_course()
