"""The interface's strings: YAML files of the theme, one or more per language, with plurals and Korean particles.

A value is a text, or a map by CLDR plural category chosen by `n`. `{name}` is replaced by the value of that name,
numbers grouped; `{name:은/는}` adds the Korean particle that fits the value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sitegen.locale import josa, number, plural

_PLACE = re.compile(r"\{(\w+)(?::([^}]+))?\}")

Table = Mapping[str, str | Mapping[str, str]]


class MissingString(LookupError):
    """The theme has no string of this key in any language it could be taken from."""


class Strings:
    """The strings of one language. Keys that it lacks are taken from `fallbacks`, the first that has them."""

    def __init__(self, language: str, table: Table, fallbacks: Sequence[Table] = ()) -> None:
        self.language = language
        self._tables = (table, *fallbacks)

    def __call__(self, key: str, **values: object) -> str:
        """The string of `key` with `values` in their places. Raises MissingString where no table has the key."""
        entry = next((table[key] for table in self._tables if key in table), None)
        if entry is None:
            raise MissingString(key)
        if not isinstance(entry, str):
            n = values.get("n", 0)
            category = plural(n if isinstance(n, (int, float)) else 0, self.language)
            entry = entry.get(category) or entry["other"]
        return _PLACE.sub(lambda match: self._value(match, values), entry) if values else entry

    def has(self, key: str) -> bool:
        return any(key in table for table in self._tables)

    def below(self, prefix: str) -> dict[str, str | Mapping[str, str]]:
        """The strings whose keys begin with `prefix`, as they are written, for scripts of the theme."""
        merged = {key: entry for table in reversed(self._tables) for key, entry in table.items()}
        return {key: merged[key] for key in sorted(merged) if key.startswith(prefix)}

    def _value(self, match: re.Match[str], values: Mapping[str, object]) -> str:
        value = values[match[1]]
        text = number(value, self.language) if isinstance(value, (int, float)) else str(value)
        return text + josa(text, match[2]) if match[2] else text
