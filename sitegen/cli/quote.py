"""`sitegen quote`."""

from __future__ import annotations

import difflib
import sys
from datetime import date
from pathlib import Path

import click
import msgspec

from sitegen.checks import copying, quotations
from sitegen.checks.block_quotations import shown
from sitegen.checks.evidence import Evidence, SourceEvidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.placing import Placing
from sitegen.checks.quoting import OwnText, Passage, difference, id_for
from sitegen.checks.verify import lookups
from sitegen.checks.waiving import WaiverFilter
from sitegen.cli import options, texts
from sitegen.cli.quote_options import checked_id, quote_options, speaker_in, translations_in
from sitegen.content.adding_maps import Item, as_yaml, with_map
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.facts.locate import Files
from sitegen.facts.quotations import digest, parts
from sitegen.language.locators import paragraph_locator
from sitegen.ledgers import Ledgers, read_waivers
from sitegen.ledgers.verified import FILE, FORMAT, Verified, encode
from sitegen.problems import Problem, codes, in_reading_order
from sitegen.project.extensions import codes_of


@click.command(
    name="quote",
    epilog="Exit codes: 0 written, or there already; 1 the words cannot be quoted; 2 wrong usage.",
)
@click.argument("source")
@click.argument("words")
@quote_options
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@texts.captures
@options.root
@options.option_group(options.as_of, options.problem_format)
def command(
    source: str,
    words: str,
    nth: int | None,
    id_: str | None,
    speaker: str | None,
    translations: tuple[str, ...],
    dry_run: bool,
    captures: Path | None,
    root: Path,
    as_of: date,
    format_: options.Format,
) -> None:
    """Find WORDS in the text of SOURCE, and write the quotation into its record as the text has it.

    SOURCE is the id of a source, whose text is captures/<source-id>.txt. White space and the forms of quotation marks
    and dashes may differ from the text; where anything else does, the nearest passage is shown. WORDS may leave words
    out ("one […] two"), and are read from standard input where they are -. Nothing else in the record changes, and
    the quotation is recorded in content/verified.lock.

    For example: sitegen quote notes-1843 "weaves algebraical patterns" --speaker ada-lovelace
    """
    root = root.resolve()
    words = _standard_input() if words == "-" else words
    if not parts(words):
        raise click.BadParameter("there are no words in it", param_hint="WORDS")
    content, ledgers, _ = texts.read_texts(root, captures, format_)
    evidence = Evidence(content.entries, ledgers.captures, ledgers.verified, content.files)
    known = texts.source_with_text(evidence, source, captures, "SOURCE")
    entry = _source(content, source)
    languages = content.site.languages if content.site else ()
    own = OwnText(known)
    passage = _chosen(own, entry, words, nth, format_)
    there = next((one for one in entry.value.quotes if digest(one.exact) == digest(passage.exact)), None)
    if there is not None:
        click.echo(
            f'{entry.origin.file} has this quotation already, with the id "{there.id}"', err=format_ != "text"
        )
        return
    _refuse_much(root, entry, known, passage, as_of, format_)
    taken = {quote.id for quote in entry.value.quotes}
    new_id = checked_id(id_, taken) or id_for(passage.exact, taken)
    item: dict[str, str | Item] = {"id": new_id, "exact": passage.exact}
    item |= {"speaker": speaker_in(content.entries, speaker)} if speaker else {}
    item |= {"translation": translations_in(translations, languages)} if translations else {}
    if locator := paragraph_locator(passage.paragraph, languages):
        item["locator"] = locator if len(languages) > 1 else locator[languages[0]]
    if _write(root, entry, item, dry_run, format_):
        _recorded(root, captures, entry.id, passage, as_of, format_)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.BadParameter("standard input is not UTF-8", param_hint="WORDS") from error


def _source(content: Content, id_: str) -> Entry:
    return next(entry for entry in content.entries if entry.kind == "source" and entry.id == id_)


def _chosen(own: OwnText, entry: Entry, words: str, nth: int | None, format_: options.Format) -> Passage:
    """The passage that is meant; ends the command where there is none, or it is not said which."""
    found = own.find(words)
    if not found:
        options.print_problems([_not_found(own, entry, words)], format_)
        raise SystemExit(1)
    if nth is not None and nth > len(found):
        places = "once" if len(found) == 1 else f"{len(found)} times"
        raise click.BadParameter(f"the words are only {places} in the text of {entry.id}", param_hint="--nth")
    if nth is None and len(found) > 1:
        rows = [f"“{shown(words)}” is {len(found)} times in the text of {entry.id}; choose with --nth:"]
        for number, passage in enumerate(found, start=1):
            before, after = own.around(passage.place)
            place = f"para. {passage.paragraph}: " if passage.paragraph else ""
            rows.append(f"  {number}  {place}{before}[{passage.exact}]{after}")
        raise click.UsageError("\n".join(rows))
    return found[(nth or 1) - 1]


def _not_found(own: OwnText, entry: Entry, words: str) -> Problem:
    """That the words are not in the text; where they are instead, or what is most like them."""
    span = entry.origin.at()
    if own.is_elsewhere_on_page(words):
        message = f"“{shown(words)}” is on the captured page of {entry.id}, but outside the source's own text"
        hint = "quote the source itself, or correct `extent`, which says where its text begins and ends"
        return codes.QUOTATION_DIFFERS.at(span, message, hint)
    near = own.nearest(words)
    hint = f"did you mean “{difference(words, near)}”?" if near else "copy the words from the source"
    return codes.QUOTATION_DIFFERS.at(span, f"“{shown(words)}” is not in the text of {entry.id}", hint)


def _refuse_much(
    root: Path, entry: Entry, known: SourceEvidence, passage: Passage, as_of: date, format_: options.Format
) -> None:
    """Ends the command where the words alone are more than may be quoted, unless that is waived."""
    share = (passage.place[1] - passage.place[0]) / known.length
    if share <= copying.LARGEST_SHARE:
        return
    message = f"these words are {share:.0%} of the text of {entry.id}: that much of it is quoted"
    hint = f"quote less than {copying.LARGEST_SHARE:.0%}, and say the rest in your own words"
    known_codes = codes_of(root)
    waive = WaiverFilter(read_waivers(root, known_codes), as_of, known_codes)
    found = list(waive([codes.MUCH_QUOTED.at(entry.origin.at(), message, hint)]))
    if found:
        options.print_problems(found, format_)
        raise SystemExit(1)


def _write(root: Path, entry: Entry, item: Item, dry_run: bool, format_: options.Format) -> bool:
    """Writes the quotation into the record, or shows what that would change; whether it was written."""
    file, err = entry.origin.file, format_ != "text"
    before = (root / file).read_bytes().decode("utf-8")
    edited = with_map(before, "quotes", item)
    if edited is None:
        click.echo(f"{file}: add to `quotes` by hand, as it is written:\n{as_yaml(item)}", err=err, nl=False)
        raise SystemExit(1)
    if dry_run:
        lines = difflib.unified_diff(
            before.splitlines(keepends=True), edited.splitlines(keepends=True), f"a/{file}", f"b/{file}"
        )
        click.echo("".join(line if line.endswith("\n") else f"{line}\n" for line in lines), err=err, nl=False)
        return False
    (root / file).write_bytes(edited.encode("utf-8"))
    click.echo(f'{file}: added the quotation "{item["id"]}":\n{as_yaml(item)}', err=err, nl=False)
    return True


def _recorded(
    root: Path, captures: Path | None, id_: str, passage: Passage, as_of: date, format_: options.Format
) -> None:
    """Records the quotation as verified, if its source is already, and prints what the checks say of it."""
    content, ledgers, _ = texts.read_texts(root, captures, format_)
    evidence = Evidence(content.entries, ledgers.captures, ledgers.verified, content.files)
    known, err = evidence.sources[id_], format_ != "text"
    place = known.find_quotation(passage.exact)
    if ledgers.verified is None or known.lock is None or place is None:
        click.echo("Run `sitegen verify` to record it as compared with the text.", err=err)
    else:
        verified = Placing(known).verified("quotations", passage.exact, place, as_of)
        _record(root, ledgers, id_, digest(passage.exact), verified)
        click.echo(f"recorded in content/{FILE}", err=err)
    evidence = Evidence(content.entries, ledgers.captures, None, content.files)
    waivers = WaiverFilter(read_waivers(root, codes_of(root)), as_of, codes_of(root))
    entry = _source(content, id_)
    found = [
        *quotations.check([entry], evidence, Files(root), FindingsCache()),
        *copying.shares([entry], lookups(content.entries, evidence, FindingsCache()), evidence),
    ]
    options.print_problems(in_reading_order(list(waivers(found))), format_)


def _record(root: Path, ledgers: Ledgers, id_: str, key: str, verified: Verified) -> None:
    """Adds one quotation to what is recorded of a source's text; nothing else of it is looked at."""
    if ledgers.verified is None:
        return
    lock = ledgers.verified
    source = lock.sources[id_]
    of_source = msgspec.structs.replace(source, quotations={**source.quotations, key: verified})
    changed = msgspec.structs.replace(lock, format=FORMAT, sources={**lock.sources, id_: of_source})
    (root / "content" / FILE).write_bytes(encode(changed))
