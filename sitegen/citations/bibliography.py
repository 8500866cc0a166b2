"""A source as bibliography managers read it: BibLaTeX, RIS and CSL-JSON, in the source's own language."""

from __future__ import annotations

from collections.abc import Callable

from sitegen.citations.biblatex import biblatex
from sitegen.citations.csl_json import csl_json
from sitegen.citations.ris import ris
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page

FORMATS: tuple[tuple[str, str, Callable[[Publication, str], str]], ...] = (
    ("BibTeX", "bib", biblatex),
    ("RIS", "ris", ris),
    ("CSL-JSON", "json", csl_json),
)
"""Name, file suffix and writer of each format."""


def downloads(
    addresses: Addresses, id_: str
) -> tuple[tuple[str, str, Callable[[Publication, str], str]], ...]:
    """Name, path below the site's root, and writer of each format of source `id_`; the same for all languages."""
    folder = addresses.path(Page("source", id_, addresses.default_language))
    return tuple((name, f"{folder}{id_}.{suffix}", write) for name, suffix, write in FORMATS)
