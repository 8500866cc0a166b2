"""Documents in a form that tests can show: one string, in which slots are in ⟦white brackets⟧."""

from __future__ import annotations

from html import escape

from sitegen.markdown import parse
from sitegen.markdown.document import (
    CiteItem,
    CiteSlot,
    Document,
    EmbedSlot,
    LinkSlot,
    Part,
    PathSlot,
    QuotationSlot,
    RecordSlot,
    StringSlot,
)
from sitegen.markdown.line_breaks import WORD_JOINER


def document(text: str, language: str = "ko", first_line: int = 1) -> Document:
    return parse(text, file="a.md", language=language, first_line=first_line)


def shown(text: str) -> str:
    """The HTML of a text.

    ⟦a⟧ and ⟦a|label⟧ are links to records, ⟦@a⟧ citations, ⟦timeline a=b⟧ embeds, ⟦!a⟧ records shown in
    place, ⟦$key⟧ strings of the interface, ⟦/about/⟧ paths. "‿" is the word joiner that ties a mark to its word.
    """
    return "".join(map(_part, document(text).parts)).replace(WORD_JOINER, "‿").rstrip("\n")


def inside(text: str) -> str:
    """The HTML of a text that is one paragraph, without its element."""
    html = shown(text)
    assert html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1, html
    return html[3:-4]


def filled(parsed: Document) -> str:
    """The HTML with paths put in as they are, and other slots left visible."""
    return "".join(escape(part.path) if isinstance(part, PathSlot) else _part(part) for part in parsed.parts)


def problems(text: str, first_line: int = 1) -> list[str]:
    """What is wrong with a text: place and code of each problem."""
    return [f"{p.span.line}:{p.span.column} {p.code}" for p in document(text, first_line=first_line).problems]


def _part(part: Part) -> str:
    match part:
        case str():
            return part
        case LinkSlot():
            return f"⟦{part.target}⟧" if part.label is None else f"⟦{part.target}|{part.label}⟧"
        case CiteSlot():
            return "⟦" + "; ".join(_item(item) for item in part.items) + "⟧"
        case EmbedSlot():
            return "⟦" + " ".join([part.view, *(f"{name}={value}" for name, value in part.options)]) + "⟧"
        case QuotationSlot():
            return f"⟦{part.side}: {part.quoted.words}⟧" if part.side == "open" else f"⟦{part.side}⟧"
        case RecordSlot():
            return f"⟦!{part.target}⟧"
        case StringSlot():
            return f"⟦${part.key}⟧"
        case PathSlot():
            return f"⟦{part.path}⟧"


def _item(item: CiteItem) -> str:
    prefix = f"{item.prefix} " if item.prefix else ""
    quote = f"#{item.quote}" if item.quote else ""
    locator = f", {item.locator}" if item.locator else ""
    return f"{prefix}@{item.source}{quote}{locator}"
