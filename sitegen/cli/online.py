"""What `sitegen add` fetches: pages, and what registrars and catalogues say of a DOI or an ISBN."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import quote

import msgspec

from sitegen.fetching.addresses import reach_of
from sitegen.fetching.client import Client
from sitegen.fetching.values import Failure, Fetched, Limits, Request
from sitegen.fetching.warc import MISSING, warc_of
from sitegen.importing import open_library, registrars, wayback
from sitegen.importing.copies import Copy
from sitegen.importing.item import Item
from sitegen.importing.page import Document, read_fetched
from sitegen.importing.references import Reference
from sitegen.problems import Problem, Span, codes

CSL = "application/vnd.citationstyles.csl+json"
"""The media type by which a registrar of DOIs is asked for CSL-JSON."""

_PAGES = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"
_LIMITS = Limits()
_SAVING = Limits(whole=240.0, silence=180.0)
"""An archive fetches a page, with all that is in it, before it answers."""
_NONE = (404, 410)


class Services(msgspec.Struct, frozen=True):
    """The addresses of the services that are asked. `SITEGEN_DOI_SERVICE`, `SITEGEN_ISBN_SERVICE` … in the environment
    are asked instead: a mirror, or the server of a test."""

    doi: str = "https://doi.org"
    isbn: str = "https://openlibrary.org"
    archive: str = "https://archive.org"
    """Says whether there is a copy of a page."""
    saving: str = "https://web.archive.org"
    """Makes one."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Services:
        """The services that an environment names, the usual ones where it names none."""
        named = {
            name: environment.get(f"SITEGEN_{name.upper()}_SERVICE", "") for name in cls.__struct_fields__
        }
        return cls(**{name: url.rstrip("/") for name, url in named.items() if url})


class Wishes(msgspec.Struct, frozen=True):
    """What is wanted of pages, besides themselves: that an archive is asked for a copy it has (or nothing is, where
    that is False), or is asked to make one; and that the exchange is kept as WARC."""

    is_archive_asked: bool = True
    is_saving_asked: bool = False
    is_warc_kept: bool = False


class Found(msgspec.Struct, frozen=True):
    """What a reference names, what is wrong, and of a page its copy."""

    items: list[Item]
    problems: list[Problem]
    copy: Copy | None = None


class Online:
    """Asks for what references name."""

    def __init__(self, limits: Limits = _LIMITS, wishes: Wishes | None = None) -> None:
        self._client = Client("adds sources to a publication", limits)
        self._archivist = Client("adds sources to a publication", _SAVING if limits is _LIMITS else limits)
        self._services = Services.of(os.environ)
        self._wishes = wishes or Wishes()

    def read(self, reference: Reference) -> Found:
        """What a reference names."""
        if fault := reference.fault:
            message, hint = f'"{reference.value}" {fault[0]}', fault[1]
            return Found([], [codes.BAD_REFERENCE.at(Span(reference.name), message, hint)])
        read = {"doi": self._doi, "isbn": self._isbn}.get(reference.kind, self._page)
        return read(reference)

    def _doi(self, reference: Reference) -> Found:
        url = f"{self._services.doi}/{quote(reference.value, safe='/:;()')}"
        found = self._fetched(reference, Request(url, accept=CSL), "no registrar knows this DOI")
        if isinstance(found, Problem):
            return Found([], [found])
        return Found(*registrars.read_csl(found.body, reference.name))

    def _isbn(self, reference: Reference) -> Found:
        url = self._services.isbn + open_library.query(reference.value)
        found = self._fetched(reference, Request(url, accept="application/json"), "Open Library is not there")
        if isinstance(found, Problem):
            return Found([], [found])
        return Found(*open_library.read_book(found.body, reference.value, reference.name))

    def _page(self, reference: Reference) -> Found:
        fetched = self._fetched(reference, Request(reference.value, accept=_PAGES), "there is no such page")
        if isinstance(fetched, Problem):
            return Found([], [fetched])
        media_type, day = fetched.header("Content-Type"), fetched.at.date().isoformat()
        page, problems = read_fetched(Document(fetched.body, fetched.url, media_type, day))
        if page is None:
            return Found([], problems)
        archived, more = self._archived(fetched, page.item.texts.get("url", fetched.url))
        texts = {**page.item.texts, **({"archived": archived} if archived else {})}
        warc, at_fault = self._warc(fetched)
        retrieved = fetched.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        copy = Copy(fetched.body, page.text, page.suffix, fetched.url, retrieved, page.media_type, warc)
        item = msgspec.structs.replace(page.item, texts=texts)
        return Found([item], [*problems, *more, *at_fault], copy)

    def _warc(self, fetched: Fetched) -> tuple[bytes, list[Problem]]:
        if not self._wishes.is_warc_kept:
            return b"", []
        try:
            return warc_of(fetched), []
        except ImportError:
            message = "the exchange is not kept: warcio is not installed"
            return b"", [codes.NOT_ARCHIVED.at(Span(fetched.asked), message, MISSING)]

    def _archived(self, fetched: Fetched, url: str) -> tuple[str, list[Problem]]:
        """The address of a copy in the archive, and why there is none. Addresses of the editor's own network are told
        to nobody elsewhere."""
        is_own = reach_of(fetched.exchanges[-1].address or "8.8.8.8") != "public"
        if not self._wishes.is_archive_asked or (is_own and self._services.archive == Services().archive):
            return "", []
        found, why = self._saved(url) if self._wishes.is_saving_asked else self._known_copy(url)
        if found:
            return found, []
        return "", [codes.NOT_ARCHIVED.at(Span(fetched.asked), why, codes.NOT_ARCHIVED.fix)]

    def _known_copy(self, url: str) -> tuple[str, str]:
        request = Request(self._services.archive + wayback.availability_query(url), accept="application/json")
        answer = self._client.fetch(request)
        if isinstance(answer, Failure):
            return "", f"the archive cannot be asked for a copy: {answer.message}"
        found = wayback.closest_copy(answer.body) if answer.is_success else None
        if found is None:
            return "", f"the archive cannot be asked for a copy: it answered {answer.status} {answer.reason}"
        return found, "the archive has no copy of this page"

    def _saved(self, url: str) -> tuple[str, str]:
        base = self._services.saving
        answer = self._archivist.fetch(Request(base + wayback.save_path(url), is_body_wanted=False))
        if isinstance(answer, Failure):
            return "", f"the archive made no copy: {answer.message}"
        found = wayback.saved_copy(answer.url, answer.headers, base) if answer.is_success else ""
        return found, f"the archive made no copy: it answered {answer.status} {answer.reason}"

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
