"""`sitegen translated`."""

from __future__ import annotations

from pathlib import Path

import click

from sitegen.checks.pairing import pairings, record
from sitegen.cli import options
from sitegen.content.suggest import did_you_mean
from sitegen.ledgers import read_ledgers, read_waivers
from sitegen.ledgers.translations import FILE, Translations, encode
from sitegen.problems import in_reading_order
from sitegen.project.extensions import codes_of
from sitegen.project.read import read_everything


@click.command(name="translated", epilog="For example: sitegen translated whole-story")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="All records and briefs, to start with.")
@options.root
def command(ids: tuple[str, ...], everything: bool, root: Path) -> None:
    """Record that the translations of a record or brief were compared with their originals as they are now.

    From then on, a block whose original changes is reported until you have reviewed it and run this command again. It
    writes content/translations.lock; commit that file.
    """
    root = root.resolve()
    content, problems = read_everything(root)
    ledgers, found = read_ledgers(root, content)
    errors = [
        problem
        for problem in (*problems, *found, *read_waivers(root, codes_of(root)).problems)
        if problem.is_error
    ]
    if errors or content.site is None:
        options.print_problems(in_reading_order(errors), "text")
        raise SystemExit(1)
    if everything == bool(ids):
        raise click.UsageError("give the ids of records or briefs, or --all")
    languages = content.site.languages
    known = {
        pair.id for pairing in pairings(content.entries, languages, content.files) for pair in pairing.pairs
    }
    for id_ in ids:
        if id_ not in known:
            hint = did_you_mean(id_, known)
            raise click.BadParameter(
                f'"{id_}" has no translation' + (f" ({hint})" if hint else ""), param_hint="ID"
            )
    wanted = known if everything else set(ids)
    before = ledgers.translations or Translations()
    after = record(content, before, wanted.__contains__)
    (root / "content" / FILE).write_bytes(encode(after))
    for id_ in sorted(wanted):
        for language, digests in after.made_from[id_].items():
            if not everything:
                click.echo(f"{id_}: {len(digests)} blocks in {language} recorded")
    if everything:
        click.echo(f"{len(wanted)} records and briefs recorded in content/{FILE}")
