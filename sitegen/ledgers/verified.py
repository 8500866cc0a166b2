"""content/verified.lock: what was compared with the sources' texts, so that a build without them can rely on it.

It holds hashes, figures, offsets and the numbers of paragraphs and words, never words of a source, and is meant to be
read in diffs: one entry a line, in the order of the text. A file of format 1, which lacks the numbers and the day of
the copy, is read as it is; `sitegen verify` adds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from sitegen.problems import Problem, Span, codes

FILE = "verified.lock"
FORMAT = 2
READ = (1, 2)
"""The formats that are read."""

Kind = Literal["quotations", "figures", "dates", "mentions"]
KINDS: tuple[Kind, ...] = ("quotations", "figures", "dates", "mentions")


class Verified(msgspec.Struct, frozen=True, omit_defaults=True):
    """That something is in a text from one offset to another (in characters), by which version of the rule that
    compares it that was found, and on what day."""

    at: tuple[int, int]
    rule: int
    day: str
    paragraph: int = 0
    """The number of its paragraph in the source's own text, counted from 1; 0 where that is not counted or known."""
    page: int = 0
    """The page of a document that it is on, counted from 1; 0 where it has none."""
    second: int | None = None
    """The second of a recording at which it is said."""
    terms: str = ""
    """Of a figure, the digits and the power of ten that the text gives it in: "140e8"; see `facts.terms`."""
    words: tuple[int, ...] = ()
    """Of a quotation, the numbers of those words that find its place on the page; see `facts.fragments`."""


class SourceLock(msgspec.Struct, frozen=True):
    """What is in the text of one source: quotations by their digest, figures and dates by their key, whom and
    what it names by the id, listed in the source's record or not. `text` is the digest of the text, `characters` its
    length, `copied` the day on which the copy was made, in EDTF."""

    text: str
    characters: int
    copied: str = ""
    quotations: dict[str, Verified] = {}
    figures: dict[str, Verified] = {}
    dates: dict[str, Verified] = {}
    mentions: dict[str, Verified] = {}

    def of(self, kind: Kind) -> Mapping[str, Verified]:
        found: Mapping[str, Verified] = getattr(self, kind)
        return found


class Lock(msgspec.Struct, frozen=True):
    format: int = FORMAT
    sources: dict[str, SourceLock] = {}


def decode(data: bytes) -> tuple[Lock, list[Problem]]:
    """The lock that `data` holds; an empty one, and the problem, where it cannot be used."""
    span = Span(f"content/{FILE}")
    try:
        lock = msgspec.json.decode(data, type=Lock)
    except (msgspec.DecodeError, RecursionError) as error:
        return Lock(), [codes.BAD_LOCK.at(span, f"the file cannot be used: {error}", codes.BAD_LOCK.fix)]
    if lock.format not in READ:
        message = f"this is format {lock.format} of the file; this version of sitegen reads format {FORMAT}"
        return Lock(), [codes.BAD_LOCK.at(span, message, "run `sitegen verify` again")]
    return lock, []


def encode(lock: Lock) -> bytes:
    """The file's bytes, the same for the same lock."""
    lines = ["{", f'  "format": {lock.format},', '  "sources": {']
    sources = [_source(id_, lock.sources[id_]) for id_ in sorted(lock.sources)]
    lines += [
        line for i, of in enumerate(sources) for line in (*of[:-1], of[-1] + "," * (i < len(sources) - 1))
    ]
    return ("\n".join([*lines, "  }", "}"]) + "\n").encode()


def _source(id_: str, source: SourceLock) -> list[str]:
    lines = [
        f"    {_json(id_)}: {{",
        f'      "text": {_json(source.text)},',
        f'      "characters": {source.characters},',
    ]
    if source.copied:
        lines.append(f'      "copied": {_json(source.copied)},')
    for kind in KINDS:
        entries = sorted(source.of(kind).items(), key=lambda item: (item[1].at, item[0]))
        rows = [f"        {_json(key)}: {_json(found)}" for key, found in entries]
        comma = "," * (kind != KINDS[-1])
        lines.append(f'      "{kind}": {{' + ("" if rows else "}" + comma))
        if rows:
            lines += [row + "," for row in rows[:-1]] + [rows[-1], "      }" + comma]
    return [*lines, "    }"]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode().replace(",", ", ").replace('":', '": ')
