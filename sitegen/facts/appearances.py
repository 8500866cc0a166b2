"""Does a text name somebody or something, as a word of its own, whatever is joined to the name?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from sitegen.facts.mentions import Lexicon
from sitegen.language.particle_rules import ends_word
from sitegen.runtime.patterns import lazy_pattern

RULE = 1
"""Raised when what is found changes, so that what was recorded is compared again."""

Place = tuple[int, int]

_HANGUL = lazy_pattern("[가-힣]")
_LATIN = lazy_pattern(r"[^\W\d_가-힣]")
_BEFORE = lazy_pattern(r"([A-Z][\w'’-]*)\s$")
_AFTER = lazy_pattern(r"\s([A-Z][\w'’-]*)")
_split = str.split
_TITLES = frozenset(
    _split(
        "Mr Mrs Ms Dr Prof Professor President Chairman Chairwoman Chief Director Judge Justice Senator Minister "
        "Secretary CEO CFO CTO Sir Lady Lord Captain General Colonel Scientist Officer Executive Founder Engineer "
        "Researcher Author The But And When While If As In On At For From With That This He She They So Yet Now Then"
    )
)
"""Words with a capital before a name that are no part of another's name."""


class KnownNames(msgspec.Struct, frozen=True):
    """What a person, an organisation or a term is called. `names` may be found by chance in a text about something
    else where they are short; `discouraged` are spellings that are not to be used, and are, by others."""

    names: tuple[str, ...]
    discouraged: tuple[str, ...] = ()
    is_person: bool = False

    def place_in(self, text: str) -> Place | None:
        """The first place where a text calls it by any of its names."""
        places = (place for name in (*self.names, *self.discouraged) for place in _places(name, text))
        return min(places, default=None)


class NameIndex:
    """Everybody and everything that may be named, to be looked for in texts."""

    def __init__(self, called: Mapping[str, KnownNames]) -> None:
        self._called = called
        pairs = ((form, id_) for id_, of in called.items() for name in of.names for form in _forms(name))
        self._lexicon = Lexicon(pairs)

    def named_in(self, text: str) -> Mapping[str, Place]:
        """Those whom a text names beyond doubt, in its order: by a name that is not very short, belongs to no other,
        and is not a part of another's name."""
        found: dict[str, Place] = {}
        doubtful: set[str] = set()  # whose surname the text gives to another
        whole: set[str] = set()  # whom it names in full
        for mention in self._lexicon.mentions(text):
            if len(mention.ids) == 1:
                (id_,) = mention.ids
                if self._called[id_].is_person and _is_part(text, mention.start, mention.end):
                    doubtful.add(id_)
                    continue
                if " " in mention.name:
                    whole.add(id_)
                found.setdefault(id_, (mention.start, mention.end))
        return {id_: place for id_, place in found.items() if id_ not in doubtful - whole}


def is_short(name: str) -> bool:
    """Whether a name is so short that other words look like it: 왕, X, FT."""
    letters = [sign for sign in name if sign.isalnum()]
    return len(letters) < 2 or (len(letters) < 3 and not _HANGUL.search(name))


def _forms(name: str) -> Iterator[str]:
    """A name as a text may have it: Hangul without its spaces; a common noun at the beginning of a sentence or of
    many."""
    if is_short(name):
        return
    yield name
    if _HANGUL.search(name):
        if " " in name:
            yield name.replace(" ", "")
    elif name[0].islower():
        capital = name[0].upper() + name[1:]
        yield from (capital, f"{name}s", f"{capital}s")
    elif len(name) > 2 and name.isupper():
        yield f"{name}s"


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a name of one word is in a longer one, so that it may be another's: Wang in Wang Yi."""
    name = text[start:end]
    if " " in name or _HANGUL.search(name):
        return False
    before = _BEFORE.search(text, max(0, start - 40), start)
    after = _AFTER.match(text, end)
    neighbours = [match[1] for match in (before, after) if match]
    return any(word not in _TITLES and not word.isupper() for word in neighbours)


def _places(name: str, text: str) -> Iterator[Place]:
    """Where a text has a name as a word; spaces within it, its plural and capitals for all its letters do not count."""
    for match in _pattern(name).finditer(text):
        if _ends(text, match.start(), match.end()):
            yield match.span()


def _pattern(name: str) -> re.Pattern[str]:
    between = r"[\s·.-]*"
    if _HANGUL.search(name) and sum(sign.isalnum() for sign in name) > 3:
        signs = [re.escape(sign) for sign in name if not sign.isspace()]
        body = r"\s?".join(signs)
    else:
        words = name.split()
        body = between.join(map(re.escape, words))
        if name.upper() != name and len(name) > 2:
            body = f"(?:{body}|{between.join(map(re.escape, name.upper().split()))})"
    if _LATIN.match(name[-1]) and (name[0].islower() or name.isupper()):
        body += "(?:es|s)?"
    return re.compile(rf"(?<![^\W_]){body}", re.IGNORECASE if name[0].islower() else 0)


def _ends(text: str, start: int, end: int) -> bool:
    """Whether a name that ends at `end` is a word: a particle, nothing, or another script follows."""
    following = text[end : end + 1]
    if ends_word(text, end):
        return True
    return bool(_HANGUL.match(following)) != bool(_HANGUL.match(text[end - 1]))


def in_order(found: Mapping[str, Place]) -> Iterable[str]:
    """Ids in the order of a text."""
    return sorted(found, key=lambda id_: (found[id_], id_))
