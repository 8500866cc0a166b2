"""Text as search compares it: without case, accents and the forms in which a letter may be written.

Pagefind takes off accents that Unicode can part from their letters (é, ễ). What it leaves is done here: characters that
stand for others (NFKC: the ligature ﬁ, full-width Ａ, the ₂ of CO₂), and letters that are written with others where a
keyboard lacks them (ł, ø, ß). templates/assets/search/text.js does the same to queries.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sitegen.runtime.patterns import lazy_pattern

# The lower-case letters of CLDR's transform Latin-ASCII that languages are written with, and modifier letters, which
# stand for nothing. templates/assets/search/text.js holds the same.
LETTERS = (
    "ßss æae œoe øo đd ðd þth łl ŀl ħh ŧt ŋn ıi ȷj ĸk ƀb ɓb ƃb ƈc ȼc ɖd ɗd ƌd əa ǝe ɛe ɇe ƒf ɠg ǥg ɣg ƕhv ⱨh ɨi ɩi ɉj "
    "ƙk ⱪk ƚl ɫl ⱡl ɲn ƞn ɔo ɵo ƣoi ƥp ɍr ɽr ẜs ẝs ƭt ʈt ƫt ⱦt ʉu ʊu ʋv ỽv ƿw ƴy ɏy ỿy ƶz ȥz ⱬz ʒz ⱥa ỻll ʹ ʺ ʻ ʼ ʽ ʾ ʿ"
)
_TABLE = {ord(pair[0]): pair[1:] for pair in LETTERS.split(" ")}
_SPECIAL = lazy_pattern("[^\0-\x7fㄱ-ㆎ가-힣]")
"""What is neither ASCII nor Hangul. The letters ㄱ-ㆎ are typed as initials, and would become parts of syllables."""
_SIGNS = "™℠"
"""Signs next to a name that are not letters of it, though Unicode maps them to some."""


def fold(text: str) -> str:
    """`text` as search compares it, in NFC, its punctuation kept."""
    plain = _SPECIAL.sub(lambda char: _plain(char[0]), text)
    return unicodedata.normalize("NFC", plain.lower().translate(_TABLE))


def folded_differently(texts: Iterable[str]) -> list[str]:
    """Those of the texts, folded, that Pagefind would index as others: each once, in order."""
    folded = (_fold_differently(text) for text in texts if _SPECIAL.search(text))
    return list(dict.fromkeys(text for text in folded if text))


@lru_cache(maxsize=1 << 16)
def _fold_differently(text: str) -> str:
    """`text` folded, "" where taking off its accents makes the same of it."""
    folded = fold(text)
    return folded if folded != unicodedata.normalize("NFC", _without_marks(text).lower()) else ""


@lru_cache(maxsize=1 << 12)
def _plain(char: str) -> str:
    """A character without its accents, as NFKC has it where that is letters and digits."""
    compatible = unicodedata.normalize("NFKD", char)
    if char in _SIGNS or any(unicodedata.category(part)[0] not in "LMN" for part in compatible):
        return _without_marks(char)
    return _without_marks(compatible)


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if unicodedata.category(char)[0] != "M")
