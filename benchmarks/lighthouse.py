"""Lighthouse over the built publication: `python -m benchmarks.lighthouse NODE_MODULES [--runs N] [PATH …]`.

With `--illustrated`, it looks at a brief with photographs and a chart instead, which is made for it.

NODE_MODULES is a folder in which `npm install lighthouse` put it. The site is built, served on this machine with the
headers of netlify.toml and compressed, and looked at as a phone on a slow network sees it. Prints, for each page, the
scores, how far the layout shifts, the weight, and the audits without full marks; exits with 1 where a page falls short.
With several runs, performance, which depends on how busy the machine is, is given as the median, and in brackets as the
lowest and the highest of them; all else is that of the first run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median_low
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks import illustrated
from tests.chromium import find_chromium
from tests.netlify_headers import header_rules
from tests.real_site import KINDS, build
from tests.static_server import serving

PAGES = [
    prefix + KINDS[kind]
    for kind in ("front", "brief", "timeline", "person", "source", "claims")
    for prefix in ("", "ko/")
]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.02
MOST_KILOBYTES = 60.0
MOST_SCRIPT_KILOBYTES = 10.0
"""What a brief may weigh, compressed and with the headers of its files, before search is opened."""

ATTEMPTS = 3
"""How often a run that fails is begun again: on a busy machine Chromium may fail to record a page."""


class Report(NamedTuple):
    """What Lighthouse said of a page; `failed` names the audits without full marks that count."""

    scores: dict[str, int]
    shift: float
    kilobytes: float
    script_kilobytes: float
    failed: list[str]
    performance: list[int]
    """The scores of performance of all runs, the lowest first."""

    def falls_short(self, *, is_brief: bool) -> bool:
        heavy = self.kilobytes > MOST_KILOBYTES or self.script_kilobytes > MOST_SCRIPT_KILOBYTES
        low = any(self.scores[category] < least for category, least in LEAST.items())
        return low or self.shift > MOST_SHIFT or (is_brief and heavy)


def look(node_modules: Path, address: str, runs: int) -> Report:
    """Runs Lighthouse on one page, several times."""
    reports = [_look(node_modules, address) for _ in range(runs)]
    performance = sorted(report.scores["performance"] for report in reports)
    scores = {**reports[0].scores, "performance": median_low(performance)}
    return reports[0]._replace(scores=scores, performance=performance)


def _look(node_modules: Path, address: str) -> Report:
    command = [
        "node", str(node_modules / "lighthouse" / "cli" / "index.js"), address, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    for _ in range(ATTEMPTS):
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if not done.returncode:
            return read(json.loads(done.stdout))
    sys.exit(f"Lighthouse failed on {address}:\n{done.stderr}")


def read(result: dict[str, Any]) -> Report:
    """A report out of Lighthouse's JSON."""
    audits = result["audits"]
    requests = audits["network-requests"]["details"]["items"]
    weights = [(item["resourceType"], item["transferSize"] / 1000) for item in requests]
    counted = {
        ref["id"]
        for category in CATEGORIES
        for ref in result["categories"][category]["auditRefs"]
        if ref["weight"]
    }
    scores = {category: round(100 * result["categories"][category]["score"]) for category in CATEGORIES}
    return Report(
        scores,
        audits["cumulative-layout-shift"]["numericValue"],
        sum(weight for _, weight in weights),
        sum(weight for kind, weight in weights if kind == "Script"),
        sorted(id_ for id_ in counted if audits[id_]["score"] is not None and audits[id_]["score"] < 0.9),
        [scores["performance"]],
    )


def main() -> None:
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("node_modules", type=Path)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--illustrated", action="store_true")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_intermixed_args()
    short = False
    with TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        (illustrated.build if options.illustrated else build)(output)
        pages = illustrated.PAGES if options.illustrated else PAGES
        with serving(output, header_rules(), compress=True) as site:
            print("perf (runs)     a11y best  seo  shift    kB  JS kB  page")
            for path in options.paths or pages:
                report = look(options.node_modules, site + path, options.runs)
                print(_line(path, report), flush=True)
                short |= report.falls_short(is_brief="briefs/" in path and not options.illustrated)
    sys.exit(short)


def _line(path: str, report: Report) -> str:
    performance, *others = (report.scores[category] for category in CATEGORIES)
    runs = f"({report.performance[0]}–{report.performance[-1]})"
    weights = f"{report.shift:6.3f} {report.kilobytes:5.1f} {report.script_kilobytes:6.1f}"
    scores = " ".join(f"{score:4}" for score in others)
    return f"{performance:4} {runs:10} {scores} {weights}  /{path} {' '.join(report.failed)}"


if __name__ == "__main__":
    main()
