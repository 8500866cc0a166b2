"""Records of all kinds as texts show them in place, and views of them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from sitegen.kinds.kind import RecordKinds
from sitegen.markdown.document import EmbedSlot, PictureSlot
from sitegen.views.builder import ViewBuilder
from sitegen.views.embeds import EmbedView
from sitegen.views.media import picture_in_text


class CompleteViewBuilder(ViewBuilder):
    """A ViewBuilder that knows how each kind of record, and each view of records, is shown inside a text."""

    def __init__(self, kinds: RecordKinds, embeds: Iterable[EmbedView], *given: Any) -> None:
        """`kinds` and `embeds` are those of the publication; the rest is as for any `ViewBuilder`."""
        super().__init__(*given)
        self.kinds = kinds
        self._embeds = {view.embed.name: view for view in embeds}

    def picture(self, slot: PictureSlot) -> str:
        shown = picture_in_text(self, slot.name)
        return self.fragments.picture(shown, slot.alt, slot.title) if shown is not None else escape(slot.alt)

    def embed(self, slot: EmbedSlot) -> str:
        return self._embeds[slot.view].html(self, slot)

    def embedded(self, id_: str) -> str:
        show = self.kinds[self.publication.kinds[id_]].embedded
        return show(self, id_) if show else ""
