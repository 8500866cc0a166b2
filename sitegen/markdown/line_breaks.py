"""Where no line may break, though the browser would break it there."""

from __future__ import annotations

import re

WORD_JOINER = "\u2060"
"""Stands where no line may break: before the mark of a citation or footnote, and before a Korean particle after a
bracket or quotation mark, which `word-break: keep-all` alone does not keep with its word."""

_PARTICLE = re.compile(r"""(?:(?<=[)\]’”」』》〉])|(?<=\S["']))(?=[가-힣])""")


def unbroken(text: str) -> str:
    """A text in which Korean particles stay with their words."""
    return _PARTICLE.sub(WORD_JOINER, text)
