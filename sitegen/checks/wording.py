"""The words of all records and briefs, for the checks that look at words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from sitegen.content.entry import Entry
from sitegen.content.passage import Passage
from sitegen.content.passages import texts
from sitegen.facts.locate import Files
from sitegen.facts.quotations import quoted
from sitegen.facts.starts import TakenSpans
from sitegen.markdown.document import Block
from sitegen.problems import Span


class PassageText(msgspec.Struct, frozen=True, dict=True):
    """A passage with its text; `block` is that of a body."""

    entry: Entry
    passage: Passage
    block: Block | None
    text: str

    def span(self, start: int, end: int, files: Files) -> Span:
        """Where the words from `start` to `end` of the text are in the file."""
        begin = (self.passage.line, self.passage.column)
        last_line = self.block.last_line if self.block else 0
        return files.find(self.entry.origin.file, begin, self.text, start, end, last_line)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether words are between quotation marks of any kind, or in a block quotation."""
        return self.passage.is_quotation or self._quoted.holds(start, end)

    @cached_property
    def _quoted(self) -> TakenSpans:
        return TakenSpans(quoted(self.text))


class Wording(msgspec.Struct, frozen=True):
    """A record or brief with all its words."""

    entry: Entry
    words: frozenset[str]

    def passages(self) -> Iterator[PassageText]:
        entry = self.entry
        for passage, text, block in texts(entry.value, entry.body, entry.passages):
            yield PassageText(entry, passage, block, text)


class Wordings:
    """Records and briefs with their words, which are gathered when they are first asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Wording] = {}

    def of(self, entry: Entry) -> Wording:
        file = entry.origin.file
        if file not in self._known:
            self._known[file] = Wording(entry, frozenset(entry.vocabulary.split()))
        return self._known[file]
