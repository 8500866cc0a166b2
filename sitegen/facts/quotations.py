"""Words between quotation marks, and quotations compared: exact, except for the forms of marks, dashes and white
space."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import compress

import msgspec

from sitegen.runtime.patterns import lazy_pattern

RULE = 1
"""The version of how quotations are compared; another voids what was recorded under this one."""

_OPENS = lazy_pattern(r"[“‘\"「『]|(?<!\w)'")
_APOSTROPHE = lazy_pattern(r"'[^']*'(?!\w)")
_CLOSES = {"“": "”", "‘": "’", '"': '"', "「": "」", "『": "』"}
_PAIRS = lazy_pattern(r"“([^“”]*)”|«([^«»]*)»|「([^「」]*)」|『([^『』]*)』|(?<![\w\"])\"([^\"]*)\"(?![\"])")
_MARKS = dict.fromkeys(map(ord, "“”„‟‘’‚‛«»‹›「」『』〝〞＂\"'`´′″"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－-"), "-") | dict.fromkeys(map(ord, "∼〜～~"), "~")
_MARK = lazy_pattern(f"[{''.join(map(chr, _MARKS))}]")
_FOLDS = _MARKS | _DASHES
_SPACE = lazy_pattern(r"\s+")
_GAP = lazy_pattern(r"\s*(?:\[\[?[^\[\]]*\]\]?|…|\.\.\.|⋯)\s*")
_LONGEST_SHOWN = 1000
_MOST_COMPARED = 100_000_000
"""Up to which product of their lengths a quotation is compared with a text that does not hold it."""
_ENDS = " \t\n,.;:!?…。，"
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Marked(msgspec.Struct, frozen=True):
    """Words between quotation marks, from the offset `start` to `end` in the text, without the marks."""

    start: int
    end: int


def marked(text: str) -> Iterator[Marked]:
    """What is between double quotation marks in `text`. Single ones set off words in Korean and are left alone."""
    if '"' not in text and "“" not in text and "「" not in text and "『" not in text and "«" not in text:
        return
    for match in _PAIRS.finditer(text):
        number = match.lastindex or 1
        if match[number].strip():
            yield Marked(match.start(number), match.end(number))


_OPENING = {"“": "”", "‘": "’", "«": "»", "「": "」", "『": "』", "„": "“", "〝": "〞"}


def is_marked(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are between quotation marks of any kind within their paragraph, or have
    such marks themselves."""
    if _MARK.search(text, start, end):
        return True
    open_: list[str] = []
    for mark in _MARK.finditer(text, text.rfind("\n", 0, start) + 1, start):
        sign = mark[0]
        if sign in open_:
            del open_[open_.index(sign) :]
        elif sign in _OPENING:
            open_.append(_OPENING[sign])
        elif sign == '"' or (sign == "'" and not text[mark.start() - 1 : mark.start()].isalnum()):
            open_.append(sign)
    return bool(open_)


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Where words are between quotation marks of any kind, with the marks, as offsets in order."""
    ends = {mark: text.rfind(closing) for mark, closing in _CLOSES.items()}
    start = 0
    while found := _OPENS.search(text, start):
        start, mark = found.end(), found[0]
        if mark == "'":
            whole = _APOSTROPHE.match(text, found.start())
            end = whole.end() if whole else 0
        else:  # where none follows, none is looked for
            end = text.find(_CLOSES[mark], start) + 1 if ends[mark] >= start else 0
        if end:
            yield found.start(), end
            start = end


def fold(text: str) -> str:
    """A quotation as it is compared: NFKC, one form of quotation mark and of dash, white space as one space."""
    folded = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).translate(_FOLDS)
    return _SPACE.sub(" ", folded).strip()


def parts(quotation: str) -> tuple[str, ...]:
    """The stretches of a quotation between what is left out or put in: "a […] b", "a … b". Folded, without the
    punctuation that quoting adds at the ends."""
    found = (fold(part).strip(_ENDS) for part in _GAP.split(quotation))
    return tuple(part for part in found if part)


def beginning(quotation: str) -> str:
    """The words of a quotation, as they are written, before the first gap in it; "" where it begins with one."""
    return _GAP.split(quotation.strip(), maxsplit=1)[0]


def digest(quotation: str) -> str:
    """The digest of a quotation in the record of what was verified."""
    return sha256("\0".join(parts(quotation)).encode()).hexdigest()[:16]


def holds(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether `text` has the parts of a quotation in their order, in whatever case; Korean may be spaced otherwise."""
    folded, parts_ = fold(text).casefold(), [part.casefold() for part in wanted]
    if in_order(folded, parts_):
        return True
    tight = [part.replace(" ", "") for part in parts_]
    return not folded.isascii() and in_order(folded.replace(" ", ""), tight)


def in_order(text: str, parts: Iterable[str]) -> bool:
    """Whether a folded text has all of `parts`, one after the other."""
    position = 0
    for part in parts:
        position = text.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return True


class Folded:
    """A text folded once, to be searched for many quotations."""

    def __init__(self, text: str) -> None:
        self._source = text
        characters: list[str] = []
        offsets = array("I")
        for start, cluster in _clusters(text):
            for character in unicodedata.normalize("NFKC", cluster).translate(_INVISIBLE).translate(_FOLDS):
                if character.isspace():
                    if characters and characters[-1] == " ":
                        continue
                    character = " "
                characters.append(character)
                offsets.append(start)
        self.text = "".join(characters)
        self._offsets = offsets
        self._tight = self.text.replace(" ", "")
        self._tight_offsets = array("I", compress(offsets, map(" ".__ne__, self.text)))

    def find(self, quotation: str) -> tuple[int, int] | None:
        """Where the text holds the quotation, as offsets in the text that was folded; None where it does not.

        Spaces count unless that finds nothing: Korean is spaced in more than one way.
        """
        found = next(self._places(quotation), None)
        return (found[0][0], found[-1][1]) if found else None

    def places(self, quotation: str) -> list[tuple[tuple[int, int], ...]]:
        """Everywhere that the text holds the quotation: the offsets of each of its parts, see `find`."""
        return list(self._places(quotation))

    def _places(self, quotation: str) -> Iterator[tuple[tuple[int, int], ...]]:
        wanted = parts(quotation)
        if not wanted:
            return
        tight = [part.replace(" ", "") for part in wanted]
        for text, offsets, sought in (
            (self.text, self._offsets, wanted),
            (self._tight, self._tight_offsets, tight),
        ):
            spans = _in_order(text, sought, 0)
            if spans:
                while spans:
                    yield tuple((offsets[begin], self._end(offsets[end - 1])) for begin, end in spans)
                    spans = _in_order(text, sought, spans[0][1])
                return

    def _end(self, last: int) -> int:
        """Where the character that begins at the offset `last` ends, with all that it is composed of."""
        following = bisect_right(self._offsets, last)
        end = self._offsets[following] if following < len(self._offsets) else len(self._source)
        while end > last + 1 and ord(self._source[end - 1]) in _INVISIBLE:
            end -= 1
        return end

    def nearest(self, quotation: str, *, with_marks: bool = False) -> str:
        """The words of the text that are most like the quotation, to be shown; "" where nothing is. Unless they are
        wanted `with_marks`, they end at a quotation mark."""
        wanted = " ".join(parts(quotation))[:_LONGEST_SHOWN]
        found = _longest_in_common(self.text, wanted, max(3, -(-len(wanted) // 4)))
        if found is None:
            return ""
        begin, in_wanted = found
        first = max(0, begin - in_wanted)
        last = min(len(self.text), first + len(wanted))
        while first > 0 and self.text[first - 1] != " " and begin - first < in_wanted + 8:
            first -= 1
        while last < len(self.text) and self.text[last] != " ":
            last += 1
        near = self._source[self._offsets[first] : self._offsets[last - 1] + 1]
        return near.strip() if with_marks else max(_MARK.split(near), key=len).strip()


def _longest_in_common(text: str, wanted: str, least: int) -> tuple[int, int] | None:
    """Where the longest stretch that both have in common is in each, unless it is shorter than `least`."""
    if len(text) * len(wanted) > _MOST_COMPARED:
        return None
    size, begin = least, -1
    for start in range(len(wanted)):
        while start + size <= len(wanted) and wanted[start : start + size] in text:
            begin, size = start, size + 1
    return None if begin < 0 else (text.find(wanted[begin : begin + size - 1]), begin)


def _in_order(text: str, wanted: Iterable[str], start: int) -> list[tuple[int, int]]:
    """Where `text` has each of `wanted`, one after the other from `start` on; nothing where it lacks one."""
    spans = []
    position = start
    for part in wanted:
        begin = text.find(part, position)
        if begin < 0:
            return []
        position = begin + len(part)
        spans.append((begin, position))
    return spans


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces that can be normalised apart, with their offsets: a character and what combines with it."""
    if unicodedata.is_normalized("NFKC", text):
        yield from enumerate(text)
        return
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or not (unicodedata.combining(text[i]) or "\u1160" <= text[i] <= "\u11ff"):
            yield start, text[start:i]
            start = i
