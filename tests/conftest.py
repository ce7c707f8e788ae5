"""What all tests share: hypothesis tries the same examples each time."""

from hypothesis import settings

settings.register_profile("same-each-time", derandomize=True, deadline=None)
settings.load_profile("same-each-time")
