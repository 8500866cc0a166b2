"""What the preview asks of the rest of sitegen: a site at one moment, and a way to get the next one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sitegen.problems import Problem


class Snapshot(Protocol):
    """A site as its files are at one moment. It never changes; several threads may ask it at once."""

    @property
    def base_path(self) -> str:
        """Where the site stands on its host: "/", or "/voyager/"."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the content."""

    @property
    def failed(self) -> bool:
        """Whether a build would fail, so that there are no pages."""

    def get(self, path: str) -> bytes | None:
        """The output file at `path` ("ko/people/x/index.html"), byte for byte as `build` writes it; None: no such."""


class Loader(Protocol):
    """Reads the project. Its problems are in the snapshot; it raises only where sitegen itself is at fault."""

    def __call__(self, previous: Snapshot | None, changed: frozenset[Path]) -> Snapshot:
        """The site as it is now.

        `previous` is what this loader returned last, None at first. `changed` holds the resolved paths that were
        added, changed or removed since; a folder stands for everything below it.
        """
