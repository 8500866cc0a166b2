"""The page shown instead of the site while its content fails: each problem with the line it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path

from sitegen.content.entry import SIZE_LIMIT
from sitegen.problems import Problem, Span, in_reading_order, summed_up

_AROUND = 2
"""How many lines are shown on either side of the line in question."""
_WIDEST = 500
"""How many characters of a line are shown."""


def problems_page(problems: Iterable[Problem], root: Path) -> bytes:
    """A complete HTML page; the files that the problems name are read below `root`."""
    ordered = in_reading_order(problems)
    errors = [problem for problem in ordered if problem.is_error]
    warnings = [problem for problem in ordered if not problem.is_error]
    heading = " and ".join(
        f"{len(some)} {name}{'s' if len(some) > 1 else ''}"
        for some, name in ((errors, "error"), (warnings, "warning"))
        if some
    )
    lead = (
        "The site is shown again as soon as the errors are fixed."
        if errors
        else "The site is built all the same, unless with <code>--strict</code>."
    )
    sections = "".join(
        _section(file, group, root)
        for some in (errors, warnings)
        for file, group in groupby(summed_up(some), key=lambda problem: problem.span.file)
    )
    return f"""<!doctype html>
<html lang="en" data-sitegen-problems>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{heading or "No problems"}</title>
<link rel="stylesheet" href="/__sitegen__/problems.css">
<link rel="icon" href="/__sitegen__/problem.svg">
</head>
<body>
<main>
<h1>{heading or "No problems"}</h1>
<p>{lead if ordered else "Nothing is wrong with the content."}</p>
{sections}
</main>
</body>
</html>
""".encode()


def _section(file: str, problems: Iterable[Problem], root: Path) -> str:
    lines = _lines(file, root)
    return (
        f"<section><h2>{escape(file)}</h2>{''.join(_item(problem, lines) for problem in problems)}</section>"
    )


def _lines(file: str, root: Path) -> list[str]:
    """The lines of a file of the project, where it is one that can be shown."""
    path = root / file
    try:
        found = path.resolve()
        if (
            not found.is_relative_to(root.resolve())
            or not found.is_file()
            or found.stat().st_size > SIZE_LIMIT
        ):
            return []
        return found.read_bytes().decode("utf-8", "replace").splitlines()
    except (OSError, RuntimeError, ValueError):  # ValueError: a path with U+0000
        return []


def _item(problem: Problem, lines: list[str]) -> str:
    hint = f'<p class="hint">{escape(problem.hint)}</p>' if problem.hint else ""
    return (
        f'<article class="{problem.severity}"><h3>{escape(problem.message)}</h3>{hint}'
        f"<p class=place><code>{escape(str(problem.span))}</code> {problem.severity}[{escape(problem.code)}]</p>"
        f"{_excerpt(problem.span, lines)}</article>"
    )


def _excerpt(span: Span, lines: list[str]) -> str:
    """The line in question among its neighbours, with what is at the column marked."""
    if not 0 < span.line <= len(lines):
        return ""
    first = max(1, span.line - _AROUND)
    shown = lines[first - 1 : span.line + _AROUND]
    rows = "".join(
        f"<span{' class=here' if number == span.line else ''}><b>{number}</b>"
        f"{_marked(line, span.column) if number == span.line else escape(line[:_WIDEST])}\n</span>"
        for number, line in enumerate(shown, start=first)
    )
    return f"<pre>{rows}</pre>"


def _marked(line: str, column: int) -> str:
    before = line[max(0, column - 1 - _WIDEST // 2) : column - 1]
    after = line[column - 1 : column - 1 + _WIDEST // 2]
    word = re.match(r"\w[\w-]*|\S?", after)
    end = word.end() if word else 0
    return f"{escape(before)}<mark>{escape(after[:end])}</mark>{escape(after[end:])}"
