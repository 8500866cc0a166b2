"""Values of bibliographies in the form that fields of a source have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote

from sitegen.content import field_types, identifiers
from sitegen.content.identifiers import Fault
from sitegen.content.urls import url_fault
from sitegen.dates import Edtf
from sitegen.importing import dates
from sitegen.language.locale import is_language_tag
from sitegen.runtime.patterns import lazy_pattern

Normalised = tuple[str, Fault | None]

_DOI = lazy_pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ISBN = lazy_pattern(
    r"(?<![0-9])(?:97[89](?:[- ]?[0-9]){10}|[0-9](?:[- ]?[0-9]){8}[- ]?[0-9Xx])(?![0-9A-Za-z])"
)
_UNSAFE_IN_URL = lazy_pattern(r"[\s\\<>\"`{}|^]")


def normalised(format_: Any, text: str) -> Normalised:
    """A value of a field of this type in the field's form, or what is wrong with it."""
    normalise = _NORMALISE.get(format_)
    return normalise(text) if normalise else (text, None)


def _doi(text: str) -> Normalised:
    found = _DOI.search(unquote(text) if "%" in text else text)
    value = found.group().rstrip(".,;") if found else text
    return value, identifiers.doi_fault(value)


def _isbn(text: str) -> Normalised:
    """The first ISBN of those given."""
    found = _ISBN.findall(re.sub("[‐‑–—−]", "-", text))
    value = next((isbn for isbn in found if not identifiers.isbn_fault(isbn)), found[0] if found else text)
    return value, identifiers.isbn_fault(value)


def _issn(text: str) -> Normalised:
    """The first ISSN of those given."""
    found = re.findall(r"(?<![0-9])([0-9]{4})[-‐‑–—− ]?([0-9]{3}[0-9Xx])(?![0-9])", text)
    for first, last in found:
        value = f"{first}-{last.upper()}"
        if not identifiers.issn_fault(value):
            return value, None
    value = f"{found[0][0]}-{found[0][1].upper()}" if found else text
    return value, identifiers.issn_fault(value)


def _pmid(text: str) -> Normalised:
    value = re.sub(r"^(?:pmid|medline)\W*", "", text, flags=re.IGNORECASE)
    return value, identifiers.pmid_fault(value)


def _pmcid(text: str) -> Normalised:
    found = re.fullmatch(r"(?:pmcid:?\s*)?(?:pmc)?([0-9]{1,9})", text, re.IGNORECASE)
    value = f"PMC{found[1]}" if found else text
    return value, identifiers.pmcid_fault(value)


def _pages(text: str) -> Normalised:
    bare = re.sub(r"^(?:pages?|pp?\.)\s*(?=\w)", "", text, flags=re.IGNORECASE)
    value = re.sub(r"\s*[-‐‑–—−]+\s*", "-", bare)
    return value, identifiers.pages_fault(value)


def _url(text: str) -> Normalised:
    value = _UNSAFE_IN_URL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), text)
    if re.match(r"www\.[^/]+\.", value):
        value = f"https://{value}"
    if value.startswith("/"):
        return value, ("is a path on somebody's machine, or of another site", "write the whole address")
    fault = url_fault(value)
    return value, ("is not an address", fault[1]) if fault else None


def _date(text: str) -> Normalised:
    value = dates.from_text(text)
    return (value, None) if value else (text, ("is not a date that EDTF has a form for", "write it as EDTF"))


def _language(text: str) -> Normalised:
    value = language_tag(text)
    return (value, None) if value else (text, ("is not a language", "write its tag, such as en or ko"))


def language_tag(text: str) -> str:
    """The tag of a language that is given by a tag, by its name in English, or as Babel names it for LaTeX; "" for
    what is none. Of several, the first."""
    first = re.split(r"\s*[,;]\s*|\s+and\s+", text.strip())[0]
    if tag := _LATEX.get(first.lower()) or _by_name().get(first.lower()):
        return tag
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", first):
        return ""
    language, *rest = first.replace("_", "-").split("-")
    language = _shorter().get(language.lower(), language.lower())
    subtags = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest)
    tag = "-".join((language, *subtags))
    return tag if is_language_tag(tag) and language in _known() else ""


@cache
def _by_name() -> Mapping[str, str]:
    """Tags by the English names of languages (CLDR)."""
    from babel import Locale

    return {name.lower(): tag.replace("_", "-") for tag, name in Locale("en").languages.items()}


@cache
def _known() -> frozenset[str]:
    return frozenset(tag.partition("-")[0] for tag in _by_name().values())


@cache
def _shorter() -> Mapping[str, str]:
    """Two letters for the three of ISO 639-2."""
    from babel.core import get_global

    return {
        long: short for long, short in get_global("language_aliases").items() if len(long) == 3 > len(short)
    }


_LATEX = {
    "ngerman": "de", "naustrian": "de-AT", "nswissgerman": "de-CH", "austrian": "de-AT", "swissgerman": "de-CH",
    "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "canadian": "en-CA",
    "australian": "en-AU", "newzealand": "en-NZ", "francais": "fr", "acadian": "fr-CA", "canadien": "fr-CA",
    "brazilian": "pt-BR", "brazil": "pt-BR", "portuges": "pt", "magyar": "hu", "norsk": "nb", "nynorsk": "nn",
    "bahasai": "id", "bahasam": "ms", "polutonikogreek": "el", "farsi": "fa", "slovene": "sl", "samin": "se",
}  # fmt: skip
"""Babel's names that are not those of CLDR (the manual of Babel, "Languages supported")."""

_NORMALISE: Mapping[Any, Callable[[str], Normalised]] = {
    Edtf: _date,
    field_types.Doi: _doi,
    field_types.Isbn: _isbn,
    field_types.Issn: _issn,
    field_types.Pmid: _pmid,
    field_types.Pmcid: _pmcid,
    field_types.Pages: _pages,
    field_types.Url: _url,
    field_types.Language: _language,
}
