"""Does every statement cite a source, or say that it is the editors' own?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content.entry import Entry
from sitegen.content.passage import Passage
from sitegen.problems import Problem, Span, codes

NAMED = 3
"""So many paragraphs of a brief without a source are named one by one; the rest is counted, unless it is one."""

_STATING = ("brief", "person", "term")
_STATEMENTS = ("paragraph", "item", "quotation", "row")


class UncitedShare(msgspec.Struct, frozen=True):
    """How many statements of a brief there are, and which cite no source."""

    file: str
    statements: int
    uncited: tuple[Passage, ...]


def check(entries: Iterable[Entry], cache: FindingsCache) -> Iterator[Problem]:
    """Statements of briefs, roles and definitions of terms that cite no source."""
    return cache.problems("coverage", (), [entry for entry in entries if entry.kind in _STATING], _entry)


def _entry(entry: Entry) -> Iterator[Problem]:
    if entry.kind == "brief":
        yield from _brief(uncited_share(entry))
    elif entry.kind == "person":
        for i, role in enumerate(entry.value.roles):
            if not role.sources:
                message = f'the role "{role.title or role.organization}" of {entry.id} cites no source'
                hint = "add `sources: [source-id]`"
                yield codes.UNCITED.at(entry.origin.at(f"roles/{i}"), message, hint)
    elif entry.kind == "term" and not entry.value.sources:
        definitions = [passage for passage in entry.passages if passage.pointer == "definition"]
        if not all(passage.sources or passage.own for passage in definitions):
            message = f'the definition of "{entry.id}" cites no source'
            hint = "add `sources: [source-id]`, or end it with [@own] if it is your own"
            yield codes.UNCITED.at(entry.origin.at("definition"), message, hint)


def uncited_share(entry: Entry) -> UncitedShare:
    """What of a brief cites no source: of its key points and its body, without headings and what is not known."""
    stated = [p for p in entry.passages if p.pointer.startswith("key_points/")]
    body = [p for p in entry.passages if not p.pointer and p.set_off != "unknown"]
    uncited = [p for p in stated if not _is_cited(p)]
    blocks = _Body(body)
    uncited += [
        block
        for i, block in enumerate(body)
        # Of a quotation that cites nothing is told as what it is.
        if block.kind in _STATEMENTS and block.kind != "quotation" and not blocks.is_covered(i)
    ]
    statements = len(stated) + sum(p.kind in _STATEMENTS for p in body) - _rows_of_captions(body)
    return UncitedShare(entry.origin.file, statements, tuple(uncited))


def _rows_of_captions(body: Sequence[Passage]) -> int:
    """How many rows there are in tables whose caption cites a source, but for one in each: a table is one statement."""
    surplus, captioned, rows = 0, False, 0
    for block in body:
        if block.kind == "caption":
            captioned, rows = _is_cited(block), 0
        elif block.kind == "row" and captioned:
            rows += 1
            surplus += rows > 1
        else:
            captioned = False
    return surplus


def _is_cited(passage: Passage) -> bool:
    return passage.own or bool(passage.sources)


class _Body:
    """The blocks of a body, and which of them belong together."""

    def __init__(self, blocks: Sequence[Passage]) -> None:
        self._blocks = blocks
        self._first: list[int] = []
        """Of every block, where the list or table begins that it is in."""
        self._cited = [0]
        """How many blocks before each cite a source."""
        self._last_cited: dict[tuple[str, int], int] = {}
        """The last block of a list or table that cites one."""
        for i, block in enumerate(blocks):
            goes_on = i and blocks[i - 1].kind == block.kind and blocks[i - 1].list == block.list
            self._first.append(self._first[-1] if goes_on else i)
            self._cited.append(self._cited[-1] + _is_cited(block))
            if _is_cited(block):
                self._last_cited[block.kind, block.list] = i
        self._rows_end = [len(blocks)] * len(blocks)
        """Of every block, where rows of a table end that follow each other from it on."""
        for i in range(len(blocks) - 1, -1, -1):
            goes_on = i + 1 < len(blocks) and blocks[i + 1].kind == "row"
            self._rows_end[i] = self._rows_end[i + 1] if goes_on else i + 1

    def is_covered(self, at: int) -> bool:
        """Whether a block cites a source itself, or shares the one of a block that it belongs to: the words that lead a
        list, table or quotation in."""
        body, block = self._blocks, self._blocks[at]
        if _is_cited(block):
            return True
        if block.kind in ("item", "row"):
            return self._is_covered_together(at)
        following = body[at + 1] if at + 1 < len(body) else None
        leads = following is not None and following.kind in ("item", "quotation", "row", "caption")
        return leads and block.leads and _is_cited(body[at + 1])

    def _is_covered_together(self, at: int) -> bool:
        """Whether the table that a row is in cites a source, or the paragraph that leads the list or table in: that is
        so, too, where no item of the list has one of its own."""
        block, first = self._blocks[at], self._first[at]
        if block.kind == "row" and self._cited[self._rows_end[at]] > self._cited[first]:
            return True
        leading = self._blocks[first - 1] if first else None
        if leading is None or leading.kind != "paragraph" or not _is_cited(leading):
            return False
        return leading.leads or self._last_cited.get((block.kind, block.list), -1) < first


def _brief(found: UncitedShare) -> Iterator[Problem]:
    hint = "cite the source with [@source-id], or end the paragraph with [@own] if it is your own"
    if found.uncited and len(found.uncited) == found.statements > 1:
        first = found.uncited[0]
        message = f"none of the {found.statements} statements of this brief cites a source"
        yield codes.UNCITED.at(Span(found.file, first.line, first.column), message, hint)
        return
    named = NAMED if len(found.uncited) > NAMED + 1 else len(found.uncited)
    for passage in found.uncited[:named]:
        span = Span(found.file, passage.line, passage.column)
        yield codes.UNCITED.at(span, "this does not cite a source", hint)
    rest = found.uncited[named:]
    if rest:
        lines = ", ".join(str(passage.line) for passage in rest[:12]) + (", …" if len(rest) > 12 else "")
        span = Span(found.file, rest[0].line, rest[0].column)
        message = (
            f"this and {len(rest) - 1} more of {found.statements} statements cite no source: lines {lines}"
        )
        yield codes.UNCITED.at(span, message, hint)
