"""Addresses of records that the site in the output folder has and a new one has not."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.content.hidden import NAMED
from sitegen.content.load import Content
from sitegen.site.files import Site


def lost_addresses(before: Iterable[str], site: Site, content: Content) -> tuple[str, ...]:
    """Says which addresses are lost of those of the files `before`, each once for all languages: neither what is not
    shown for now nor a language that the site no longer has is meant."""
    folders = {type_.FOLDER for type_ in content.types if type_.KIND != "page"}
    hidden = {id_ for one in content.hidden for id_ in (one.id, *one.former_ids)}
    now = frozenset(site.paths)
    found: dict[str, None] = {}
    for name in sorted(frozenset(before) - now):
        parts = name.split("/")
        if parts[0] in site.publication_itself.languages:
            del parts[0]
        if len(parts) == 3 and parts[0] in folders and parts[2] == "index.html" and parts[1] not in hidden:
            path = "/".join(parts)
            if path not in now:
                found[path.removesuffix("index.html")] = None
    if not found:
        return ()
    more = f", and {len(found) - NAMED} more" if len(found) > NAMED else ""
    addresses = "1 address is" if len(found) == 1 else f"{len(found)} addresses are"
    listed = ", ".join(site.addresses.base_path + path for path in list(found)[:NAMED])
    hint = "name the id in `former_ids` of the record that took its place; if none did, readers find nothing there"
    return (f"{addresses} lost: {listed}{more} ({hint})",)
