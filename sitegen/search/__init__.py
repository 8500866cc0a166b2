"""Search: what is indexed of each page, and the Pagefind index made of it."""

from __future__ import annotations


class SearchIndexError(Exception):
    """The search index could not be made. `output` is what Pagefind printed, if it was run."""

    def __init__(self, message: str, output: str = "") -> None:
        super().__init__(message)
        self.output = output
