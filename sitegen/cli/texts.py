"""The content of a project with the texts of its sources, as several commands read them."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.checks.evidence import Evidence, SourceEvidence
from sitegen.cli import options
from sitegen.content.load import Content
from sitegen.content.suggest import did_you_mean
from sitegen.ledgers import Ledgers, read_ledgers, read_waivers
from sitegen.problems import Problem, in_reading_order
from sitegen.project.extensions import codes_of
from sitegen.project.read import read_everything

captures = click.option(
    "--captures",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the copies of the sources.  [default: `captures` of site.yaml, or captures/]",
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


def source_with_text(evidence: Evidence, id_: str, captures: Path | None, parameter: str) -> SourceEvidence:
    """The source with this id, which `parameter` names; ends the command where there is none, or no text of it."""
    if id_ not in evidence.sources:
        hint = did_you_mean(id_, evidence.sources) or "`sitegen new source` creates one"
        raise click.BadParameter(f'there is no source "{id_}": {hint}', param_hint=parameter)
    known = evidence.sources[id_]
    if known.capture is None:
        folder = captures or Path("captures")
        raise click.UsageError(
            f"there is no text of {id_}: save it as {folder / id_}.txt (.html, .pdf, .docx, .vtt …), name its "
            f"file in {folder}/files.yaml, or give the folder of copies with --captures"
        )
    return known
