"""Writes the names of languages, scripts and territories that sitegen pins, as the installed Babel has them.

`python -m tests.pin_names` does so; what changes is for people to judge.
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

from tests.real_site import REPOSITORY

FILE = REPOSITORY / "sitegen" / "conventions" / "names.json"


def names(language: str) -> dict[str, dict[str, str]]:
    locale = Locale.parse(language)
    kinds = {"languages": locale.languages, "scripts": locale.scripts, "territories": locale.territories}
    return {kind: {code: str(name) for code, name in sorted(found.items())} for kind, found in kinds.items()}


def pin(file: Path = FILE) -> None:
    pinned = {language: names(language) for language in ("en", "ko")}
    file.write_text(json.dumps(pinned, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    pin()
