"""Korean particles (조사), whose form depends on the sound that the word before them ends in."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from sitegen.runtime.patterns import lazy_pattern

Final = Literal["", "ㄹ", "consonant"]
"""The final of a syllable: none, ㄹ, which 으로 treats as none, or any other consonant."""

_DIGITS: dict[str, Final] = dict(
    zip("0123456789", ("consonant", "ㄹ", "", "consonant", "", "", "consonant", "ㄹ", "ㄹ", ""), strict=True)
)  # 영 일 이 삼 사 오 육 칠 팔 구
_LETTERS: dict[str, Final] = {"l": "ㄹ", "r": "ㄹ", "m": "consonant", "n": "consonant"}  # 엘 알 엠 엔
_SIGNS = "%+"  # 퍼센트 플러스
_NUMBER = lazy_pattern(r"(\.?)([0-9]+(?:,[0-9]{3})*)$")
_WORD = lazy_pattern(r"[A-Za-z]+$")
_STOPPED = lazy_pattern(r"(?:(?:^|[^aeiou])[aeiou](?:[bcpt]|c?k|pp|tt)|ook)$")


def particle_for(word: str, pair: str) -> str:
    """The particle of `pair` that follows `word`: `particle_for("르쿤", "은/는")` is "은".

    `pair` names the form after a consonant, then that after a vowel: 은/는, 이/가, 을/를, 과/와, 으로/로.
    ㄹ counts as a vowel for 으로/로 and what begins with it. Passed over at the end of the word are marks of
    quotation, brackets and punctuation, and a remark in parentheses with all it holds: 메타(Meta)가.

    Figures are read in Sino-Korean, Latin capitals by the names of the letters (AI: 에이아이), other Latin
    words by their spelling (see `_read`). Where the reading is unknown both forms are given: 은(는), (으)로.

    Raises ValueError where `pair` is not two forms divided by a slash.
    """
    closed, _, opened = pair.partition("/")
    if not closed or not opened or "/" in opened:
        raise ValueError(f"a pair of particles is written 은/는, not {pair!r}")
    final = _final(_ending(word))
    if final is None:
        return (
            f"({closed.removesuffix(opened)}){opened}" if closed.endswith(opened) else f"{closed}({opened})"
        )
    return opened if not final or (final == "ㄹ" and closed.startswith("으로")) else closed


def _ending(word: str) -> str:
    """The word up to the last sign that is read aloud."""
    text = unicodedata.normalize("NFKC", word)
    while text and not (text[-1].isalnum() or text[-1] in _SIGNS):
        outside = _before_remark(text)
        text = outside if any(sign.isalnum() for sign in outside) else text[:-1]
    return text


def _before_remark(text: str) -> str:
    """What is before the remark in parentheses that ends the text; nothing where none does."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth <= 0:
            return text[:at] if text[at] == "(" else ""
    return ""


def _final(text: str) -> Final | None:
    if not text:
        return None
    last = text[-1]
    if "가" <= last <= "힣":
        number = (ord(last) - ord("가")) % 28
        return "" if number == 0 else "ㄹ" if number == 8 else "consonant"
    if last in _SIGNS:
        return ""
    if match := _NUMBER.search(text):
        return _counted(match[2].replace(",", ""), is_fraction=bool(match[1]))
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    if match := _WORD.search(plain):
        letters = match[0]
        if letters[-1].isupper() or len(letters) == 1:
            return _LETTERS.get(letters[-1].lower(), "")
        if last != plain[-1] and plain[-1] in "aeiou":
            return ""  # an accent: never a silent e
        return _read(letters.lower())
    return None


def _counted(digits: str, *, is_fraction: bool) -> Final:
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == 0 or zeros == len(digits) or is_fraction:
        return _DIGITS[digits[-1]]
    return "" if 12 <= zeros < 16 else "consonant"  # 조; 십 백 천 만 억 경


def _read(word: str) -> Final:
    """The final of a lower-case Latin word as Korean usually writes it, guessed from its spelling.

    l, m, n and ng close the syllable, also before a silent e: Google (구글), Chrome (크롬), iPhone (아이폰).
    b, c, k, p and t close it after one short vowel, and k after oo: Anthropic (앤트로픽), Slack (슬랙),
    Facebook (페이스북). After anything else they take a vowel, as all other letters do: Microsoft
    (마이크로소프트), Claude (클로드), server (서버).
    """
    if len(word) > 3 and re.search(r"[lmn]e$", word):
        word = word[:-1]
    if word.endswith("l"):
        return "ㄹ"
    return "consonant" if word.endswith(("m", "n", "ng")) or _STOPPED.search(word) else ""
