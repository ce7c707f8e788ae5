"""Where a learner's files are, also for a user without a home."""

from pathlib import Path

import pytest

from sidos.store.store import Store, StoreFault
from sidos.study.paths import find_places


def test_a_user_without_a_home_can_learn_and_nothing_is_saved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_path", property(lambda _: no_home()))
    with Store.open(find_places().progress) as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.READ_ONLY
        assert store.lesson_states() == {}
