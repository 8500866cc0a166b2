"""Records of all kinds as texts show them in place."""

from __future__ import annotations

from sitegen.kinds import KINDS
from sitegen.views.builder import ViewBuilder


class CompleteViewBuilder(ViewBuilder):
    """A ViewBuilder that knows how each kind of record is shown inside a text."""

    def embedded(self, id_: str) -> str:
        show = KINDS[self.publication.kinds[id_]].embedded
        return show(self, id_) if show else ""
