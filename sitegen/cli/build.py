"""`sitegen build`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from sitegen.cli import options
from sitegen.output import OutputError, put
from sitegen.problems import Problem
from sitegen.rendering import render_all
from sitegen.site import Options, Site, read_project
from sitegen.views.search_entries import search_entries


@click.command(
    name="build",
    epilog="Exit codes: 0 done, 1 problems in the content (the output folder is left as it was), 2 wrong usage.",
)
@options.root
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site is written.  [default: public/ in the project's folder]",
)
@options.combined(options.base_url, options.drafts, options.strict)
@click.option("--no-search", is_flag=True, help="Leave the search index out; faster while you try things.")
@options.combined(options.as_of, options.problem_format)
def command(
    root: Path,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    no_search: bool,
    as_of: date,
    format_: options.Format,
) -> None:
    """Turn content/ into a site in public/, with its search index.

    Only files whose content changed are written, and files that the site no longer has are removed. When the content
    has errors they are all named, and the last good site stays as it is.
    """
    begun = perf_counter()
    root = root.resolve()
    output = (output or root / "public").absolute()
    _refuse_unsafe(output, root)
    project = read_project(root, Options(as_of=as_of, base_url=base_url, drafts=drafts))
    site = project.site
    if site is None or options.fails(project.problems, strict):
        _fail(project.problems, format_)
    rendered = render_all(site, root, _progress)
    problems = (*project.problems, *rendered.problems)
    if options.fails(problems, strict):
        _fail(problems, format_)
    files = dict(rendered.files)
    if not no_search:
        files.update(_search_files(site))
    try:
        written = put(files, output)
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    options.print_problems(problems, format_)
    pages = sum(path.endswith(".html") for path in rendered.files)
    languages = ", ".join(site.publication.languages)
    seconds = perf_counter() - begun
    summary = (
        f"{pages} pages in {languages}; {options.count(problems)}; {written.written} files written, "
        f"{written.unchanged} unchanged, {written.removed} removed; {seconds:.1f} s → {_shown(output)}"
    )
    click.echo(summary, err=format_ != "text")


def _fail(problems: Iterable[Problem], format_: options.Format) -> NoReturn:
    problems = list(problems)
    options.print_problems(problems, format_)
    click.echo(f"{options.count(problems)}; nothing was written", err=True)
    raise SystemExit(1)


def _refuse_unsafe(output: Path, root: Path) -> None:
    """An output folder that holds the project's sources would mix them with the site."""
    real = output.resolve()
    if root.is_relative_to(real) or any(
        real.is_relative_to(root / name) for name in ("content", "templates")
    ):
        raise click.BadParameter(
            f"{output} holds the project's own files; name another folder", param_hint="--output"
        )


def _search_files(site: Site) -> dict[str, bytes]:
    from sitegen.search.pagefind import SearchIndexError, index

    entries = [entry for maker in site.makers.values() for entry in search_entries(maker)]
    try:
        return dict(index(entries, languages=site.publication.languages).files)
    except SearchIndexError as error:
        raise click.ClickException(str(error)) from error


def _progress(paths: tuple[str, ...]) -> Iterator[str]:
    """The paths, with a bar on a terminal while they are worked on."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(paths, label="Rendering", file=sys.stderr, hidden=hidden, show_pos=True) as bar:
        yield from bar


def _shown(path: Path) -> str:
    here = Path.cwd()
    return f"{path.relative_to(here)}/" if path.is_relative_to(here) else f"{path}/"
