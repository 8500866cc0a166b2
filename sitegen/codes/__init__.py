"""Every kind of problem that sitegen reports: one entry each, with the rule it guards, how to mend it, an example.

`sitegen codes` prints them as a page of the documentation.
"""

from __future__ import annotations

from sitegen.codes import editorial, files, texts
from sitegen.codes.editorial import *  # noqa: F403
from sitegen.codes.files import *  # noqa: F403
from sitegen.codes.texts import *  # noqa: F403
from sitegen.problems import Code

ALL: tuple[Code, ...] = tuple(
    value
    for family in (files, texts, editorial)
    for value in vars(family).values()
    if isinstance(value, Code)
)
"""All of them, in the order of the documentation."""

BY_NAME = {code.name: code for code in ALL}
