"""What the emitters share: the files of a project as text by path, and how they are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Files = dict[str, str]
"""The text of a project's files, by path below its folder."""


def yaml(fields: Mapping[str, Any]) -> str:
    """A field to a line, empty ones left out. The values are JSON, which is YAML too."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items() if value
    )


def with_front_matter(fields: Mapping[str, Any], body: str) -> str:
    """Markdown under its front matter."""
    return f"---\n{yaml(fields)}---\n\n{body}"


def write(files: Files, folder: Path) -> None:
    """Puts the files into `folder`."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
