"""Which files hold the texts of sources: captures/<source-id>.txt, or what captures/files.yaml names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode

from sitegen import codes
from sitegen.content.yaml_nodes import compose, span_of
from sitegen.options import CAPTURES, CAPTURES_MAP
from sitegen.problems import Problem, Span

Named = tuple[str, Path, Span]
"""The id of a source, the file of its text, and where that is said."""


def texts_in(folder: Path) -> Iterator[Named]:
    """The texts in the folder of captures."""
    for path in sorted(folder.glob("*.txt")):
        yield path.name.removesuffix(".txt"), path, Span(f"{CAPTURES}/{path.name}")


def texts_named_in(folder: Path, problems: list[Problem]) -> Iterator[Named]:
    """The texts that the map in the folder names, wherever they are; what is wrong with it is added to `problems`."""
    where = folder / CAPTURES_MAP
    if not where.is_file():
        return
    name = f"{CAPTURES}/{CAPTURES_MAP}"
    try:
        node, found = compose(where.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError:
        problems.append(codes.BAD_CAPTURE.at(Span(name), "the file is not UTF-8", "save it as UTF-8"))
        return
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        problems.append(codes.BAD_CAPTURE.at(Span(name), message, codes.BAD_CAPTURE.mend))
        return
    problems += found
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
                yield key.value, folder / value.value, span_of(value, name)
