"""`sitegen schema`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.cli.json_schema import schemas
from sitegen.content.suggest import did_you_mean
from sitegen.project.extensions import read_with_extensions


@click.command(
    name="schema",
    epilog="In VS Code, map a folder to its schema with the yaml.schemas setting of the YAML extension.",
)
@click.argument("type_", metavar="[TYPE]", required=False)
@options.root
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write <type>.schema.json for every type into this folder instead of printing.",
)
def command(type_: str | None, root: Path, output: Path | None) -> None:
    """Print the JSON Schemas of the records, for editors: that of TYPE, or those of all types as one object."""
    settings, _ = read_with_extensions(root)
    if settings.notation is None:
        options.print_problems(settings.problems, "text")
        raise SystemExit(1)
    found = schemas(settings.notation.types)
    if type_ is not None and type_ not in found:
        hint = did_you_mean(type_, found) or f"choose from {', '.join(found)}"
        raise click.BadParameter(f'there is no type "{type_}": {hint}', param_hint="TYPE")
    if output is None:
        click.echo(json.dumps(found[type_] if type_ else found, ensure_ascii=False, indent=2))
        return
    for path in write(output, {type_: found[type_]} if type_ else found):
        click.echo(f"wrote {path}")


def write(folder: Path, found: Mapping[str, object]) -> Iterator[Path]:
    """Writes schemas, by kind, into a folder, which is made where there is none; their files."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, schema in found.items():
        path = folder / f"{kind}.schema.json"
        path.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        yield path
