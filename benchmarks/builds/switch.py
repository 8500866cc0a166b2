"""What it costs to put a site in place in one step, and to bring it to the disk.

    python -m benchmarks.builds.switch --sizes 1000,10000 --runs 5

Builds of one corpus take turns with builds that move file by file and leave it to the system when all of it reaches the
disk. It prints Markdown: medians of both, and the ratio.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

import msgspec

from benchmarks.builds.contestants import sitegen
from benchmarks.builds.corpus import generate
from benchmarks.builds.scenarios import SCENARIOS, Workspace, timed, workspace

OWN = ("cold", "one brief edited", "one person renamed", "one template edited")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.builds.switch")
    parser.add_argument("--sizes", default="1000", help="numbers of briefs, comma-separated")
    parser.add_argument("--runs", type=int, default=5, help="how often each is timed")
    arguments = parser.parse_args()
    for size in sorted(map(int, arguments.sizes.split(","))):
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            print(f"{size:,} briefs\n\n{table(size, arguments.runs, Path(folder))}\n", flush=True)


def table(size: int, runs: int, folder: Path) -> str:
    """The costs of both ways, as Markdown."""
    corpus = generate(size)
    one_step = sitegen()
    by_file = msgspec.structs.replace(
        one_step,
        name="file by file",
        build=(sys.executable, "-m", "benchmarks.builds.unswitched", *one_step.build[3:]),
    )
    workspaces = [
        workspace(contestant, corpus, folder / contestant.name) for contestant in (one_step, by_file)
    ]
    rows = [
        "|  | in one step, s | file by file, s | ratio | CPU ratio |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for scenario in OWN:
        costs = timed(workspaces, scenario, runs)
        ours, theirs = costs[one_step.name], costs[by_file.name]
        wall = [median(cost.wall for cost in each) for each in (ours, theirs)]
        cpu = [median(cost.cpu for cost in each) for each in (ours, theirs)]
        row = f"{wall[0]:.3f} | {wall[1]:.3f} | {wall[0] / wall[1]:.2f} | {cpu[0] / cpu[1]:.2f}"
        rows.append(f"| {scenario} | {row} |")
        if scenario == OWN[0]:
            rows.append(_second_tree(workspaces))
    return "\n".join(rows)


def _second_tree(workspaces: list[Workspace]) -> str:
    """The first rename after a cold build, which makes the tree that later ones use again."""
    first = []
    for at in workspaces:
        SCENARIOS["one person renamed"](at, 0)
        first.append(at.build())
    ours, theirs = first
    row = f"{ours.wall:.3f} | {theirs.wall:.3f} | {ours.wall / theirs.wall:.2f} | {ours.cpu / theirs.cpu:.2f}"
    return f"| the first rename, which makes the second tree | {row} |"


if __name__ == "__main__":
    main()
