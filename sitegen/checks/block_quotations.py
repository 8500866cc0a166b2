"""Are the words of a block quotation those of the source that it cites?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from sitegen.checks.evidence import Evidence
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.passage import Passage, QuotedAt
from sitegen.content.passages import texts
from sitegen.facts import quotations
from sitegen.facts.locate import Files
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_WORD = lazy_pattern(r"\S+")
_ENDS = ".,;:!?…\"'"
_SHOWN = 60
_LONGEST = 2000
"""How many characters of a quotation are compared with the words that are most like them."""


def check(
    entry: Entry,
    passage: Passage,
    evidence: Evidence,
    files: Files,
    elsewhere: Callable[[QuotedAt, Span], Iterable[Problem]],
) -> Iterator[Problem]:
    """What is wrong with the words of a block quotation that cites sources, at the first word that is not theirs.

    Where it names a quotation of a source's record, they are a part of that; else `elsewhere` looks them up."""
    for words in passage.quotations:
        wanted = quotations.parts(words.text)
        span = Span(entry.origin.file, words.line, words.column)
        named = _named(passage, evidence)
        if named is None:
            for problem in elsewhere(words, span):
                near = _nearest(words.text, passage.sources, evidence)
                at = (
                    _place(entry, passage, words.text, near, files)
                    if problem.code == codes.MARKED_WORDS.name
                    else None
                )
                yield problem if at is None else codes.MARKED_WORDS.at(at, problem.message, problem.hint)
            continue
        source, quote = named
        said = _texts_of(quote)
        if not wanted or any(quotations.holds(text, wanted) for text in said):
            continue
        message = f'“{shown(words.text)}” is not in the quotation "{quote.id}" of {source}'
        near = _most_like(words.text, said)
        hint = f"did you mean “{near}”?" if near else f"quote its words, or cite {source} without #{quote.id}"
        yield codes.MARKED_WORDS.at(_place(entry, passage, words.text, near, files) or span, message, hint)


def _named(passage: Passage, evidence: Evidence) -> tuple[str, schema.Quote] | None:
    """The quotation that a passage names, with its source; None where it names none, or several."""
    if len(passage.quotes) != 1 or passage.quotes[0][0] not in evidence.sources:
        return None
    source, id_ = passage.quotes[0]
    quotes = evidence.sources[source].source.quotes
    return next(((source, quote) for quote in quotes if quote.id == id_), None)


def _texts_of(quote: schema.Quote) -> tuple[str, ...]:
    return (
        (quote.exact, *(text for _, text in quote.translation.texts)) if quote.translation else (quote.exact,)
    )


def shown(text: str) -> str:
    """A quotation as messages show it."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _nearest(words: str, sources: Iterable[str], evidence: Evidence) -> str:
    """What is most like some words in the texts of sources and in their records."""
    found: list[str] = []
    for id_ in sources:
        if (known := evidence.sources.get(id_)) is not None:
            found += (text for quote in known.source.quotes for text in _texts_of(quote))
            if known.capture is not None:
                found.append(known.folded.nearest(words, with_marks=True))
    return _most_like(words, found)


def _most_like(words: str, candidates: Iterable[str]) -> str:
    """The text that has most words in common with some words; "" where none has half of them."""
    best = max(candidates, key=lambda text: _matcher(words, text).ratio(), default="")
    return best if _matcher(words, best).ratio() >= 0.5 else ""


def _matcher(words: str, text: str) -> SequenceMatcher[str]:
    return SequenceMatcher(None, _compared(words[:_LONGEST]), _compared(text[:_LONGEST]), autojunk=False)


def _compared(text: str) -> list[str]:
    return [quotations.fold(word).casefold().strip(_ENDS) for word in _WORD.findall(text)]


def _place(entry: Entry, passage: Passage, words: str, near: str, files: Files) -> Span | None:
    """Where the first word of a quotation is that is not as in the words most like it."""
    if not near:
        return None
    number = _first_changed(words, near)
    at = [match.span() for match in _WORD.finditer(words)]
    block = next(
        (block for known, _, block in texts(entry.value, entry.body, entry.passages) if known is passage),
        None,
    )
    if number is None or block is None or number >= len(at):
        return None
    begin = (passage.line, passage.column)
    return files.find(entry.origin.file, begin, words, *at[number], block.last_line)


def _first_changed(words: str, near: str) -> int | None:
    """The number of the first word that is other, surplus, or after one that is missing. What `near` has before and
    after the words does not count."""
    codes_ = _matcher(words, near).get_opcodes()
    changes = [number for tag, number, _, _, _ in codes_ if tag in ("replace", "delete")]
    gaps = [number for tag, number, _, _, _ in codes_[1:-1] if tag == "insert"]
    return min((*changes, *gaps), default=None)
