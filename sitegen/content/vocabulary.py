"""The words of a record or brief."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.content.passage import Passage
from sitegen.content.passages import texts
from sitegen.markdown.document import Document
from sitegen.runtime.patterns import lazy_pattern

WORD = lazy_pattern(r"\w+")
"""What counts as one: a run of letters and digits."""


def vocabulary(value: object, body: Document | None, passages: Iterable[Passage]) -> str:
    """All words of its texts, each once, divided by spaces; `passages` are those of the whole."""
    said = [text for _, text, _ in texts(value, None, (p for p in passages if p.pointer))]
    if body is not None:
        said.append(body.text)
    return " ".join(dict.fromkeys(WORD.findall("\n".join(said))))
