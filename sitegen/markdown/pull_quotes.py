"""Pull quotes, `::: pull`: a sentence of the text itself set apart, or a quotation of a source with its citation.

What repeats the text is there for the eye alone. It is no part of the plain text, so that no check, summary or reading
time meets it twice, and it is hidden from screen readers (`aria-hidden`), the keyboard and searching in the page
(`inert`). A quotation, which repeats nothing, is set as any other, larger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from sitegen.markdown.context import Context
from sitegen.markdown.labels import plain_text
from sitegen.problems import codes

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

NAME = "pull"
_ENDS = " .。,;:!?！？“”\"‘’'…"


def set_apart(ctx: Context, tokens: list[Token]) -> None:
    """Makes each pull quote in `tokens` a block quotation, if it ends with a citation, or else one token."""
    found = [index for index, token in enumerate(tokens) if token.type == "block_open" and token.info == NAME]
    for start in reversed(found):
        end = _end(tokens, start)
        inline = [token for token in tokens[start + 1 : end] if token.type == "inline"]
        opening = tokens[start]
        if inline and any(token.type == "citation" for token in (inline[-1].children or ())[-2:]):
            for token, side in ((opening, "open"), (tokens[end], "close")):
                token.type, token.tag, token.meta = f"blockquote_{side}", "blockquote", {NAME: True}
            continue
        pull = Token(NAME, "", 0, map=opening.map, level=opening.level)
        pull.meta = {"texts": [token.children or [] for token in inline]}
        tokens[start : end + 1] = [pull]
        words = " ".join(plain_text(token.children or []) for token in inline)
        if not _is_said(words, tokens):
            span = ctx.at_line((opening.map or [0])[0], ctx.lines[(opening.map or [0])[0]].find(":::") + 1)
            message = "this pull quote is no sentence of the text, and does not end with a citation"
            hint = "repeat a sentence of the text word for word, or end it with the citation of its source"
            ctx.report(codes.UNATTRIBUTED_QUOTATION, span, message, hint)


def _end(tokens: list[Token], start: int) -> int:
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting * (tokens[index].type in ("block_open", "block_close"))
        if not depth:
            return index
    return len(tokens) - 1


def _is_said(words: str, tokens: list[Token]) -> bool:
    """Whether other texts have the words; what a pull quote leaves out is marked by …"""
    text = " ".join(
        " ".join(plain_text(token.children or []).split()) for token in tokens if token.type == "inline"
    )
    parts = [" ".join(part.split()).strip(_ENDS) for part in words.split("…")]
    position = 0
    for part in parts:
        position = text.find(part, position)
        if position < 0:
            return False
        position += len(part)
    return any(parts)


def write_pull(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append('<aside class="pull" aria-hidden="true" inert data-pagefind-ignore>\n')
    for children in tokens[index].meta["texts"]:
        writer.out.append("<p>")
        writer.inline(children)
        writer.out.append("</p>\n")
    writer.out.append("</aside>\n")
    writer.own, writer.labels = False, []


HTML = {NAME: write_pull}
