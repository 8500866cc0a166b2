"""Pagefind as it comes, over the same pages: what the planner is compared with."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from sitegen.search.entries import SearchEntry
from sitegen.search.pagefind import executable


def build(entries: Sequence[SearchEntry], output: Path) -> None:
    """Writes a Pagefind index of the entries' pages, other names included, into the folder `output`."""
    with TemporaryDirectory() as folder:
        for entry in entries:
            file = Path(folder) / entry.url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            names = f"<p>{html.escape(', '.join(entry.other_names))}</p>" if entry.other_names else ""
            related = "".join(f"<p>{html.escape(text)}</p>" for text in entry.related)
            file.write_text(
                f'<!doctype html><html lang="{entry.language}"><meta charset="utf-8"><body data-pagefind-body>'
                f"<h1>{html.escape(entry.title)}</h1>{names}{entry.html}{related}</body></html>",
                encoding="utf-8",
            )
        command = [str(executable()), "--site", folder, "--output-path", str(output), "--silent"]
        subprocess.run(command, check=True)
