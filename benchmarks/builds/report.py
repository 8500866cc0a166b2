"""The figures of a run as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from benchmarks.builds.measure import Cost
from benchmarks.builds.scenarios import Preview


class Figures(msgspec.Struct, frozen=True):
    """What was measured at one size; each by contestant's name, sitegen first."""

    briefs: int
    pages: Mapping[str, int]
    costs: Mapping[str, Mapping[str, Sequence[Cost]]]
    """By scenario."""
    memory: Mapping[str, float]
    previews: Mapping[str, Preview]


def tables(all_figures: Sequence[Figures]) -> str:
    """A table for each size, and one of the growth between sizes."""
    parts = ["\n".join(_of_size(figures)) for figures in all_figures]
    parts += ["\n".join(_growth(small, large)) for small, large in pairwise(all_figures)]
    if any("Hugo" not in figures.pages for figures in all_figures):
        parts.append("Only sitegen was timed: no Hugo was found (`--hugo` names one).")
    return "\n\n".join(parts)


def _of_size(figures: Figures) -> Iterator[str]:
    names = list(figures.pages)
    pages = ", ".join(f"{name} {count:,}" for name, count in figures.pages.items())
    yield f"### {figures.briefs:,} briefs (pages: {pages})"
    yield ""
    compared = len(names) > 1
    yield _row(
        "", *names, *(["ratio", *(f"{name} CPU" for name in names), "CPU ratio"] if compared else ["CPU"])
    )
    yield _row("---", *["---:"] * (6 if compared else 2))
    for scenario, costs in figures.costs.items():
        walls = [_median([one.wall for one in costs.get(name, ())]) for name in names]
        cpus = [_median([one.cpu for one in costs.get(name, ())]) for name in names]
        yield _row(f"{scenario}, s", *_compared(walls, 3), *_compared(cpus, 3))
    weighed = [figures.memory.get(name) for name in names]
    yield _row("peak memory, MB", *_compared(weighed, 0), *[""] * (3 if compared else 1))
    if figures.previews:
        fresh = [_median([one * 1000 for one in figures.previews[name].fresh]) for name in names]
        start = [figures.previews[name].start for name in names]
        yield _row("save → fresh page, ms", *_compared(fresh, 0), *[""] * (3 if compared else 1))
        yield _row("preview starts, s", *_compared(start, 2), *[""] * (3 if compared else 1))


def _growth(small: Figures, large: Figures) -> Iterator[str]:
    yield f"Time per brief at {large.briefs:,} as a multiple of that at {small.briefs:,}:"
    yield ""
    yield _row("", *large.pages)
    yield _row("---", *["---:"] * len(large.pages))
    for scenario in (name for name in large.costs if name != "--help"):
        per_brief = [
            {
                name: median(one.wall for one in costs) / figures.briefs
                for name, costs in figures.costs[scenario].items()
            }
            for figures in (small, large)
        ]
        yield _row(
            scenario,
            *(f"{per_brief[1][n] / per_brief[0][n]:.2f}" if n in per_brief[1] else "" for n in large.pages),
        )


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _compared(values: Sequence[float | None], digits: int) -> list[str]:
    """The values, and where there are two their ratio."""
    shown = ["" if value is None else f"{value:,.{digits}f}" for value in values]
    if len(values) == 1:
        return shown
    ours, theirs = values
    return [*shown, f"{ours / theirs:.2f}" if ours is not None and theirs else ""]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
