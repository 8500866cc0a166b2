"""One content file after reading: a pure function of its bytes, its place, the site's languages and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import msgspec

from sitegen.content import front_matter, schema
from sitegen.content.bounds import bound_exceeded
from sitegen.content.characters import unseen_in
from sitegen.content.decode import decode
from sitegen.content.outgoing import Outgoing, outgoing
from sitegen.content.passage import Passage
from sitegen.content.passages import passages_of
from sitegen.content.reading import INVALID, Reading, Ref
from sitegen.content.vocabulary import vocabulary
from sitegen.content.yaml_nodes import compose
from sitegen.markdown import parse
from sitegen.markdown.document import Document
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.reading_time import reading_minutes
from sitegen.markdown.rows import Syntax
from sitegen.problems import Origin, Problem, Span, codes

SIZE_LIMIT = 1 << 19
"""The largest content file, in bytes."""


class Place(msgspec.Struct, frozen=True):
    """What a file's path says of it: its kind and id, and for briefs and pages its language."""

    file: str
    type: schema.RecordType
    id: str
    language: str = ""

    @property
    def kind(self) -> schema.Kind:
        return self.type.KIND


class ReadOptions(msgspec.Struct, frozen=True):
    """What the reading of a file depends on except its bytes and its place: the site's languages, None while they are
    unknown, and the Markdown that texts are written in."""

    languages: tuple[str, ...] | None = None
    syntax: Syntax = SYNTAX

    @property
    def key(self) -> str:
        """What stands for it in memory."""
        return f"{self.languages} {self.syntax.key}"


class ParsedTexts(msgspec.Struct, frozen=True, array_like=True):
    """What an entry says at length: the parsed texts of its fields with their languages ("" = all), in reading order,
    and its body."""

    texts: tuple[tuple[str, Document], ...] = ()
    body: Document | None = None


class PackedTexts(msgspec.Struct, frozen=True, array_like=True):
    """What of an entry only its own page and checks ask for, packed as MessagePack."""

    written: msgspec.Raw
    examined: msgspec.Raw


class Entry(msgspec.Struct, frozen=True, dict=True):
    """A record, or one language of a brief or page: its fields, its texts, and the references to be resolved.

    `value` is of the `type` of its kind; None where the fields cannot be used. Of most entries nothing is asked but
    that and what they refer to, so the rest may be `elsewhere` until somebody does.
    """

    type: schema.RecordType
    id: str
    language: str
    value: Any
    origin: Origin
    fields_refer_to: tuple[Ref, ...] | msgspec.Raw = ()
    outgoing: Outgoing = Outgoing()
    """What its texts refer to."""
    minutes: int = 0
    """How long its body takes to read."""
    words: str | msgspec.Raw = ""
    written: ParsedTexts = ParsedTexts()
    examined: tuple[Passage, ...] = ()
    elsewhere: Callable[[], PackedTexts] | None = None
    """Returns what takes the place of the two fields before."""

    @property
    def kind(self) -> schema.Kind:
        return self.type.KIND

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """What its fields refer to."""
        refs = self.fields_refer_to
        return _REFS.decode(refs) if isinstance(refs, msgspec.Raw) else refs

    @property
    def vocabulary(self) -> str:
        """The words of its texts; see `facts.vocabulary`."""
        words = self.words
        return _WORDS.decode(words) if isinstance(words, msgspec.Raw) else words

    @cached_property
    def _written(self) -> ParsedTexts:
        return _WRITTEN.decode(self.elsewhere().written) if self.elsewhere else self.written

    @property
    def body(self) -> Document | None:
        return self._written.body

    @property
    def texts(self) -> tuple[tuple[str, Document], ...]:
        """Every parsed text with its language ("" = all): its prose fields, then its body."""
        written = self._written
        return written.texts if written.body is None else (*written.texts, (self.language, written.body))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What its texts say that can be checked; none where the fields cannot be used."""
        return _PASSAGES.decode(self.elsewhere().examined) if self.elsewhere else self.examined


_REFS = msgspec.msgpack.Decoder(tuple[Ref, ...])
_WORDS = msgspec.msgpack.Decoder(str)
_WRITTEN = msgspec.msgpack.Decoder(ParsedTexts)
_PASSAGES = msgspec.msgpack.Decoder(tuple[Passage, ...])


def text_of(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """A file's text, or None and the reason why it cannot be read as a record."""
    if len(data) > SIZE_LIMIT:
        return None, [too_large(file, len(data))]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        return None, [codes.NOT_UTF8.at(Span(file, line, column), message, "save the file as UTF-8")]
    if (found := bound_exceeded(text)) is None:
        return text, []
    at, message = found
    span = Span(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return None, [codes.TOO_LONG.at(span, message, codes.TOO_LONG.hint)]


def too_large(file: str, size: int) -> Problem:
    """That a file of `size` bytes is larger than the limit."""
    message = f"the file has {size >> 10:,} KiB; the limit is {SIZE_LIMIT >> 10} KiB"
    return codes.TOO_LARGE.at(Span(file), message, codes.TOO_LARGE.hint)


def read_site(data: bytes, file: str) -> tuple[schema.Site | None, Origin, tuple[Ref, ...], list[Problem]]:
    """The publication's own settings, or None where they cannot be used."""
    text, problems = text_of(data, file)
    if text is None:
        return None, Origin(file), (), problems
    node, problems = compose(text, file)
    reading = Reading(file, _languages_of(node), "", source=text)
    site: Any = INVALID if node is None and problems else decode(node, schema.Site, reading)
    origin = Origin(file, reading.positions)
    found = None if site is INVALID else site
    problems = [*problems, *reading.problems, *unseen_in(text, file, controls=False)]
    return found, origin, tuple(reading.refs), problems


def _languages_of(node: Any) -> tuple[str, ...] | None:
    """The languages a site's node lists, without checking them: other texts are checked against these."""
    for key, value in getattr(node, "value", None) or ():
        if getattr(key, "value", None) == "languages" and isinstance(value.value, list):
            return tuple(item.value for item in value.value if isinstance(item.value, str))
    return None


def read_entry(data: bytes, place: Place, options: ReadOptions) -> tuple[Entry | None, list[Problem]]:
    """What the file at `place` holds, or None where it cannot be read, with every problem found in it."""
    text, problems = text_of(data, place.file)
    if text is None:
        return None, problems
    if not place.type.HAS_BODY:
        entry, problems = _decoded(text, 1, place, options, None)
        problems += unseen_in(text, place.file, controls=False)
        return entry and _examined(entry, text, options.languages), problems
    parts = front_matter.split(text)
    if parts is None:
        hint = "start with a line of ---, then the fields, then a line of ---"
        problem = codes.NO_FRONT_MATTER.at(
            Span(place.file), "the front matter is missing or not closed", hint
        )
        return _unusable(place, None), [problem]
    body = parse(
        parts.body,
        file=place.file,
        language=place.language,
        first_line=parts.body_line,
        syntax=options.syntax,
    )
    entry, problems = _decoded(parts.front_matter, parts.front_matter_line, place, options, body)
    problems += unseen_in(parts.front_matter, place.file, parts.front_matter_line, controls=False)
    problems += unseen_in(parts.body, place.file, parts.body_line)
    return entry and _examined(entry, text, options.languages), [*problems, *body.problems]


def _examined(entry: Entry, text: str, languages: Sequence[str] | None) -> Entry:
    if entry.value is None:
        return entry
    only = languages[0] if languages and len(languages) == 1 else ""
    language = entry.language or only  # that of texts for which none is named
    passages = passages_of(entry.id, entry.value, entry.body, entry.origin, language, text)
    minutes = reading_minutes(entry.body.text) if entry.body is not None else 0
    words = vocabulary(entry.value, entry.body, passages)
    return msgspec.structs.replace(entry, examined=passages, minutes=minutes, words=words)


def _decoded(
    yaml_text: str, first_line: int, place: Place, options: ReadOptions, body: Document | None
) -> tuple[Entry | None, list[Problem]]:
    node, problems = compose(yaml_text, place.file, first_line)
    if node is None and problems:
        return _unusable(place, body), problems
    reading = Reading(place.file, options.languages, place.language, first_line, yaml_text, options.syntax)
    value = decode(node, place.type, reading)
    problems = [*problems, *reading.problems]
    origin = Origin(place.file, reading.positions)
    usable = None if value is INVALID else value
    return _entry(
        place, usable, origin, tuple(reading.refs), ParsedTexts(tuple(reading.texts), body)
    ), problems


def _unusable(place: Place, body: Document | None) -> Entry:
    """What there is of a file without fields: that it is there."""
    return _entry(place, None, Origin(place.file, {}), (), ParsedTexts(body=body))


def _entry(place: Place, value: object, origin: Origin, refs: tuple[Ref, ...], written: ParsedTexts) -> Entry:
    entry = Entry(place.type, place.id, place.language, value, origin, refs, written=written)
    return msgspec.structs.replace(entry, outgoing=outgoing(value, entry.texts, entry.body))
