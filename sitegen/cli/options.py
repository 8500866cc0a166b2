"""Options that several commands share, and how problems are printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

import click
import msgspec

from sitegen.problems import Code, Problem, Severity, summed_up
from sitegen.runtime.patterns import lazy_pattern

Format = Literal["text", "github", "json", "sarif"]
_CONTROL = lazy_pattern(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

F = TypeVar("F", bound=Callable[..., Any])

root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="here",
    help="The project's folder: the one that contains content/.",
)
drafts = click.option("--drafts", is_flag=True, help="Include briefs that say `draft: true`.")
future = click.option("--future", is_flag=True, help="Include briefs whose `published` is in the future.")
strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
problem_format = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Output format of problems: for people, as annotations on a pull request, or for programs.",
)


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day: write it as 2026-01-31", param, ctx)


class _BaseUrl(click.ParamType[str]):
    name = "url"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            self.fail(f"{value!r} is not an http or https address", param, ctx)
        return str(value)


as_of = click.option(
    "--as-of",
    type=_Day(),
    default=lambda: datetime.now(UTC).date(),
    show_default="today",
    help="Build and check as of this day: which briefs are published, which reviews are due.",
)
base_url = click.option(
    "--base-url", type=_BaseUrl(), help="The address of the site, instead of `base_url` in site.yaml."
)


def option_group(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, shown in this order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def print_problems(problems: Sequence[Problem], format_: Format, codes: Iterable[Code] = ()) -> None:
    """Prints problems to standard output, in the order given: JSON has all of them, in all other forms many of one kind
    in a file are summed up. `codes` are those of extensions, which SARIF explains."""
    if format_ == "json":
        click.echo(_json(msgspec.to_builtins(problems)))
        return
    if format_ == "sarif":
        from sitegen.problems.sarif import sarif

        click.echo(_json(sarif(summed_up(problems), codes)))
        return
    styled = sys.stdout.isatty()  # elsewhere, click would take each style off again
    shown = summed_up(problems)
    lines = [_github(problem) if format_ == "github" else _line(problem, styled) for problem in shown]
    if lines:  # there may be thousands, and each echo asks again where it writes to
        click.echo("\n".join(lines))


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2)


def _line(problem: Problem, styled: bool) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    place, words = _visible(str(problem.span)), _visible(problem.message + hint)
    return f"{place}: {_label(problem.severity, problem.code, styled)}: {words}"


@cache
def _label(severity: Severity, code: str, styled: bool) -> str:
    label = f"{severity}[{code}]"
    return click.style(label, fg="red" if severity == "error" else "yellow", bold=True) if styled else label


def _visible(text: str) -> str:
    """A text for one line of a terminal: controls, which a terminal obeys, and marks that turn the direction of
    writing are shown by their codes."""
    if text.isprintable():
        return text
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", " ".join(text.splitlines()))


def _github(problem: Problem) -> str:
    """A workflow command of GitHub Actions that annotates the line."""
    hint = f" ({problem.hint})" if problem.hint else ""
    message = _escaped(_visible(problem.message + hint))
    span = problem.span
    place = f"file={_property(span.file)},line={span.line},col={span.column},title={_property(problem.code)}"
    return f"::{problem.severity} {place}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def print_lines(lines: Iterable[str], format_: Format) -> None:
    """Says what is no problem: where problems are printed for programs, to standard error."""
    for line in lines:
        click.echo(line, err=format_ != "text")


def is_failure(problems: Iterable[Problem], strict: bool) -> bool:
    """Whether these problems make a command fail."""
    return any(problem.is_error or strict for problem in problems)


def count(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are: "2 errors, 1 warning"."""
    errors = sum(problem.is_error for problem in problems)
    warnings = len(problems) - errors
    parts = [_plural(errors, "error")] if errors else []
    parts += [_plural(warnings, "warning")] if warnings or not errors else []
    return ", ".join(parts)


def _plural(n: int, noun: str) -> str:
    return f"{n or 'no'} {noun}{'' if n == 1 else 's'}"
