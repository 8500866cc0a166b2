"""Which files hold the texts of sources: captures/<source-id>.txt, or what captures/files.yaml names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode

from sitegen.content.yaml_nodes import compose, span_of
from sitegen.options import CAPTURES, CAPTURES_MAP
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import read_regular, reason, shown_name

Named = tuple[str, Path, Span]
"""The id of a source, the file of its text, and where that is said."""


def texts_in(folder: Path) -> Iterator[Named]:
    """The texts in the folder of captures."""
    for path in sorted(folder.glob("*.txt")):
        name = shown_name(path.name)
        yield name.removesuffix(".txt"), path, Span(f"{CAPTURES}/{name}")


def texts_named_in(folder: Path, problems: list[Problem]) -> Iterator[Named]:
    """The texts that the map in the folder names, wherever they are; what is wrong with it is added to `problems`."""
    where = folder / CAPTURES_MAP
    if not os.path.lexists(where):
        return
    name = f"{CAPTURES}/{CAPTURES_MAP}"
    try:
        node, found = compose(read_regular(where).decode(), name)
    except UnicodeDecodeError:
        problems.append(codes.BAD_CAPTURE.at(Span(name), "the file is not UTF-8", "save it as UTF-8"))
        return
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        problems.append(codes.BAD_CAPTURE.at(Span(name), message, codes.BAD_CAPTURE.fix))
        return
    problems += found
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
                yield key.value, folder / value.value, span_of(value, name)


def texts_elsewhere(folder: Path) -> list[Path]:
    """The texts that the map in the folder of captures names, wherever they are."""
    return [path for _, path, _ in texts_named_in(folder, [])]
