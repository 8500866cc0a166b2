"""Words that are almost a name: one letter or syllable off, as slips of the hand and of transcription are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set

from sitegen.language.particle_rules import is_particle, stems
from sitegen.runtime.patterns import lazy_pattern

_LATIN = lazy_pattern(r"[A-Z][a-z]*[A-Z]?[a-zÀ-ÿ]+")
_HANGUL = lazy_pattern("[가-힣]+")
_SHORTEST_LATIN = 5
_SHORTEST_HANGUL = 3
_LONGEST = 50
"""What is longer is no name of one word."""
_LONG_HANGUL = 5
"""Names of so many syllables may lack one or have one more."""
_LETTERS = {3: 1}
"""How many of its three letters the wrong syllable may have wrong, by the number of syllables; else two."""


class Spelling:
    """The words of names, to which others are compared."""

    def __init__(self, words: Iterable[str], known: Iterable[str]) -> None:
        """`words` are those that may be misspelt; `known` are all that are right as they are."""
        self._known = frozenset(known)
        self._near: dict[str, list[str]] = {}
        self._suggested: dict[str, str] = {}
        self._right: set[str] = set()
        for word in sorted(set(words)):
            shortest = _SHORTEST_HANGUL if _HANGUL.fullmatch(word) else _SHORTEST_LATIN
            if shortest <= len(word) <= _LONGEST:
                for pattern in (*_patterns(word), *_skeleton(word)):
                    self._near.setdefault(pattern, []).append(word)

    def suggestions(self, words: Set[str]) -> Iterator[tuple[str, str]]:
        """Those of the words of a text that are almost a name, with the name."""
        for word in words - self._right:
            near = self._suggested.get(word) or self._suggestion(word)
            if near is None:
                self._right.add(word)
            else:
                self._suggested[word] = near
                yield word, near

    def _suggestion(self, word: str) -> str | None:
        bare = re.sub(r"['’]s?$", "", word)
        if bare in self._known or len(bare) > _LONGEST:
            return None
        if _LATIN.fullmatch(bare):
            return self._nearest(bare) if len(bare) >= _SHORTEST_LATIN else None
        if not _HANGUL.fullmatch(bare):
            return None
        whole = [bare, *stems(bare)]
        if any(stem in self._known for stem in whole):
            return None
        near = (self._nearest(stem) for stem in whole if len(stem) >= _SHORTEST_HANGUL)
        # 정하는 is a verb with its ending, not 정하은 misspelt.
        return next((name for name in near if name and not (len(whole) > 1 and is_particle(name[-1]))), None)

    def _nearest(self, word: str) -> str | None:
        found = (
            name for pattern in (*_patterns(word), *_skeleton(word)) for name in self._near.get(pattern, ())
        )
        return next((name for name in found if _is_slip(word, name)), None)


def _patterns(word: str) -> Iterator[str]:
    """The word with each letter left open, and with each left out: what a slip leaves as it is."""
    yield word
    for i in range(len(word)):
        yield f"{word[:i]}*{word[i + 1 :]}"
        yield word[:i] + word[i + 1 :]
    for i in range(len(word) - 1):
        yield f"{word[:i]}{word[i + 1]}{word[i]}{word[i + 2 :]}"


def _skeleton(word: str) -> Iterator[str]:
    """The consonants of a longer name in Latin letters: what ways of romanising it have in common."""
    if len(word) > _SHORTEST_LATIN and word.isascii():
        bare = re.sub("[aeiou]+", "·", word.lower())
        if len(bare.replace("·", "")) > 2:
            yield bare


def _is_slip(word: str, name: str) -> bool:
    if word == name:
        return False
    if not _HANGUL.fullmatch(name):
        if word[0] != name[0] or word.removesuffix("s") == name:
            return False
        return _distance_is_one(word, name) or [*_skeleton(word)] == [*_skeleton(name)] != []
    if len(word) != len(name):
        return (
            min(len(word), len(name)) >= _LONG_HANGUL and word[0] == name[0] and _distance_is_one(word, name)
        )
    differing = [(a, b) for a, b in zip(word, name, strict=True) if a != b]
    if len(differing) == 2:
        return differing[0] == differing[1][::-1]
    return len(differing) == 1 and _letters_apart(*differing[0]) <= _LETTERS.get(len(name), 2)


def _distance_is_one(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours have changed places."""
    if len(word) == len(name):
        differing = [i for i in range(len(word)) if word[i] != name[i]]
        if len(differing) == 2:
            i, j = differing
            return j == i + 1 and word[i] == name[j] and word[j] == name[i]
        return len(differing) == 1
    longer, shorter = sorted((word, name), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(
        longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))
    )


def _letters_apart(one: str, other: str) -> int:
    """In how many of their three letters two syllables differ."""
    first, second = (unicodedata.normalize("NFD", syllable).ljust(3) for syllable in (one, other))
    return sum(a != b for a, b in zip(first, second, strict=True))
