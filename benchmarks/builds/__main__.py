"""Times sitegen and Hugo on one corpus, with equal work for both.

    python -m benchmarks.builds                             # 100 and 1,000 briefs, five runs of each scenario
    python -m benchmarks.builds --sizes 1000,10000 --hugo PATH
    python -m benchmarks.builds --search                    # and cold builds of sitegen with its search index

It prints Markdown: medians, and the ratio of sitegen's to Hugo's. Progress goes to standard error.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from time import strftime

from benchmarks.builds.contestants import Contestant, find_hugo, hugo, sitegen
from benchmarks.builds.corpus import generate
from benchmarks.builds.measure import cost
from benchmarks.builds.report import Figures, tables
from benchmarks.builds.scenarios import SCENARIOS, memory, preview, timed, with_search, workspace


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.builds", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--sizes", default="100,1000", help="numbers of briefs, comma-separated")
    parser.add_argument("--runs", type=int, default=5, help="how often each is timed")
    parser.add_argument("--hugo", type=Path, help="Hugo's program, where it is not on PATH")
    parser.add_argument(
        "--search", action="store_true", help="time sitegen's builds with the search index, too"
    )
    parser.add_argument("--no-serve", action="store_true", help="leave the previews out")
    arguments = parser.parse_args()
    program = find_hugo(arguments.hugo)
    contestants = [sitegen(), *([hugo(program)] if program else [])]
    figures = []
    for size in sorted(map(int, arguments.sizes.split(","))):
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            figures.append(measure(size, contestants, arguments, Path(folder)))
    print(tables(figures))


def measure(size: int, contestants: list[Contestant], arguments: argparse.Namespace, folder: Path) -> Figures:
    """All figures at one size; the projects are written below `folder`."""
    corpus = generate(size)
    workspaces = [workspace(contestant, corpus, folder / contestant.name) for contestant in contestants]
    ours = workspaces[0]
    tell(f"{size} briefs, memory")
    weighed = {at.contestant.name: memory(at) for at in workspaces}
    costs = {}
    for scenario in SCENARIOS:
        tell(f"{size} briefs, {scenario}")
        costs[scenario] = timed(workspaces, scenario, arguments.runs)
    pages = {at.contestant.name: at.pages() for at in workspaces}
    tell(f"{size} briefs, --help")
    helped = [cost((*ours.contestant.build[:3], "--help"), folder, ours.contestant.environment)]
    helped += [cost((*ours.contestant.build[:3], "--help"), folder, ours.contestant.environment)]
    costs["--help"] = {ours.contestant.name: helped}
    previews = {}
    if not arguments.no_serve:
        tell(f"{size} briefs, previews")
        previews = {at.contestant.name: preview(at, arguments.runs) for at in workspaces}
    if arguments.search:
        tell(f"{size} briefs, with the search index")
        indexed = [with_search(ours, run) for run in range(arguments.runs)]
        costs["cold, with the search index"] = {ours.contestant.name: indexed}
    return Figures(size, pages, costs, weighed, previews)


def tell(what: str) -> None:
    print(f"{strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
