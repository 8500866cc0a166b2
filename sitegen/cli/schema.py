"""`sitegen schema`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from sitegen.cli.json_schema import schemas


@click.command(
    name="schema",
    epilog="In VS Code, map a folder to its schema with the yaml.schemas setting of the YAML extension.",
)
@click.argument("type_", metavar="[TYPE]", type=click.Choice(list(schemas())), required=False)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write <type>.schema.json for every type into this folder instead of printing.",
)
def command(type_: str | None, output: Path | None) -> None:
    """Print the JSON Schemas of the records, for editors: that of TYPE, or those of all types as one object."""
    found = schemas()
    if output is None:
        click.echo(json.dumps(found[type_] if type_ else found, ensure_ascii=False, indent=2))
        return
    for path in write(output, [type_] if type_ else list(found)):
        click.echo(f"wrote {path}")


def write(folder: Path, kinds: Sequence[str]) -> Iterator[Path]:
    """Writes the schemas of these kinds into a folder, which is made where there is none; their files."""
    folder.mkdir(parents=True, exist_ok=True)
    found = schemas()
    for kind in kinds:
        path = folder / f"{kind}.schema.json"
        path.write_text(json.dumps(found[kind], ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        yield path
