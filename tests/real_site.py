"""The repository's own publication, built once by the real command line, and one page of each kind."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from sitegen.options import Options

REPOSITORY = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("SITEGEN_SEEDS", REPOSITORY.parent / "shared" / "seeds"))
"""Where the texts of the articles are, which are no part of the repository."""

AS_BUILT = Options(as_of=datetime.now(UTC).date()).visibility
"""What of the publication a build shows."""

BASE_URL = "https://after-meta.example/"

KINDS = {
    "front": "",
    "brief": "briefs/two-clocks/",
    "briefs": "briefs/",
    "timeline": "timeline/",
    "event": "events/scale-ai-investment/",
    "people": "people/",
    "person": "people/yann-lecun/",
    "organizations": "organizations/",
    "organization": "organizations/meta/",
    "sources": "sources/",
    "source": "sources/newspim-lecun-llm/",
    "claims": "claims/",
    "claim": "claims/scale-ai-stake/",
    "terms": "terms/",
    "term": "terms/world-model/",
    "media": "media/",
    "medium": "media/sums-of-money/",
    "search": "search/",
    "page": "method/",
    "checks": "method/checks/",
    "404": "404.html",
}
"""A page of each kind, below a language's root."""


def pages() -> list[str]:
    """A page of each kind in both languages; the 404 page once, since it speaks both."""
    return [*KINDS.values(), *(f"ko/{path}" for kind, path in KINDS.items() if kind != "404")]


def build(output: Path, *options: str) -> str:
    """Builds the publication into `output` in a process of its own; what it printed."""
    command = [sys.executable, "-m", "sitegen", "build", "--root", str(REPOSITORY), "--output", str(output)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
