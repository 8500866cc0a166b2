"""Words looked up in a source's text to be quoted, and the quotation made of what is found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher

import msgspec

from sitegen.checks.evidence import Place, SourceEvidence
from sitegen.facts import quotations
from sitegen.facts.paragraphs import Paragraphs, paragraphs
from sitegen.runtime.patterns import lazy_pattern

_CONTEXT = 5
"""How many words are shown on each side of a place."""
_WORDS_IN_ID = 4
_LONGEST_ID = 40
_BROKEN = lazy_pattern(r"[^\S ]+|\s*[\n\f\v\r\u0085\u2028\u2029]\s*")
_UNSEEN = lazy_pattern("[\u00ad\u200b\u2060\ufeff]")
_GAP = lazy_pattern(r"\s*(\[[^\[\]]*\]|…|\.\.\.|⋯)\s*")
_ENDS = lazy_pattern(r"[,.;:!?…。，]+\Z")
_TOKEN = lazy_pattern(
    r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]"
    r"|[^\W\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]+|\s+|[^\w\s]"
)
"""What is compared as one: a word, in Korean, Chinese and Japanese a character, space, or a sign."""


class Passage(msgspec.Struct, frozen=True):
    """Where a source's own text has the words: the words as it has them, the place in it, and the number of the
    paragraph, 0 where that is not counted."""

    exact: str
    place: Place
    paragraph: int


class OwnText:
    """A source's own text, to be quoted from."""

    def __init__(self, known: SourceEvidence) -> None:
        """`known` has the text."""
        self._known = known
        self.text = known.capture.own if known.capture else ""
        self.paragraphs: Paragraphs = paragraphs(self.text, [title for _, title in known.source.title.texts])

    def find(self, words: str) -> list[Passage]:
        """Where the text has the words, in its order: exactly, or else as the checks compare. In Latin script, whole
        words come before parts of longer ones."""
        exact = [((at.start(), at.end()),) for at in re.finditer(re.escape(words.strip()), self.text)]
        found = exact or self._known.folded.places(words)
        whole = [spans for spans in found if self._is_whole(spans[0][0], spans[-1][1])]
        return [self._passage(words, spans) for spans in whole or found]

    def _is_whole(self, start: int, end: int) -> bool:
        return not (_is_within_word(self.text, start) or _is_within_word(self.text, end))

    def _passage(self, words: str, spans: tuple[Place, ...]) -> Passage:
        ends = _ENDS.search(words.rstrip())
        first, end = spans[0][0], spans[-1][1]
        if ends and self.text.startswith(ends[0], end):
            spans = (*spans[:-1], (spans[-1][0], end + len(ends[0])))
            end = spans[-1][1]
        gaps = [gap[1] for gap in _GAP.finditer(words.strip())]
        pieces = [_as_quoted(self.text[slice(*span)]) for span in spans]
        # a gap at either end leaves nothing out
        between = gaps[1:] if gaps and _GAP.match(words.strip()) else gaps
        exact = pieces[0] + "".join(
            f" {gap} {piece}" for gap, piece in zip(between, pieces[1:], strict=False)
        )
        return Passage(exact, (first, end), self.paragraphs.number_at(first))

    def around(self, place: Place) -> tuple[str, str]:
        """A few words before and after a place, within its paragraph."""
        begin = self.text.rfind("\n", 0, place[0]) + 1
        stop = self.text.find("\n", place[1])
        before = self.text[begin : place[0]]
        after = self.text[place[1] : stop if stop >= 0 else len(self.text)]
        return _few(before, last=True), _few(after, last=False)

    def is_elsewhere_on_page(self, words: str) -> bool:
        """Whether the words are on the captured page, if not in the source's own text."""
        capture = self._known.capture
        return capture is not None and quotations.Folded(capture.text).find(words) is not None

    def nearest(self, words: str) -> str:
        """The passage that is most like the words; "" where none is."""
        near = self._known.folded.nearest(words, with_marks=True)
        return near if _ENDS.search(words.rstrip()) else _ENDS.sub("", near)


def _is_within_word(text: str, offset: int) -> bool:
    around = text[max(offset - 1, 0) : offset + 1]
    return len(around) == 2 and offset > 0 and all(one.isalnum() and ord(one) < 0x250 for one in around)


def _few(text: str, *, last: bool) -> str:
    words = re.findall(r"\s*\S+\s*", text)
    shown = "".join(words[-_CONTEXT:] if last else words[:_CONTEXT])
    cut = "… " if len(words) > _CONTEXT else ""
    return f"{cut}{shown.lstrip()}" if last else f"{shown.rstrip()}{cut[::-1]}"


def _as_quoted(text: str) -> str:
    """Words of a text on one line: as they are, but composed, and without what no reader sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", _BROKEN.sub(" ", text))).strip()


def difference(given: str, found: str) -> str:
    """How the words given differ from those of a text: “[-never-]{+hardly+} seen”, as in `git diff --word-diff`."""
    old, new = (
        _TOKEN.findall(unicodedata.normalize("NFC", " ".join(words.split()))) for words in (given, found)
    )
    return "".join(_marked(old, new)).strip()


def _marked(old: list[str], new: list[str]) -> Iterator[str]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for i, (tag, a, b, c, d) in enumerate(steps):
        if tag == "equal":
            yield "".join(new[c:d])
        elif tag != "insert" or 0 < i < len(steps) - 1:  # what is around the passage is no difference
            yield f"[-{''.join(old[a:b])}-]" if a < b else ""
            yield f"{{+{''.join(new[c:d])}+}}" if c < d else ""


def id_for(words: str, taken: Collection[str]) -> str:
    """An id that is not taken: of the first words, where they are in Latin script, else `quote-1`, `quote-2` …"""
    letters = [letter for letter in words if letter.isalpha()]
    latin = [letter for letter in letters if unicodedata.name(letter, "").startswith("LATIN")]
    stem = _slug(words) if letters and 2 * len(latin) > len(letters) else ""
    number = 1 if not stem else 2
    if stem and stem not in taken:
        return stem
    stem = stem or "quote"
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]", "", words.casefold()))
    found = re.findall("[a-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    slug = "-".join(found[:_WORDS_IN_ID])
    return slug if len(slug) <= _LONGEST_ID else slug[:_LONGEST_ID].rpartition("-")[0] or slug[:_LONGEST_ID]
