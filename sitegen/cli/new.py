"""`sitegen new`."""

from __future__ import annotations

import typing
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.cli.json_schema import schemas
from sitegen.cli.schema import write
from sitegen.content.field_types import fields_of
from sitegen.content.scalars import ID
from sitegen.content.schema import RECORDS, RecordType, RecordTypes
from sitegen.content.skeleton import SCHEMAS, skeleton
from sitegen.content.suggest import did_you_mean
from sitegen.project.extensions import read_with_extensions
from sitegen.publication.pages import reserved
from sitegen.runtime.regular_files import reason


@click.command(name="new", epilog="For example: sitegen new person yann-lecun")
@click.argument("type_", metavar="TYPE")
@click.argument("id_", metavar="ID")
@click.option(
    "--type", "subtype", metavar="SUBTYPE", default="", help="Of a source, what it is: book, legal_case …"
)
@options.root
def command(type_: str, id_: str, subtype: str, root: Path) -> None:
    """Create a record or brief to fill in.

    TYPE is source, person, organization, event, claim, term, medium, brief or page, or a kind of record of the
    project's extensions, or the name of its folder. ID becomes the file's name and part of
    its address: lower-case letters a-z, digits and hyphens. A brief or page is created in every language of the site.
    A source with --type shows the fields that are usual for that type.
    """
    if not ID.match(id_):
        raise click.BadParameter(f'"{id_}": use lower-case letters a-z, digits and hyphens', param_hint="ID")
    content, (types, languages) = root / "content", read_kinds(root)
    if type_ in types.by_folder:
        type_ = types.by_folder[type_].KIND
    if type_ not in types.by_kind:
        hint = (
            did_you_mean(type_, (*types.by_kind, *types.by_folder))
            or f"choose from {', '.join(types.by_kind)}"
        )
        raise click.BadParameter(f'there is no kind of record "{type_}": {hint}', param_hint="TYPE")
    _check_subtype(types[type_], subtype)
    taken = sorted(
        path
        for folder in types.by_folder
        for path in (content / folder).glob(f"{id_}.*")
        if path.is_file() and path.suffix in (".yaml", ".md")
    )
    if taken:
        raise click.UsageError(f'the id "{id_}" is already used by {taken[0].relative_to(root)}')
    if type_ == "page" and id_ in (*reserved(types), *languages):
        raise click.UsageError(f"a page cannot be at /{id_}/, which belongs to a part of the site")
    schemas_for_editors(root, types)
    for file, text in skeleton(types[type_], id_, languages, subtype).items():
        path = root / file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"{file} cannot be written: {reason(error)}") from error
        click.echo(f"created {file}")
    click.echo("Fill it in, then run `sitegen check`.")


def _check_subtype(type_: RecordType, subtype: str) -> None:
    if not subtype:
        return
    if not type_.SUBTYPE:
        raise click.UsageError(f"a {type_.KIND} has no types: leave out --type")
    allowed = next(typing.get_args(found) for field, found in fields_of(type_) if field.name == type_.SUBTYPE)
    if subtype not in allowed:
        hint = did_you_mean(subtype, allowed) or f"choose from {', '.join(allowed)}"
        raise click.BadParameter(f'there is no type "{subtype}": {hint}', param_hint="--type")


def schemas_for_editors(root: Path, types: RecordTypes) -> None:
    """Puts the JSON Schemas where the first line of a new record tells the editor to look for them."""
    folder = root / SCHEMAS
    list(write(folder, schemas(types)))
    ignored = folder.parent / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")


def read_kinds(root: Path) -> tuple[RecordTypes, tuple[str, ...]]:
    """The kinds of records of the project, and its languages."""
    if not (root / "content/site.yaml").is_file():
        return RECORDS, ("en",)
    settings, _ = read_with_extensions(root)
    if settings.site is None or settings.notation is None:
        options.print_problems(settings.problems, "text")
        raise SystemExit(1)
    return settings.notation.types, settings.site.languages
