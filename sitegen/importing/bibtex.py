"""BibTeX and BibLaTeX, as bibtexparser parts them into entries (`sitegen-explainers[add]`), with what is no entry.

bibtexparser (2.1, MIT) gives the line of each entry and goes on after a broken one, which pybtex does not; BibTeX's
concatenation with `#` it leaves to its callers.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from sitegen.importing.bibtex_fields import read_entry
from sitegen.importing.item import Draft
from sitegen.problems import Problem, Span, codes

if TYPE_CHECKING:
    from bibtexparser import model

MISSING = "install sitegen-explainers[add], or export the bibliography as CSL-JSON or RIS"

_NOT_ENTRIES = ("xdata", "set", "control", "bibnote")
_INHERITED = {
    "title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor", "editor": "editor", "year": "year",
    "date": "date", "publisher": "publisher", "address": "address", "location": "location", "series": "series",
    "isbn": "isbn", "volume": "volume", "edition": "edition", "booktitle": "booktitle",
    "eventtitle": "eventtitle", "eventdate": "eventdate", "venue": "venue", "langid": "langid",
}  # fmt: skip
"""What an entry has from that of its `crossref` (BibLaTeX, appendix B), by the field's name there."""


class _Entry(msgspec.Struct, frozen=True):
    """An entry with the text of its fields, in LaTeX, and the line of each; of those that it has twice, the first."""

    type: str
    key: str
    line: int
    fields: Mapping[str, tuple[str, int]]
    twice: tuple[str, ...]


def read(text: str, file: str) -> tuple[list[Draft], list[Problem]]:
    """The entries of a bibliography, and what is wrong with the rest of it."""
    try:
        from bibtexparser import model, splitter
    except ImportError:
        message = "BibTeX cannot be read: bibtexparser is not installed"
        return [], [codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), message, MISSING)]
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    library = splitter.Splitter(text).split()
    strings = {block.key.casefold(): block.value for block in library.strings}
    problems, entries = [], []
    for found in library.blocks:
        block: model.Block | None = found
        if isinstance(found, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
            block = found.ignore_error_block
        if isinstance(block, model.ParsingFailedBlock):
            problems.append(_broken(block, file))
        elif isinstance(block, model.Entry):
            entries.append(_entry(block, strings))
    if not entries and not problems and text.strip():
        hint = "is it another format? Entries begin with @article{…"
        problems.append(codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), "there is no entry of BibTeX", hint))
    return list(_drafts(entries, file)), problems


def _entry(block: model.Entry, strings: Mapping[str, str]) -> _Entry:
    fields: dict[str, tuple[str, int]] = {}
    twice = []
    for field in block.fields:
        name = field.key.casefold()
        if name in fields:
            twice.append(f"second {name}")
        fields.setdefault(name, (_value(field.value, strings), (field.start_line or 0) + 1))
    line = (block.start_line or 0) + 1
    return _Entry(block.entry_type.casefold().strip(), block.key, line, fields, tuple(twice))


def _broken(block: object, file: str) -> Problem:
    line = (getattr(block, "start_line", 0) or 0) + 1
    error = getattr(block, "error", None)
    cause = " ".join(str(getattr(error, "abort_reason", "") or error).split()).rstrip(".")
    begin = re.match(r"\s*@\s*\w+\s*[{(]\s*[^\s,{}()]{0,60}", getattr(block, "raw", "") or "")
    shown = f" {begin.group().strip()}" if begin else ""
    message = f"the entry{shown} is left out: {cause[:1].lower()}{cause[1:]}"
    hint = "look for a brace, quotation mark or comma that is missing"
    return codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file, line), message, hint)


def _drafts(entries: Iterable[_Entry], file: str) -> Iterator[Draft]:
    entries = list(entries)
    by_key = {entry.key.casefold(): entry for entry in entries}
    for entry in entries:
        if entry.type in _NOT_ENTRIES:
            continue
        fields = dict(entry.fields)
        for name in ("xdata", "crossref"):
            for key in fields.pop(name, ("", 0))[0].split(","):
                if parent := by_key.get(key.strip().casefold()):
                    fields = {**_inherited(parent, entry, name), **fields}
        draft = read_entry(Draft(Span(file, entry.line), entry.key), entry.type, fields)
        for name in entry.twice:
            draft.leave_out(name)
        yield draft


def _inherited(parent: _Entry, child: _Entry, how: str) -> dict[str, tuple[str, int]]:
    """The fields of a parent that a child has, too; what is called the same in both where both are of one type."""
    if how == "xdata":
        return dict(parent.fields)
    is_part = child.type.startswith(("in", "conference", "book", "supp"))
    return {
        (_INHERITED[name] if is_part else name): value
        for name, value in parent.fields.items()
        if name in _INHERITED and (is_part or name not in ("title", "subtitle", "author"))
    }


def _value(raw: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """The text of a field: its parts, between `#`, without what encloses them, and strings by their names."""
    return "".join(_part(part.strip(), strings, depth) for part in _parts(raw))


def _part(part: str, strings: Mapping[str, str], depth: int) -> str:
    if len(part) > 1 and (part[0], part[-1]) in (("{", "}"), ('"', '"')):
        return part[1:-1]
    named = strings.get(part.casefold())
    return _value(named, strings, depth + 1) if named is not None and depth < 10 else part


def _parts(raw: str) -> Iterator[str]:
    if "#" not in raw:
        yield raw
        return
    depth, quoted, begin = 0, False, 0
    for match in re.finditer(r'(?<!\\)[{}"#]', raw):
        mark = match.group()
        if mark == '"':
            quoted ^= depth == 0
        elif mark == "#" and depth == 0 and not quoted:
            yield raw[begin : match.start()]
            begin = match.end()
        elif mark in "{}":
            depth += 1 if mark == "{" else -1
    yield raw[begin:]
