"""A bibliography's file as items, by the suffix of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath

from sitegen.content.suggest import did_you_mean
from sitegen.importing import bibtex, csl_json, ris
from sitegen.importing.item import Draft, Item
from sitegen.problems import Problem, Span, codes, in_reading_order

Read = Callable[[str, str], tuple[list[Draft], list[Problem]]]

READERS: Mapping[str, Read] = {
    ".bib": bibtex.read,
    ".bibtex": bibtex.read,
    ".ris": ris.read,
    ".json": csl_json.read,
}
"""By the suffix of a file's name."""


def read_bibliography(data: bytes, file: str) -> tuple[list[Item], list[Problem]]:
    """The items of a file, and everything that is wrong in it. `file` is its name in messages."""
    suffix = PurePath(file).suffix.casefold()
    if suffix not in READERS:
        hint = did_you_mean(suffix, READERS) or f"sitegen reads {', '.join(READERS)}"
        what = f'"{suffix}" is no bibliography' if suffix else "the name has no suffix that tells the format"
        return [], [codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), what, hint)]
    text, problems = _decoded(data, file)
    if text is None:
        return [], problems
    drafts, found = READERS[suffix](text, file)
    return finished(drafts, [*problems, *found])


def finished(drafts: Iterable[Draft], problems: Iterable[Problem]) -> tuple[list[Item], list[Problem]]:
    """The items that can be sources, and all problems: those given, and those of the items."""
    items, problems = [], list(problems)
    for draft in drafts:
        item = draft.finished()
        if fault := _fault(item):
            problems.append(codes.UNREADABLE_BIBLIOGRAPHY.at(item.span, *fault))
        else:
            problems += draft.problems
            items.append(item)
    return items, in_reading_order(problems)


def _decoded(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """A file's text, in which what is no UTF-8 is U+FFFD."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:100]:
        hint = "save it as UTF-8"
        return None, [codes.UNREADABLE_BIBLIOGRAPHY.at(Span(file), "the file is not UTF-8 but UTF-16", hint)]
    try:
        text, problems = data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        span = Span(file, line, error.start - data.rfind(b"\n", 0, error.start))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        hint = "save the file as UTF-8; what has such bytes is left out"
        text, problems = (
            data.decode("utf-8", "replace"),
            [codes.UNREADABLE_BIBLIOGRAPHY.at(span, message, hint)],
        )
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), problems


def _fault(item: Item) -> tuple[str, str] | None:
    """Why an item is no source."""
    names = (name for of in item.names.values() for name in of)
    every = (
        *item.texts.values(),
        *(part for name in names for part in (name.family, name.given, name.literal)),
    )
    if any("\ufffd" in text for text in every):
        return "the entry is left out: it has bytes that are not UTF-8", "save the file as UTF-8"
    if not item.texts.get("title") and not item.names and not item.texts.get("url"):
        return "the entry is left out: it has no title, names or address", "give it a title"
    return None
