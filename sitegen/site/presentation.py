"""How a publication is shown."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.content.extension_code import NO_EXTENSIONS, ExtensionCode
from sitegen.kinds import KINDS
from sitegen.kinds.kind import RecordKinds
from sitegen.outputs.output import Output
from sitegen.publication.pages import Addresses
from sitegen.site.outputs import OUTPUTS
from sitegen.theme.loaded import LoadedTheme
from sitegen.views.embeds import EMBED_VIEWS, EmbedView


class Presentation(msgspec.Struct, frozen=True):
    """With which theme a publication is shown, at which addresses, and how each kind of record and what texts
    embed is, with which files beside its pages."""

    theme: LoadedTheme
    addresses: Addresses
    root: Path
    """The project's folder, where the files of media are."""
    kinds: RecordKinds = KINDS
    embeds: tuple[EmbedView, ...] = EMBED_VIEWS
    outputs: tuple[Output, ...] = OUTPUTS
    code: ExtensionCode = NO_EXTENSIONS
    """Where the code of extensions is, which makes parts of pages."""

    @property
    def has_more_than_own(self) -> bool:
        """Whether there are kinds of records or outputs that are not sitegen's own."""
        return self.outputs != OUTPUTS or self.kinds != KINDS
