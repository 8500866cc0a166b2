"""How much a drawing draws: <use> repeats a part, and a part that repeats parts, which a browser draws one by one."""

from __future__ import annotations

MOST = 500_000
"""Elements. A map of a country, drawn finely, has a tenth of it."""


class Repeats:
    """Counts elements by the parts of a drawing that they are in."""

    def __init__(self) -> None:
        self._open: list[str] = []
        """The ids of the elements that are open; "" where one has none, and for the drawing itself."""
        self._elements: dict[str, int] = {}
        self._uses: dict[str, list[str]] = {}

    def start(self, own: str, target: str) -> None:
        """An element with the id `own` begins, which repeats the part `target`; "" stands for none."""
        within = next((id_ for id_ in reversed(self._open) if id_), "")
        if own:
            self._uses.setdefault(within, []).append(own)
        part = own or within
        self._elements[part] = self._elements.get(part, 0) + 1
        if target:
            self._uses.setdefault(part, []).append(target)
        self._open.append(own)

    def end(self) -> None:
        """The last element that began ends."""
        self._open.pop()

    def drawn(self) -> int:
        """How many elements are drawn, up to `MOST` + 1. A part within itself is drawn by no browser, and counted as
        nothing."""
        counts: dict[str, int | None] = {}
        waiting = [""]
        while waiting:
            part = waiting[-1]
            if counts.get(part) is not None:
                waiting.pop()
                continue
            uses = self._uses.get(part, [])
            if part not in counts:
                counts[part] = None  # being counted
                waiting += [use for use in uses if use not in counts]
                continue
            counts[part] = min(
                MOST + 1, self._elements.get(part, 0) + sum(counts.get(use) or 0 for use in uses)
            )
            waiting.pop()
        return counts[""] or 0
