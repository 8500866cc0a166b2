"""How much of a source is quoted, and is anything taken from it word for word without saying so?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from sitegen.checks.evidence import Evidence, Place
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.verify import Lookup
from sitegen.checks.wording import PassageText, Wordings
from sitegen.content.entry import Entry
from sitegen.facts.locate import Files
from sitegen.facts.quotations import fold, quoted
from sitegen.problems import Problem, codes
from sitegen.runtime.patterns import lazy_pattern

LARGEST_SHARE = 0.1
"""Of a source's text, so much may be quoted."""

RUN = 8
"""So many words in a row are no coincidence."""

_WORD = lazy_pattern(r"[^\W_]+(?:[-'.,%][^\W_]+)*")
_WORD_OR_BAR = lazy_pattern(rf"{_WORD.pattern}|\|")
_ALL = bytes([True] * RUN)

Run = tuple[str, ...]


def check(
    entries: Sequence[Entry],
    lookups: Iterable[Lookup],
    wordings: Wordings,
    evidence: Evidence,
    files: Files,
    cache: FindingsCache,
) -> Iterator[Problem]:
    """Sources of which much is quoted, and runs of words of a captured text that are not marked as quoted."""
    yield from shares(entries, lookups, evidence)
    texts = {
        id_: (known.capture.digest if known.capture else "", known.source.title)
        for id_, known in evidence.sources.items()
    }
    if not any(text for text, _ in texts.values()):
        return
    taken = functools.cache(lambda: cache.memoize("taken", texts, lambda: _Taken(evidence)))

    def find(entry: Entry) -> Iterator[Problem]:
        for said in wordings.of(entry).passages():
            pointer = said.passage.pointer
            if said.passage.is_quotation:
                continue
            if not ((pointer == "title" and entry.kind == "source") or pointer.endswith("/translation")):
                yield from _copied(said, taken(), files)

    yield from cache.problems("copied", texts, entries, find)


def shares(entries: Iterable[Entry], lookups: Iterable[Lookup], evidence: Evidence) -> Iterator[Problem]:
    """Sources of which much is quoted."""
    spans: dict[str, set[Place]] = {}
    for lookup in lookups:
        for source, places in lookup.quoted.items():
            spans.setdefault(source, set()).update(places)
    for entry in entries:
        length = evidence.sources[entry.id].length if entry.id in spans else 0
        if length:
            share = _covered(spans[entry.id]) / length
            if share > LARGEST_SHARE:
                message = f"{share:.0%} of the text of {entry.id} is quoted"
                hint = f"quote less than {LARGEST_SHARE:.0%}, and say the rest in your own words"
                yield codes.MUCH_QUOTED.at(entry.origin.at("quotes"), message, hint)


def _covered(spans: Iterable[Place]) -> int:
    """How many characters lie in at least one of the spans."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


class _Taken:
    """Every run of words in the captured texts, with the source; those of titles are free."""

    def __init__(self, evidence: Evidence) -> None:
        free: set[Run] = set()
        found: dict[Run, str] = {}
        for id_, known in evidence.sources.items():
            for _, title in known.source.title.texts:
                free.update(_runs(title))
            if known.capture is not None:
                for run in _runs(known.capture.text):
                    found.setdefault(run, id_)
        self._runs = {run: id_ for run, id_ in found.items() if run not in free}
        self._known = _Known(word for run in self._runs for word in run)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The runs that `text` holds outside quotation marks, where they begin and end, with the source."""
        known = self._known
        if _ALL not in bytes(map(bool, map(known.__getitem__, _WORD.findall(text)))):
            return
        text = _barred(text)
        run: list[tuple[str, int, int]] = []
        for match in _WORD_OR_BAR.finditer(text):
            word = known[match[0]]
            if not word:
                run = []
                continue
            run.append((word, *match.span()))
            source = self._runs.get(tuple(word for word, _, _ in run[-RUN:]))
            if source is not None:
                yield run[-RUN][1], match.end(), source
                run = []


class _Known(dict[str, str]):
    """Every word by how it is written: as it is compared, and "" where no run has it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)

    def __missing__(self, written: str) -> str:
        word = _folded(written)
        self[written] = word if word in self._words else ""
        return self[written]


def _barred(text: str) -> str:
    """A text with a bar, and as many spaces as there are characters, in place of what is quoted."""
    parts: list[str] = []
    reached = 0
    for start, end in quoted(text):
        parts += (text[reached:start], "|".ljust(end - start))
        reached = end
    return "".join(parts) + text[reached:]


def _folded(word: str) -> str:
    return fold(word).casefold()


def _runs(text: str) -> Iterator[Run]:
    """Every sequence of RUN words in a text."""
    words = [_folded(word) for word in _WORD.findall(text)]
    for first in range(len(words) - RUN + 1):
        yield tuple(words[first : first + RUN])


def _copied(said: PassageText, taken: _Taken, files: Files) -> Iterator[Problem]:
    for start, end, source in taken.find(said.text):
        message = f"“{said.text[start:end]}” appears word for word in {source}"
        hint = "say it in your own words, or mark it as a quotation"
        yield codes.COPIED_WORDS.at(said.span(start, end, files), message, hint)
