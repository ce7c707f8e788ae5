"""The build's own step: what a first start would make of the course and its translations is made
now, and goes into the wheel. An editable installation finds it beside lessons/."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PrepareHook(BuildHookInterface[Any]):
    """Called by hatchling for each wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare, and tell hatchling of the folder."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "app"))
        try:
            from sidos.study.preparation import prepare

            folder = prepare(root)
        finally:
            sys.path.pop(0)
        if version != "editable":
            build_data["force_include"][str(folder)] = "sidos/_data/prepared"
