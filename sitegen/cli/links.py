"""`sitegen links`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from sitegen.checks.links import dead, external
from sitegen.checks.waiving import WaiverFilter
from sitegen.cli import options
from sitegen.cli.link_probe import probe, probe_all
from sitegen.ledgers import read_ledgers, read_waivers
from sitegen.ledgers.answers import FILE, decode, due_addresses, encode, with_answer
from sitegen.options import MEMORY
from sitegen.problems import in_reading_order
from sitegen.project.extensions import codes_of
from sitegen.project.read import read_everything


@click.command(name="links", epilog="Exit codes: 0 no dead links, 1 dead links, 2 wrong usage.")
@options.root
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to the same host.",
)
@click.option("--again", is_flag=True, help="Also check links that answered less than a week ago.")
@options.option_group(options.as_of, options.problem_format)
def command(root: Path, delay: float, again: bool, as_of: date, format_: options.Format) -> None:
    """Check that the external links in the content still work.

    A link counts as dead when it has failed twice, at least three
    days apart: run the command every few days. Answers are remembered in .sitegen/ for a week.
    """
    root = root.resolve()
    content, problems = read_everything(root)
    _, found = read_ledgers(root, content)
    waivers = read_waivers(root, codes_of(root))
    errors = [problem for problem in (*problems, *found, *waivers.problems) if problem.is_error]
    if errors:
        options.print_problems(in_reading_order(errors), format_)
        raise SystemExit(1)
    path = root / MEMORY / FILE
    known = decode(path.read_bytes()) if path.is_file() else {}
    places = external(content)
    wanted = list(places) if again else due_addresses(places, known, as_of)
    hidden = not sys.stderr.isatty() or not wanted
    with click.progressbar(length=len(wanted), label="Checking", file=sys.stderr, hidden=hidden) as bar:
        for address, answer in probe_all(wanted, delay, probe):
            known[address] = with_answer(known.get(address), answer, as_of)
            bar.update(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode({address: known[address] for address in places}))
    waive = WaiverFilter(waivers, as_of)
    found = in_reading_order(
        waive(problem for address, at in places.items() for problem in dead(address, at, known[address]))
    )
    options.print_problems(found, format_)
    failing = [address for address in places if known[address].failing_since and not known[address].is_dead]
    for address in failing:
        click.echo(f"{address} failed ({known[address].answer}); it will be checked again", err=True)
    refusing = sum(known[address].answer.verdict == "refuses" for address in places)
    summary = (
        f"{len(places)} addresses: {len(wanted)} checked, {len(failing)} failed for the first time, "
        f"{refusing} refuse automated requests; {options.count(found)}"
    )
    click.echo(summary, err=format_ != "text")
    raise SystemExit(1 if found else 0)
