"""Which passages of a record or brief are translations of one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.media_files import MediaFiles
from sitegen.content.passage import Passage, digest
from sitegen.datasets.values import Cell, Words
from sitegen.ledgers.translations import Translations
from sitegen.problems import Problem, Span, codes
from sitegen.publication.datasets import dataset_of


class Pair(msgspec.Struct, frozen=True):
    """A passage and its translation; `made_from` is the digest of the words of the original."""

    file: str
    id: str
    original: Passage
    translation: Passage
    made_from: str


class Pairing(msgspec.Struct, frozen=True):
    """The pairs of a record or brief, and the blocks that have no partner, as problems."""

    pairs: tuple[Pair, ...]
    problems: tuple[Problem, ...] = ()


def originals(entries: Iterable[Entry], languages: Sequence[str]) -> dict[str, Entry]:
    """By the file of every translation of a brief or page, its original: the one in the first of `languages` that
    there is."""
    editions: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.type.HAS_BODY:
            editions.setdefault(entry.id, []).append(entry)
    found: dict[str, Entry] = {}
    for group in editions.values():
        group.sort(key=lambda entry: _rank(entry.language, languages))
        found |= {translation.origin.file: group[0] for translation in group[1:]}
    return found


def pairing(entry: Entry, original: Entry | None, languages: Sequence[str]) -> Pairing:
    """The passages of a translation paired with those of its `original`; of a record, those in the first of its
    `languages` paired with the others, and a quotation with its translations."""
    if not entry.type.HAS_BODY:
        return _record(entry, languages)
    return _editions(original, entry) if original is not None else Pairing(())


def pairings(entries: Iterable[Entry], languages: Sequence[str], files: MediaFiles) -> Iterator[Pairing]:
    """All records, briefs and pages with what is translated in them, and in the data `files` that they name."""
    entries = tuple(entries)
    first = originals(entries, languages)
    for entry in entries:
        found = pairing(entry, first.get(entry.origin.file), languages)
        yield Pairing((*found.pairs, *data_pairs(entry, files, languages)), found.problems)


def data_pairs(entry: Entry, files: MediaFiles, languages: Sequence[str]) -> Iterator[Pair]:
    """The texts of a data file that are written in several of the `languages`: each cell with its translations."""
    dataset = dataset_of(entry.value, files, languages)[0] if entry.kind == "medium" else None
    if dataset is None:
        return
    for row in dataset.rows:
        for name, cell in row.cells.items():
            texts = [text for one in cell.translations for text in _cell_texts(name, one)]
            texts.sort(key=lambda text: _rank(text.language, languages))
            for other in texts[1:]:
                yield Pair(dataset.file, entry.id, texts[0], other, texts[0].digest)


def _cell_texts(column: str, cell: Cell) -> Iterator[Passage]:
    """The text of a cell of one language as a passage."""
    for language, text in cell.value.texts if isinstance(cell.value, Words) else ():
        yield Passage(f"data/{column}", language, cell.line, cell.column, digest(text))


def _rank(language: str, languages: Sequence[str]) -> int:
    return languages.index(language) if language in languages else 99


def _record(entry: Entry, languages: Sequence[str]) -> Pairing:
    by_pointer: dict[str, list[Passage]] = {}
    for passage in entry.passages:
        if passage.language:
            by_pointer.setdefault(passage.pointer, []).append(passage)
    pairs = []
    for pointer, group in by_pointer.items():
        if pointer.endswith("/translation") or (pointer == "title" and entry.kind == "source"):
            continue
        group.sort(key=lambda passage: _rank(passage.language, languages))
        pairs += [Pair(entry.origin.file, entry.id, group[0], other, group[0].digest) for other in group[1:]]
    if entry.kind == "source":
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
            message = f"nothing here corresponds to line {ours[i].line} of {original.origin.file}"
            span = Span(translation.origin.file, near.line, near.column)
            problems.append(codes.TRANSLATION_BLOCKS.at(span, message, "translate it, or remove it there"))
        for j in range(j1 + common, j2):
            message = f"nothing in {original.origin.file} corresponds to this"
            span = Span(translation.origin.file, theirs[j].line, theirs[j].column)
            problems.append(
                codes.TRANSLATION_BLOCKS.at(span, message, "write it there, too, or remove it here")
            )
    return blocks, tuple(problems)


def record(content: Content, before: Translations, chosen: Callable[[str], bool]) -> Translations:
    """The lock after the translations of the records that are `chosen` were looked at; those of records that are no
    more are left out."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    languages = content.site.languages if content.site is not None else ()
    for translated in pairings(content.entries, languages, content.files):
        for language in dict.fromkeys(pair.translation.language for pair in translated.pairs):
            own = [pair for pair in translated.pairs if pair.translation.language == language]
            id_ = own[0].id
            old = before.made_from.get(id_, {}).get(language)
            if chosen(id_):
                found.setdefault(id_, {})[language] = tuple(dict.fromkeys(pair.made_from for pair in own))
            elif old is not None:
                found.setdefault(id_, {})[language] = old
    return Translations(made_from=found)
