"""How a language writes dates, lists, numbers and the names of languages.

What of this sitegen's own interface languages need is pinned here, so that a site is the same whichever version of
CLDR is installed: British and American English, and Korean. Any other language has what Babel's CLDR says of it, and
may read differently with another version of Babel.
"""

from __future__ import annotations

from functools import cache

from sitegen.language.conventions.model import Conventions
from sitegen.language.conventions.pinned import PINNED


def is_pinned(language: str) -> bool:
    """Whether the conventions of a language are sitegen's own."""
    return language.lower() in PINNED


@cache
def conventions_of(language: str) -> Conventions:
    """The conventions of a language, a BCP 47 tag: for plain `en` those of British English.

    Raises babel.UnknownLocaleError or ValueError for a language that nobody knows.
    """
    if is_pinned(language):
        return PINNED[language.lower()]
    from sitegen.language.conventions.cldr import (
        read,  # Babel is imported where it is used: most sites need none of it
    )

    return read(language)
