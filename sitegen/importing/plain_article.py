"""What the text of an article says of itself where no markup does: its title, its byline, its date, and where other
stories of the page begin. Only what is written in a form that articles have is taken; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from sitegen.importing.item import PersonName
from sitegen.runtime.patterns import lazy_pattern

_SHORTEST_TITLE, _LONGEST_TITLE = 15, 150
_HEAD = 15
"""Title, byline and date are within so many lines that are not empty."""
_LONGEST_LEAD = 500
"""Other stories begin after so many characters at the earliest: before that, it is a button that leads to them."""

_REPORTER = r"(?P<name>[가-힣]{2,5})\s?(?:\S{0,6}기자|특파원)"
_BYLINES = (
    lazy_pattern(rf"\[(?:[^\[\]=\n]{{1,12}}=)?(?P<outlet>[^\[\]=\s]{{2,20}})\s?\]\s?{_REPORTER}"),
    lazy_pattern(rf"\[(?P<outlet>[^\[\]=\s]{{2,20}})\s{_REPORTER}\s?\]"),
    lazy_pattern(
        r"^(?P<outlet>)(?:작성자|글쓴이|지은이|저자|Author|Written by)\s*:?\s*\n+\s*(?P<name>\S[^\n]{1,40})$",
        re.M,
    ),
    lazy_pattern(r"^(?P<outlet>)(?:By|BY)\s+(?P<name>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3})$", re.M),
)
_DATE = lazy_pattern(
    r"(?:입력|등록|승인|발행|게재|게시|송고|[Pp]ublished|[Pp]osted)\D{0,12}?"
    r"(20[0-9]{2})\s?[./년-]\s?([0-9]{1,2})\s?[./월-]\s?([0-9]{1,2})"
)
_NEIGHBOURS = lazy_pattern(
    r"^\s*(\[?(?:[^\s\[\]]{1,10}\s){0,2}(?:베스트|추천|관련|인기|많이 본|최신|주요)\s?(?:기사|뉴스|글)\]?"
    r"|당신도 좋아할지도 모릅니다|함께 읽으면 좋은 글|댓글\s?(?:\([0-9]+\)|[0-9]+개?)?"
    r"|(?:Related|Recommended|Popular|Latest|Trending)\s(?:stories|articles|posts|news|reading)"
    r"|You (?:may|might) also like|Most (?:read|popular)|More from [^\n]{1,40}"
    r"|(?:[0-9]+ )?[Cc]omments?(?: \([0-9]+\))?)\s*:?\s*$",
    re.MULTILINE,
)
_RELATED = lazy_pattern("관련|Related|More from")
"""Boxes that may be in the middle of an article."""
_PARAGRAPH = lazy_pattern(r"^[^\n]{100,}[.。!?”\"]\s*$", re.MULTILINE)
_TWO_SYLLABLES = ("남궁", "황보", "제갈", "선우", "독고", "사공", "서문")
"""Korean family names that are not of one syllable."""
_HANGUL, _KANA = lazy_pattern("[가-힣]"), lazy_pattern("[ぁ-ヿ]")
_ENGLISH = lazy_pattern(r"\b(?:the|of|and|to|that|was|with)\b", re.IGNORECASE)


class Article(msgspec.Struct, frozen=True):
    """What a text says of itself; "" and None for what it does not. `ends_before` are the words with which other
    stories, or readers' comments, begin."""

    title: str
    outlet: str
    author: PersonName | None
    issued: str
    language: str
    ends_before: str


def read_article(text: str) -> Article:
    """What is written at the head of an article's text, and where it ends."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:_HEAD]
    head = text[: text.find(lines[-1]) + len(lines[-1])] if lines else ""
    end = _end(text)
    own = text[: text.find(end)] if end else text
    found = (pattern.search(own if "기자" in pattern.pattern else head) for pattern in _BYLINES)
    byline = next(filter(None, found), None)
    date = _DATE.search(head)
    return Article(
        _title(lines),
        byline["outlet"] if byline else "",
        _name(byline["name"]) if byline else None,
        f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date else "",
        language_of(own),
        end,
    )


def language_of(text: str) -> str:
    """The language that the script or the commonest words of a text show; "" where they show none."""
    letters = sum(map(str.isalpha, text)) or 1
    if len(_KANA.findall(text)) * 10 > letters:
        return "ja"
    if len(_HANGUL.findall(text)) * 5 > letters:
        return "ko"
    return "en" if len(_ENGLISH.findall(text)) * 50 > len(text.split()) + 100 else ""


def _title(lines: Sequence[str]) -> str:
    """The first line that is long enough for a title, if it comes before the first paragraph and is no byline."""
    for line in lines[:-1]:
        if len(line) > _LONGEST_TITLE or re.search(r"[^.][.。]$", line):
            return ""
        if len(line) >= _SHORTEST_TITLE and not any(pattern.match(line) for pattern in _BYLINES):
            return line
    return ""


def _name(name: str) -> PersonName:
    if not re.fullmatch("[가-힣]{2,5}", name):
        return PersonName(literal=name.strip())
    family = 2 if name.startswith(_TWO_SYLLABLES) and len(name) > 2 else 1
    return PersonName(name[:family], name[family:])


def _end(text: str) -> str:
    for found in _NEIGHBOURS.finditer(text, min(_LONGEST_LEAD, len(text))):
        is_first = text.find(found[1]) == found.start(1)
        goes_on = _RELATED.search(found[1]) and _PARAGRAPH.search(text, found.end())
        if is_first and not goes_on:
            return found[1]
    return ""
