"""The search index of a site that is being edited: made when it is first asked for, then again in the background."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock

from sitegen.search import SearchIndexError
from sitegen.site.files import Site
from sitegen.site.searchable import Searchable
from sitegen.templating.faults import FAULTS

FOLDER = "pagefind/"


class LiveIndex:
    """The index of one of a site's states, until it is made of a later one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._site: Site | None = None
        self._tried: Site | None = None
        self._fingerprint = ""
        self._files: Mapping[str, bytes] = {}
        self._before: Mapping[str, bytes] = {}

    def get(self, path: str, site: Site) -> bytes | None:
        """A file of the index, which is made of `site` if there is none yet. Raises SearchIndexError."""
        with self._lock:
            if self._site is None:
                self._make(site)
        # A browser that has the table of the index before may still ask for its other files.
        return self._files.get(path, self._before.get(path))

    def is_older_than(self, site: Site) -> bool:
        """Whether there is an index, and it may lack what `site` has."""
        return self._site is not None and self._site is not site

    def may_renew(self, site: Site) -> bool:
        """Whether it is worth making the index of `site`."""
        return self.is_older_than(site) and self._tried is not site

    def renew(self, site: Site) -> None:
        """Makes the index of `site`, which takes seconds, unless what is indexed is the same. If it cannot be made,
        the index stays older than the site."""
        with self._lock:
            self._tried = site
            try:
                self._make(site)
            except (SearchIndexError, *FAULTS):
                return

    def _make(self, site: Site) -> None:
        searchable = Searchable(site)
        if searchable.fingerprint != self._fingerprint:
            self._before, self._files = self._files, searchable.index()
            self._fingerprint = searchable.fingerprint
        self._site = site
