"""Characters that no reader sees: controls, which no feed may hold, and what changes how others are read."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.nodes import ScalarNode

from sitegen.content.reading import Reading
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
_DIRECTION = r"\u202a-\u202e\u2066-\u2069"
_FILLERS = r"\u115f\u1160\u3164\uffa0\ufff9-\ufffb\u2028\u2029"
_WITHOUT_WIDTH = r"\u200b\ufeff"
_UNSEEN = lazy_pattern(f"[{_CONTROLS}{_DIRECTION}{_FILLERS}{_WITHOUT_WIDTH}]")
_CONTROL = lazy_pattern(f"[{_CONTROLS}]")
_BREAKS_WITHOUT_SPACES = lazy_pattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf]")
"""Thai, Lao, Burmese, Khmer, Tai Tham: a space without width tells where a line may break."""
_JAMO = lazy_pattern(r"[\u1100-\u11ff]")

_NAMES = {
    0x115F: "a Hangul filler", 0x1160: "a Hangul filler", 0x3164: "a Hangul filler", 0xFFA0: "a Hangul filler",
    0x2028: "a line separator", 0x2029: "a paragraph separator",
    0x200B: "a zero-width space", 0xFEFF: "a byte order mark",
}  # fmt: skip


def unseen_in(text: str, file: str, first_line: int = 1, *, controls: bool = True) -> Iterator[Problem]:
    """Every unseen character of a text that begins at a line of a file; `controls` where YAML does not report them."""
    if text.isascii() and not (controls and _CONTROL.search(text)):
        return
    line, counted = first_line, 0
    for match in _UNSEEN.finditer(text):
        if (controls or not _CONTROL.match(match.group())) and _is_out_of_place(text, match.start()):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            column = match.start() - text.rfind("\n", 0, match.start())
            yield _problem(match.group(), Span(file, line, column))


def check_escapes(value: str, node: ScalarNode, reading: Reading) -> None:
    """Reports unseen characters that a YAML text between double quotation marks writes as escapes."""
    if node.style != '"' or not _UNSEEN.search(value):
        return
    places, span = reading.places(node), reading.span_in(node)
    for match in _UNSEEN.finditer(value):
        if places.is_escape(match.start()) and _is_out_of_place(value, match.start()):
            reading.problems.append(_problem(match.group(), span(match.start())))


def _is_out_of_place(text: str, offset: int) -> bool:
    around = text[max(offset - 1, 0) : offset] + text[offset + 1 : offset + 2]
    if text[offset] == "\u200b":
        return not _BREAKS_WITHOUT_SPACES.search(around)
    return text[offset] not in "\u115f\u1160" or not _JAMO.search(around)


def _problem(character: str, span: Span) -> Problem:
    code = ord(character)
    if _CONTROL.match(character):
        message = f"the control character U+{code:04X} is not allowed"
        return codes.CONTROL_CHARACTER.at(span, message, "remove the character")
    name = _NAMES.get(
        code, "a mark of direction" if code >= 0x202A and code <= 0x2069 else "an unseen character"
    )
    return codes.HIDDEN_CHARACTER.at(span, f"{name} (U+{code:04X}) is invisible", "remove the character")
