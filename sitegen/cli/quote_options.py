"""What `sitegen quote` is told of a quotation besides its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import click

from sitegen.cli import options
from sitegen.content.adding_maps import Item
from sitegen.content.entry import Entry
from sitegen.content.scalars import ID
from sitegen.content.suggest import did_you_mean

_OPTIONS = (
    click.option(
        "--nth",
        type=click.IntRange(min=1),
        metavar="N",
        help="Which place is meant, where the text has the words more than once.",
    ),
    click.option(
        "--id", "id_", metavar="ID", help="Its id.  [default: its first words, or quote-1, quote-2 …]"
    ),
    click.option(
        "--speaker",
        metavar="ID|TEXT",
        help="Who says it, in direct speech: a person or organisation, or words for somebody without a record.",
    ),
    click.option(
        "--translation",
        "translations",
        multiple=True,
        metavar="LANG=TEXT",
        help="A translation; may be repeated for other languages.",
    ),
)
_AGENTS = ("person", "organization")


def quote_options(function: options.F) -> options.F:
    """The decorator that adds them to a command."""
    return options.option_group(*_OPTIONS)(function)


def checked_id(id_: str | None, taken: Collection[str]) -> str:
    """The id asked for, "" where none is; raises click.BadParameter where it is none, or another quotation's."""
    if id_ is None:
        return ""
    if not ID.match(id_):
        raise click.BadParameter(
            f'"{id_}": use lower-case letters a-z, digits and hyphens', param_hint="--id"
        )
    if id_ in taken:
        raise click.BadParameter(f'another quotation of the source has the id "{id_}"', param_hint="--id")
    return id_


def speaker_in(entries: Iterable[Entry], speaker: str) -> str | Item:
    """A speaker as a record has it: an id, also where it is said by name, or words. Raises click.BadParameter for what
    looks like an id and is none."""
    agents = {entry.id: entry for entry in entries if entry.kind in _AGENTS}
    named = [id_ for id_, entry in agents.items() if speaker in entry.value.all_names]
    if speaker in agents or len(named) == 1:
        return speaker if speaker in agents else named[0]
    if ID.match(speaker):
        hint = (
            did_you_mean(speaker, agents)
            or "describe somebody without a record in words: “a former engineer”"
        )
        raise click.BadParameter(
            f'there is no person or organisation "{speaker}": {hint}', param_hint="--speaker"
        )
    return {"literal": speaker}


def translations_in(given: Iterable[str], languages: Sequence[str]) -> Mapping[str, str]:
    """Translations by language. Raises click.BadParameter where one is not `LANG=TEXT`, or in a language the site is
    not in."""
    translations: dict[str, str] = {}
    for one in given:
        language, sign, text = one.partition("=")
        language, text = language.strip(), text.strip()
        if not sign or not text:
            raise click.BadParameter(f'"{one}": write it as en=TEXT', param_hint="--translation")
        if language not in languages:
            hint = did_you_mean(language, languages) or f"choose from {', '.join(languages)}"
            raise click.BadParameter(f'the site is not in "{language}": {hint}', param_hint="--translation")
        if language in translations:
            raise click.BadParameter(f'there are two in "{language}"', param_hint="--translation")
        translations[language] = text
    return translations
