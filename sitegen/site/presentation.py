"""How a publication is shown."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.content.extension_code import NO_EXTENSIONS, ExtensionCode
from sitegen.kinds import KINDS
from sitegen.kinds.kind import RecordKinds
from sitegen.publication.pages import Addresses
from sitegen.theme.loaded import LoadedTheme
from sitegen.views.embeds import EMBED_VIEWS, EmbedView


class Presentation(msgspec.Struct, frozen=True):
    """With which theme a publication is shown, at which addresses, and how each kind of record and what texts
    embed is."""

    theme: LoadedTheme
    addresses: Addresses
    root: Path
    """The project's folder, where the files of media are."""
    kinds: RecordKinds = KINDS
    embeds: tuple[EmbedView, ...] = EMBED_VIEWS
    code: ExtensionCode = NO_EXTENSIONS
    """Where the code of extensions is, which makes parts of pages."""
