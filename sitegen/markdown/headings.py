"""Fragment ids of headings."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """`text` as a fragment id: letters and digits of every script in NFC and lower case, divided by hyphens.

    Where nothing is left, "section". No underscore occurs in it, so that ids with one never clash with a heading's.
    """
    return _OTHER.sub("-", unicodedata.normalize("NFC", text).lower()).strip("-") or "section"


class Ids:
    """The ids given out in one document."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """`wanted`, with -2, -3 … behind it if it is taken."""
        given = wanted
        number = self._last.get(wanted, 1)
        while given in self._last:
            number += 1
            given = f"{wanted}-{number}"
        self._last[wanted] = number
        self._last.setdefault(given, 1)
        return given
