"""A line of colons, which opens or closes a block of ours."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Fence:
    """A line that begins with `:::`: its number, the name after the colons, and the rest of the line.

    `close` is the last line of the block or embed that it opens; -1 says that the line is text, or closes a block.
    """

    line: int
    name: str = ""
    rest: str = ""
    options: tuple[tuple[str, str], ...] = ()
    close: int = -1
    spare: int = -1
    """The last bare `:::` directly in this block that was taken as an embed's."""
