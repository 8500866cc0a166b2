"""The options of a site: everything but its content."""

from __future__ import annotations

from datetime import date

import msgspec


class Visibility(msgspec.Struct, frozen=True):
    """Which briefs are shown: `drafts` or not, and those published later than the day `until`, or, for None, all."""

    drafts: bool
    until: date | None


EVERYTHING = Visibility(drafts=True, until=None)


class Options(msgspec.Struct, frozen=True):
    """What may be chosen for a site. `base_url` replaces the one of site.yaml; `future` shows what is published later
    than `as_of`."""

    as_of: date
    base_url: str | None = None
    drafts: bool = False
    future: bool = False

    @property
    def visibility(self) -> Visibility:
        return Visibility(self.drafts, None if self.future else self.as_of)


CAPTURES = "captures"
"""The folder of the sources' texts, in the project's; it stays out of the repository."""

CAPTURES_MAP = "files.yaml"
"""A file in that folder which names texts that are elsewhere: `source-id: ../elsewhere/article.txt`."""

MEMORY = ".sitegen"
"""The folder, in the project's, where builds remember; it may be deleted at any time."""
