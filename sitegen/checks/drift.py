"""Do the languages of a record or brief still say the same?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.pairing import Pair, data_pairs, originals, pairing
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.passage import DateAt, FigureAt, Passage
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import Figure
from sitegen.facts.readers import is_read
from sitegen.ledgers.translations import Translations
from sitegen.problems import Problem, Span, codes
from sitegen.publication.names import Names

_FREE = ("title", "abstract", "note", "date_note")
"""Fields that are worded freely in each language."""

_SMALL = 10
"""Counts up to this are often written in words in one language, and are not compared."""


def check(
    content: Content,
    languages: Sequence[str],
    names: Names,
    recorded: Translations | None,
    cache: FindingsCache,
) -> Iterator[Problem]:
    """Translations that were not looked at since their original changed, that lack a block, or that differ from the
    original in what they cite and link to or, where both are read, count and date. `recorded` is None where the project
    records none."""
    if len(languages) < 2:
        return
    first = originals(content.entries, languages)
    hidden = {(one.id, one.language) for one in content.hidden}

    def find(entry: Entry) -> Iterator[Problem]:
        found = pairing(entry, first.get(entry.origin.file), languages)
        yield from found.problems
        in_original, in_translation = (
            _said(getattr(pair, side) for pair in found.pairs) for side in ("original", "translation")
        )
        for pair in found.pairs:
            yield from _differences(pair, names, in_original, in_translation)
        if recorded is not None and not _is_hidden(first.get(entry.origin.file), languages, hidden):
            yield from _unrecorded(found.pairs, recorded)
        if entry.kind == "source":
            yield from _quotations(entry, entry.value)

    def find_in_data(entry: Entry) -> Iterator[Problem]:
        pairs = tuple(data_pairs(entry, content.files, languages))
        known = recorded is not None and entry.id in recorded.made_from
        if recorded is not None and (known or not pairing(entry, None, languages).pairs):
            yield from _unrecorded(pairs, recorded)

    dependencies = (languages, names, recorded, sorted(hidden))
    yield from cache.problems("drift", dependencies, content.entries, find, siblings=first)
    data = [file.digest for _, file in sorted(content.files.items()) if file.format.nature == "data"]
    media = [entry for entry in content.entries if entry.kind == "medium"]
    yield from cache.problems("drift of data", (languages, recorded, data), media, find_in_data)


def _is_hidden(first: Entry | None, languages: Sequence[str], hidden: Collection[tuple[str, str]]) -> bool:
    """Whether the original is not shown, so that `first` is compared in its place: with that nothing was recorded."""
    if first is None or not hidden:
        return False
    return any((first.id, language) in hidden for language in takewhile(first.language.__ne__, languages))


def _unrecorded(pairs: Sequence[Pair], recorded: Translations) -> Iterator[Problem]:
    for language in dict.fromkeys(pair.translation.language for pair in pairs):
        own = [pair for pair in pairs if pair.translation.language == language]
        known = recorded.made_from.get(own[0].id, {}).get(language)
        if known is None:
            message = f'the "{language}" of {own[0].id} was never recorded as compared with its original'
            hint = f"compare the two, then run `sitegen translated {own[0].id}`"
            yield codes.TRANSLATION_UNRECORDED.at(Span(own[0].file), message, hint)
            continue
        digests = frozenset(known)
        for pair in own:
            if pair.made_from not in digests:
                span = Span(pair.file, pair.translation.line, pair.translation.column)
                first = pair.original.language
                message = f'the "{first}" that this was made from has changed since the two were compared'
                hint = f"bring it up to date, then run `sitegen translated {pair.id}`"
                yield codes.TRANSLATION_OUTDATED.at(span, message, hint)


_Said = frozenset[tuple[str, int]]


def _said(passages: Iterable[Passage]) -> _Said:
    """The parts of dates that a text gives anywhere."""
    return frozenset(part for passage in passages for at in passage.dates for part in _parts(at))


def _parts(at: DateAt) -> Iterator[tuple[str, int]]:
    date = at.date
    if date.decade:
        yield "decade", date.year
        return
    if date.weekday:
        yield "weekday", date.weekday
    if date.year:
        yield "year", date.year
    if date.month:
        yield "month", date.month
        if date.day:
            yield "day", date.month * 100 + date.day


def _differences(pair: Pair, names: Names, in_original: _Said, in_translation: _Said) -> Iterator[Problem]:
    ours, theirs = pair.original, pair.translation
    if not ours.line:
        return  # a quotation, which is compared with the words of its source
    span = Span(pair.file, theirs.line, theirs.column)
    for what, mine, other in (
        ("cites", ours.sources, theirs.sources),
        ("cites the quotation", _quoted(ours), _quoted(theirs)),
        ("links to", _targets(ours, names), _targets(theirs, names)),
    ):
        if mine != other:
            yield from _unlike(span, pair, what, {*mine} - {*other}, {*other} - {*mine})
    if ours.pointer.rpartition("/")[2] in _FREE or not (is_read(ours.language) and is_read(theirs.language)):
        return
    if ours.figures or theirs.figures:
        yield from _figures(pair, span)
    if ours.dates or theirs.dates:
        yield from _dates(pair, span, in_original, in_translation)


def _quoted(passage: Passage) -> list[str]:
    return [f"{source}#{quote}" for source, quote in passage.quotes]


def _targets(passage: Passage, names: Names) -> list[str]:
    return [(names.find(target) or (target,))[0] for target in passage.links]


def _unlike(
    span: Span, pair: Pair, what: str, only_original: Collection[str], only_translation: Collection[str]
) -> Iterator[Problem]:
    """What is in one language and not in the other, as one problem."""
    original, language = f'"{pair.original.language}"', f'"{pair.translation.language}"'
    parts = [
        f"the {side} {what} {', '.join(sorted(found))}"
        for side, found in ((original, only_original), (language, only_translation))
        if found
    ]
    if parts:
        rest = f", the {language if only_original else original} does not" if len(parts) == 1 else ""
        yield codes.TRANSLATION_DIFFERS.at(span, ", ".join(parts) + rest, "make them agree")


def _figures(pair: Pair, span: Span) -> Iterator[Problem]:
    missing = _without(pair.original, [at.figure for at in pair.translation.figures])
    added = _without(pair.translation, [at.figure for at in pair.original.figures])
    where = Span(pair.file, added[0].line, added[0].column) if added else span
    shown = [{at.said for at in found} for found in (missing, added)]
    yield from _unlike(where, pair, "gives", *shown)


def _without(passage: Passage, others: Iterable[Figure]) -> list[FigureAt]:
    """The figures of a passage that are not among the others."""
    others = tuple(others)
    return [
        at
        for at in passage.checked_figures
        if not (is_small(at.figure) or any(map(at.figure.equals, others)))
    ]


def is_small(figure: Figure) -> bool:
    """Whether a translation may leave a count out, or say it in other words."""
    return not figure.unit and figure.value.isdecimal() and int(figure.value) <= _SMALL


def _dates(pair: Pair, span: Span, in_original: _Said, in_translation: _Said) -> Iterator[Problem]:
    """A part of a date counts as missing where the other language has another one instead, or has it nowhere."""
    ours, theirs = _said([pair.original]), _said([pair.translation])
    kinds_ours, kinds_theirs = {kind for kind, _ in ours - theirs}, {kind for kind, _ in theirs - ours}
    missing = {p for p in ours - theirs if p[0] in kinds_theirs or p not in in_translation}
    added = {p for p in theirs - ours if p[0] in kinds_ours or p not in in_original}
    shown = [_shown(pair.original, missing), _shown(pair.translation, added)]
    at = next((at for at in pair.translation.dates if not added.isdisjoint(_parts(at))), None)
    yield from _unlike(Span(pair.file, at.line, at.column) if at else span, pair, "gives", *shown)


def _shown(passage: Passage, parts: set[tuple[str, int]]) -> set[str]:
    return {f"“{at.shown}”" for at in passage.dates if not parts.isdisjoint(_parts(at))}


def _quotations(entry: Entry, source: schema.Source) -> Iterator[Problem]:
    """Translations of quotations that give other figures than the quotation."""
    if not is_read(source.language):
        return
    for passage in entry.passages:
        if not (passage.pointer.endswith("/translation") and is_read(passage.language)):
            continue
        exact = source.quotes[int(passage.pointer.split("/")[1])].exact
        said = numbers(exact, source.language)
        theirs = [at.figure for at in passage.figures]
        missing = [
            figure
            for figure in said.figures
            if not (figure.loose or is_small(figure) or any(map(figure.equals, theirs)))
        ]
        added = _without(passage, said.figures)
        if missing or added:
            at = added[0] if added else passage
            shown = [f"“{at.shown}”" for at in added] or [f"“{exact[f.start : f.end]}”" for f in missing]
            message = f"the quotation and its translation do not both give {', '.join(shown)}"
            span = Span(entry.origin.file, at.line, at.column)
            yield codes.TRANSLATION_DIFFERS.at(span, message, "make them agree")
