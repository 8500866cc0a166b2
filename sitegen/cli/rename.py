"""`sitegen rename`."""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.content.load import Content
from sitegen.content.rewriting import Change
from sitegen.content.scalars import ID
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Problem
from sitegen.project.extensions import codes_of
from sitegen.project.read import read_everything
from sitegen.project.renaming import FileChange, Renaming, RenamingError
from sitegen.publication.former import former_of, renamed
from sitegen.publication.pages import reserved
from sitegen.runtime.regular_files import reason


@click.command(name="rename", epilog="For example: sitegen rename lecun yann-lecun")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@options.root
def command(old: str, new: str, dry_run: bool, root: Path) -> None:
    """Give a record, brief or page another id, in all files.

    Its files are renamed, and every reference to it is rewritten: in fields, texts, site.yaml, the lock files, waivers
    and captures. All else stays as it is, byte for byte. The old id is added to the record's `former_ids`, so that its
    old addresses lead to it. If a file cannot be written, none is changed.
    """
    root = root.resolve()
    content, problems = read_everything(root)
    _refuse(content, problems, old, new)
    try:
        found = list(Renaming(root, content, Change(old, new), dict(codes_of(root))).changes())
        if dry_run:
            for change in found:
                _show(change, root)
            return
        apply(found)
    except RenamingError as error:
        raise click.ClickException(str(error)) from error
    except UnicodeDecodeError as error:
        raise click.ClickException(
            "a file that is to be changed is not UTF-8: nothing was changed"
        ) from error
    except OSError as error:
        raise click.ClickException(f"nothing was changed: {reason(error)}") from error
    click.echo(f"{old} is now {new}: {len(found)} file{'s' * (len(found) != 1)} changed")


def _refuse(content: Content, problems: Sequence[Problem], old: str, new: str) -> None:
    entries = (*content.entries, *content.broken)
    unread = {entry.origin.file for entry in content.broken if not entry.origin.positions}
    unread |= {p.span.file for p in problems if p.is_error} - {entry.origin.file for entry in entries}
    if unread or content.site is None:
        errors = [p for p in problems if p.is_error and (content.site is None or p.span.file in unread)]
        options.print_problems(errors, "text")
        raise click.ClickException("what refers to the record cannot be known before these files can be read")
    kinds = {entry.id: entry for entry in entries}
    if old not in kinds:
        now = renamed(former_of(entries)).get(old)
        hint = f'it was renamed to "{now}"' if now else did_you_mean(old, kinds)
        raise click.BadParameter(f'no record "{old}"' + (f" ({hint})" if hint else ""), param_hint="OLD")
    if not ID.match(new):
        raise click.BadParameter(f'"{new}": use lower-case letters a-z, digits and hyphens', param_hint="NEW")
    if new in content.ids:
        other = kinds[new].origin.file if new in kinds else "another file"
        raise click.BadParameter(f'the id "{new}" is taken by {other}', param_hint="NEW")
    kind = kinds[old].kind
    if kind == "page" and new in {*reserved(content.types), *content.site.languages}:
        raise click.BadParameter(
            f"a page cannot be at /{new}/, which belongs to a part of the site", param_hint="NEW"
        )
    for entry in entries:
        if entry.kind == kind and entry.id != old and entry.value and new in entry.value.former_ids:
            raise click.BadParameter(f'"{new}" is a former id in {entry.origin.file}', param_hint="NEW")


def _show(change: FileChange, root: Path) -> None:
    before, now = (str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
                   for path in (change.before, change.now))  # fmt: skip
    if before != now:
        click.echo(f"rename {before} => {now}")
    if change.data is not None:
        one, other = (d.decode().splitlines(keepends=True) for d in (change.before.read_bytes(), change.data))
        for line in difflib.unified_diff(one, other, before, now, n=1):
            click.echo(line.rstrip("\n"))


def apply(changes: Sequence[FileChange]) -> None:
    """Makes all changes, or, where one cannot be made, none, and raises OSError."""
    taken = next((c.now for c in changes if c.now != c.before and os.path.lexists(c.now)), None)
    if taken is not None:
        raise FileExistsError(17, "the file is there already", str(taken))
    written: list[tuple[FileChange, Path]] = []
    done: list[tuple[FileChange, bytes]] = []
    try:
        for change in changes:
            if change.data is not None:
                new = change.now.with_name(f".{change.now.name}.tmp")
                written.append((change, new))
                new.write_bytes(change.data)
                shutil.copymode(change.before, new)
        new_files = {id(change): new for change, new in written}
        for change in changes:
            done.append((change, change.before.read_bytes()))
            if change.data is None:
                change.before.rename(change.now)
                continue
            new_files[id(change)].replace(change.now)
            if change.now != change.before:
                change.before.unlink()
    except OSError:
        for change, data in reversed(done):
            _restore(change, data)
        raise
    finally:
        for _, new in written:
            new.unlink(missing_ok=True)


def _restore(change: FileChange, data: bytes) -> None:
    """Puts a file back as it was, whatever was done with it."""
    with suppress(OSError):
        if change.data is None:
            change.now.rename(change.before)
        else:
            change.before.write_bytes(data)
            if change.now != change.before:
                change.now.unlink(missing_ok=True)
