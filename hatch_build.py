"""The build's own step: what a first start would make of the course and its translations is made
now, and goes into the wheel. An editable installation finds it in prepared/, beside lessons/."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareHook(BuildHookInterface[Any]):
    """Called by hatchling for each wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare; the checkout itself is only written to where it is what gets installed."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "app"))
        try:
            from sidos.study.preparation import prepare
        finally:
            sys.path.pop(0)
        if version == "editable":
            prepare(root, root / "prepared")
            return
        self._scratch = TemporaryDirectory()
        folder = Path(self._scratch.name) / "prepared"
        prepare(root, folder)
        build_data["force_include"][str(folder)] = "sidos/_data/prepared"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take away what the wheel has now."""
        if version != "editable":
            self._scratch.cleanup()
