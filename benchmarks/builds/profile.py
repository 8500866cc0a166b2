"""Where the processor time of a first build goes, and how much of it is the libraries' and the file system's.

    python -m benchmarks.builds.profile --size 1000 --runs 5 --hugo PATH

One process builds the benchmark's corpus, sampled while it runs. It prints Markdown: the stages of a build; then the
least that a build of these pages would take with the same libraries if all else took nothing, compared with what Hugo
takes in the same run."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median

from benchmarks.builds.contestants import find_hugo, hugo, sitegen
from benchmarks.builds.corpus import generate
from benchmarks.builds.measure import cost
from benchmarks.builds.scenarios import cold, workspace

REST = "the rest: tracing, share card, what is remembered"

STAGES: dict[str, tuple[str, ...]] = {
    "importing": ("<frozen importlib._bootstrap>:_find_and_load",),
    "parsing YAML": ("yaml/__init__.py:compose",),
    "parsing Markdown": ("markdown_it/main.py:parse", "markdown_it/main.py:parseInline"),
    "parsed Markdown to HTML with open links": ("sitegen/markdown/render.py:",),
    "fields from YAML": ("sitegen/content/entry.py:_decoded",),
    "what can be checked of a text, reading time": ("sitegen/content/entry.py:_examined",),
    "finding and reading files, the rest of reading": ("sitegen/project/read.py:read_and_link",),
    "linking": ("sitegen/memory/linking.py:link",),
    "checks": ("sitegen/project/read.py:all_problems",),
    "compiling templates": ("jinja2/environment.py:compile",),
    "filling in templates": ("sitegen/templating/environment.py:render", "sitegen/templating/render.py:"),
    "JSON-LD": ("sitegen/site/structured_data.py:", "sitegen/views/json_ld.py:"),
    "views: what pages show": ("sitegen/views/", "sitegen/kinds/", "sitegen/site/shell.py:"),
    "writing files": ("sitegen/output/",),
    REST: (),
}
"""The stages, by the parts of paths and functions at which they begin. A sample belongs to the innermost that it is in,
but for what LIBRARIES call."""

LIBRARIES = ("importing", "parsing YAML", "parsing Markdown")
"""The stages to which all belongs that is called there."""

LEAST = (*LIBRARIES, "compiling templates", "filling in templates", "writing files")
"""What would be left if nothing else took any time."""


def stage_of(stack: Iterable[tuple[str, str]]) -> str:
    """The stage that a sample belongs to; `stack` is innermost first."""
    places = [f"{path}:{function}" for path, function in stack]
    met = [
        stage
        for place in places
        for stage, beginnings in STAGES.items()
        if any(begin in place for begin in beginnings)
    ]
    return next((stage for stage in reversed(met) if stage in LIBRARIES), met[0] if met else REST)


def sampled(file: Path) -> Mapping[str, float]:
    """Seconds of processor time by stage, from what the sampler wrote."""
    told = json.loads(file.read_bytes())
    counts: Counter[str] = Counter()
    for stack, times in told["stacks"]:
        counts[stage_of(stack)] += times
    return {stage: counts[stage] * told["cpu"] / counts.total() for stage in STAGES}


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.builds.profile", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--size", type=int, default=1000, help="number of briefs")
    parser.add_argument("--runs", type=int, default=5, help="how often each is built")
    parser.add_argument("--hugo", type=Path, help="Hugo's program, where it is not on PATH")
    arguments = parser.parse_args()
    program = find_hugo(arguments.hugo)
    corpus = generate(arguments.size)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        ours = workspace(sitegen(), corpus, Path(folder, "sitegen"))
        theirs = workspace(hugo(program), corpus, Path(folder, "Hugo")) if program else None
        samples = Path(folder, "samples.json")
        command = (sys.executable, "-m", "benchmarks.builds.sampler", str(samples))
        options = ("build", "--no-search", "--jobs", "1")
        profiles, hugos = [], []
        for run in range(arguments.runs):
            cold(ours, run)
            cost((*command, *options), ours.folder, ours.contestant.environment)
            profiles.append(sampled(samples))
            if theirs:
                cold(theirs, run)
                hugos.append(theirs.build().cpu)
    print(table(profiles, hugos))


def table(profiles: list[Mapping[str, float]], hugos: list[float]) -> str:
    """Medians in seconds of processor time, as Markdown."""
    rows = [(stage, median(profile[stage] for profile in profiles)) for stage in STAGES]
    rows += [
        ("**all**", median(sum(profile.values()) for profile in profiles)),
        (f"**at least**: {', '.join(LEAST)}", median(sum(p[s] for s in LEAST) for p in profiles)),
    ]
    if hugos:
        rows.append(("**Hugo**", median(hugos)))
    return "\n".join(
        ["| | CPU s |", "| --- | ---: |", *(f"| {name} | {value:.2f} |" for name, value in rows)]
    )


if __name__ == "__main__":
    main()
