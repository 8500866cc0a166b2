"""Korean as the index needs it: particles taken off, the parts of compounds, syllables taken apart.

Pagefind's words are what is between spaces, and a query matches their beginnings. Korean joins particles
(조사) to the word before them and nouns to one another, so that what a reader looks for is often in the
middle of such a word. Here the beginnings that are missing are made.

The particles are those of the Standard Korean Language Dictionary (표준국어대사전), with their usual
compounds. Which of a pair is used depends on whether a consonant closes the syllable before (책은, 나무는).
Jamo and syllables are computed as in the Unicode Standard, section 3.12, "Conjoining Jamo Behavior".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from sitegen.runtime.patterns import lazy_pattern


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# templates/assets/search/particles.js holds the same three lists.
AFTER_CONSONANT = _set("""
    은 이 을 과 과의 으로 으로는 으로도 으로만 으로의 으로선 으로서 으로써 으로부터
    이나 이며 이고 이랑 이란 이다 이라고 이라는 이라도 이라며 이라면 이었던 이었다
""")
AFTER_VOWEL = _set("""
    는 가 를 와 와의 로 로는 로도 로만 로의 로선 로서 로써 로부터
    나 며 랑 란 라고 라는 라도 라며 라면 였던 였다
""")
AFTER_ANY = _set("""
    의 에 도 만 에는 에도 에만 에게 에게는 에게도 에게서 에게서는 에서 에서는 에서도 에서의 까지 까지도 까지의
    부터 부터는 마저 조차 조차도 처럼 보다 밖에 만이 만을 만은 만의 한테 한테서 께 께서 하고 입니다
    들 들은 들이 들을 들의 들과 들도 들에 들에게
""")
_ENDS_NOUNS = frozenset("이가과의도로만나")
"""Particles that are also the last syllable of many nouns: 차이, 평가, 결과, 회의, 속도, 통로, 불만."""
_LONGEST_FIRST = sorted(
    AFTER_CONSONANT | AFTER_VOWEL | AFTER_ANY, key=lambda particle: (-len(particle), particle)
)

SYLLABLES = "가-힣"
_FIRST_SYLLABLE = ord("가")
_FINALS = 28
_FINAL_RIEUL = 8

_LONGEST = 40
"""A word of more characters is not taken apart."""
_WORD = lazy_pattern(f"[0-9A-Za-z{SYLLABLES}]+")
_PART = lazy_pattern(f"[{SYLLABLES}]+|[A-Za-z]{{2,}}")
_SYLLABLE = lazy_pattern(f"[{SYLLABLES}]")
_VERB_ENDING = lazy_pattern(
    "(다|니다|다고|냐고|자고|어요|아요|죠|까|지만|는데|은데|면서|려고|도록|아서|어서|여서|하여|하고|하며|하면|하는|하기|하지|하게|했던|했고"
    "|하던|되는|되고|되며|되어|된|될|있는|있고|없는|없이|않은|않는|않고|같은|라는|려는|던|든|듯|며|게)$"
)
"""Endings of verbs and adjectives: such words are inflected, not compounds of nouns."""


def decompose(text: str) -> str:
    """`text` with its Hangul syllables as conjoining jamo (NFD); every other character stays as it is."""
    return _SYLLABLE.sub(lambda syllable: unicodedata.normalize("NFD", syllable[0]), text)


def _final(syllable: str) -> int | None:
    """The number of the consonant that closes a syllable, 0 if none does; None for what is no syllable."""
    return (ord(syllable) - _FIRST_SYLLABLE) % _FINALS if _SYLLABLE.match(syllable) else None


def _follows(particle: str, syllable: str) -> bool:
    """Whether the particle has the form that it takes after this syllable; after letters and digits any."""
    final = _final(syllable)
    if final is None or particle in AFTER_ANY:
        return True
    if particle.startswith(("로", "으로")) and final == _FINAL_RIEUL:
        return particle.startswith("로")
    return (particle in AFTER_CONSONANT) == (final > 0)


def stem(word: str) -> str:
    """`word` without its particle; the word itself if it has none.

    One syllable before a particle of one syllable is not enough to tell it from a word that only ends so.
    """
    for particle in _LONGEST_FIRST:
        rest = word.removesuffix(particle)
        if rest in (word, "") or not _follows(particle, rest[-1]):
            continue
        if len(rest) > 1 or len(particle) > 1 or _final(rest) is None:
            return rest
    return word


def words(text: str) -> list[str]:
    """The words of `text`: runs of letters, digits and syllables, in NFC."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def word_parts(text: str) -> list[str]:
    """The beginnings that the words of `text` lack: their parts by script, and the tails of their stems.

    "초지능연구소는" gives "지능연구소", "능연구소", "연구소" and "구소". In words like "연구결과" the last
    syllable may only look like a particle, so that "결과" is given too. A part that begins another one is
    left out, since a query that it would answer finds the longer one. The order is that of the alphabet.
    """
    parts = sorted({part for word in set(words(text)) for part in _parts_of(word)})
    return [part for part, after in pairwise([*parts, ""]) if not after.startswith(part)]


@lru_cache(maxsize=1 << 16)
def _parts_of(word: str) -> tuple[str, ...]:
    return tuple(_parts(word)) if len(word) <= _LONGEST and _SYLLABLE.search(word) else ()


def _parts(word: str) -> Iterator[str]:
    for part in _PART.findall(word):
        if part != word and len(part) > 1:
            yield part
        if len(part) < 3 or not _SYLLABLE.match(part):
            continue
        base = stem(part)
        if base == part and _VERB_ENDING.search(part):
            continue
        yield from (base[start:] for start in range(1, len(base) - 1))
        if len(part) > 3 and part.removeprefix(base) in _ENDS_NOUNS:
            yield part[-2:]


def vocabulary(texts: Iterable[str], limit: int) -> list[str]:
    """The words of `texts` (Korean ones as stems), those in most texts first."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in {entry for found in set(words(text)) for entry in _entries_of(found)}:
            counts[word] = counts.get(word, 0) + 1
    return sorted(counts, key=lambda word: (-counts[word], word))[:limit]


@lru_cache(maxsize=1 << 16)
def _entries_of(word: str) -> tuple[str, ...]:
    """What a word puts into the vocabulary: nothing for numbers, inflected verbs and single syllables."""
    parts = (stem(part) if _SYLLABLE.match(part) else part.lower() for part in _PART.findall(word))
    return tuple(part for part in parts if len(part) > 1 and not part.endswith(("다", "니다")))
