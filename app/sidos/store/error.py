"""Why a learner's files can't be used."""

from typing import TYPE_CHECKING

from sidos.model.error import SidosError
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.store.trouble import StoreTrouble


class StoreError(SidosError):
    """The store can't be opened, read or written to; whatever was written before is safe."""

    def __init__(self, trouble: "StoreTrouble") -> None:
        super().__init__(trouble.message)
        self.trouble = trouble


class ExportRefusedError(SidosError):
    """An export would destroy what only the file in its place has."""


class SearchIndexError(SidosError):
    """The index can't be used now; where its file is damaged, `SearchIndex.begin_anew` helps."""

    def __init__(self) -> None:
        super().__init__(Message(N_("The search can’t be used now.")))
