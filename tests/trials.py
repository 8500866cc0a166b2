"""A small publication to be edited and built again and again, and how it is looked at."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from sitegen.build import build
from sitegen.building.request import BuildResult, Request
from sitegen.options import Options
from tests.test_bad_input import GOOD

OPTIONS = Options(as_of=date(2026, 1, 1))
DAYS = (date(2024, 6, 1), OPTIONS.as_of, date(2026, 12, 23), date(2026, 12, 24))

THEME = Path(__file__).parent.parent / "templates"
BASE = GOOD + "".join(
    f"=== templates/strings/{kind}fr.yaml\n{(THEME / f'strings/{kind}en.yaml').read_text(encoding='utf-8')}"
    for kind in ("", "search.")
)
"""A small publication that may be in French, too, whose interface is English."""


def built(
    root: Path, output: Path, jobs: int = 1, options: Options = OPTIONS, search: bool = False
) -> BuildResult:
    return build(Request(root=root, output=output, options=options, search=search, jobs=jobs))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def change(path: Path, pattern: str, new: str) -> None:
    """Puts `new` for the first thing that fits."""
    if path.is_file():
        path.write_text(re.sub(pattern, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def token(name: str) -> str:
    """A word that only the text of this name has."""
    return f"Token-{name.replace('.', '-')}"


def tokens(folder: Path, options: Options) -> tuple[set[str], set[str]]:
    """The tokens of briefs that are shown, and of those that are not: by what their files say."""
    shown: set[str] = set()
    hidden: set[str] = set()
    for path in (folder / "briefs").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        published = re.search("^published: (.*)$", text, re.MULTILINE)
        later = published is not None and published[1] > options.as_of.isoformat() and not options.future
        is_draft = "\ndraft: true\n" in text and not options.drafts
        (hidden if is_draft or later else shown).update(re.findall(r"Token-[\w-]+", text))
    return shown, hidden - shown
