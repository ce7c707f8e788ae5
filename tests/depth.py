"""How deep tests look: `HYPOTHESIS_PROFILE=deep` is the nightly run, random and longer."""

import os

from hypothesis import settings

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


def load_profile() -> None:
    """Try the same examples in each run, or many others in the deep one."""
    settings.register_profile("same-each-time", derandomize=True, deadline=None)
    settings.register_profile("deep", max_examples=2000, deadline=None, print_blob=True)
    settings.load_profile("deep" if DEEP else "same-each-time")
