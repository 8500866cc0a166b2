"""Is every text there in every language of the site?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content.entry import Entry
from sitegen.content.schema import Source
from sitegen.content.text import LocalText, Prose
from sitegen.dates import Edtf
from sitegen.facts.readers import base
from sitegen.problems import Problem, codes


def check(entries: Iterable[Entry], languages: Sequence[str], cache: FindingsCache) -> Iterator[Problem]:
    """Texts of records that are written in some languages of the site and not in others."""
    if len(languages) > 1:
        yield from cache.problems("translations", languages, entries, lambda entry: _entry(entry, languages))


def _entry(entry: Entry, languages: Sequence[str]) -> Iterator[Problem]:
    if entry.type.HAS_BODY:
        return
    for pointer, written in _texts(entry.value, ""):
        has_original = isinstance(entry.value, Source) and pointer.endswith("/translation")
        original = base(entry.value.language) if has_original else None
        missing = [
            language for language in languages if language not in written and base(language) != original
        ]
        if missing:
            field = pointer.replace("/", " › ")
            message = f'"{field}" is missing in {" and ".join(missing)}; the page shows "{written[0]}"'
            yield codes.MISSING_TRANSLATION.at(entry.origin.at(pointer), message, f"add `{missing[0]}:`")


def _texts(value: object, pointer: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pointer and languages of every text that is written by language."""
    if isinstance(value, LocalText | Prose):
        if written := value.languages():
            yield pointer, written
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, f"{pointer}/{i}")
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Edtf):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), f"{pointer}/{name}" if pointer else name)
