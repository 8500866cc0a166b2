"""Can each source be found by what its record says, and is it still what its readers should be shown?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sitegen.content.entry import Entry
from sitegen.content.records.source import Source
from sitegen.content.text import LocalText
from sitegen.problems import Problem, codes
from sitegen.runtime.patterns import lazy_pattern

_IDENTIFIERS = ("doi", "isbn", "pmid", "pmcid", "issn")
_INSTEAD = {"authors": ("editor", "translator"), "publisher": ("authority", "container")}
"""What may be known in place of a field."""
_RETRACTED = lazy_pattern(r"\b(?:retracted|withdrawn|recalled)\b|철회|취소된", re.IGNORECASE)
_PREPRINT = lazy_pattern(r"\bpre-?print\b|프리프린트|사전 ?공개|심사 ?전", re.IGNORECASE)
_PUBLISHED = lazy_pattern(r"\bpublished\b|출판|게재", re.IGNORECASE)


def check(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Sources with an identifier and without the fields that one of their type needs, and sources that were retracted
    or published elsewhere, of which readers are not told."""
    for entry in entries:
        if entry.kind == "source":
            yield from _incomplete(entry, entry.value)
            if entry.value.note is None:
                yield from _superseded(entry, entry.value)


def _incomplete(entry: Entry, source: Source) -> Iterator[Problem]:
    identifier = next((name for name in _IDENTIFIERS if getattr(source, name)), None)
    missing = [name for name in source.traits.needed if not _has(source, name)]
    if identifier and missing:
        message = (
            f"{_listed(missing)} of this {source.type} cannot be seen, though it has {_name(identifier)}"
        )
        hint = (
            f"look it up by its {identifier.upper()}, and add {', '.join(f'`{name}:`' for name in missing)}"
        )
        yield codes.INCOMPLETE_SOURCE.at(entry.origin.at(identifier), message, hint)


def _has(source: Source, name: str) -> bool:
    return any(getattr(source, field) for field in (name, *_INSTEAD.get(name, ())))


def _name(identifier: str) -> str:
    return f"{'an' if identifier[0] == 'i' else 'a'} {identifier.upper()}"


def _listed(fields: list[str]) -> str:
    return ", ".join(name.replace("_", " ") for name in fields)


def _superseded(entry: Entry, source: Source) -> Iterator[Problem]:
    if _says(source.status, _RETRACTED):
        message = "the source was retracted, and readers are not told what that means for what rests on it"
        yield codes.RETRACTED_SOURCE.at(entry.origin.at("status"), message, codes.RETRACTED_SOURCE.hint)
        return
    is_preprint = any(_says(text, _PREPRINT) for text in (source.genre, source.status, source.container))
    if not is_preprint:
        return
    if place := "references" if source.references else "status" if _says(source.status, _PUBLISHED) else "":
        message = (
            "a preprint whose published version is known: that one was reviewed, and may say something else"
        )
        hint = "cite the published version, or say in `note` why the preprint is cited"
        yield codes.SUPERSEDED_SOURCE.at(entry.origin.at(place), message, hint)


def _says(text: LocalText | None, pattern: re.Pattern[str]) -> bool:
    return text is not None and any(pattern.search(words) for _, words in text.texts)
