"""Names in a text: where records are called by their names, in English and Korean, whatever follows the name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import chain, pairwise

import msgspec

from sitegen.language.particle_rules import stems
from sitegen.runtime.patterns import lazy_pattern

TOKEN = lazy_pattern(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
"""A word, with what joins its parts: H-1B, LeCun's, 오픈AI는."""

_MOST_WORDS = 30
"""Names of more words are not looked for."""
_RUN = lazy_pattern(r"\w+")
_POSSESSIVE = lazy_pattern(r"['’]s?$")
_HANGUL = lazy_pattern("[가-힣]")


class Mention(msgspec.Struct, frozen=True):
    """A name in a text, from the offset `start` to `end`, and what it calls."""

    start: int
    end: int
    name: str
    ids: tuple[str, ...]


class _Reaches(dict[str, int]):
    """How many words the longest name has that may begin with a word: remembered, since words come again."""

    def __init__(self, longest: Mapping[str, int]) -> None:
        self._longest = longest

    def __missing__(self, token: str) -> int:
        self[token] = max((self._longest.get(form, 0) for form in _forms(token)), default=0)
        return self[token]


class _Runs(dict[str, frozenset[str]]):
    """The parts of names that a word may be."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self.strange: set[str] = set()
        """Words that may be none, as most are; a set is passed over faster than it is looked up."""

    def __missing__(self, word: str) -> frozenset[str]:
        found = self[word] = self._known.intersection(chain(*map(_RUN.findall, _forms(word))))
        if not found:
            self.strange.add(word)
        return found


class Lexicon:
    """Names, to be found in texts. Case counts: Meta is a company, meta is not."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are pairs of a name and what it calls."""
        self._ids: dict[tuple[str, ...], dict[str, None]] = {}
        self._by_run: dict[str, list[tuple[frozenset[str], str]]] = {}
        longest: dict[str, int] = {}
        found: dict[str, dict[str, None]] = {}
        for name, id_ in names:
            words = tuple(TOKEN.findall(name))
            if 0 < len(words) <= _MOST_WORDS:
                self._ids.setdefault(words, {})[id_] = None
                found.setdefault(id_, {})[max(words, key=len)] = None
                longest[words[0]] = max(len(words), longest.get(words[0], 0))
                runs = frozenset(chain(*map(_RUN.findall, words)))
                self._by_run.setdefault(_RUN.findall(words[0])[0], []).append((runs, id_))
        self._keys = {id_: tuple(keys) for id_, keys in found.items()}
        self._runs = _Runs(frozenset(chain(*(runs for names in self._by_run.values() for runs, _ in names))))
        self._reaches = _Reaches(longest)

    def __bool__(self) -> bool:
        return bool(self._ids)

    def candidates(self, words: Set[str]) -> set[str]:
        """What may be called in a text of these words, its runs of letters and digits: all of whose names it holds
        every part."""
        runs = frozenset[str]().union(*map(self._runs.__getitem__, words - self._runs.strange))
        return {id_ for run in runs for needed, id_ in self._by_run.get(run, ()) if needed <= runs}

    def may_appear_in(self, text: str, ids: Iterable[str]) -> bool:
        """Whether a text holds the longest word of a name of one of `ids`."""
        return any(key in text for id_ in ids for key in self._keys[id_])

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in `text`, the longest at each place."""
        tokens = list(TOKEN.finditer(text))
        reaches = list(map(self._reaches.__getitem__, [token[0] for token in tokens]))
        end = 0
        for at, reach in enumerate(reaches):
            found = self._at(text, tokens, at, reach) if reach and at >= end else None
            if found is not None:
                mention, length = found
                end = at + length
                yield mention

    def _at(self, text: str, tokens: list[re.Match[str]], at: int, reach: int) -> tuple[Mention, int] | None:
        """The longest name of up to `reach` words that begins with the token at `at`, and how many tokens it takes."""
        for length in range(min(reach, len(tokens) - at), 0, -1):
            group = tokens[at : at + length]
            if any(_apart(text[a.end() : b.start()]) for a, b in pairwise(group)):
                continue
            before = tuple(token[0] for token in group[:-1])
            for form in _forms(group[-1][0]):
                ids = self._ids.get((*before, form))
                if ids:
                    start = group[0].start()
                    end = group[-1].start() + len(form)
                    return Mention(start, end, text[start:end], tuple(ids)), length
        return None


def _forms(token: str) -> Iterator[str]:
    """The word itself, and what may be left of it without a particle, a possessive or a part joined to it."""
    yield token
    bare = _POSSESSIVE.sub("", token)
    if bare != token:
        yield bare
    for mark in "-'’":
        if mark in bare:
            yield bare[: bare.index(mark)]
    if _HANGUL.search(bare):
        yield from stems(bare)
        latin = re.match(r"[가-힣]+(?=[A-Za-z0-9])|[A-Za-z0-9]+(?=[가-힣])", bare)
        if latin:
            yield latin[0]


def _apart(between: str) -> bool:
    """Whether what is between two words keeps them from being one name."""
    return between.strip() not in ("", ".", "·", "-")
