"""`sitegen edition`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import click

from sitegen.cli import options
from sitegen.content.editions import FrozenText, encode, file_of
from sitegen.content.load import Content
from sitegen.content.suggest import did_you_mean
from sitegen.kinds.brief import present_blocks
from sitegen.ledgers import read_verified
from sitegen.options import Options
from sitegen.problems import in_reading_order
from sitegen.project.extensions import set_up
from sitegen.project.read import all_problems, read_and_link
from sitegen.site.files import Site


@click.command(
    name="edition",
    epilog='For example: sitegen edition whole-story --note "First edition." --note "ko=초판."',
)
@click.argument("ids", metavar="BRIEF...", nargs=-1, required=True)
@click.option(
    "--note",
    "notes",
    multiple=True,
    required=True,
    metavar="[LANG=]TEXT",
    help="What is new, in the first language of the site, or in LANG; repeat it for each language of the briefs.",
)
@click.option("--replace", is_flag=True, help="Replace an edition of the same day.")
@options.root
@options.as_of
def command(ids: tuple[str, ...], notes: tuple[str, ...], replace: bool, root: Path, as_of: date) -> None:
    """Freeze the present text of briefs as a dated edition, which keeps its address and its words.

    It writes content/editions/; commit these files, and do not edit them.
    """
    root = root.resolve()
    content, site = _read(root, as_of)
    publication = site.publication_itself
    for id_ in ids:
        if id_ not in publication.briefs:
            raise click.BadParameter(_why_not(id_, content, publication.briefs), param_hint="BRIEF")
    by_language = _notes(notes, publication.languages)
    files = {
        file_of(id_, as_of.isoformat(), language): encode(text)
        for id_ in dict.fromkeys(ids)
        for language, text in _frozen(id_, site, content, by_language, as_of, root).items()
    }
    for file in files:
        if (root / file).exists() and not replace:
            raise click.UsageError(f"{file} is there already: --replace replaces the edition of a day")
    for file, data in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(data)
        click.echo(f"created {file}")


def _read(root: Path, as_of: date) -> tuple[Content, Site]:
    """The content and site of the project; ends the command where anything is an error."""
    linked = read_and_link(set_up(root, Options(as_of=as_of)))
    site = linked.site()
    errors = [problem for problem in all_problems(linked, site) if problem.is_error]
    if errors or site is None:
        options.print_problems(in_reading_order(errors), "text")
        raise SystemExit(1)
    return linked.content, site


def _why_not(id_: str, content: Content, briefs: Mapping[str, object]) -> str:
    hidden = next((one for one in content.hidden if one.id == id_), None)
    if hidden is not None:
        return f'"{id_}" is not published: {hidden.why}'
    hint = did_you_mean(id_, briefs)
    return f'there is no brief "{id_}"' + (f" ({hint})" if hint else "")


def _notes(given: tuple[str, ...], languages: tuple[str, ...]) -> dict[str, str]:
    notes: dict[str, str] = {}
    for note in given:
        language, is_given, text = note.partition("=")
        if not is_given or language not in languages:
            language, text = languages[0], note
        if not text.strip():
            raise click.BadParameter("say what is new", param_hint="--note")
        if language in notes:
            raise click.BadParameter(f'there are two notes in "{language}"', param_hint="--note")
        notes[language] = text.strip()
    return notes


def _frozen(
    id_: str, site: Site, content: Content, notes: Mapping[str, str], as_of: date, root: Path
) -> dict[str, FrozenText]:
    """The present text of a brief in each of its languages; ends the command where none has changed."""
    publication = site.publication_itself
    lock = read_verified(root)
    day = as_of.isoformat()
    kept = [text for text in publication.editions.get(id_, ()) if text.date != day]
    if any(text.date > day for text in kept):
        raise click.UsageError(f"{id_} has an edition of a later day than {day}")
    found = {}
    for edition in publication.briefs[id_].editions:
        language = edition.language
        if language not in notes:
            raise click.UsageError(f'say what is new in {id_} in "{language}", too: --note "{language}=…"')
        used = {id_, *edition.sources}
        paths = [e.origin.file for e in content.entries if e.id in used and e.language in ("", language)]
        copies = {
            source: lock.sources[source].text for source in edition.sources if lock and source in lock.sources
        }
        found[language] = FrozenText(
            format=1,
            brief=id_,
            language=language,
            date=day,
            note=notes[language],
            blocks=present_blocks(site.builders[language], id_),
            files={path: sha256((root / path).read_bytes()).hexdigest() for path in sorted(paths)},
            copies=copies,
        )
    last = {text.language: text.blocks for text in kept}
    if all(last.get(language) == text.blocks for language, text in found.items()):
        raise click.UsageError(f"nothing to freeze: {id_} reads as in its last edition")
    return found
