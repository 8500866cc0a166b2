"""Records of all kinds as texts show them in place."""

from __future__ import annotations

from typing import Any

from sitegen.kinds.kind import RecordKinds
from sitegen.views.builder import ViewBuilder


class CompleteViewBuilder(ViewBuilder):
    """A ViewBuilder that knows how each kind of record is shown inside a text."""

    def __init__(self, kinds: RecordKinds, *given: Any) -> None:
        """`kinds` are those of the publication; the rest is as for any `ViewBuilder`."""
        super().__init__(*given)
        self.kinds = kinds

    def embedded(self, id_: str) -> str:
        show = self.kinds[self.publication.kinds[id_]].embedded
        return show(self, id_) if show else ""
