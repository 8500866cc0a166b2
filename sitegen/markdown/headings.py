"""Fragment ids of headings."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """`text` as a fragment id: letters and digits of every script in NFC and lower case, divided by hyphens.

    Where nothing is left, "section". No underscore occurs in it, so ids that have one never clash with a heading's.
    """
    text = unicodedata.normalize("NFC", text).lower()
    # \w lacks the combining marks that the letters of many scripts need.
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in text)
    return re.sub("-+", "-", kept).strip("-") or "section"


class Ids:
    """The ids given out in one document."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """`wanted`, with -2, -3 … behind it if it is taken."""
        given, number = wanted, self._taken.get(wanted, 1)
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken[wanted] = number
        self._taken.setdefault(given, 1)
        return given
