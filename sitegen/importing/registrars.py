"""What registrars of DOIs answer to `Accept: application/vnd.citationstyles.csl+json` (https://citation.doi.org/docs.html)."""

from __future__ import annotations

from typing import Any

import msgspec

from sitegen.importing import csl_json
from sitegen.importing.bibliography import finished
from sitegen.importing.item import Item
from sitegen.problems import Problem, Span, codes


def read_csl(data: bytes, name: str) -> tuple[list[Item], list[Problem]]:
    """The item that a registrar sent for a DOI, and what is wrong with it. `name` is what messages call it."""
    try:
        item = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        item = {}
    if not {"type", "title"} & item.keys():
        message = "the answer is no CSL-JSON: the registrar of this DOI may not offer it"
        hint = "add the address of its page, or export a bibliography"
        return [], [codes.UNFETCHED_REFERENCE.at(Span(name), message, hint)]
    drafts, problems = csl_json.read(data.decode(), name)
    for draft in drafts:
        draft.key = ""
    return finished(drafts, problems)
