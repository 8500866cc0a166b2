"""The content of a project with the texts of its sources, as several commands read them."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.cli import options
from sitegen.content.load import Content
from sitegen.ledgers import Ledgers, read_ledgers, read_waivers
from sitegen.problems import Problem, in_reading_order
from sitegen.project.extensions import codes_of
from sitegen.project.read import read_everything

captures = click.option(
    "--captures",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the texts of the sources.  [default: captures/ in the project's folder]",
)


def read_texts(
    root: Path, captures: Path | None, format_: options.Format
) -> tuple[Content, Ledgers, list[Problem]]:
    """The content and ledgers of the project, and what is wrong with these; ends the command where anything is an
    error."""
    content, problems = read_everything(root)
    ledgers, found = read_ledgers(root, content, captures)
    found += read_waivers(root, codes_of(root)).problems
    if any(problem.is_error for problem in (*problems, *found)):
        options.print_problems(in_reading_order([*problems, *found]), format_)
        raise SystemExit(1)
    return content, ledgers, found
