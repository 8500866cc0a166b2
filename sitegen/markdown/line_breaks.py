"""Where no line may break, though the browser would break it there."""

from __future__ import annotations

from sitegen.runtime.patterns import lazy_pattern

WORD_JOINER = "\u2060"
"""Stands where no line may break: before the mark of a citation or footnote, and before a Korean particle after a
bracket or quotation mark, which `word-break: keep-all` alone does not keep with its word."""
NARROW_SPACE = "\u202f"
"""The same between the letter of a footnote and the number of a citation."""

# It begins with one set of characters, for which text is skimmed through several times as fast as for a look behind.
_PARTICLE = lazy_pattern(r"""[)\]’”」』》〉"'](?=[가-힣])(?:(?<!["'])|(?<=\S["']))""")


def unbroken(text: str) -> str:
    """A text in which Korean particles stay with their words."""
    if text.isascii() or not _PARTICLE.search(text):  # nearly always, and soon known
        return text
    return _PARTICLE.sub(rf"\g<0>{WORD_JOINER}", text)
