"""Every kind of problem that sitegen reports: one entry each, with the rule it guards, how to fix it, an example.

`sitegen codes` prints them as a page of the documentation.
"""

from __future__ import annotations

from sitegen.problems import Code
from sitegen.problems.codes import (
    data,
    files,
    importing,
    markup,
    media,
    pictures,
    sources,
    texts,
    time,
    waivers,
)
from sitegen.problems.codes.data import *  # noqa: F403
from sitegen.problems.codes.files import *  # noqa: F403
from sitegen.problems.codes.importing import *  # noqa: F403
from sitegen.problems.codes.markup import *  # noqa: F403
from sitegen.problems.codes.media import *  # noqa: F403
from sitegen.problems.codes.pictures import *  # noqa: F403
from sitegen.problems.codes.sources import *  # noqa: F403
from sitegen.problems.codes.texts import *  # noqa: F403
from sitegen.problems.codes.time import *  # noqa: F403
from sitegen.problems.codes.waivers import *  # noqa: F403

_MODULES = (
    ("Files, YAML and fields", (files,)),
    ("Texts, links, names and languages", (texts,)),
    ("What is written, and what a reader gets", (markup,)),
    ("Data, charts and tables", (data,)),
    ("Media and pictures", (media, pictures)),
    ("Sources and what they support, dates, waivers", (sources, time, waivers)),
    ("Bibliographies that are added", (importing,)),
)

FAMILIES: tuple[tuple[str, tuple[Code, ...]], ...] = tuple(
    (title, tuple(value for module in modules for value in vars(module).values() if isinstance(value, Code)))
    for title, modules in _MODULES
)
"""The kinds of problems by family, in the order of the documentation."""

ALL: tuple[Code, ...] = tuple(code for _, family in FAMILIES for code in family)

BY_NAME = {code.name: code for code in ALL}
