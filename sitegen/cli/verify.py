"""`sitegen verify`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sitegen.checks import figures, locators, mentions, quotations, unread
from sitegen.checks.data import check_figures
from sitegen.checks.evidence import Evidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.verify import record
from sitegen.cli import options, texts
from sitegen.cli.candidates import print_candidates
from sitegen.content.adding import with_items
from sitegen.content.load import Content
from sitegen.facts.locate import Files
from sitegen.ledgers import Ledgers, changed_captures
from sitegen.ledgers.verified import FILE, KINDS, Lock, encode
from sitegen.problems import Problem, codes, in_reading_order


@click.command(
    name="verify",
    epilog="Exit codes: 0 recorded, 1 something is not in any source (the rest is recorded), 2 wrong usage.",
)
@options.root
@texts.captures
@click.option(
    "--write",
    is_flag=True,
    help="Add to each source's `mentions` the people, organisations and terms that its text clearly names.",
)
@click.option(
    "--candidates",
    metavar="SOURCE",
    help="Only list the figures, dates, names and quoted words of a source's text that nothing says of it yet.",
)
@options.option_group(options.as_of, options.problem_format)
def command(
    root: Path,
    captures: Path | None,
    write: bool,
    candidates: str | None,
    as_of: date,
    format_: options.Format,
) -> None:
    """Compare quotations, figures, dates and mentions with the texts of the sources, and record the result in
    content/verified.lock, which builds without the texts rely on.

    The copy of a source is captures/<source-id> with the suffix of its format: .txt, .html, .mhtml, .pdf, .docx, .vtt,
    .srt, .warc or .warc.gz; or the file that captures/files.yaml gives for its id. If there is a .txt, it is what is
    read. captures/<source-id>.yaml may say what a copy is (`file`, `text`, `url`, `retrieved`, `media_type`), and its
    `sha256`: a copy that has changed is an error. All formats but .txt, .vtt and .srt need sitegen-explainers[capture].

    Keep the folder out of the repository, or name another one under `captures` in site.yaml; commit the lock. It
    contains figures, hashes and offsets, no words of a source.
    """
    if write and candidates:
        raise click.UsageError("--candidates only lists: leave out --write")
    root = root.resolve()
    content, ledgers, found = _read(root, captures, format_)
    evidence = Evidence(content.entries, ledgers.captures, ledgers.verified, content.files)
    if candidates:
        texts.source_with_text(evidence, candidates, captures, "--candidates")
        print_candidates(content.entries, evidence, candidates, format_)
        return
    if write and _write_mentions(root, evidence, content, format_):
        content, ledgers, found = _read(root, captures, format_)
        evidence = Evidence(content.entries, ledgers.captures, ledgers.verified, content.files)
    lock = record(content.entries, evidence, ledgers.verified or Lock(), as_of)
    path = root / "content" / FILE
    data = encode(lock)
    changed = not path.is_file() or path.read_bytes() != data
    if changed:
        path.write_bytes(data)
    found += changed_captures(root, content, captures)
    findings = in_reading_order([*found, *_findings(root, content, ledgers, lock, evidence)])
    options.print_problems(findings, format_)
    counts = ", ".join(f"{sum(len(of.of(kind)) for of in lock.sources.values())} {kind}" for kind in KINDS)
    what = f"{counts} of {len(lock.sources)} sources are in content/{FILE}"
    unread_count = unread.count(content.entries, evidence)
    not_read = f"; not read: {unread_count}" if unread_count else ""
    click.echo(
        f"{what}{'' if changed else ' as before'}{not_read}; {options.count(findings)}", err=format_ != "text"
    )
    raise SystemExit(1 if findings else 0)


def _findings(
    root: Path, content: Content, ledgers: Ledgers, lock: Lock, evidence: Evidence
) -> Iterator[Problem]:
    """What is not in the texts of the sources."""
    entries = content.entries
    yield from quotations.check(entries, evidence, Files(root), FindingsCache())
    yield from locators.check(entries, evidence, FindingsCache())
    yield from figures.check(entries, evidence, FindingsCache())
    yield from check_figures(entries, content.files, evidence)
    yield from mentions.check(entries, Evidence(entries, ledgers.captures, lock), FindingsCache())


def _read(
    root: Path, captures: Path | None, format_: options.Format
) -> tuple[Content, Ledgers, list[Problem]]:
    """The same as `read_texts`; ends the command where there are no texts."""
    content, ledgers, found = texts.read_texts(root, captures, format_)
    if not ledgers.captures and any(problem.code == codes.BAD_CAPTURE.name for problem in found):
        options.print_problems(in_reading_order(found), format_)
        raise SystemExit(1)
    if not ledgers.captures:
        raise click.UsageError(
            "there are no texts of sources: save copies as captures/<source-id>.txt (.html, .pdf, .docx, .vtt …), or "
            "give their folder with --captures"
        )
    return content, ledgers, found


def _write_mentions(root: Path, evidence: Evidence, content: Content, format_: options.Format) -> bool:
    """Adds to the sources' records whom and what their texts name; whether any was changed."""
    changed = False
    for entry in content.entries:
        if entry.kind != "source" or evidence.sources[entry.id].capture is None:
            continue
        listed = frozenset(entry.value.mentions)
        missing = [id_ for id_ in evidence.named_in(entry.id) if id_ not in listed]
        if not missing:
            continue
        path = root / entry.origin.file
        edited = with_items(path.read_bytes().decode("utf-8"), "mentions", missing, before="quotes")
        if edited is None:
            what = f"{entry.origin.file}: add to `mentions` by hand, as written: {', '.join(missing)}"
        else:
            path.write_bytes(edited.encode("utf-8"))
            what = f"{entry.origin.file}: added to `mentions`: {', '.join(missing)}"
            changed = True
        click.echo(what, err=format_ != "text")
    return changed
