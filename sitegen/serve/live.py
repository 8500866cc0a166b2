"""The site that is shown now, and the browsers that follow it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import Future
from hashlib import blake2b
from pathlib import Path

import msgspec
from starlette.concurrency import run_in_threadpool

from sitegen.problems import Problem
from sitegen.runtime.collector import gc_disabled
from sitegen.serve.answers import HTML, OWN_PATH, Answer, answer
from sitegen.serve.background import in_background
from sitegen.serve.snapshot import Loader, Snapshot

_KEEP_ALIVE = 15.0
_LULL = 10
"""For how many calls of `settle` nothing has changed before the search index is made again."""
_STYLESHEET = re.compile(rb"""<link\b[^>]*\brel=["']?stylesheet\b[^>]*>""")
_HREF = re.compile(rb"""\bhref=["']?([^"'\s>]+)""")


class Fingerprint(msgspec.Struct, frozen=True):
    """What a page shows: a digest of all but its stylesheets' addresses, a digest of those, and themselves."""

    page: str
    styles: str
    hrefs: tuple[str, ...]


def fingerprint(shown: Answer) -> Fingerprint:
    """Pages whose `page` is the same differ in their stylesheets at most."""
    hrefs: list[bytes] = []

    def without_href(link: re.Match[bytes]) -> bytes:
        href = _HREF.search(link[0])
        if href is None:
            return link[0]
        hrefs.append(href[1])
        return link[0][: href.start(1)] + link[0][href.end(1) :]

    rest = _STYLESHEET.sub(without_href, shown.body)
    page = _digest(b"%d %s %s" % (shown.status, shown.location.encode(), rest))
    return Fingerprint(
        page, _digest(b" ".join(hrefs)), tuple(href.decode("utf-8", "replace") for href in hrefs)
    )


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()


def with_reload_script(shown: Answer) -> bytes:
    """The page with the script that follows it, as the last thing in its body."""
    found = fingerprint(shown)
    script = (
        f'<script src="{OWN_PATH}reload.js" data-page="{found.page}" data-styles="{found.styles}" async></script>'
    ).encode()
    before, end, after = shown.body.rpartition(b"</body>")
    return before + script + end + after if end else shown.body + script


class _Nothing(msgspec.Struct, frozen=True):
    """The snapshot before the first."""

    base_path: str = "/"
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    checked: bool = False
    failed: bool = False
    search_is_older: bool = False

    def get(self, path: str) -> bytes | None:
        return None


class Live:
    """Holds the snapshot that is shown. `load` and `settle` belong to one thread, the rest to the event loop."""

    def __init__(
        self,
        loader: Loader,
        first: Snapshot,
        watched: Iterable[Path],
        root: Path,
        loop: asyncio.AbstractEventLoop,
        told: Callable[[Snapshot, Snapshot], None],
    ) -> None:
        """`first` is what `loader` gave before anything was `watched`. `told` is called with the snapshot shown before
        and the one shown now."""
        self._loader = loader
        self._unseen = frozenset(watched)
        self._root = root
        self._loop = loop
        self._told = told
        self._latest = first
        self._job: tuple[Snapshot, Future[Snapshot]] | None = None
        self._idle = 0
        self._followers: set[asyncio.Event] = set()
        self._closed = False
        self._warnings = 0
        self.shown: Snapshot = _Nothing()
        self._show(first)

    def load(self, changed: frozenset[Path]) -> None:
        """Reads what changed and shows it; a failure that follows a sound site waits for `settle`.

        Editors save in several steps (remove, rename, write), and what is between two of them is no mistake
        worth showing.
        """
        self._idle = 0
        with gc_disabled():
            self._latest = self._loader(self._latest, changed | self._unseen)
        self._unseen = frozenset()
        if self._latest is not self.shown and (not self._latest.failed or self.shown.failed):
            self._show(self._latest)

    def settle(self) -> None:
        """Shows what was read last, since nothing has changed for a while; has done in the background what takes
        longer. Raises what was raised there."""
        if self._unseen:
            self.load(frozenset())
        if self._latest is not self.shown:
            self._show(self._latest)
        self._idle += 1
        if self._job is not None:
            of, job = self._job
            if not job.done():
                return
            self._job = None
            self._take(of, job.result())
        if not self._latest.checked:
            self._job = (self._latest, in_background(self._loader.complete, self._latest))
        elif self._idle > _LULL and self._loader.may_renew_search(self._latest):
            self._job = (self._latest, in_background(self._loader.renew_search, self._latest))

    def _take(self, of: Snapshot, now: Snapshot) -> None:
        """Takes over what was made of a snapshot, unless there is a later one by now."""
        if of is self._latest and now is not of:
            self._latest = now
            self._show(now)
        else:
            self._loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Ends every connection of `events`."""
        self._closed = True
        self._wake()

    def _show(self, snapshot: Snapshot) -> None:
        before, self.shown = self.shown, snapshot
        if snapshot.checked:
            self._warnings = sum(not problem.is_error for problem in snapshot.problems)
        self._told(before, snapshot)
        self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for follower in self._followers:
            follower.set()

    async def answer(self, path: str) -> Answer:
        """What `path` shows, rendered off the event loop."""
        return await run_in_threadpool(answer, self.shown, path, self._root)

    async def page(self, path: str) -> Answer:
        """The same with the reload script, where it is a page."""
        found = await self.answer(path)
        if found.content_type != HTML or found.location:
            return found
        return msgspec.structs.replace(found, body=with_reload_script(found))

    async def events(self, path: str, page: str, styles: str) -> AsyncIterator[bytes]:
        """Server-sent events for a browser that shows `path` with these digests, until the preview closes.

        `page`: it changed. `styles`: its stylesheets alone did. `warnings`: how many there are, once all are known.
        `search`: whether the search index is older than the content.
        """
        changed = asyncio.Event()
        self._followers.add(changed)
        warnings, older = 0, False
        try:
            yield b"retry: 500\n\n"
            while not self._closed:
                changed.clear()
                now = fingerprint(await self.answer(path))
                if now.page != page:
                    yield _event("page", now.page)
                elif now.styles != styles:
                    yield _event("styles", {"styles": now.styles, "hrefs": now.hrefs})
                page, styles = now.page, now.styles
                if warnings != (warnings := self._warnings):
                    yield _event("warnings", warnings)
                if older != (older := self.shown.search_is_older):
                    yield _event("search", older)
                while not self._closed and not await _is_set_within(changed, _KEEP_ALIVE):
                    yield b": still here\n\n"
        finally:
            self._followers.discard(changed)


def _event(name: str, data: object) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), msgspec.json.encode(data))


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        return await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
