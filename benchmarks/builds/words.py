"""The vocabulary in words.yaml."""

from __future__ import annotations

from pathlib import Path

import yaml

_LISTS: dict[str, tuple[str, ...]] = {
    name: tuple(text.split())
    for name, text in yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")).items()
}


def _pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Syllables of names, in Latin script and in Hangul."""
    split = (pair.split("/") for pair in _LISTS[name])
    return tuple((latin, hangul) for latin, hangul in split)


NOUNS = _LISTS["nouns"]
VERBS = _LISTS["verbs"]
LINKING = _LISTS["linking"]
KOREAN_NOUNS = _LISTS["korean_nouns"]
KOREAN_PARTICLES = _LISTS["korean_particles"]
"""Two forms, divided by a slash, where the word before decides."""
KOREAN_ENDINGS = _LISTS["korean_endings"]
FAMILY_NAMES = _pairs("family_names")
SYLLABLES = _pairs("syllables")
FIRST_NAMES = _LISTS["first_names"]
LAST_NAMES = _LISTS["last_names"]
POSTS = _LISTS["posts"]
BODIES = _LISTS["bodies"]
