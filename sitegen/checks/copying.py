"""How much of a source is quoted, and is anything taken from it word for word without saying so?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sitegen import codes
from sitegen.checks.evidence import Evidence
from sitegen.checks.verify import items
from sitegen.checks.wording import Said, Wording
from sitegen.content.entry import Entry
from sitegen.facts.locate import Files
from sitegen.facts.quotations import QUOTED, fold
from sitegen.problems import Problem

LARGEST_SHARE = 0.1
"""Of a source's text, so much may be quoted."""

RUN = 8
"""So many words in a row are no coincidence."""

_WORD = re.compile(r"[^\W_]+(?:[-'.,%][^\W_]+)*")

Run = tuple[str, ...]


def check(
    entries: Iterable[Entry], wordings: Iterable[Wording], evidence: Evidence, files: Files
) -> Iterator[Problem]:
    """Sources of which much is quoted, and runs of words of a captured text that are not marked as quoted."""
    if not evidence.in_use:
        return
    entries = tuple(entries)
    yield from _shares(entries, evidence)
    taken = _runs_of(evidence)
    if not taken:
        return
    for wording in wordings:
        for said in wording.passages():
            pointer = said.passage.pointer
            if (pointer == "title" and wording.entry.kind == "source") or pointer.endswith("/translation"):
                continue
            yield from _copied(said, taken, files)


def _shares(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Problem]:
    spans: dict[str, set[tuple[int, int]]] = {}
    for item in items(entries, evidence):
        if item.kind == "quotations":
            known = evidence.sources[item.source]
            recorded = known.lock.quotations.get(item.key) if known.lock else None
            place = tuple(recorded.at) if recorded else item.find(known) if known.capture else None
            if place is not None:
                spans.setdefault(item.source, set()).add((place[0], place[1]))
    for entry in entries:
        length = evidence.sources[entry.id].length if entry.id in spans else 0
        if length:
            share = _covered(spans[entry.id]) / length
            if share > LARGEST_SHARE:
                message = f"{share:.0%} of the text of {entry.id} is quoted"
                hint = f"quote less than {LARGEST_SHARE:.0%}, and say the rest in your own words"
                yield codes.MUCH_QUOTED.at(entry.origin.at("quotes"), message, hint)


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many characters lie in at least one of the spans."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _runs_of(evidence: Evidence) -> Mapping[Run, str]:
    """Every run of words in the captured texts, with the source; those of titles are free."""
    free: set[Run] = set()
    found: dict[Run, str] = {}
    for id_, known in evidence.sources.items():
        for _, title in known.source.title.texts:
            free.update(run for run, _ in _runs(title))
        if known.capture is not None:
            for run, _ in _runs(known.capture.text):
                found.setdefault(run, id_)
    return {run: id_ for run, id_ in found.items() if run not in free}


def _runs(text: str) -> Iterator[tuple[Run, int]]:
    """Every sequence of RUN words in a text, with the offset at which it begins."""
    words = [(fold(match[0]).casefold(), match.start()) for match in _WORD.finditer(text)]
    for first in range(len(words) - RUN + 1):
        yield tuple(word for word, _ in words[first : first + RUN]), words[first][1]


def _copied(said: Said, taken: Mapping[Run, str], files: Files) -> Iterator[Problem]:
    text = QUOTED.sub(lambda match: " | ".ljust(len(match[0])), said.text)
    last = -1
    for part, offset in _unquoted(text):
        for run, start in _runs(part):
            source = taken.get(run)
            if source is not None and offset + start > last:
                end = _end(part, start)
                last = offset + end
                span = said.span(offset + start, offset + end, files)
                message = f"“{part[start:end]}” stands word for word in {source}"
                hint = "say it in your own words, or mark it as a quotation"
                yield codes.COPIED_WORDS.at(span, message, hint)


def _unquoted(text: str) -> Sequence[tuple[str, int]]:
    """The stretches of a text between quotations, with their offsets."""
    found, offset = [], 0
    for part in text.split("|"):
        found.append((part, offset))
        offset += len(part) + 1
    return found


def _end(text: str, start: int) -> int:
    """The offset after the run of words that begins at `start`."""
    words = _WORD.finditer(text, start)
    return [next(words).end() for _ in range(RUN)][-1]
