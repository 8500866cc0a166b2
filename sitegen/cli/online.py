"""What `sitegen add` fetches: what registrars and catalogues say of a DOI or an ISBN."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import quote

import msgspec

from sitegen.fetching.client import Client
from sitegen.fetching.values import Failure, Fetched, Limits, Request
from sitegen.importing import crossref, open_library
from sitegen.importing.item import Item
from sitegen.importing.references import Reference
from sitegen.problems import Problem, Span, codes

CSL = "application/vnd.citationstyles.csl+json"
"""The media type by which a registrar of DOIs is asked for CSL-JSON."""

_LIMITS = Limits()
_NONE = (404, 410)


class Services(msgspec.Struct, frozen=True):
    """The addresses of the services that are asked. `SITEGEN_DOI_SERVICE`, `SITEGEN_ISBN_SERVICE` … in the environment
    are asked instead: a mirror, or the server of a test."""

    doi: str = "https://doi.org"
    isbn: str = "https://openlibrary.org"

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Services:
        """The services that an environment names, the usual ones where it names none."""
        named = {
            name: environment.get(f"SITEGEN_{name.upper()}_SERVICE", "") for name in cls.__struct_fields__
        }
        return cls(**{name: url.rstrip("/") for name, url in named.items() if url})


class Online:
    """Asks for what references name."""

    def __init__(self, limits: Limits = _LIMITS) -> None:
        self._client = Client("adds sources to a publication", limits)
        self._services = Services.of(os.environ)

    def read(self, reference: Reference) -> tuple[list[Item], list[Problem]]:
        """The items that a reference names, and what is wrong."""
        if fault := reference.fault:
            message, hint = f'"{reference.value}" {fault[0]}', fault[1]
            return [], [codes.BAD_REFERENCE.at(Span(reference.name), message, hint)]
        if reference.kind == "doi":
            return self._doi(reference)
        if reference.kind == "isbn":
            return self._isbn(reference)
        hint = "save the page, export a bibliography, or give a DOI"
        return [], [codes.BAD_REFERENCE.at(Span(reference.name), "pages are not fetched", hint)]

    def _doi(self, reference: Reference) -> tuple[list[Item], list[Problem]]:
        url = f"{self._services.doi}/{quote(reference.value, safe='/:;()')}"
        found = self._fetched(reference, Request(url, accept=CSL), "no registrar knows this DOI")
        if isinstance(found, Problem):
            return [], [found]
        return crossref.read_csl(found.body, reference.name)

    def _isbn(self, reference: Reference) -> tuple[list[Item], list[Problem]]:
        url = self._services.isbn + open_library.query(reference.value)
        found = self._fetched(reference, Request(url, accept="application/json"), "Open Library is not there")
        if isinstance(found, Problem):
            return [], [found]
        return open_library.read_book(found.body, reference.value, reference.name)

    def _fetched(self, reference: Reference, request: Request, none: str) -> Fetched | Problem:
        """What is at an address; a problem, which says `none` where there is nothing, unless all is well."""
        found = self._client.fetch(request)
        if isinstance(found, Failure):
            return codes.UNFETCHED_REFERENCE.at(Span(reference.name), found.message, found.hint)
        if found.is_success:
            return found
        answer = f"{found.url} answered {found.status} {found.reason}".rstrip()
        message = f"{none}: {answer}" if found.status in _NONE else answer
        hint = "check it" if found.status in _NONE else codes.UNFETCHED_REFERENCE.fix
        return codes.UNFETCHED_REFERENCE.at(Span(reference.name), message, hint)
