"""A theme as its files are at one moment, read and checked before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from yaml.nodes import MappingNode, Node, ScalarNode

from sitegen.content.load import Content
from sitegen.content.notation import Notation
from sitegen.content.yaml_nodes import compose, describe, span_of
from sitegen.markdown.parser import SYNTAX
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import reason
from sitegen.theme.assets import Assets, hash_assets
from sitegen.theme.folders import (
    FALLBACK_LANGUAGE,
    ThemeFiles,
    ThemeFolders,
    language_of_table,
    shown_file,
    theme_folders,
)
from sitegen.theme.strings import Strings, Table


class LoadedTheme(msgspec.Struct, frozen=True):
    """A theme as its files were when they were read. With `problems`, nothing can be rendered with it."""

    files: ThemeFiles
    assets: Assets
    tables: Mapping[str, Table]
    """The strings of the interface by language and key."""
    fingerprint: str
    """A hash of all its files, "" where they could not be read."""
    problems: tuple[Problem, ...] = ()

    def strings(self, language: str) -> Strings:
        """The interface's strings of `language`; those it lacks are English."""
        fallbacks = () if language == FALLBACK_LANGUAGE else (self.tables.get(FALLBACK_LANGUAGE, {}),)
        return Strings(language, self.tables.get(language, {}), fallbacks)


def theme_from(folders: ThemeFolders, root: Path) -> LoadedTheme:
    """The theme in `folders`; files of problems are relative to `root`."""
    files, unread = folders.read()
    problems = [
        codes.THEME.at(
            Span(shown_file(str(error.filename), root)),
            f"the file cannot be read: {reason(error)}",
            codes.THEME.fix,
        )
        for error in unread
    ]
    tables: dict[str, dict[str, str | Mapping[str, str]]] = {}
    for folder, read in zip(reversed(folders.paths), reversed(files.read), strict=True):
        for name, data in read.items():
            if language := language_of_table(name):
                file = shown_file(str(folder / name), root)
                tables.setdefault(language, {}).update(_table(data, file, problems))
    try:
        assets, fingerprint = hash_assets(files.below("assets")), files.digest()
    except ValueError as error:
        problems.append(codes.THEME.at(Span("templates"), str(error), codes.THEME.fix))
        assets, fingerprint = Assets({}, {}), ""
    return LoadedTheme(files, assets, tables, "" if unread else fingerprint, tuple(problems))


def load_theme(root: Path, extensions: Iterable[Path] = ()) -> LoadedTheme:
    """The theme of the project at `root`, and of its `extensions`, as it is now."""
    return theme_from(theme_folders(root, extensions), root)


def _table(data: bytes, file: str, problems: list[Problem]) -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """The strings of one file, with their keys."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(codes.THEME.at(Span(file), f"the file cannot be read: {error}", codes.THEME.fix))
        return
    node, found = compose(text, file)
    problems += found
    if node is None:
        return
    if not isinstance(node, MappingNode):
        problems.append(_not_strings(node, file, "a map of strings by their keys"))
        return
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            problems.append(_not_strings(key, file, "the key of a string"))
        elif isinstance(value, ScalarNode):
            yield key.value, value.value
        elif (plurals := _plurals(value)) is not None:
            yield key.value, plurals
        else:
            problems.append(
                _not_strings(value, file, "a text, or a map by plural category with `other` in it")
            )


def _plurals(node: Node) -> Mapping[str, str] | None:
    """A text by plural category (CLDR)."""
    if not isinstance(node, MappingNode):
        return None
    pairs = [(key, value) for key, value in node.value if isinstance(value, ScalarNode)]
    found = {str(key.value): str(value.value) for key, value in pairs}
    return found if "other" in found and len(pairs) == len(node.value) else None


def _not_strings(node: Node, file: str, wanted: str) -> Problem:
    return codes.THEME.at(span_of(node, file), f"expected {wanted}, not {describe(node)}", codes.THEME.fix)


def words_of_extensions(content: Content, theme: LoadedTheme) -> Iterator[Problem]:
    """Reports what kinds of records and blocks of extensions are called nowhere, or not in a language of the site that
    the theme has words in."""
    span = content.site_origin.at("extensions")
    languages = content.site.languages if content.site else ()
    for key in _keys_of_extensions(content.notation):
        if key not in theme.tables.get(FALLBACK_LANGUAGE, {}):
            hint = f"add it to strings/{FALLBACK_LANGUAGE}.yaml of the extension's theme"
            yield codes.THEME.at(span, f'the theme has no string "{key}"', hint)
            continue
        for language in languages:
            if language in theme.tables and key not in theme.tables[language]:
                message = f'the theme has no string "{key}" in "{language}", so that its English one is shown'
                hint = f"add it to strings/{language}.yaml of the extension's theme"
                yield codes.UNTRANSLATED_INTERFACE.at(span, message, hint)


def _keys_of_extensions(notation: Notation) -> Iterator[str]:
    for type_ in notation.types.further:
        yield from (f"kind.{type_.KIND}", f"search.kind.{type_.KIND}")
        if type_.SECTION:
            yield f"section.{type_.SECTION}"
    yield from (f"section.{page}" for page in notation.types.pages)
    yield from (f"block.{block.name}" for block in notation.syntax.blocks if block not in SYNTAX.blocks)


def untranslated_interface(content: Content, theme: LoadedTheme) -> Iterator[Problem]:
    """Languages of the site in which the theme has no words, and shows English ones."""
    for i, language in enumerate(content.site.languages if content.site else ()):
        if language not in theme.tables:
            message = f'the theme has no words in "{language}", so that its English ones are shown'
            hint = (
                f"translate the theme's strings/en.yaml as templates/strings/{language}.yaml of the project"
            )
            yield codes.UNTRANSLATED_INTERFACE.at(content.site_origin.at(f"languages/{i}"), message, hint)
