"""`sitegen build`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from sitegen.build import build
from sitegen.building.request import BuildResult, Request
from sitegen.cli import options
from sitegen.options import CAPTURES, MEMORY, Options
from sitegen.output import OutputError
from sitegen.runtime.workers import default_jobs
from sitegen.search import SearchIndexError


@click.command(
    name="build",
    epilog="Exit codes: 0 built, 1 the build failed (the output folder is unchanged), 2 wrong usage.",
)
@options.root
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write the site to.  [default: public/ in the project's folder]",
)
@options.option_group(options.base_url, options.drafts, options.future, options.strict)
@click.option("--no-search", is_flag=True, help="Build without the search index, which is faster.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    show_default="one for each processor",
    help="Number of processes; the result is the same with any number.",
)
@options.option_group(options.as_of, options.problem_format)
def command(
    root: Path,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    future: bool,
    strict: bool,
    no_search: bool,
    jobs: int | None,
    as_of: date,
    format_: options.Format,
) -> None:
    """Build content/ into a site in public/, with its search index.

    Only files that changed are written, and files that are no longer part of the site are removed. All changes appear
    in one step where the system allows it: readers see either the old site or the new one. If the content has errors,
    all of them are reported, and the last good site stays unchanged.
    """
    begun = perf_counter()
    root = root.resolve()
    output = (output or root / "public").absolute()
    _refuse_unsafe(output, root)
    request = Request(
        root=root,
        output=output,
        options=Options(as_of=as_of, base_url=base_url, drafts=drafts, future=future),
        search=not no_search,
        refuse_warnings=strict,
        jobs=jobs or default_jobs(),
    )
    try:
        built = build(request, _progress, _tell_waiting)
    except (OutputError, SearchIndexError) as error:
        raise click.ClickException(str(error)) from error
    if built.written is None:
        _fail(built, format_)
    options.print_problems(built.problems, format_, built.codes)
    options.print_lines((*built.left_out, *built.lost), format_)
    written = built.written
    summary = (
        f"{built.pages} pages in {', '.join(built.languages)}; {options.count(built.problems)}; "
        f"{written.written} files written, {written.unchanged} unchanged, {written.removed} removed; "
        f"{perf_counter() - begun:.1f} s → {_shown(output)}"
    )
    click.echo(summary, err=format_ != "text")


def _fail(built: BuildResult, format_: options.Format) -> NoReturn:
    options.print_problems(built.problems, format_, built.codes)
    options.print_lines(built.left_out, format_)
    click.echo(f"{options.count(built.problems)}; nothing was written", err=True)
    raise SystemExit(1)


OWN = ("content", "templates", CAPTURES, MEMORY, ".git")
"""Folders of a project that no site may be written into, nor over."""


def _refuse_unsafe(output: Path, root: Path) -> None:
    """An output folder that holds the project's sources, or lies among them, would mix them with the site."""
    real = Path(os.path.realpath(output))
    own = [Path(os.path.realpath(root / name)) for name in OWN]
    if (
        any(_is_within(real, folder) or _is_within(folder, real) for folder in own)
        or _is_within(root, real)
        or ".git" in real.parts
    ):
        raise click.BadParameter(
            f"{click.format_filename(output)} contains the project's own files, or is inside them; choose another "
            "folder",
            param_hint="--output",
        )


def _is_within(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, or is that, by whatever spelling."""
    return any(each == folder or _is_same(each, folder) for each in (path, *path.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _tell_waiting() -> None:
    click.echo("Another build of this project is running: waiting for it to finish.", err=True)


def _progress(doing: str, names: tuple[str, ...]) -> Iterator[str]:
    """The names of files, with a bar on a terminal while they are worked on."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(names, label=doing, file=sys.stderr, hidden=hidden, show_pos=True) as bar:
        yield from bar


def _shown(path: Path) -> str:
    here = Path.cwd()
    return click.format_filename(path.relative_to(here) if path.is_relative_to(here) else path) + "/"
