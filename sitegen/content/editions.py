"""Editions: the text of a brief as it read on a day, kept in content/editions/<brief>/<day>.<language>.json.

What is kept is words: a title, an abstract, and blocks of sentences without markup, one sentence a line, so that a file
can be read in a diff, and nothing in it can become more than text on a page. No record is looked up when an edition is
shown, so it reads the same whatever happens to these. The last line has the SHA-256 of the file without that digest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec

from sitegen.content.listing import is_ignored
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern
from sitegen.runtime.regular_files import read_regular, reason, shown_name

FOLDER = "editions"

BlockKind = Literal[
    "title", "abstract", "point", "heading", "paragraph", "item", "quotation", "row", "code", "unknown",
    "backstory", "correction", "source"
]  # fmt: skip

_NAME = lazy_pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.([A-Za-z0-9-]+)\.json")
_DIGEST = lazy_pattern(rb'"sha256": "([0-9a-f]{64})"\n}\n\Z')
_BYTE = lazy_pattern(r"\(byte ([0-9]+)\)")


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, item of a list … as sentences without markup."""

    kind: BlockKind
    sentences: tuple[str, ...]


class FrozenText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The text of a brief in one language, as it read on a day."""

    format: Literal[1]
    brief: str
    language: str
    date: str
    note: str
    """What is new in it, in its language."""
    blocks: tuple[Block, ...]
    files: dict[str, str]
    """The SHA-256 of the files of the brief and of the sources that it cites, by their paths."""
    copies: dict[str, str]
    """The digests of the texts of its sources, as verified.lock had them."""
    sha256: str = ""

    @property
    def title(self) -> str:
        return " ".join(self.of("title")[0].sentences) if self.of("title") else self.brief

    def of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """Its blocks of these kinds."""
        return tuple(block for block in self.blocks if block.kind in kinds)


def file_of(brief: str, day: str, language: str) -> str:
    """The file of an edition, below the project's folder."""
    return f"content/{FOLDER}/{brief}/{day}.{language}.json"


def encode(text: FrozenText) -> bytes:
    """The file of an edition, with its digest."""
    blank = msgspec.json.format(msgspec.json.encode(msgspec.structs.replace(text, sha256="")), indent=1)
    digest = sha256(blank + b"\n").hexdigest().encode()
    return blank.removesuffix(b'""\n}') + b'"' + digest + b'"\n}\n'


def decode(data: bytes, file: str) -> tuple[FrozenText | None, list[Problem]]:
    """The edition in a file, or what is wrong with it."""
    data = data.replace(b"\r\n", b"\n")
    try:
        found = msgspec.json.decode(data, type=FrozenText)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        place = _BYTE.search(str(error))
        return None, [_bad(_at(file, data, int(place[1]) if place else 0), f"this is no edition: {error}")]
    digest = _DIGEST.search(data)
    if digest is None:
        return None, [_bad(Span(file), "the file does not end with the sha256 of an edition")]
    if sha256(data[: digest.start(1)] + data[digest.end(1) :]).hexdigest().encode() != digest[1]:
        message = "an edition must not be edited: its text is not the one that was frozen"
        return None, [_bad(_at(file, data, digest.start()), message)]
    return found, []


def read_editions(
    root: Path, ids: Collection[str], languages: Collection[str]
) -> tuple[dict[str, tuple[FrozenText, ...]], list[Problem]]:
    """The editions of the project at `root`, by the folder they are in, the first day first, and what is wrong with
    them. `ids` are those that briefs have or had."""
    found: dict[str, tuple[FrozenText, ...]] = {}
    problems: list[Problem] = []
    for folder in _listed(root / "content" / FOLDER, problems):
        shown = f"content/{FOLDER}/{shown_name(folder.name)}"
        if not folder.is_dir() or folder.is_symlink():
            problems.append(_bad(Span(shown), "editions are in a folder for each brief"))
        elif folder.name not in ids:
            problems.append(_bad(Span(shown), f'there is no brief "{shown_name(folder.name)}"'))
        else:
            texts = [_read(path, folder.name, languages, problems) for path in _listed(folder, problems)]
            found[folder.name] = tuple(text for text in texts if text is not None)
    return found, problems


def _read(path: Path, brief: str, languages: Collection[str], problems: list[Problem]) -> FrozenText | None:
    file = f"content/{FOLDER}/{brief}/{shown_name(path.name)}"
    name = _NAME.fullmatch(path.name)
    if name is None or not _is_day(name[1]):
        problems.append(_bad(Span(file), "an edition's file is named <day>.<language>.json"))
        return None
    if name[2] not in languages:
        problems.append(_bad(Span(file), f'"{name[2]}" in the file\'s name is not a language of this site'))
        return None
    try:
        data = read_regular(path)
    except OSError as error:
        problems.append(_bad(Span(file), f"the file cannot be read: {reason(error)}"))
        return None
    text, wrong = decode(data, file)
    problems += wrong
    if text is not None:
        for field, said, named in (("date", text.date, name[1]), ("language", text.language, name[2])):
            if said != named:
                place = _at(file, data, data.find(f'"{field}"'.encode()))
                problems.append(_bad(place, f"its {field} is {said}, but the file is named {path.name}"))
                return None
    return text


def _listed(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    try:
        names = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        span = Span(f"content/{FOLDER}")
        problems.append(_bad(span, f"the folder cannot be read: {reason(error)}"))
        return
    yield from (path for path in names if not is_ignored(path.name))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _at(file: str, data: bytes, offset: int) -> Span:
    before = data[: max(offset, 0)]
    line = before.count(b"\n") + 1
    column = len(re.split(rb"\n", before)[-1].decode("utf-8", "replace")) + 1
    return Span(file, line, column)


def _bad(span: Span, message: str) -> Problem:
    return codes.BAD_EDITION.at(span, message, codes.BAD_EDITION.fix)
