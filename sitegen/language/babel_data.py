"""Babel's locales with data of their own."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from babel import Locale
from babel.localedata import LocaleDataDict


class OwnLocale(Locale):
    """A locale whose names never depend on which other locales were used before it.

    Babel resolves an alias by writing the result into data that locales share (python-babel/babel#1234): after
    Japanese, the short name of October is "10月" in Portuguese too.
    """

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(_copied(super()._data._data))


def _copied(value: Any) -> Any:
    """A copy of the mappings in it, also of those next to an alias. All the rest never changes, which
    `copy.deepcopy` would find out piece by piece."""
    if type(value) is dict:
        return {
            key: _copied(found) if type(found) in _WITH_MAPPINGS else found for key, found in value.items()
        }
    return tuple(map(_copied, value)) if type(value) is tuple else value


_WITH_MAPPINGS = (dict, tuple)
