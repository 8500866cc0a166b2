"""Babel's locales with data of their own."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property

from babel import Locale
from babel.localedata import LocaleDataDict


class OwnLocale(Locale):
    """A locale whose names never depend on which other locales were used before it.

    Babel resolves an alias by writing the result into data that locales share (python-babel/babel#1234): after
    Japanese, the short name of October is "10月" in Portuguese too.
    """

    @cached_property
    def _data(self) -> LocaleDataDict:
        return LocaleDataDict(deepcopy(super()._data._data))
