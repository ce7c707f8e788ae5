"""Settings are read with forgiveness and written whole, losing nothing of the file."""

import json
import os
from pathlib import Path

import pytest

from sidos.model.attempt import Flow
from sidos.store.settings import Settings, load_settings, save_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


CHANGED = Settings(
    language="fi",
    theme="sidos-light",
    certainty=True,
    flow=Flow.RETRY,
    parallel=True,
    animations=True,
    keys={"hint": "h,ä"},
)


def test_no_file_means_the_usual_settings(file: Path) -> None:
    assert load_settings(file) == (Settings(), None)
    assert not file.parent.exists()


def test_settings_come_back_as_saved(file: Path) -> None:
    save_settings(file, CHANGED)
    assert load_settings(file) == (CHANGED, None)
    save_settings(file, Settings())
    assert load_settings(file) == (Settings(), None)
    assert [each.name for each in file.parent.iterdir()] == ["settings.json"]


def test_fields_of_others_stay_in_the_file(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"mood": {"of": [1]}, "theme": "sidos-light"}', encoding="utf-8")
    settings, problem = load_settings(file)
    assert (settings.theme, problem) == ("sidos-light", None)
    save_settings(file, CHANGED)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["mood"] == {"of": [1]}
    assert content["language"] == "fi"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"theme": 7}', b'{"flow": "osmosis"}', b'{"keys": {"a": 1}}'],
)
def test_a_broken_file_is_told_of_and_kept_aside_when_saving(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings, problem = load_settings(file)
    assert settings == Settings()
    assert problem is not None
    assert str(file) in str(problem)
    assert "settings.json.broken" in str(problem)
    assert file.read_bytes() == content
    save_settings(file, CHANGED)
    assert load_settings(file) == (CHANGED, None)
    assert (file.parent / "settings.json.broken").read_bytes() == content


def test_an_earlier_broken_file_is_kept_as_well(file: Path) -> None:
    save_settings(file, CHANGED)
    for content, name in (("one", "settings.json.broken"), ("two", "settings.json.broken-2")):
        file.write_text(content, encoding="utf-8")
        assert f"{name}." in str(load_settings(file)[1])
        save_settings(file, CHANGED)
        assert (file.parent / name).read_text(encoding="utf-8") == content
    assert (file.parent / "settings.json.broken").read_text(encoding="utf-8") == "one"


def test_what_can_be_read_of_a_broken_file_is_used(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"language": "fi", "certainty": "maybe"}', encoding="utf-8")
    settings, problem = load_settings(file)
    assert settings == Settings(language="fi")
    assert problem is not None


def test_a_link_stays_a_link(file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    own = tmp_path / "dotfiles.json"
    own.write_text("{}", encoding="utf-8")
    file.symlink_to(own)
    save_settings(file, CHANGED)
    assert file.is_symlink()
    assert load_settings(own) == (CHANGED, None)


def test_a_save_that_fails_leaves_the_file_as_it_was(file: Path) -> None:
    save_settings(file, CHANGED)
    blocked = file.with_name(f"settings.json.{os.getpid()}.partial")
    blocked.mkdir()
    with pytest.raises(OSError, match="partial"):
        save_settings(file, Settings())
    assert load_settings(file) == (CHANGED, None)
