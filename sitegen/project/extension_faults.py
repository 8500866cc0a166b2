"""What is wrong with an extension, before any of its code is called for."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec

from sitegen.checks.context import Check
from sitegen.content.decode import reader_of
from sitegen.content.field_types import ReferenceTo
from sitegen.content.formats import format_of
from sitegen.content.records.fields import Fields
from sitegen.extension import Extension
from sitegen.kinds.kind import PageKind, RecordKind, summary_of
from sitegen.markdown.rows import Block, MarkdownRule
from sitegen.outputs.output import Output
from sitegen.project.setup import Rows
from sitegen.publication.pages import CHECKS, OF_OUTPUTS, SEARCH, SECTIONS
from sitegen.runtime.patterns import lazy_pattern
from sitegen.views.embeds import EmbedView

_NAME = lazy_pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_OF_PAGES = frozenset({*OF_OUTPUTS, *SECTIONS, CHECKS, SEARCH, "front"})

Fault = tuple[str, str]
"""How the line begins that is at fault, and what is wrong with it."""

_TYPES: Mapping[str, type] = {
    "kinds": RecordKind, "pages": PageKind, "checks": Check, "rules": MarkdownRule, "blocks": Block,
    "embeds": EmbedView, "outputs": Output,
}  # fmt: skip


def faults_of(extension: object, rows: Rows, languages: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with what a module has as its extension, beside `rows` and in a site of these languages."""
    if not isinstance(extension, Extension):
        yield "EXTENSION", f"EXTENSION is {_a(extension)}, not an Extension"
        return
    wrong = list(_wrong_types(extension))
    yield from wrong
    if not wrong:
        for kind in extension.kinds:
            faulty = list(_of_class(kind.type))
            yield from faulty
            if not faulty:
                yield from _of_kind(kind, rows, languages)
                rows = rows.and_also([Extension("", "", kinds=(kind,))])
        yield from _of_pages(extension, rows, languages)
        yield from _of_rows(extension, rows)


def _wrong_types(extension: Extension) -> Iterator[Fault]:
    for field in ("name", "version"):
        if not isinstance(value := getattr(extension, field), str) or not value:
            yield "EXTENSION", f"its {field} must be a text, not {value!r}"
    for field, type_ in _TYPES.items():
        value = getattr(extension, field)
        if not isinstance(value, tuple) or not all(isinstance(item, type_) for item in value):
            yield "EXTENSION", f"its {field} must be a tuple of {type_.__name__}"
    theme = extension.theme
    if theme is not None and not (isinstance(theme, Path) and theme.is_dir()):
        yield "EXTENSION", f"its theme must be a folder, as a Path, not {str(theme)!r}"


def _of_class(type_: Any) -> Iterator[Fault]:
    """What a class lacks to be one of records."""
    if not (isinstance(type_, type) and issubclass(type_, Fields)):
        yield "EXTENSION", f"the type of a kind must be a class of Fields, not {type_!r}"
        return
    line = f"class {type_.__name__}"
    for name in ("KIND", "FOLDER"):
        value = getattr(type_, name, None)
        if not isinstance(value, str) or not _NAME.fullmatch(value):
            yield line, f"{name} must be a word of lower-case letters, digits and hyphens, not {value!r}"
    if not isinstance(section := getattr(type_, "SECTION", None), str) or (
        section and not _NAME.fullmatch(section)
    ):
        yield line, f'SECTION must be such a word, too, or "", not {section!r}'
    if type_.HAS_BODY:
        yield line, "records of extensions are written in YAML: HAS_BODY must be False"
    for name in ("label", "passages", *(("proper_name", "all_names") if type_.IS_NAMED else ())):
        if getattr(type_, name) is getattr(Fields, name):
            yield line, f"it must define {name}"
    try:
        reader_of(type_)
        msgspec.msgpack.Decoder(type_)
    except (LookupError, NameError, TypeError, ValueError, RecursionError) as error:
        yield line, f"its fields cannot be read: {type(error).__name__}: {error}"


def _of_kind(kind: RecordKind, rows: Rows, languages: Iterable[str]) -> Iterator[Fault]:
    """What is wrong with a kind beside others."""
    type_ = kind.type
    line = f"class {type_.__name__}"
    types = [other.type for other in rows.kinds.all]
    taken = _taken(rows, languages)
    for name in ("KIND", "FOLDER", "SECTION"):
        value = getattr(type_, name)
        if value and value in taken:
            yield line, f'{name} "{value}" is taken by another part of the site'
    if type_.KIND in (type_.FOLDER, type_.SECTION):
        yield (
            line,
            f'KIND and {"FOLDER" if type_.KIND == type_.FOLDER else "SECTION"} are both "{type_.KIND}"',
        )
    if bool(kind.list_page) != bool(type_.SECTION):
        has, lacks = ("a list_page", "SECTION") if kind.list_page else ("a SECTION", "list_page")
        yield line, f"it has {has}, and no {lacks}"
    if kind.description is summary_of and type_.described is Fields.described:
        yield line, "it must define described, or its RecordKind a description"
    known = {t.KIND for t in types} | {type_.KIND}
    for wanted in sorted({*_referred_to(type_)} - known):
        yield line, f'a field refers to records of the kind "{wanted}", and there is none'


def _taken(rows: Rows, languages: Iterable[str]) -> set[str]:
    """What no kind, folder, section or page can be called any more."""
    names = ({t.KIND, t.FOLDER, t.SECTION} for t in (kind.type for kind in rows.kinds.all))
    return {*_OF_PAGES, *languages, *(page.name for page in rows.kinds.pages)}.union(*names)


def _of_pages(extension: Extension, rows: Rows, languages: Iterable[str]) -> Iterator[Fault]:
    taken = _taken(rows, languages)
    for page in extension.pages:
        if not isinstance(page.name, str) or not _NAME.fullmatch(page.name):
            yield "EXTENSION", f"a page must be called by a word of lower-case letters, not {page.name!r}"
        elif page.name in taken:
            yield "EXTENSION", f'the page "{page.name}" would be where another part of the site is'
        else:
            taken.add(page.name)


def _referred_to(annotation: Any) -> Iterator[str]:
    """The kinds of records that values of a type refer to."""
    if typing.get_origin(annotation) is Annotated:
        (meta,) = annotation.__metadata__
        yield from meta.kinds if isinstance(meta, ReferenceTo) else ()
    elif format_of(annotation) is not None:
        return
    elif isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        for inner in typing.get_type_hints(annotation, include_extras=True).values():
            yield from _referred_to(inner)
    else:
        for inner in typing.get_args(annotation):
            yield from _referred_to(inner)


def _of_rows(extension: Extension, rows: Rows) -> Iterator[Fault]:
    """Names that are taken."""
    fenced = [*(block.name for block in rows.blocks), *(view.embed.name for view in rows.embeds)]
    added = [*(block.name for block in extension.blocks), *(view.embed.name for view in extension.embeds)]
    reporting: tuple[Check | MarkdownRule, ...] = (*extension.checks, *extension.rules)
    code_names = [code.name for row in reporting for code in row.codes]
    for what, known, names in (
        ("check", [check.name for check in rows.checks], [check.name for check in extension.checks]),
        ("Markdown rule", [rule.name for rule in rows.rules], [rule.name for rule in extension.rules]),
        ("block or embed", fenced, added),
        ("output", [output.name for output in rows.outputs], [output.name for output in extension.outputs]),
        ("output", [output.name for output in rows.outputs], [output.name for output in extension.outputs]),
        ("kind of problem", rows.codes, code_names),
    ):
        for i, name in enumerate(names):
            if name in known or name in names[:i]:
                yield "EXTENSION", f'another {what} is called "{name}", too'


def _a(value: object) -> str:
    return f"of the type {type(value).__name__}"
