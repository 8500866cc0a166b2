"""What `sitegen verify --candidates` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click
import msgspec

from sitegen.checks.candidates import candidates
from sitegen.checks.evidence import Evidence
from sitegen.cli import options
from sitegen.content.entry import Entry


def print_candidates(
    entries: Iterable[Entry], evidence: Evidence, source: str, format_: options.Format
) -> None:
    """Lists what nothing says yet of a source, which has a text: as JSON, or for people, a line each."""
    found = candidates(source, entries, evidence)
    if format_ == "json":
        click.echo(json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=2))
        return
    for one in found:
        place = f"para. {one.paragraph}" if one.paragraph else "outside paragraphs"
        name = f" ({one.key})" if one.kind == "name" else ""
        click.echo(f"{place}: {one.kind}{name}: {one.before}[{one.text}]{one.after}")
    click.echo(f"{len(found)} in the text of {source} that no record or text says of it yet")
