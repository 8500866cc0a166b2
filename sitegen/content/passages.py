"""The passages of a content file, each with what can be checked of it, as a pure function of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sitegen.content.passage import DateAt, FigureAt, Passage, QuotedAt, WordsAt, digest
from sitegen.content.records.fields import Fields
from sitegen.content.text import LocalText, Prose
from sitegen.facts.locate import Places
from sitegen.facts.numbers import numbers
from sitegen.facts.quotations import digest as compared
from sitegen.facts.quotations import marked
from sitegen.facts.readers import is_read
from sitegen.facts.relative import relative_words
from sitegen.markdown.document import Block, CiteItem, Document
from sitegen.problems import Origin, Position
from sitegen.runtime.patterns import lazy_pattern

_LEADS = lazy_pattern(
    r"(?:[:：]|(?:다음|아래)(?:과|와)?\s?같(?:다|습니다|은|이)[^.]{0,12}\.?|다음이다\.?|다음입니다\.?)\s*$"
)
_LONGEST_LEAD = 21
"""How many characters _LEADS takes at most, without white space at the end."""


def passages_of(
    id_: str, value: Fields, body: Document | None, origin: Origin, language: str, source: str
) -> tuple[Passage, ...]:
    """The passages of a record, or of one language of a brief or page, in the order of its fields.

    `source` is the file's text, in which the places of what is found are looked up.
    """
    return tuple(value.passages(id_, _Reader(Places(source), origin, language), body))


def texts(
    value: object, body: Document | None, passages: Iterable[Passage]
) -> Iterator[tuple[Passage, str, Block | None]]:
    """The passages of a record or brief with their plain text, and the block that it is in a body."""
    blocks = iter(body.blocks if body else ())
    for passage in passages:
        if passage.pointer:
            yield passage, _text_at(value, passage.pointer, passage.language), None
        elif body is not None:
            block = next(blocks)
            yield passage, body.text[block.start : block.end], block


def _text_at(value: Any, pointer: str, language: str) -> str:
    for step in pointer.split("/"):
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, step)
    if isinstance(value, str):
        return value
    written = next((text for key, text in value.texts if key in ("", language)), "")
    return written.text if isinstance(written, Document) else str(written)


class _Reader:
    def __init__(self, places: Places, origin: Origin, language: str) -> None:
        self.places = places
        self.origin = origin
        self.language = language

    def texts(self, pointer: str, text: LocalText | Prose | str | None, *sources: str) -> Iterator[Passage]:
        """The passages of a field, one for each language."""
        if text is None:
            return
        if isinstance(text, str):
            yield self._passage(pointer, pointer, self.language, text, None, sources)
            return
        for key, written in text.texts:
            at = f"{pointer}/{key}" if key else pointer
            document = written if isinstance(written, Document) else None
            plain = written.text if isinstance(written, Document) else written
            yield self._passage(pointer, at, key or self.language, plain, document, sources)

    def _passage(
        self,
        pointer: str,
        at: str,
        language: str,
        text: str,
        document: Document | None,
        sources: tuple[str, ...],
    ) -> Passage:
        span = self.origin.at(at)
        begin = (span.line, span.column)
        cited = tuple(_cited(document)) if document else ()
        return Passage(
            pointer,
            language,
            *begin,
            digest(text),
            sources=tuple(dict.fromkeys((*sources, *(item.source for item in cited)))),
            quotes=tuple((item.source, item.quote) for item in cited if item.quote),
            links=tuple(link.target for link in document.links()) if document else (),
            own=document.own if document else False,
            **self._found(text, language, begin, 0),
        )

    def body(self, document: Document | None) -> Iterator[Passage]:
        """The passages of a body: its blocks."""
        if document is None:
            return
        cites, links = document.citations(), document.links()
        for block in document.blocks:
            text = document.text[block.start : block.end]
            found = self._found(text, self.language, (block.line, block.column), block.last_line)
            if items := [item for cite in cites[slice(*block.cites)] for item in cite.items]:
                found["sources"] = tuple(dict.fromkeys(item.source for item in items))
                found["quotes"] = tuple((item.source, item.quote) for item in items if item.quote)
            if linked := links[slice(*block.links)]:
                found["links"] = tuple(link.target for link in linked)
            if block.kind == "quotation" and "sources" in found:
                found["quotations"] = (QuotedAt(text, block.line, block.column, compared(text)),)
            yield Passage(
                "",
                self.language,
                block.line,
                block.column,
                digest(text),
                kind=block.kind,
                set_off=block.set_off,
                list=block.list,
                own=block.own,
                leads=_LEADS.search(text, max(0, len(text) - _LONGEST_LEAD)) is not None,
                **found,
            )

    def _found(self, text: str, language: str, begin: Position, last_line: int) -> dict[str, Any]:
        """What can be checked in a text."""
        found: dict[str, Any] = {}
        said = numbers(text, language)

        def at(start: int, end: int) -> tuple[str, int, int]:
            return text[start:end], *self.places.find(begin, text, start, end, last_line)

        if said.figures:
            found["figures"] = tuple(
                FigureAt(figure, *(("", *begin) if figure.loose else at(figure.start, figure.end)))
                for figure in said.figures
            )
        if said.dates:
            found["dates"] = tuple(DateAt(date, *at(date.start, date.end)) for date in said.dates)
        # What marks words as quoted, and what else the same marks do, is a language's own matter.
        if (not language or is_read(language)) and (quoted := tuple(marked(text))):
            found["quotations"] = tuple(
                QuotedAt(*at(words.start, words.end), compared(text[words.start : words.end]))
                for words in quoted
            )
        if relative := tuple(relative_words(text, language)):
            found["relative"] = tuple(WordsAt(*at(*words)) for words in relative)
        return found


def _cited(document: Document) -> Iterator[CiteItem]:
    for cite in document.citations():
        yield from cite.items
