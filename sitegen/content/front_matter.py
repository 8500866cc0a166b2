"""Briefs and pages: YAML front matter between two lines of `---`, then Markdown."""

from __future__ import annotations

import msgspec


class Parts(msgspec.Struct, frozen=True):
    """The two halves of a file, each with the line it begins on, counted from 1."""

    front_matter: str
    front_matter_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | None:
    """Front matter and body of a file's text, or None where it does not begin with a closed front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in ("---", "..."):
            return Parts("\n".join(lines[1:number]) + "\n", 2, "\n".join(lines[number + 1 :]), number + 2)
    return None
