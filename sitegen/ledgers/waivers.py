"""content/waivers.yaml: findings that the editors have looked at and waived, each with its reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import msgspec

from sitegen.content.decode import reader_of
from sitegen.content.entry import text_of
from sitegen.content.field_types import Verbatim
from sitegen.content.reading import INVALID, Reading
from sitegen.content.suggest import did_you_mean
from sitegen.content.yaml_nodes import compose
from sitegen.dates import Edtf
from sitegen.problems import Code, Origin, Problem, codes

FILE = "waivers.yaml"


class Waiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One waived finding: the kind of problem, the file (below content/), words of the message that tell it from
    others, why it is waived, and until which day."""

    code: Verbatim
    file: Verbatim
    finding: Verbatim
    reason: Verbatim
    until: Edtf | None = None


class Waivers(msgspec.Struct, frozen=True):
    """The waivers of a project, where they are, and what is wrong with their file."""

    all: tuple[Waiver, ...] = ()
    origin: Origin = Origin(f"content/{FILE}")
    problems: tuple[Problem, ...] = ()


def decode(data: bytes, known: Mapping[str, Code] = codes.BY_NAME) -> Waivers:
    """The waivers that `data`, a list in YAML, holds, with every problem found in it; `known` are all kinds of
    problems, by name."""
    name = f"content/{FILE}"
    text, problems = text_of(data, name)
    if text is None:
        return Waivers(problems=tuple(problems))
    node, problems = compose(text, name)
    if node is None:
        return Waivers(problems=tuple(problems))
    reading = Reading(name, None, "", source=text)
    found: Any = reader_of(tuple[Waiver, ...], "the file")(node, "", reading)
    origin = Origin(name, reading.positions)
    waivers: tuple[Waiver, ...] = () if found is INVALID else found
    problems = [*problems, *reading.problems]
    for i, waiver in enumerate(waivers):
        code = known.get(waiver.code)
        if code is None or not code.waivable:
            names = [name for name, of in known.items() if of.waivable]
            what = "no finding" if code is None else "nothing that can be waived"
            hint = did_you_mean(waiver.code, names) or "take the code from the message, between the brackets"
            problems.append(codes.BAD_VALUE.at(origin.at(f"/{i}/code"), f'"{waiver.code}" is {what}', hint))
    return Waivers(waivers, origin, tuple(problems))


def folded(text: str) -> str:
    """Words of a message as they are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())
