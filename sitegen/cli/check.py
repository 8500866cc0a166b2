"""`sitegen check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from sitegen.checks.coverage import UncitedShare
from sitegen.cli import options
from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.rendering import Rendering, render


@click.command(
    name="check", epilog="Exit codes: 0 no errors, 1 errors (with --strict, or warnings), 2 wrong usage."
)
@options.option_group(options.root, options.drafts, options.future)
@options.option_group(options.strict, options.as_of, options.problem_format)
@click.option(
    "--prove",
    is_flag=True,
    help="Also build copies of the project, anew and after random edits, and report what differs: for authors of "
    "extensions.",
)
def command(
    root: Path, drafts: bool, future: bool, strict: bool, as_of: date, format_: options.Format, prove: bool
) -> None:
    """Report every problem in the content, with its file, line, column and how to fix it; write nothing."""
    root = root.resolve()
    project = read_project(root, Options(as_of=as_of, drafts=drafts, future=future))
    problems = project.problems
    if project.site is not None:
        problems += render(Rendering(project.site, project.site.paths, root), lambda *_: None).problems
    proven: tuple[str, ...] = ()
    if prove and not any(problem.is_error for problem in problems):
        from sitegen.proof.prove import ROUNDS
        from sitegen.proof.prove import prove as differences

        found = tuple(differences(root, Options(as_of=as_of, drafts=drafts, future=future)))
        problems += found
        proven = (
            ()
            if found
            else (f"the same bytes by one process and several, and after {ROUNDS} rounds of edits",)
        )
    options.print_problems(problems, format_, project.codes)
    lines = (*_coverage(project.shares), *project.left_out, *proven, options.count(problems))
    options.print_lines(lines, format_)
    raise SystemExit(1 if options.is_failure(problems, strict) else 0)


def _coverage(shares: Iterable[UncitedShare]) -> Iterator[str]:
    """What share of the briefs' statements cites no source: of each brief where some do not, and of all."""
    shares = tuple(shares)
    total = sum(share.statements for share in shares)
    uncited = sum(len(share.uncited) for share in shares)
    for share in shares:
        if share.uncited:
            yield f"{share.file}: {_of(len(share.uncited), share.statements)}"
    if total:
        yield f"in all briefs, {_of(uncited, total)}"


def _of(uncited: int, statements: int) -> str:
    if statements == 1:
        cited = "no source" if uncited else "a source or is the editors' own"
        return f"the only statement cites {cited}"
    if not uncited:
        return f"all {statements} statements cite a source or are the editors' own"
    return f"{uncited} of {statements} statements cite no source ({uncited / statements:.1%})"
