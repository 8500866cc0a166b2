"""What search finds on a site, and the index made of it."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.search.entries import fingerprint
from sitegen.site.files import Site
from sitegen.site.search_entries import search_entries


class Searchable:
    """All entries of a site's search index; with the same `fingerprint`, the index is the same."""

    def __init__(self, site: Site) -> None:
        with site.guarded():
            self._entries = [
                entry for builder in site.builders.values() for entry in search_entries(builder, site.kinds)
            ]
        self._languages = site.publication_itself.languages
        self.fingerprint = fingerprint(self._entries)

    def index(self) -> Mapping[str, bytes]:
        """The files of the index by path, which takes seconds to make. Raises SearchIndexError."""
        from sitegen.search.pagefind import index

        return index(self._entries, languages=self._languages).files
