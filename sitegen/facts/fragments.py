"""Which of the words of a quotation find its place on the page that it is from: text fragments.

A browser scrolls to the first place that has the words (https://wicg.github.io/scroll-to-text-fragment/). It wants
whole words, in one block unless a beginning and an end are given, and it does not know one form of a quotation mark
from another as the checks do. So words are of use only where the page has them as they are quoted, and nowhere before.
"""

from __future__ import annotations

import re
import unicodedata

from sitegen.facts.quotations import beginning

Words = tuple[int, ...]
"""Of the words of a quotation, divided at white space: the number of the first and of the one after the last; where
only a beginning and an end are to be given, the ends of these, too, in order: (0, 3, 9, 12)."""

_LONGEST = 48
"""So many characters are given as a whole; of more, a beginning and an end."""
_FEWEST = 3


def finding_words(page: str, start: int, quotation: str) -> Words:
    """The words that find the place of a quotation, which is on the `page` from `start` on; none where no words of its
    own do. Of one that leaves something out, those before the first gap are used."""
    said = beginning(quotation).split()
    found = _places(page, start, said)
    if found is None:
        return ()
    first, last = 0, len(said)
    if _is_inside(page, found[0][0]):
        first += 1
    if last and _is_inside(page, found[-1][1]):
        last -= 1
    if first >= last:
        return ()
    whole = page[found[first][0] : found[last - 1][1]]
    if len(whole) <= _LONGEST and "\n" not in whole:
        return (first, last) if _is_first(page, 0, found, first, last) else ()
    for end in range(first + _FEWEST, last - _FEWEST + 1):
        if _is_first(page, 0, found, first, end):
            for begin in range(last - _FEWEST, end - 1, -1):
                if _is_first(page, found[end - 1][1], found, begin, last):
                    return (first, end, begin, last)
            break
    return (first, last) if "\n" not in whole and _is_first(page, 0, found, first, last) else ()


def finding_text(quotation: str, words: Words) -> tuple[str, ...]:
    """The text that the words make, or the beginning and the end; nothing where there are none."""
    said = beginning(quotation).split()
    if not words or len(words) % 2 or words[-1] > len(said):
        return ()
    return tuple(" ".join(said[slice(*pair)]) for pair in zip(words[::2], words[1::2], strict=True))


def _places(page: str, start: int, said: list[str]) -> list[tuple[int, int]] | None:
    """Where each of the words is on the page, one after the other from `start` on; None where it has others."""
    places: list[tuple[int, int]] = []
    for word in said:
        match = re.compile(r"\s*(\S+)" if places else r"(\S+)").match(
            page, places[-1][1] if places else start
        )
        if match is None:
            return None
        begin = match.start(1)
        if not unicodedata.normalize("NFC", match[1]).startswith(word):
            return None
        end = begin + len(word)
        if page[begin:end] != word or (len(places) + 1 < len(said) and end != match.end(1)):
            return None
        places.append((begin, end))
    return places or None


def _is_inside(page: str, offset: int) -> bool:
    """Whether a word of the page goes on at `offset`."""
    return 0 < offset < len(page) and page[offset - 1].isalnum() and page[offset].isalnum()


def _is_first(page: str, since: int, found: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether words `first` to `last` are nowhere on the page between `since` and the place where they were found."""
    words = r"\s+".join(re.escape(page[slice(*place)]) for place in found[first:last])
    pattern = re.compile(rf"(?<![^\W_]){words}(?![^\W_])", re.IGNORECASE)
    match = pattern.search(page, since)
    return match is not None and match.start() == found[first][0]
