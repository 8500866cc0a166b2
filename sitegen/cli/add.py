"""`sitegen add`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import click

from sitegen.captures.formats import declared_format
from sitegen.cli import copies, options, record_updates
from sitegen.cli.new import read_kinds, schemas_for_editors
from sitegen.cli.online import Found, Online, Wishes
from sitegen.content.scalars import ID
from sitegen.content.schema import RecordTypes
from sitegen.importing.bibliography import READERS, read_bibliography
from sitegen.importing.copies import Copy
from sitegen.importing.item import Item
from sitegen.importing.page import Document, read_fetched
from sitegen.importing.plan import Planned, plan
from sitegen.importing.references import reference_of
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import read_regular, reason, shown_name


@click.command(name="add", epilog="For example: sitegen add https://example.org/story library.bib --dry-run")
@click.argument("references", metavar="REF...", nargs=-1, required=True)
@click.option("--id", "id_", metavar="ID", default="", help="The id of the source, where there is only one.")
@click.option("--dry-run", is_flag=True, help="Show what would be written; write nothing.")
@click.option(
    "--update",
    "is_update",
    is_flag=True,
    help="Also update sources that are there already; each change is shown first.",
)
@click.option("--yes", is_flag=True, help="With --update: do not ask before each change.")
@click.option(
    "--archive/--no-archive",
    default=None,
    help="Ask the Wayback Machine to save a page; or do not even ask it whether it has a copy.",
)
@click.option("--warc", is_flag=True, help="Also keep what was sent for a page, as WARC.")
@options.root
@options.problem_format
def command(
    references: tuple[str, ...],
    id_: str,
    dry_run: bool,
    is_update: bool,
    yes: bool,
    archive: bool | None,
    warc: bool,
    root: Path,
    format_: options.Format,
) -> None:
    """Create records of sources from pages, bibliographies, DOIs and ISBNs.

    REF is the address of a page or PDF, or such a file (.html, .mhtml, .pdf, .docx …), whose copy and text go to
    captures/; a bibliography in BibTeX or BibLaTeX (.bib, .bibtex), RIS (.ris) or CSL-JSON (.json), as Zotero and other
    programs export them; a DOI (doi:10.1000/182, or its address at doi.org), whose data its registrar gives; or an ISBN
    (isbn:978-0-306-40615-7), which is looked up in Open Library. Each entry becomes a file in content/sources/.

    A source that is there already, with the same DOI, ISBN, address, or title and year, is left as it is, unless
    --update is given: then the fields that the entry has otherwise are changed in it, after you have seen how, and
    nothing else. Comments in a new record say what is yet to be filled in, and what of the entry was not taken over.
    """
    if id_ and not ID.match(id_):
        raise click.BadParameter(
            f'"{id_}": use lower-case letters a-z, digits and hyphens', param_hint="--id"
        )
    if yes and not is_update:
        raise click.UsageError("--yes is for --update")
    types, languages = read_kinds(root)
    taken = _ids(root, types)
    if id_ in taken:
        raise click.UsageError(f'the id "{id_}" is already used')
    wishes = Wishes(archive is not False, archive is True and not dry_run, warc)
    items, found_copies, problems = _read(references, Online(wishes=wishes))
    records = dict(_records(root))
    planned = plan(items, records, taken, languages, id_)
    if id_ and sum(not one.same for one in planned) > 1:
        raise click.UsageError("--id is for one source: leave it out, and each gets its own")
    if not dry_run:
        problems += _write(root, types, planned)
    said = [] if dry_run else copies.write(root, planned, found_copies, problems)
    found = record_updates.changes(planned, records) if is_update else []
    answer: record_updates.Answer = "no" if dry_run else "yes" if yes else "ask"
    written = record_updates.apply(root, found, answer, problems, format_)
    options.print_problems(problems, format_)
    options.print_lines([*said, *_report(planned, dry_run, written)], format_)
    if (unasked := len(found) - len(written)) and answer == "ask" and not record_updates.can_ask(format_):
        raise click.UsageError(f"{unasked} to update, and no terminal to ask on: pass --yes or --dry-run")
    raise SystemExit(1 if options.is_failure(problems, strict=False) else 0)


def _read(
    references: Sequence[str], online: Online
) -> tuple[list[Item], list[tuple[Item, Copy]], list[Problem]]:
    """The items of all that is given, those of pages with their copies, and what is wrong with them."""
    items: list[Item] = []
    found_copies: list[tuple[Item, Copy]] = []
    problems: list[Problem] = []
    for reference in map(reference_of, references):
        is_file = reference.kind == "file"
        found = _read_file(Path(reference.value)) if is_file else online.read(reference)
        items += found.items
        problems += found.problems
        found_copies += [(item, found.copy) for item in found.items if found.copy is not None]
    return items, found_copies, problems


def _read_file(path: Path) -> Found:
    name = shown_name(path.name)
    try:
        data = read_regular(path)
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        return Found([], [codes.UNREADABLE_BIBLIOGRAPHY.at(Span(name), message, "check its path")])
    if path.suffix.casefold() in READERS or declared_format(name, "") is None:
        return Found(*read_bibliography(data, name))
    found, problems = read_fetched(Document(data, name=name))
    if found is None:
        return Found([], problems)
    copy = Copy(data, found.text, found.suffix, found.url, "", found.media_type)
    return Found([found.item], problems, copy)


def _records(root: Path) -> Iterator[tuple[str, str]]:
    """The sources that are there. One that cannot be read is reported by `sitegen check`."""
    for path in sorted((root / "content" / "sources").glob("*.yaml")):
        try:
            text = read_regular(path).decode("utf-8", "replace")
        except OSError:
            continue
        yield path.relative_to(root).as_posix(), text


def _ids(root: Path, types: RecordTypes) -> set[str]:
    """The ids of all records and briefs."""
    return {
        path.name.partition(".")[0]
        for folder in types.by_folder
        for path in (root / "content" / folder).glob("*.*")
        if path.suffix in (".yaml", ".md")
    }


def _write(root: Path, types: RecordTypes, planned: Sequence[Planned]) -> Iterator[Problem]:
    """Writes the new records, and never over a file."""
    if any(one.text for one in planned):
        schemas_for_editors(root, types)
    for one in planned:
        if one.same:
            continue
        path = root / one.file
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(one.text)
        except OSError as error:
            message = f"{one.file} cannot be written: {reason(error)}"
            yield codes.UNREADABLE_BIBLIOGRAPHY.at(
                one.item.span, message, "check the folder content/sources/"
            )


def _report(planned: Sequence[Planned], dry_run: bool, updated: Collection[str]) -> Iterator[str]:
    """What became of each item, and how many there are."""
    for one in planned:
        if one.same:
            verb = "updated" if one.file in updated and one.update else "left as it is"
            yield f"{one.item.span}: {verb}: {one.file} has the same {one.same}{_differences(one, updated)}"
            continue
        left_out = ", ".join(one.item.left_out)
        verb = "would create" if dry_run else "created"
        yield f"{verb} {one.file}" + (f" (not taken over: {left_out})" if left_out else "")
        if dry_run:
            yield one.text
    new = sum(not one.same for one in planned)
    yield f"{new} new, {len(planned) - new} there already." + (
        " Fill them in, then run `sitegen check`." if new and not dry_run else ""
    )


def _differences(one: Planned, updated: Collection[str]) -> str:
    """In what a record that is there differs from the bibliography."""
    if one.update is None:
        return ""
    said = []
    if one.update.fields and one.file not in updated:
        said.append(f"; --update would change {', '.join(one.update.fields)}")
    if one.update.by_hand:
        said.append(f"; compare {', '.join(one.update.by_hand)} yourself, which it has in another form")
    return "".join(said)
