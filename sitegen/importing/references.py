"""What `sitegen add` is given: a file, an address, a DOI or an ISBN."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import unquote

import msgspec

from sitegen.content.identifiers import Fault, doi_fault, isbn_fault
from sitegen.runtime.patterns import lazy_pattern

Kind = Literal["file", "url", "doi", "isbn"]

_DOI = lazy_pattern(r"(?:doi:\s*|(?:https?://)?(?:www\.|dx\.)?doi\.org/)(.*)", re.IGNORECASE | re.DOTALL)
_BARE_DOI = lazy_pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ISBN = lazy_pattern(r"isbn(?:-1[03])?:?\s*([0-9].*)", re.IGNORECASE | re.DOTALL)
_URL = lazy_pattern(r"https?:", re.IGNORECASE)


class Reference(msgspec.Struct, frozen=True):
    """Something given: what it is, and its value, of an ISBN only the digits."""

    kind: Kind
    value: str

    @property
    def name(self) -> str:
        """What messages and the record call it."""
        return f"{self.kind}:{self.value}" if self.kind in ("doi", "isbn") else self.value

    @property
    def fault(self) -> Fault | None:
        """What is wrong with an identifier, without asking anybody."""
        if self.kind == "doi":
            return doi_fault(self.value)
        return isbn_fault(self.value) if self.kind == "isbn" else None


def reference_of(text: str) -> Reference:
    """What a text refers to. `10.1000/182` is a DOI, as is `https://doi.org/10.1000/182`; what is nothing else is the
    path of a file."""
    text = text.strip()
    if found := _DOI.fullmatch(text):
        return Reference("doi", unquote(found[1]).strip())
    if _BARE_DOI.fullmatch(text):
        return Reference("doi", text)
    if found := _ISBN.fullmatch(text):
        return Reference("isbn", re.sub(r"[-‐‑– ]", "", found[1]).upper())
    return Reference("url" if _URL.match(text) else "file", text)
