"""A text as a copy in each format, as browsers, typesetting and word processors write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from io import BytesIO
from textwrap import wrap

import docx
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

LINES_OF_A_PAGE = 24
WIDTH = 52


def html_of(text: str, encoding: str = "utf-8") -> bytes:
    """A page with the paragraphs of a text among what pages have: menus, scripts, inline markup."""
    blocks = "\n".join(f"<p>{_with_markup(block)}</p>" for block in text.split("\n\n"))
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>x</title><style>p {{}}</style></head><body>'
        f'<script>var hidden = "<p>7 secrets</p>";</script><div hidden>Not shown</div>'
        f"<main>{blocks}</main></body></html>"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def _with_markup(block: str) -> str:
    words = escape(block, quote=False).replace("\n", "<br>\n").split(" ")
    return " ".join(
        f"<b>{word}</b>" if i % 7 == 3 and "<" not in word else f"\n   {word}" if i % 9 == 8 else word
        for i, word in enumerate(words)
    )


def docx_of(text: str) -> bytes:
    """A document in which words are in several runs, as Word writes them."""
    document = docx.Document()
    for block in text.split("\n\n"):
        paragraph = document.add_paragraph()
        for i in range(0, len(block), 17):
            paragraph.add_run(block[i : i + 17]).bold = i % 34 == 0
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_of(text: str) -> bytes:
    """The text as it is typeset: lines of a fixed width with words broken at a hyphen, ligatures, pages with a running
    head and numbers."""
    lines = [line for block in text.split("\n\n") for line in _typeset(block)]
    pages = [lines[i : i + LINES_OF_A_PAGE] for i in range(0, len(lines), LINES_OF_A_PAGE)]
    return pdf_of_pages(
        [["The Review of Examples", *page, f"– {number} –"] for number, page in enumerate(pages, start=11)]
    )


def _typeset(block: str) -> list[str]:
    found: list[str] = []
    for line in block.split("\n"):
        pieces: list[str] = []
        for word in line.split(" "):
            room = WIDTH - len(" ".join(pieces)) - 2
            half = min(room, len(word) - 3)
            if (
                len(" ".join([*pieces, word])) > WIDTH
                and half >= 3
                and word.isascii()
                and word.isalpha()
                and word.islower()
            ):
                pieces += [f"{word[:half]}-", word[half:]]
            else:
                pieces.append(word)
        found += wrap(" ".join(pieces), WIDTH, break_long_words=False, break_on_hyphens=False)
    return found


def pdf_of_pages(pages: Sequence[Sequence[str]], columns: int = 1) -> bytes:
    """A PDF with these lines on its pages, in as many columns; its font has a glyph for each character, and ligatures,
    and says in its ToUnicode what they are (ISO 32000-1, 9.10.3)."""
    pages = [[line.replace("fi", "ﬁ").replace("fl", "ﬂ") for line in page] for page in pages]
    glyphs = {character: i for i, character in enumerate(sorted(set("".join(map("".join, pages)))), start=1)}
    mapping = "\n".join(f"<{i:04x}> <{c.encode('utf-16-be').hex()}>" for c, i in glyphs.items())
    chunks = [f"100 beginbfchar\n{part}\nendbfchar".replace("100", str(part.count("\n") + 1), 1)
              for part in _chunks(mapping.split("\n"), 100)]  # fmt: skip
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000> <ffff> "
        + ("endcodespacerange\n" + "\n".join(chunks) + "\nendcmap end end")
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * i} 0 R' for i in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Example /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Example /CIDSystemInfo << /Registry (Adobe) /Ordering"
        " (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 600 >>",
        "<< /Type /FontDescriptor /FontName /Example /Flags 4 /FontBBox [0 0 600 1000] /ItalicAngle 0 /Ascent 800"
        " /Descent -200 /CapHeight 700 /StemV 80 >>",
        _stream(cmap),
    ]
    for i, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {8 + 2 * i} 0 R >>"
        )
        objects.append(_stream("\n".join(_shown(page, columns, glyphs))))
    return _file(objects)


def _shown(page: Sequence[str], columns: int, glyphs: dict[str, int]) -> Iterable[str]:
    rows = -(-len(page) // columns)
    for i, line in enumerate(page):
        column, row = divmod(i, rows)
        codes = "".join(f"{glyphs[character]:04x}" for character in line)
        yield f"BT /F1 10 Tf 1 0 0 1 {40 + column * 520 // columns} {760 - 14 * row} Tm <{codes}> Tj ET"


def _chunks(lines: list[str], size: int) -> list[str]:
    return ["\n".join(lines[i : i + size]) for i in range(0, len(lines), size)]


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    start = len(out)
    rows = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return out + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode("ascii")


def warc_of(content: bytes, media_type: str = "text/html", *, compressed: bool = True) -> bytes:
    """An archive with a redirect, a style sheet and the page, as crawlers write them."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=compressed)
    answers = [
        ("http://example.org/", "301 Moved", "text/html", b"<html>Moved</html>"),
        ("https://example.org/s.css", "200 OK", "text/css", b"p {}"),
        ("https://example.org/", "200 OK", media_type, content),
    ]
    for url, status, type_, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", type_)], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", BytesIO(body), len(body), http_headers=headers)
        writer.write_record(record)
    return stream.getvalue()


def mhtml_of(content: bytes, charset: str = "utf-8") -> bytes:
    """A page as browsers save it, with a picture."""
    from base64 import encodebytes

    return (
        b"From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n"
        b'\ttype="text/html";\n\tboundary="----b"\n\n------b\nContent-Type: text/html; charset='
        + charset.encode()
        + b"\nContent-Transfer-Encoding: base64\n\n"
        + encodebytes(content)
        + b"\n------b\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n------b--\n"
    )


def vtt_of(text: str) -> bytes:
    """A transcript, a cue of ten seconds for each few words."""
    words = text.split()
    said = [escape(" ".join(words[i : i + 8]), quote=False) for i in range(0, len(words), 8)]
    cues = [f"{i // 6:02}:{i % 6}0.000 --> {i // 6:02}:{i % 6}9.500\n{line}" for i, line in enumerate(said)]
    return ("WEBVTT\n\n" + "\n\n".join(cues) + "\n").encode()


def srt_of(text: str) -> bytes:
    """The same in SubRip."""
    blocks = vtt_of(text).decode().split("\n\n")[1:]
    return "\n\n".join(
        f"{i}\n00:{block.replace('.', ',', 1).replace('--> ', '--> 00:').replace('.', ',', 1)}"
        for i, block in enumerate(blocks, start=1)
    ).encode()


COPIES: dict[str, Callable[[str], bytes]] = {
    ".txt": str.encode,
    ".html": html_of,
    ".pdf": pdf_of,
    ".docx": docx_of,
    ".vtt": vtt_of,
    ".srt": srt_of,
    ".mhtml": lambda text: mhtml_of(html_of(text)),
    ".warc": lambda text: warc_of(html_of(text), compressed=False),
    ".warc.gz": lambda text: warc_of(html_of(text)),
}
"""What makes a copy of a text in each format, by its suffix."""
