"""The interface's strings: YAML files of the theme, one or more per language, with plurals and Korean particles.

A value is a text, or a map by CLDR plural category chosen by `n`. `{name}` is replaced by the value of that name,
numbers grouped; `{name:은/는}` adds the Korean particle that fits the value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sitegen.language.locale import number, particle_for, plural
from sitegen.runtime.patterns import lazy_pattern

_PLACE = lazy_pattern(r"\{(\w+)(?::([^}]+))?\}")

Table = Mapping[str, str | Mapping[str, str]]


class MissingString(LookupError):
    """The theme has no string of this key in any language it could be taken from."""


class UnfitString(MissingString):
    """A string of the theme asks for what is not given where it is shown, or for particles that are none."""


class Strings:
    """The strings of one language. Keys that it lacks are taken from `fallbacks`, the first that has them."""

    def __init__(self, language: str, table: Table, fallbacks: Sequence[Table] = ()) -> None:
        self.language = language
        self._entries = {
            key: entry for found in reversed((table, *fallbacks)) for key, entry in found.items()
        }
        self._counted: dict[tuple[str, int], str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The string of `key` with `values` in their places. Raises MissingString where no table has the key."""
        n = values.get("n")
        if len(values) > 1 or type(n) is not int:
            return self._said(key, values)
        found = self._counted.get((key, n))  # the same small numbers are on all pages
        if found is None:
            found = self._counted[key, n] = self._said(key, values)
        return found

    def _said(self, key: str, values: Mapping[str, object]) -> str:
        entry = self._entries.get(key)
        if entry is None:
            raise MissingString(key)
        if not isinstance(entry, str):
            n = values.get("n", 0)
            category = plural(n if isinstance(n, (int, float)) else 0, self.language)
            entry = entry.get(category) or entry["other"]
        return self._filled(entry, values) if values else entry

    def has(self, key: str) -> bool:
        return key in self._entries

    def below(self, prefix: str) -> dict[str, str | Mapping[str, str]]:
        """The strings whose keys begin with `prefix`, as they are written, for scripts of the theme."""
        return {key: self._entries[key] for key in sorted(self._entries) if key.startswith(prefix)}

    def _filled(self, entry: str, values: Mapping[str, object]) -> str:
        first, places = _divided(entry)
        parts = [first]
        for name, particles, following in places:
            if name not in values:
                raise UnfitString(f'there is no value for "{{{name}}}" in the string "{entry}"')
            value = values[name]
            text = number(value, self.language) if isinstance(value, (int, float)) else str(value)
            try:
                particle = particle_for(text, particles) if particles else ""
            except ValueError as error:
                raise UnfitString(f'{error}, in the string "{entry}"') from error
            parts += (text, particle, following)
        return "".join(parts)


@cache
def _divided(entry: str) -> tuple[str, tuple[tuple[str, str | None, str], ...]]:
    """A string up to its first place, and of each place the name, the particles and the text after it."""
    first, *rest = _PLACE.split(entry)
    return first, tuple(zip(rest[::3], rest[1::3], rest[2::3], strict=True))
