"""Readers of values that are written by language, or once for all: names, other names, and Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from sitegen.content.plain_text import check_paragraph
from sitegen.content.reading import INVALID, Reader, Reading, field_name, note_position
from sitegen.content.records.parts import Aliases
from sitegen.content.scalars import list_of, scalar, text
from sitegen.content.suggest import did_you_mean
from sitegen.content.text import LocalText, Prose
from sitegen.language.locale import is_language_tag
from sitegen.markdown import parse_inline
from sitegen.problems import codes


def _by_language(
    node: MappingNode, pointer: str, reading: Reading, item: Reader, *, any_language: bool
) -> Any:
    """Pairs of language and value of a map by language, or INVALID where none can be used."""
    pairs: list[tuple[str, Any]] = []
    seen: set[str] = set()
    for key_node, value_node in node.value:
        language = field_name(key_node, seen, reading)
        if language is None:
            continue
        if any_language:
            if not is_language_tag(language):
                hint = _comma_hint(value_node) or "write en, ko …"
                reading.note(codes.BAD_LANGUAGE, key_node, f'"{language}" is not a language tag', hint)
                continue
        elif reading.languages is not None and language not in reading.languages:
            hint = (
                _comma_hint(value_node)
                or did_you_mean(language, reading.languages)
                or f"languages here: {', '.join(reading.languages)}"
            )
            reading.note(
                codes.UNKNOWN_LANGUAGE, key_node, f'"{language}" is not a language of this site', hint
            )
            continue
        value = item(value_node, f"{pointer}/{language}", reading)
        if value is not INVALID:
            pairs.append((language, value))
    if not seen:
        reading.note(codes.EMPTY_VALUE, node, "a map by language is empty", "write a text for each language")
    return tuple(pairs) if pairs else INVALID


def _comma_hint(value: Node) -> str:
    """`{en: Ada, the countess}` has a key "the countess" without a value: what to do about it, else ""."""
    without_value = isinstance(value, ScalarNode) and not value.value and not value.style
    return "put the text before it in quotation marks: it contains a comma" if without_value else ""


def _localised(
    what: str,
    field: str,
    make: Callable[[Any], Any],
    item: Reader,
    plain: type[Node],
    *,
    any_language: bool = False,
) -> Reader:
    """The reader of a value that is a map by language (of the site's or any), or plain where it is the same in all."""

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        note_position(node, pointer, reading)
        if isinstance(node, MappingNode):
            pairs = _by_language(node, pointer, reading, item, any_language=any_language)
        elif isinstance(node, plain) and (not isinstance(node, ScalarNode) or node.value.strip()):
            value = item(node, pointer, reading)
            pairs = INVALID if value is INVALID else (("", value),)
        else:
            return reading.expect(what, node, field)
        return INVALID if pairs is INVALID else make(pairs)

    return read


_TEXTS = "text, or a map of texts by language"


def local_text(field: str) -> Reader:
    """The reader of a LocalText in the languages of the site."""
    return _localised(_TEXTS, field, LocalText, text(field), ScalarNode)


def any_local_text(field: str) -> Reader:
    """The reader of a LocalText in any language."""
    return _localised(_TEXTS, field, LocalText, text(field), ScalarNode, any_language=True)


def aliases(field: str) -> Reader:
    """The reader of other names: lists, in any language."""
    names = list_of(text(f"each of {field}"), field)
    what = "a map of lists by language"
    return _localised(what, field, Aliases, names, SequenceNode, any_language=True)


def prose(field: str) -> Reader:
    """The reader of Prose: inline Markdown, parsed."""

    def convert(value: str, node: ScalarNode, pointer: str, reading: Reading) -> Any:
        check_paragraph(value, node, reading)
        language = (
            pointer.rpartition("/")[2] if pointer.rpartition("/")[2] in (reading.languages or ()) else ""
        )
        document = parse_inline(
            value,
            origin_span=reading.span(node),
            language=language or reading.language or "en",
            places=reading.span_in(node),
            syntax=reading.syntax,
        )
        reading.problems.extend(document.problems)
        reading.texts.append((language or reading.language, document))
        return document

    reader = _localised(_TEXTS, field, Prose, scalar("text", field, convert), ScalarNode)

    def read(node: Node, pointer: str, reading: Reading) -> Any:
        prose = reader(node, pointer, reading)
        if prose is INVALID or not reading.language or prose.texts[0][0]:
            return prose
        return Prose(((reading.language, prose.texts[0][1]),))

    return read
