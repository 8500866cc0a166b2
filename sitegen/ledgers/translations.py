"""content/translations.lock: for every translated block, the digest of the words it was made from.

It is written by `sitegen translated`: by id and language a list of digests. A block whose original is not in the list
was not looked at since the original was written or changed.
"""

from __future__ import annotations

import msgspec

from sitegen.problems import Problem, Span, codes

FILE = "translations.lock"
FORMAT = 1


class Translations(msgspec.Struct, frozen=True):
    """`made_from` gives, by the id of a record and the language of a translation, the digests of the original's
    blocks that were compared with it."""

    format: int = FORMAT
    made_from: dict[str, dict[str, tuple[str, ...]]] = {}


def decode(data: bytes) -> tuple[Translations, list[Problem]]:
    """What `data` holds; nothing, and the problem, where it cannot be used."""
    span = Span(f"content/{FILE}")
    try:
        found = msgspec.json.decode(data, type=Translations)
    except (msgspec.DecodeError, RecursionError) as error:
        message = f"the file cannot be used: {error}"
        return Translations(), [codes.BAD_LOCK.at(span, message, codes.BAD_LOCK.fix)]
    if found.format != FORMAT:
        message = f"this is format {found.format} of the file; this version of sitegen reads format {FORMAT}"
        return Translations(), [codes.BAD_LOCK.at(span, message, "run `sitegen translated --all` again")]
    return found, []


def encode(translations: Translations) -> bytes:
    """The file's bytes, the same for the same content: one line for each record and language."""
    rows = [
        f"    {_json(id_)}: {{\n"
        + ",\n".join(
            f"      {_json(language)}: {_json(by_language[language])}" for language in sorted(by_language)
        )
        + "\n    }"
        for id_, by_language in sorted(translations.made_from.items())
    ]
    body = ",\n".join(rows)
    return f'{{\n  "format": {translations.format},\n  "made_from": {{\n{body}\n  }}\n}}\n'.encode()


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode().replace(",", ", ")
