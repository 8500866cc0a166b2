"""What is remembered of a content file."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.cache.store import Span, digest
from sitegen.content import schema
from sitegen.content.entry import Entry, PackedTexts, Place
from sitegen.content.outgoing import Outgoing
from sitegen.problems import Origin, Problem


class _Parts(msgspec.Struct, frozen=True, array_like=True):
    """What all need to know of an entry. Its positions stay packed until a problem needs one, its references until
    they are followed, its words until they are looked at: a change of a name looks at those of all."""

    language: str
    value: msgspec.Raw
    positions: msgspec.Raw
    refs: msgspec.Raw
    outgoing: Outgoing
    minutes: int
    words: msgspec.Raw


class StoredEntry(msgspec.Struct, frozen=True, array_like=True):
    """What is remembered of a file."""

    signature: Signature | None
    digest: bytes
    problems: tuple[Problem, ...]
    parts: msgspec.Raw
    """A packed `_Parts`, or nil where the file cannot be read as a record."""
    fingerprint: bytes
    """That of all that it says to other entries."""
    at_length: bytes | Span
    """A packed `PackedTexts`, or where it is among the pieces behind those entries that are remembered together."""


_PARTS = msgspec.msgpack.Decoder(_Parts | None)
AT_LENGTH = msgspec.msgpack.Decoder(PackedTexts)

Found = tuple[Entry | None, tuple[Problem, ...]]


class Texts(Protocol):
    """What entries that are remembered together say at length."""

    def of(self, place: Place, span: Span) -> PackedTexts: ...


def stored_entry(signature: Signature | None, data: bytes, found: Found) -> StoredEntry:
    """What is remembered of a file with these bytes, in which this was found."""
    entry, problems = found
    parts = None if entry is None else _parts(entry)
    fingerprint = (
        b""
        if parts is None
        else digest(bytes(_packed((parts.language, parts.value, parts.refs, parts.outgoing))))
    )
    return StoredEntry(
        signature, digest(data), problems, _packed(parts), fingerprint, packed_at_length(entry)
    )


def _parts(entry: Entry) -> _Parts:
    return _Parts(
        entry.language,
        _packed(entry.value),
        _packed(entry.origin.positions),
        _packed(entry.refs),
        entry.outgoing,
        entry.minutes,
        _packed(entry.words),
    )


def _packed(value: object) -> msgspec.Raw:
    return value if isinstance(value, msgspec.Raw) else msgspec.Raw(msgspec.msgpack.encode(value))


def packed_at_length(entry: Entry | None) -> bytes:
    """What an entry says at length, packed."""
    entry = entry or Entry(schema.PageFields, "", "", None, Origin(""))
    parts = PackedTexts(_packed(entry.written), _packed(entry.examined))
    return msgspec.msgpack.encode(parts)


def found_in(
    known: StoredEntry, place: Place, decoder: msgspec.msgpack.Decoder[Any], texts: Texts | None
) -> Found:
    """What the file at `place` held; `decoder` is that of its fields, `texts` have what entries say at length."""
    parts = _PARTS.decode(known.parts)
    if parts is None:
        return None, known.problems
    value = decoder.decode(parts.value)
    at_length = known.at_length
    if isinstance(at_length, bytes):
        elsewhere = partial(AT_LENGTH.decode, at_length)
    else:
        assert texts is not None
        elsewhere = partial(texts.of, place, at_length)
    entry = Entry(
        place.type,
        place.id,
        parts.language,
        value,
        Origin(place.file, parts.positions),
        parts.refs,
        parts.outgoing,
        parts.minutes,
        parts.words,
        elsewhere=elsewhere,
    )
    return entry, known.problems
