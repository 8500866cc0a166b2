"""Lighthouse over the built publication: `python -m benchmarks.lighthouse NODE_MODULES [PATH …]`.

NODE_MODULES is a folder in which `npm install lighthouse` put it. The site is built, served on this machine with the
headers of netlify.toml and compressed, and looked at as a phone on a slow network sees it. Prints, for each page, the
scores, how far the layout shifts, and the weight; exits with 1 where one falls short.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

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
"""What a brief may weigh, compressed, before search is opened."""


class Report(NamedTuple):
    """What Lighthouse said of a page; `failed` names the audits without full marks that count."""

    scores: dict[str, int]
    shift: float
    kilobytes: float
    script_kilobytes: float
    failed: list[str]

    def falls_short(self, *, is_brief: bool) -> bool:
        heavy = self.kilobytes > MOST_KILOBYTES or self.script_kilobytes > MOST_SCRIPT_KILOBYTES
        low = any(self.scores[category] < least for category, least in LEAST.items())
        return low or self.shift > MOST_SHIFT or (is_brief and heavy)


def look(node_modules: Path, address: str) -> Report:
    """Runs Lighthouse on one page."""
    command = [
        "node", str(node_modules / "lighthouse" / "cli" / "index.js"), address, "--quiet", "--output=json",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": find_chromium() or ""}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"Lighthouse failed on {address}:\n{done.stderr}")
    return read(json.loads(done.stdout))


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
    return Report(
        {category: round(100 * result["categories"][category]["score"]) for category in CATEGORIES},
        audits["cumulative-layout-shift"]["numericValue"],
        sum(weight for _, weight in weights),
        sum(weight for kind, weight in weights if kind == "Script"),
        sorted(id_ for id_ in counted if audits[id_]["score"] is not None and audits[id_]["score"] < 0.9),
    )


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    node_modules, paths = Path(sys.argv[1]), sys.argv[2:] or PAGES
    short = False
    with TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        build(output)
        with serving(output, header_rules(), compress=True) as site:
            print("perf a11y best seo  shift    kB  JS kB  page")
            for path in paths:
                report = look(node_modules, site + path)
                scores = " ".join(f"{report.scores[category]:4}" for category in CATEGORIES)
                weights = f"{report.kilobytes:5.1f} {report.script_kilobytes:6.1f}"
                print(
                    f"{scores} {report.shift:6.3f} {weights}  /{path} {' '.join(report.failed)}", flush=True
                )
                short |= report.falls_short(is_brief="briefs/" in path)
    sys.exit(short)


if __name__ == "__main__":
    main()
