"""Korean particles (조사) after a name or a number: 르쿤은, 르쿤에게서, 르쿤이라는 are 르쿤; 메타버스 is not 메타."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sitegen.runtime.patterns import lazy_pattern
from sitegen.search.korean import AFTER_ANY, AFTER_CONSONANT, AFTER_VOWEL

_split = str.split
_COPULA = _split(
    "이다 다 이었다 였다 이었으나 였으나 이었고 였고 이었지만 였지만 이었던 였던 이지만 지만 이어서 여서 이니 이자 "
    "자 이던 던 인 인데 인지 이요 요 이죠 죠 이라 이라서 라서 이라야 라야 이면 면 이라면 라면 이라기보다 라기보다 "
    "이든 든 이든지 든지 이며 며 이고 고 이란 란 이라던 라던 이라고는 라고는 이라고도 라고도 이라며 라며 이겠다 "
    "겠다 이므로 므로 이기에 기에 이기도 기도 입니다"
)
_FURTHER = _split(
    "이야 야 아 이여 여 이나마 나마 이네 네 님 씨 측 측은 측이 측의 측에 측도 뿐 뿐만 뿐이 뿐이다 뿐이었다 뿐이며 "
    "뿐이고 밖에 만큼 만큼은 대로 마다 쯤 같은 같이 처럼은 답다 다운 답게 스러운 더러 커녕 은커녕 는커녕 치고 이랑은 "
    "에다 에다가 께서는 께서도 에게까지 에게만 에게로 한테는 으로까지 로까지 로부터는 으로부터는 에서부터 에서만 "
    "까지는 부터도 부터의 들과 들도 들에 들에게 들에게는 들은 들이 들을 들의 들만 들로 와는 과는 와도 과도 만의 만이 "
    "만을 만은 에게서도"
)
PARTICLES = AFTER_CONSONANT | AFTER_VOWEL | AFTER_ANY | frozenset(_COPULA) | frozenset(_FURTHER)
"""Those that the search index knows, the forms of 이다, and what else follows a name or number directly."""

_LONGEST = max(map(len, PARTICLES))
_LONGEST_PAIR = 2 * _LONGEST
_HANGUL = lazy_pattern("[가-힣]*")


def is_particle(text: str) -> bool:
    """Whether `text` is a particle or two in a row, as what follows a name in one word."""
    return len(text) <= _LONGEST_PAIR and _is_particle(text)


def stems(word: str) -> Iterator[str]:
    """What may be left of a word without the particle, or two, at its end; the longest first."""
    for end in range(len(word) - 1, max(0, len(word) - _LONGEST_PAIR - 1), -1):
        if is_particle(word[end:]):
            yield word[:end]


@lru_cache(maxsize=1 << 14)
def _is_particle(text: str) -> bool:
    return text in PARTICLES or any(
        text[:cut] in PARTICLES and text[cut:] in PARTICLES for cut in range(1, min(len(text), _LONGEST))
    )


def ends_word(text: str, end: int) -> bool:
    """Whether a name that ends at the offset `end` is a word of its own there: what follows is a particle, or no
    letter or digit of the same word."""
    if end >= len(text):
        return True
    following = text[end]
    if "가" <= following <= "힣":
        match = _HANGUL.match(text, end, end + _LONGEST_PAIR + 1)
        return match is not None and is_particle(match[0])
    return not (following.isalnum() or following == "_")
