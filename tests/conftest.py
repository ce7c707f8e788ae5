"""What all tests share: hypothesis tries the same examples each time, unless asked to go deep."""

from tests.depth import load_profile

load_profile()
