"""What the preview asks of the rest of sitegen: a site at one moment, and a way to get the next one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sitegen.problems import Problem


class Snapshot(Protocol):
    """A site as its files are at one moment. It never changes, except for its search index; several threads may ask it
    at once."""

    @property
    def base_path(self) -> str:
        """Where the site is on its host: "/", or "/voyager/"."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the content, as far as is known."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Messages about what is not shown, a line for each reason."""

    @property
    def checked(self) -> bool:
        """Whether these are all problems."""

    @property
    def failed(self) -> bool:
        """Whether a build would fail, so that there are no pages."""

    @property
    def search_is_older(self) -> bool:
        """Whether the search index has been made of an earlier state of the content."""

    def get(self, path: str) -> bytes | None:
        """The output file at `path` ("ko/people/x/index.html"), byte for byte as `build` writes it; None: no such."""


class Loader(Protocol):
    """Reads the project. Its problems are in the snapshot; it raises only where sitegen itself is at fault."""

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> Snapshot:
        """The site as it is now, as soon as it can be shown: what takes longer is for `complete`.

        `previous` is what this loader returned last, None at first; it is returned again where nothing is otherwise.
        `changed` holds the resolved paths that were added, changed or removed since; a folder stands for everything
        below it.
        """

    def complete(self, snapshot: Snapshot) -> Snapshot:
        """The same site with all of its problems. It is called in a thread of its own, for one snapshot at a time."""

    def may_renew_search(self, snapshot: Snapshot) -> bool:
        """Whether it is worth making the search index of `snapshot`: there is one, and it is older."""

    def renew_search(self, snapshot: Snapshot) -> Snapshot:
        """The same snapshot, after its search index was made, which may take long. Called like `complete`."""
