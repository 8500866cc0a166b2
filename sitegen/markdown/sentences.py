"""Where the sentences of a paragraph begin and end, in English and Korean."""

from __future__ import annotations

import re

_END = re.compile(r"(?:\.{2,}|[.!?…。！？]+)[\"'”’)\]」』》〉]*")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt st jr sr vs etc e.g i.e cf al ca approx est "
    "inc corp co ltd bros dept univ assn no nos vol pp p fig para sec ch ed eds trans "
    "jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k u.n e.u a.m p.m ph.d m.d b.a m.a".split()
)
_ENDS_ANYWAY = frozenset("etc al inc corp co ltd jr sr a.m p.m u.s u.k u.n e.u ph.d m.d b.a m.a".split())
"""Abbreviations that may also stand at the end of a sentence: there a capital follows."""
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those his her its their our but and so in on at as for "
    "if when while after before since there then now not no what who how why yet still later by from with".split()
)
_PAIRS = {"(": ")", "[": "]", "“": "”", "‘": "’", "「": "」", "『": "』", "《": "》"}
_KOREAN_FINAL = re.compile(r"[다요까죠네군라자오함음임됨]$")


def spans(text: str, language: str) -> list[tuple[int, int]]:
    """The start and end of every sentence, without the white space around it."""
    found = []
    start = 0
    enclosed = _enclosed(text)
    for match in _END.finditer(text):
        end = match.end()
        if end == len(text):
            break
        if not enclosed[end] and _ends(text, match, language):
            found.append((start, end))
            start = end
    found.append((start, len(text)))
    stripped = ((a + len(text[a:b]) - len(text[a:b].lstrip()), b) for a, b in found)
    return [(a, a + len(text[a:b].rstrip())) for a, b in stripped if text[a:b].strip()]


def around(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence, or sentences, that hold the characters from `start` to `end`."""
    first, last = start, end
    for a, b in spans(text, language):
        if a <= start <= b:
            first = a
        if a <= end <= b:
            last = b
            break
    return min(first, start), max(last, end)


def _enclosed(text: str) -> list[bool]:
    """For every offset, whether it stands inside brackets or quotation marks that are closed."""
    inside = [0] * (len(text) + 2)
    opened: list[tuple[str, int]] = []
    straight = text.count('"') % 2 == 0
    for offset, character in enumerate(text):
        closing = _PAIRS.get(character)
        if straight and character == '"':
            closing = None if any(mark == '"' for mark, _ in opened) else '"'
        if closing:
            opened.append((closing, offset))
        elif character in ')]”’」』》"':
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == character:
                    begin = opened[depth][1]
                    del opened[depth:]
                    inside[begin + 1] += 1
                    inside[offset + 1] -= 1
                    break
    enclosed, depth = [], 0
    for change in inside:
        depth += change
        enclosed.append(depth > 0)
    return enclosed


def _ends(text: str, match: re.Match[str], language: str) -> bool:
    before, mark, end = text[: match.start()], match.group(), match.end()
    following = text[end:].lstrip()
    if not text[end].isspace():
        # Korean and Japanese without the space: "했다.그는"; not "“왜?”라고", "3.5", "example.com".
        return (
            language != "en" and mark == "." and bool(_KOREAN_FINAL.search(before)) and _hangul(following[0])
        )
    if not following or following[0].islower():
        return False
    if mark[0] in "…" or mark.startswith(".."):
        return bool(_KOREAN_FINAL.search(before)) or following[0].isupper()
    if mark == ".":
        return not _abbreviated(before, following, language)
    return True


def _abbreviated(before: str, following: str, language: str) -> bool:
    word = re.split(r"[\s(\[“‘\"']", before[-40:])[-1]
    if word.isdigit():
        return language == "ko"  # dates and ordinals: "2025. 11. 19."
    if len(word) == 1 and word.isupper() and word.isascii() and word != "I":
        return True
    known = word.lower()
    if known not in _ABBREVIATIONS and not re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return False
    next_word = re.split(r"\W", following, maxsplit=1)[0].lower()
    return not (known in _ENDS_ANYWAY and (next_word in _STARTERS or _hangul(following[0])))


def _hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"
