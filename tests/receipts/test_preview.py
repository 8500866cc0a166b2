"""The preview shows what was found as a build does, and follows what is verified meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from sitegen.preview.snapshot import Preview
from tests.project import Project
from tests.receipts.story import STORY, opened, verified

PATH = "briefs/looms/index.html"
BRIEF = "content/briefs/looms.en.md"


def shown(preview: Preview, path: str = PATH) -> bytes:
    assert preview.files is not None
    return preview.files.get(path) or b""


def test_what_is_verified_and_edited_is_shown_at_once(project: Callable[..., Project]) -> None:
    site = verified(project(STORY))
    load = PreviewLoader(site.root, Options(as_of=date(2025, 12, 1)))
    preview = load.complete(load(None, frozenset()))
    assert isinstance(preview, Preview)
    assert "Source 2 × 300: not checked: no copy" in opened(shown(preview).decode())

    site.edit("captures/far.txt", "They counted 300 ships.\n")
    site.run("verify", "--as-of", "2025-12-02", code=1)
    preview = load(preview, frozenset({site.root / "content/verified.lock", site.root / "captures/far.txt"}))
    assert "Source 2 × 300: in our copy, paragraph 1" in opened(shown(preview).decode())

    site.replace(BRIEF, "300", "301")
    preview = load(preview, frozenset({site.root / BRIEF}))
    assert "Source 2 × 301: not found in a copy" in opened(shown(preview).decode())
    site.build("--no-search", "--as-of", "2025-12-01")
    for path in (PATH, "receipts.json", "method/checks/index.html"):
        assert shown(preview, path) == site.files()[path]
