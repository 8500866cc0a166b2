"""Which passages of a record or brief are translations of one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from sitegen import codes
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.facts.passages import Passage, digest
from sitegen.ledgers.translations import Translations
from sitegen.problems import Problem, Span


class Pair(msgspec.Struct, frozen=True):
    """A passage and its translation; `made_from` stands for the words of the original."""

    file: str
    id: str
    original: Passage
    translation: Passage
    made_from: str


class Pairing(msgspec.Struct, frozen=True):
    """The pairs of a record or brief, and the blocks that have no partner, as problems."""

    pairs: tuple[Pair, ...]
    problems: tuple[Problem, ...] = ()


def pairings(entries: Iterable[Entry], languages: Sequence[str]) -> Iterator[Pairing]:
    """The passages of every record and brief beside their translations; the original is in the first of `languages`
    that there is, and a quotation's in the language of its source."""
    editions: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind in ("brief", "page"):
            editions.setdefault(entry.id, []).append(entry)
        else:
            yield _record(entry, languages)
    for found in editions.values():
        found.sort(key=lambda entry: languages.index(entry.language) if entry.language in languages else 99)
        for translation in found[1:]:
            yield _editions(found[0], translation)


def _record(entry: Entry, languages: Sequence[str]) -> Pairing:
    by_pointer: dict[str, list[Passage]] = {}
    for passage in entry.passages:
        if passage.language:
            by_pointer.setdefault(passage.pointer, []).append(passage)
    pairs = []
    for pointer, group in by_pointer.items():
        if pointer.endswith("/translation") or (pointer == "title" and entry.kind == "source"):
            continue
        group.sort(
            key=lambda passage: languages.index(passage.language) if passage.language in languages else 99
        )
        pairs += [Pair(entry.origin.file, entry.id, group[0], other, group[0].digest) for other in group[1:]]
    if isinstance(entry.value, schema.Source):
        for passage in entry.passages:
            if passage.pointer.endswith("/translation"):
                exact = entry.value.quotes[int(passage.pointer.split("/")[1])].exact
                original = Passage(passage.pointer, entry.value.language, 0, 0, digest(exact))
                pairs.append(Pair(entry.origin.file, entry.id, original, passage, original.digest))
    return Pairing(tuple(pairs))


def _editions(original: Entry, translation: Entry) -> Pairing:
    ours, theirs = _comparable(original), _comparable(translation)
    if [_shape(p) for p in ours] == [_shape(p) for p in theirs]:
        blocks = [(i, i) for i in range(len(ours))]
        problems: tuple[Problem, ...] = ()
    else:
        blocks, problems = _aligned(original, ours, translation, theirs)
    pairs = tuple(
        Pair(translation.origin.file, translation.id, ours[i], theirs[j], ours[i].digest) for i, j in blocks
    )
    return Pairing(pairs, problems)


def _comparable(entry: Entry) -> list[Passage]:
    return [passage for passage in entry.passages if passage.pointer != "title"]


def _shape(passage: Passage) -> tuple[str, str, str]:
    return passage.pointer, passage.kind, passage.set_off


def _aligned(
    original: Entry, ours: Sequence[Passage], translation: Entry, theirs: Sequence[Passage]
) -> tuple[list[tuple[int, int]], tuple[Problem, ...]]:
    """Blocks that belong together where the numbers differ: in order, by their kind and the sources they cite."""
    one, other = ([(_shape(p), p.sources) for p in side] for side in (ours, theirs))
    blocks: list[tuple[int, int]] = []
    problems: list[Problem] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        common = min(i2 - i1, j2 - j1) if tag in ("equal", "replace") else 0
        blocks += [(i1 + k, j1 + k) for k in range(common)]
        for i in range(i1 + common, i2):
            near = theirs[min(j1 + common, len(theirs) - 1)]
            message = f"nothing here stands for line {ours[i].line} of {original.origin.file}"
            span = Span(translation.origin.file, near.line, near.column)
            problems.append(codes.TRANSLATION_BLOCKS.at(span, message, "translate it, or remove it there"))
        for j in range(j1 + common, j2):
            message = f"nothing in {original.origin.file} stands for this"
            span = Span(translation.origin.file, theirs[j].line, theirs[j].column)
            problems.append(
                codes.TRANSLATION_BLOCKS.at(span, message, "write it there, too, or remove it here")
            )
    return blocks, tuple(problems)


def record(
    entries: Iterable[Entry], languages: Sequence[str], before: Translations, chosen: Callable[[str], bool]
) -> Translations:
    """The lock after the translations of the records that are `chosen` were looked at; those of records that are no
    more are left out."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for pairing in pairings(tuple(entries), languages):
        for language in dict.fromkeys(pair.translation.language for pair in pairing.pairs):
            own = [pair for pair in pairing.pairs if pair.translation.language == language]
            id_ = own[0].id
            old = before.made_from.get(id_, {}).get(language)
            if chosen(id_):
                found.setdefault(id_, {})[language] = tuple(dict.fromkeys(pair.made_from for pair in own))
            elif old is not None:
                found.setdefault(id_, {})[language] = old
    return Translations(made_from=found)
