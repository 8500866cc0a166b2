"""Queries made from a publication's own records, so that none of them can have been chosen to suit the search."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from benchmarks.search.queries import Query, id_of
from sitegen.search import korean
from sitegen.search.entries import NAMED, SearchEntry
from sitegen.search.index_view import plain_text

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FIRST, PER_INITIAL, PER_MEDIAL = 0xAC00, 588, 28
PARTICLES = (
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("으로", "로"),
    ("의", "의"),
    ("에게", "에게"),
)


def generate(entries: Iterable[SearchEntry], seed: int = 1) -> list[Query]:
    """Names as readers write them, and words of titles; the same for the same entries and seed."""
    chance = random.Random(seed)
    found: dict[tuple[str, str], Query] = {}
    for entry in entries:
        made = _of_name(entry, chance) if entry.kind in NAMED else _of_title(entry, chance)
        for category, text in made:
            known = found.get((entry.language, text))
            expect = tuple(dict.fromkeys((*(known.expect if known else ()), id_of(entry.url))))
            category = known.category if known else category
            found[entry.language, text] = Query(entry.language, category, text, expect)
    return list(found.values())


def _of_name(entry: SearchEntry, chance: random.Random) -> Iterator[tuple[str, str]]:
    name = entry.title
    yield "name", name
    slipped = _slip(name, chance)
    if len(name) > 3 and slipped != name:
        yield "typo", slipped
    if " " in name and len(name) > 5:
        yield "spacing", name.replace(" ", "")
    if _is_korean(name):
        yield "particle", name + chance.choice(PARTICLES)[0 if _closed(name) else 1]
        if len(name.replace(" ", "")) > 2:
            yield "initials", "".join(map(_initial, name.replace(" ", "")))
            yield "half-typed", _half_typed(name)
    words = [word for word in _content_words(plain_text(entry.html)) if word not in name]
    if words:
        yield "name and word", f"{name} {chance.choice(words)}"


def _of_title(entry: SearchEntry, chance: random.Random) -> Iterator[tuple[str, str]]:
    words = list(dict.fromkeys(_content_words(entry.title)))
    if len(words) >= 2:
        yield "two words of a title", " ".join(chance.sample(words, 2))
    if len(words) >= 3:
        yield "three words of a title", " ".join(chance.sample(words, 3))
    body = [word for word in _content_words(plain_text(entry.html)) if word not in entry.title]
    if words and body:
        yield "a title's word and another", f"{chance.choice(words)} {chance.choice(body)}"


def _content_words(text: str) -> list[str]:
    """Words that a reader might remember: Korean without particles, Latin ones of four letters and more."""
    stems = ((word, korean.stem(word)) for word in korean.words(text))
    return [
        stem for word, stem in stems if len(stem) > (1 if _is_korean(stem) else 3) and not word.endswith("다")
    ]


def _is_korean(text: str) -> bool:
    return bool(text) and "가" <= text[-1] <= "힣"


def _closed(name: str) -> bool:
    return (ord(name[-1]) - FIRST) % PER_MEDIAL > 0


def _initial(char: str) -> str:
    return INITIALS[(ord(char) - FIRST) // PER_INITIAL] if "가" <= char <= "힣" else char


def _half_typed(name: str) -> str:
    """The name up to the initial consonant of its last syllable."""
    return name[:-1] + _initial(name[-1])


def _slip(name: str, chance: random.Random) -> str:
    """The name with one slip: in Korean another vowel, in Latin script a letter left out or two turned round."""
    if _is_korean(name):
        at = chance.choice([i for i, char in enumerate(name) if "가" <= char <= "힣"])
        number = ord(name[at]) - FIRST
        initial, medial, final = (
            number // PER_INITIAL,
            number % PER_INITIAL // PER_MEDIAL,
            number % PER_MEDIAL,
        )
        # ㅐ and ㅔ, ㅓ and ㅗ, ㅡ and ㅜ sound alike to many or lie side by side.
        other = {1: 5, 5: 1, 4: 8, 8: 4, 18: 13, 13: 18, 0: 4, 20: 19}.get(medial, 0)
        return name[:at] + chr(FIRST + initial * PER_INITIAL + other * PER_MEDIAL + final) + name[at + 1 :]
    at = chance.randrange(1, len(name) - 1)
    if chance.random() < 0.5:
        return name[:at] + name[at + 1 :]
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
