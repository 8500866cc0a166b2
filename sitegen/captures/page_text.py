"""Text that was set on pages, as it runs on from line to line and from page to page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import median
from unicodedata import east_asian_width

from sitegen.runtime.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"\d{1,5}")
_COUNTING = lazy_pattern(r"#(-?\d+)#")
_EDGE = 2
"""How many lines at the top and at the bottom of a page may be the same on others."""
_MOST_NUMBERS = 4
_NARROWEST = 20
"""No text is set in narrower columns than of so many characters."""
_FULL = 0.85
"""Which part of the width of its page a full line has at least: letters are not equally wide."""
_ENDS = lazy_pattern(r"[.!?…。．！？]['\"”’»」』)\]]*$")
_BROKEN = lazy_pattern(r"([^\W\d_]+)(?:-|\u00ad|\u2010)[ \t]*([\n\f]+)[ \t]*([^\W\d_]+)(\S*)[ \t]*")


def running_text(pages: list[str]) -> list[str]:
    """The texts of pages without running heads and feet, and without the breaks of lines that only their width asks
    for. Words that end a line with a hyphen are whole: the second half goes to the line, or page, of the first."""
    joined = _joined_words("\f".join(_without_edges([_lines(page) for page in pages])))
    texts = joined.split("\f")
    usual = median(map(_room, texts)) if texts else 0
    return [_joined_lines(text, max(_room(text), usual)) for text in texts]


def printed_numbers(pages: list[str]) -> tuple[str, ...]:
    """The numbers printed on pages, as a line at the edge of most of them counts; none where no line does."""
    counts = _counts([[*lines[:_EDGE], *lines[::-1][:_EDGE]] for lines in map(_lines, pages)])
    offsets: dict[int, int] = {}
    for form, count in counts.items():
        if found := _COUNTING.search(form):
            offset = int(found[1])
            offsets[offset] = max(offsets.get(offset, 0), count)
    offset, most = max(offsets.items(), key=lambda item: item[1], default=(0, 0))
    if most < 2 or 2 * most < len(pages):
        return ()
    return tuple(str(number + offset) if number + offset > 0 else "" for number in range(len(pages)))


def _lines(page: str) -> list[str]:
    lines = [line.rstrip() for line in page.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    first = next((i for i, line in enumerate(lines) if line), 0)
    return lines[first:]


def _without_edges(pages: list[list[str]]) -> Iterator[str]:
    """The pages without the lines that are on others in the same place. The first page keeps its head, the last its
    foot: they interrupt nothing there."""
    least = 2 if len(pages) < 5 else 3
    heads = _running([page[:_EDGE] for page in pages], least)
    feet = _running([page[::-1][:_EDGE] for page in pages], least)
    for number, page in enumerate(pages):
        head = 0 if number == 0 else _count(page, number, heads)
        rest = page[head:]
        foot = 0 if number == len(pages) - 1 else _count(rest[::-1], number, feet)
        yield "\n".join(rest[: len(rest) - foot])


def _running(edges: list[list[str]], least: int) -> frozenset[str]:
    """The forms of lines that are on at least so many pages."""
    return frozenset(form for form, count in _counts(edges).items() if count >= least)


def _counts(edges: list[list[str]]) -> Counter[str]:
    """On how many pages each form of a line is."""
    found: Counter[str] = Counter()
    for number, lines in enumerate(edges):
        found.update({form for line in lines for form in _forms(line, number)})
    return found


def _count(lines: list[str], number: int, running: Iterable[str]) -> int:
    """How many of the first lines of a page run along it."""
    known = frozenset(running)
    count = 0
    for line in lines[:_EDGE]:
        if line.strip() and known.isdisjoint(_forms(line, number)):
            break
        count += 1
    return count


def _forms(line: str, page: int) -> Iterator[str]:
    """A line as it may be on other pages: as it is, or with one of its numbers counting the pages."""
    words = " ".join(line.split())
    if not words:
        return
    if not words.isdigit():
        yield words
    for found in list(_NUMBER.finditer(words))[:_MOST_NUMBERS]:
        yield f"{words[: found.start()]}#{int(found[0]) - page}#{words[found.end() :]}"


def _joined_words(text: str) -> str:
    """The text with words whole that were broken at the end of a line. A hyphen stays where the text has the word with
    it elsewhere, and before a capital letter."""
    lower = text.casefold()

    def join(found: re.Match[str]) -> str:
        first, gap, second, rest = found[1], found[2], found[3], found[4]
        if not second[0].islower():
            return found[0]
        compound = f"{first}-{second}".casefold()
        hyphen = "-" if compound in lower and f"{first}{second}".casefold() not in lower else ""
        return f"{first}{hyphen}{second}{rest}{gap}"

    return _BROKEN.sub(join, text)


def _room(page: str) -> float:
    """How wide the widest line of a page is."""
    return max(map(_width, page.split("\n")))


def _joined_lines(page: str, room: float) -> str:
    """The page, which has so much room, with lines joined where the next word did not fit: there the paragraph goes
    on. One that ends as a sentence needs more of the room, for it may be the last of its paragraph."""
    lines = page.split("\n")
    found = lines[:1]
    for before, line in pairwise(lines):
        first = line.split(" ", 1)[0]
        needed = _width(before) + 1 + _width(first)
        is_full = needed > room * (_FULL if not _ENDS.search(before) else 1)
        if line and before and room >= _NARROWEST and is_full:
            found[-1] += f" {line}"
        else:
            found.append(line)
    return "\n".join(line.strip() for line in found)


def _width(line: str) -> int:
    """How wide a line is, about: characters of East Asia are twice as wide as others."""
    return len(line) if line.isascii() else sum(2 if east_asian_width(one) in "WF" else 1 for one in line)
