"""Where the characters of a YAML scalar are in its file: every letter of a value is found at its place."""

from __future__ import annotations

import unicodedata

import pytest
from yaml.nodes import ScalarNode

from sitegen.content.scalar_places import ScalarPlaces
from sitegen.content.yaml_nodes import compose

SCALARS = [
    "plain text",
    "plain text\n  that goes on\n\n  and on",
    "'single ''quoted'' text'",
    "'  single\n  folded\n\n  text '",
    '"double \\"quoted\\" text"',
    '"  double\n   folded \\\n   text\\n with \\u0041 \\x42 escapes"',
    "|\n  literal\n    indented\n\n  text",
    ">-\n  folded\n  text\n\n  of two\n    parts\n  and more",
    "|2-\n   with its indentation",
    ">+ # a remark\n  folded\n",
    "메타(Meta)의\n  조직 개편",
    '"\u1106\u1166\u1110\u1161 in Jamo, e\u0301 in parts"',
]


@pytest.mark.parametrize("scalar", SCALARS)
@pytest.mark.parametrize("before", ["", "a: b\n# a remark\n"])
def test_every_letter_is_found(before: str, scalar: str) -> None:
    source = f"{before}value: {scalar}\nafter: x\n"
    root, problems = compose(source, "a.yaml")
    assert root is not None and not problems
    node = next(value for key, value in root.value if key.value == "value")
    assert isinstance(node, ScalarNode)
    lines = source.split("\n")
    value = unicodedata.normalize("NFC", node.value.strip())
    places = ScalarPlaces(source, node)
    last = (0, 0)
    for offset, character in enumerate(value):
        line, column = places.at(offset)
        written = lines[line][column - 1 :]
        if places.is_escape(offset):
            assert written.startswith("\\")
        elif not character.isspace():
            assert unicodedata.normalize("NFC", written).startswith(character)
            assert (line, column) > last
            last = (line, column)
