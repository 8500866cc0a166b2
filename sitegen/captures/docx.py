"""Word documents (Office Open XML, ECMA-376), opened by python-docx (MIT)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from lxml import etree

from sitegen.captures.reading import AS_TEXT, MOST_UNPACKED, Reading, UnreadableError, damaged, too_large

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("footnotes", "endnotes")
_UNSEEN = frozenset(
    (*(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "rt", "pPr")), _FALLBACK)
)
"""Deleted words, field codes, readings of ruby, and what is there a second time for older programs."""
_SIGNS = {
    f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}softHyphen": "\u00ad",
}  # fmt: skip
_OFF = ("0", "false", "off")
_MOST_PARTS = 10_000


def read(data: bytes, charset: str = "") -> Reading:
    """The text of a document: its paragraphs and tables, as they are with all changes accepted, then its notes. Raises
    UnreadableError where it is none, damaged, or larger than can be meant."""
    _check(data)
    try:
        document = docx.Document(BytesIO(data))
        texts = [_text(document.element.body)]
        for relation in document.part.rels.values():
            if relation.reltype.rpartition("/")[2] in _NOTES and not relation.is_external:
                texts.append(_text(parse_xml(relation.target_part.blob)))
    except (OpcError, BadZipFile, etree.LxmlError, NotImplementedError) as error:
        raise damaged(error, "Word") from error
    return Reading("\n\n".join(text for text in texts if text))


def _check(data: bytes) -> None:
    """Raises UnreadableError for what is no document, or grows beyond what can be meant when it is unpacked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except (BadZipFile, NotImplementedError) as error:
        raise damaged(error, "Word") from error
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise too_large("Word", MOST_UNPACKED)
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise UnreadableError(
            "is a ZIP archive, not a Word document", f"take the copy out of it, or {AS_TEXT}"
        )


def _text(root: etree._Element) -> str:
    paragraphs = (
        "".join(_pieces(paragraph)) for paragraph in root.iter(f"{_W}p") if _is_outermost(paragraph)
    )
    return "\n\n".join(text for paragraph in paragraphs if (text := paragraph.strip()))


def _is_outermost(paragraph: etree._Element) -> bool:
    """Whether a paragraph is not deleted, a copy for older programs, or in a text box, which that of its place has."""
    return not any(
        above.tag in _UNSEEN or above.tag == f"{_W}txbxContent" for above in paragraph.iterancestors()
    )


def _pieces(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}p":
            yield "\n\n"
            yield from _pieces(child)
            yield "\n\n"
        elif child.tag not in _UNSEEN and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(run: etree._Element) -> bool:
    hidden = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return hidden is not None and hidden.get(f"{_W}val", "1") not in _OFF
