"""Where the sentences of a paragraph begin and end, in English and Korean."""

from __future__ import annotations

import re
import sys
from collections import deque

from sitegen.runtime.patterns import lazy_pattern

# It begins with one set of characters, for which text is skimmed through several times as fast as for alternatives.
_END = lazy_pattern(r"[.!?…。！？](?:(?<=[.!?…])[.!?…]*|[。！？]*)[\"'”’)\]」』》〉]*")
_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "lt", "col", "sgt", "st"})
"""Abbreviations before a name: no sentence ends with them."""
_NUMBERED = frozenset(
    {"no", "nos", "vol", "pp", "p", "fig", "sec", "ch", "art", "para"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
"""Abbreviations before a number: followed by anything else, they are words or end the sentence."""
_OTHERS = frozenset(
    {"vs", "etc", "cf", "al", "ca", "approx", "est", "ed", "eds", "trans", "jr", "sr"}
    | {"inc", "corp", "co", "ltd", "bros", "dept", "univ", "ph.d"}
)
"""Abbreviations anywhere: a sentence ends with one if the next word is one that begins sentences."""
_DOTTED = lazy_pattern(r"(?:[a-z]\.)+[a-z]", re.IGNORECASE)
_BEFORE_WORD = lazy_pattern(r"[\s(\[“‘\"'/—–-]")
_NO_WORD = lazy_pattern(r"\W")
_STARTERS = frozenset(
    {"the", "a", "an", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "his", "her"}
    | {
        "its",
        "their",
        "our",
        "but",
        "and",
        "so",
        "in",
        "on",
        "at",
        "as",
        "for",
        "if",
        "when",
        "while",
        "after",
    }
    | {"before", "since", "there", "then", "now", "not", "no", "what", "who", "how", "why", "yet", "still"}
    | {"later", "by", "from", "with", "some", "many", "both", "one", "neither", "each", "such", "to", "i"}
)
_BRACKET = lazy_pattern(r"[()\[\]“”‘’「」『』《》\"]")
_CLOSING = {"(": ")", "[": "]", "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》"}
_DEEPEST = 16
"""How deep brackets are followed: what is never closed costs nothing."""
_QUOTES = "\"'“‘「『《〈"
_KOREAN_FINAL = lazy_pattern(r"[다요까죠네군라자오함음임됨지][\"'”’)\]」』》〉]*$")

LONGEST = 300
"""How many characters of a sentence are kept before a link, and after it."""


def spans(text: str, language: str, until: int = sys.maxsize) -> list[tuple[int, int]]:
    """The start and end of every sentence of `text`, without the white space around it, up to the first that ends
    after the offset `until`.

    Inside brackets and quotation marks no sentence ends. `language` is a BCP 47 tag; Korean is known by "ko".
    """
    enclosed = deque(_enclosed(text))
    korean = language.split("-")[0] == "ko"
    found = []
    start = 0
    for mark in _END.finditer(text):
        while enclosed and enclosed[0][1] < mark.end():
            enclosed.popleft()
        inside = enclosed and enclosed[0][0] < mark.end() <= enclosed[0][1]
        if not inside and _ends(text, mark, korean):
            found.append((start, mark.end()))
            if mark.end() > until:
                return found
            start = mark.end() + _spaces(text, mark.end())
    if start < len(text):
        found.append((start, len(text.rstrip())))
    return found


def _spaces(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end].isspace():
        end += 1
    return end - start


def _enclosed(text: str) -> list[tuple[int, int]]:
    """The outermost stretches between an opening bracket or quotation mark and its partner, in order."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    paired = text.count('"') % 2 == 0
    for match in _BRACKET.finditer(text):
        mark = match.group()
        depth = -1 if mark in _CLOSING else _depth(opened, mark)
        if depth >= 0:
            begin = opened[depth][1]
            del opened[depth:]
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, match.start()))
        elif len(opened) < _DEEPEST and (mark in _CLOSING or (mark == '"' and paired)):
            opened.append((_CLOSING.get(mark, mark), match.start()))
    return found


def _depth(opened: list[tuple[str, int]], mark: str) -> int:
    """The index of the innermost of what is `opened` that `mark` closes; -1 where there is none."""
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] == mark:
            return depth
    return -1


def _ends(text: str, mark: re.Match[str], korean: bool) -> bool:
    start, end = mark.span()
    if end == len(text) or text[start] in "。！？":
        return True
    if not text[end].isspace():
        # Korean without the space, "했다.그는"; but not "“왜?”라고", "3.5" or "example.com".
        return (
            korean
            and mark.group() == "."
            and _hangul(text[end])
            and bool(_KOREAN_FINAL.search(text, max(0, start - 9), start))
        )
    following = text[end : end + 40].lstrip().lstrip(_QUOTES)
    if not following.startswith("[["):  # the name of a record will be there
        following = following.lstrip("([")
        if not following or following[0].islower():
            return not following
    dots = mark.group().rstrip("\"'”’)]」』》〉")
    if dots == ".":
        return not _abbreviated(text[max(0, start - 40) : start], following, korean)
    if set(dots) <= {".", "…"}:
        return following[0].isupper() or bool(_KOREAN_FINAL.search(text, max(0, start - 9), start))
    return True


def _abbreviated(before: str, following: str, korean: bool) -> bool:
    """Whether a full stop between these two belongs to an abbreviation, an initial or an ordinal number."""
    word = _BEFORE_WORD.split(before.rpartition(" ")[2])[-1]
    if word.isdigit():
        return korean  # dates: "2025. 11. 19."
    if len(word) == 1 and word.isascii() and word.isupper() and word != "I":
        return True
    known = word.lower()
    if known in _NUMBERED:
        return following[0].isdigit()
    if known in _OTHERS or ("." in word and _DOTTED.fullmatch(word)):
        return _NO_WORD.split(following, maxsplit=1)[0].lower() not in _STARTERS
    return known in _TITLES


def _hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def last_of(text: str, start: int, end: int) -> str:
    """What is last in a stretch of a text, cut at a word and after "…" where it is long."""
    if end - start <= LONGEST:
        return text[start:end]
    space = text.find(" ", end - LONGEST, end)
    return "… " + text[space + 1 if space >= 0 else end - LONGEST : end]


def first_of(text: str, start: int, end: int) -> str:
    """What is first in a stretch of a text, cut at a word and before "…" where it is long."""
    if end - start <= LONGEST:
        return text[start:end]
    space = text.rfind(" ", start, start + LONGEST)
    return text[start : space if space >= 0 else start + LONGEST] + " …"
