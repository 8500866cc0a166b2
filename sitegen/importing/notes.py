"""Notes in which bibliographies put what their format has no field for, each as `name: value`, the name being CSL's:
so do Zotero, in its field "Extra", and sitegen itself.
"""

from __future__ import annotations

from typing import Any, get_origin

from sitegen.importing.item import Draft, PersonName, csl_fields, field_formats, unmarked
from sitegen.runtime.patterns import lazy_pattern

_STATED = lazy_pattern(r"([A-Za-z][A-Za-z _-]{1,30}): (.+)")
_MARKS = lazy_pattern(r"([\\`*_\[\]<>$~@^|])")


def read(draft: Draft, text: str, between: str, called: str) -> None:
    """Sets the fields that a note states, and `note` to the rest of it. `between` parts the statements."""
    rest = []
    for part in text.split(between):
        found = _STATED.fullmatch(part.strip())
        field = csl_fields().get(_csl(found[1]), "") if found else ""
        if found and field and field not in ("title", "note") and not draft.has(field):
            _set(draft, field, found[2], called)
        else:
            rest.append(part)
    if remaining := between.join(rest).strip():
        note(draft, remaining)


def note(draft: Draft, text: str) -> None:
    """Adds to the field `note`, in which Markdown's marks are escaped."""
    escaped = _MARKS.sub(r"\\\1", unmarked(text))
    before = draft.texts.pop("note", "")
    draft.text("note", f"{before} {escaped}".strip())


def _set(draft: Draft, field: str, value: str, called: str) -> None:
    if is_of_names(field_formats()[field]):
        draft.people(field, (name(part) for part in value.split("; ")))
    else:
        draft.text(field, value, called)


def name(text: str) -> PersonName:
    """A name as RIS writes it: family, given, suffix; without a comma, as it is."""
    family, given, suffix = ([part.strip() for part in text.replace("||", ",").split(",", 2)] + ["", ""])[:3]
    if not given:
        return PersonName(literal=family)
    return PersonName(f"{family} {suffix}".strip(), given)


def is_of_names(format_: Any) -> bool:
    """Whether a field holds names."""
    return get_origin(format_) is tuple


def _csl(name: str) -> str:
    bare = name.strip()
    return bare if bare in csl_fields() else bare.casefold().replace(" ", "-")
