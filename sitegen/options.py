"""What may be chosen for a site beside its content."""

from __future__ import annotations

from datetime import date

import msgspec


class Options(msgspec.Struct, frozen=True):
    """What may be chosen for a site. `base_url` replaces the one of site.yaml."""

    as_of: date
    base_url: str | None = None
    drafts: bool = False


CAPTURES = "captures"
"""The folder of the sources' texts, in the project's; it stays out of the repository."""

CAPTURES_MAP = "files.yaml"
"""A file in that folder which names texts that stand elsewhere: `source-id: ../elsewhere/article.txt`."""
