"""Names in a text: where records are called by their names, in English and Korean, whatever follows the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from sitegen.facts.particles import is_particle

TOKEN = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
"""A word, with what joins its parts: H-1B, LeCun's, 오픈AI는."""

_RUN = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s?$")
_HANGUL = re.compile("[가-힣]")


class Mention(msgspec.Struct, frozen=True):
    """A name in a text, from the offset `start` to `end`, and what it calls."""

    start: int
    end: int
    name: str
    ids: tuple[str, ...]


class Lexicon:
    """Names, to be found in texts. Case counts: Meta is a company, meta is not."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and what it calls."""
        self._ids: dict[tuple[str, ...], dict[str, None]] = {}
        self._first_runs: set[str] = set()
        self._longest: dict[str, int] = {}
        for name, id_ in names:
            words = tuple(TOKEN.findall(name))
            if words:
                self._ids.setdefault(words, {})[id_] = None
                self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))
                self._first_runs.add(_RUN.findall(words[0])[0])
        self._known_runs: dict[str, bool] = {}
        self._reaches: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._ids)

    def may_call(self, words: Iterable[str]) -> bool:
        """Whether a name may stand in a text of these words, its runs of letters and digits."""
        known = self._known_runs
        for word in words:
            begins = known.get(word)
            if begins is None:
                begins = known[word] = any(form in self._first_runs for form in self._forms(word))
            if begins:
                return True
        return False

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in `text`, the longest at each place."""
        tokens = list(TOKEN.finditer(text))
        at = 0
        while at < len(tokens):
            found = self._at(text, tokens, at)
            if found is None:
                at += 1
                continue
            mention, length = found
            yield mention
            at += length

    def _forms(self, token: str) -> Iterator[str]:
        """The word itself, and what may be left of it without a particle, a possessive or a part joined to it."""
        yield token
        bare = _POSSESSIVE.sub("", token)
        if bare != token:
            yield bare
        for mark in "-'’":
            if mark in bare:
                yield bare[: bare.index(mark)]
        if _HANGUL.search(bare):
            for end in range(len(bare) - 1, 0, -1):
                if is_particle(bare[end:]):
                    yield bare[:end]
            latin = re.match(r"[가-힣]+(?=[A-Za-z0-9])|[A-Za-z0-9]+(?=[가-힣])", bare)
            if latin:
                yield latin[0]

    def _reach(self, token: str) -> int:
        """How many words the longest name has that may begin with this one: remembered, since words come again."""
        known = self._reaches.get(token)
        if known is None:
            known = max((self._longest.get(form, 0) for form in self._forms(token)), default=0)
            self._reaches[token] = known
        return known

    def _at(self, text: str, tokens: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        """The longest name that begins with the token at `at`, and how many tokens it takes."""
        reach = self._reach(tokens[at][0])
        for length in range(min(reach, len(tokens) - at), 0, -1):
            group = tokens[at : at + length]
            if any(_apart(text[a.end() : b.start()]) for a, b in pairwise(group)):
                continue
            before = tuple(token[0] for token in group[:-1])
            for form in self._forms(group[-1][0]):
                ids = self._ids.get((*before, form))
                if ids:
                    start = group[0].start()
                    end = group[-1].start() + len(form)
                    return Mention(start, end, text[start:end], tuple(ids)), length
        return None


def _apart(between: str) -> bool:
    """Whether what stands between two words keeps them from being one name."""
    return between.strip() not in ("", ".", "·", "-")
