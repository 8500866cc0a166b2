"""What the content of a publication may be written in: sitegen's own notation, and what its extensions add to it."""

from __future__ import annotations

import msgspec

from sitegen.content.extension_code import NO_EXTENSIONS, ExtensionCode
from sitegen.content.records.types import RECORDS, RecordTypes
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.rows import Syntax


class Notation(msgspec.Struct, frozen=True):
    """The kinds of records that there may be, and the Markdown of texts; where the code of extensions is, and the names
    in the content folder that belong to them."""

    types: RecordTypes = RECORDS
    syntax: Syntax = SYNTAX
    code: ExtensionCode = NO_EXTENSIONS
    names: frozenset[str] = frozenset()


OWN_NOTATION = Notation()
"""That of sitegen, without extensions."""
