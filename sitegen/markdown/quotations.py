"""Block quotations that end with a citation: `> words [@source#quote]`, and a quotation in place, `![[source#quote]]`.

Their words are the source's. The citation, and a last line after a dash that names whose words they are, leave the
quotation and become its caption: HTML has no attribution inside of `blockquote`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it.token import Token

from sitegen.markdown.context import Context
from sitegen.markdown.document import CiteItem, CiteSlot, QuotationSlot, Quoted
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

_CITED = "cited"
"""In the meta of a quotation's opening and closing token: its `_Attribution`."""
_BREAKS = ("softbreak", "hardbreak")
_DASH = lazy_pattern(r"\s*(?:[—–―]|--+)\s*")
_AFTER = lazy_pattern(r"[.。,;:!?！？…”’\"'」』]*\s*")
"""What may follow a citation that ends a quotation: the end of the sentence, which belongs before it."""
_END = "</figcaption>\n</figure>\n"
_ENDED = lazy_pattern(r"[.。!?！？…”’\"'」』]$")
_PAIRS = ("“”", '""', "「」", "『』", "«»")


@dataclass(slots=True)
class _Attribution:
    """What ends a quotation: its citations, and who is named before them, in which line of the text."""

    citations: list[Token]
    by: list[Token]
    line: int = 0
    begun: tuple[int, int, int] = (0, 0, 0)
    """How many parts, texts and blocks there were before the quotation."""

    @property
    def item(self) -> CiteItem:
        """The source that the words are attributed to."""
        first: CiteItem = self.citations[0].meta["items"][0]
        return first


def attribute(ctx: Context, tokens: list[Token]) -> None:
    """Takes from each block quotation, in `tokens`, the citation that it ends with; reports those that have none.

    A quotation within another is a part of it. One that ends with `[@own]` is the editors' own.
    """
    emptied = []
    for start, end in _outermost(tokens):
        inside = tokens[start + 1 : end]
        texts = [token for token in inside if token.type == "inline" and token.children]
        if not texts:
            continue
        last = texts[-1].children or []
        attribution = _taken(last, alone=len(texts) == 1) if _ends_in(inside) == "inline" else None
        if attribution is not None:
            attribution.line = (texts[-1].map or [0, 1])[1] - 1
            tokens[start].meta[_CITED] = tokens[end].meta[_CITED] = attribution
            _unmark(texts)
            emptied += [] if last else [texts[-1]]
        elif last[-1].type not in ("own", "citation") and not texts[0].content.startswith("[!"):
            line = (tokens[start].map or [0])[0]
            span = ctx.at_line(line, ctx.lines[line].find(">") + 1)
            message = "this block quotation does not end with a citation: nothing tells whose words it is"
            ctx.report_once(codes.UNATTRIBUTED_QUOTATION, span, message, codes.UNATTRIBUTED_QUOTATION.hint)
    if emptied:
        tokens[:] = _without(emptied, tokens)


def _without(emptied: list[Token], tokens: list[Token]) -> Iterator[Token]:
    """The tokens without those of a paragraph of which nothing is left."""
    gone = {
        index + beside
        for index, token in enumerate(tokens)
        if token in emptied and tokens[index - 1].type == "paragraph_open"
        for beside in (-1, 0, 1)
    }
    return (token for index, token in enumerate(tokens) if index not in gone)


def _outermost(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where each block quotation that is in no other begins and ends."""
    depth = start = 0
    for index, token in enumerate(tokens):
        if token.type == "blockquote_open":
            start = start if depth else index
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
            if not depth:
                yield start, index


def _ends_in(tokens: list[Token]) -> str:
    """What the last of some tokens is that closes nothing."""
    return next((token.type for token in reversed(tokens) if token.nesting >= 0), "")


def _taken(children: list[Token], *, alone: bool) -> _Attribution | None:
    """Takes the citations, and the words after a dash before them, from the end of a text. `alone` says that nothing
    else is in the quotation, so that some of it must be left."""
    end = len(children)
    after = children[-1] if children[-1].type == "text" and _AFTER.fullmatch(children[-1].content) else None
    end -= after is not None
    first = end
    while first and (children[first - 1].type == "citation" or _is_blank(children[first - 1])):
        first -= 1
    citations = [token for token in children[first:end] if token.type == "citation"]
    if not citations or (alone and not first):
        return None
    del children[first:]
    by = _by(children, alone)
    if by:
        del children[-len(by) :]
    while children and _is_blank(children[-1]):
        children.pop()
    if children and children[-1].type == "text":
        children[-1].content = children[-1].content.rstrip()
    if after is not None and children and not by and not _ENDED.search(children[-1].content):
        children.append(Token("text", "", 0, content=after.content.strip()))
    return _Attribution(citations, list(_without_dash(by)))


def _is_blank(token: Token) -> bool:
    return token.type in _BREAKS or (token.type == "text" and not token.content.strip())


def _by(children: list[Token], alone: bool) -> list[Token]:
    """The last line of a text, where it begins with a dash: it names whose words the others are."""
    line = next((i for i in range(len(children) - 1, -1, -1) if children[i].type in _BREAKS), -1)
    begins = children[line + 1] if line + 1 < len(children) else None
    if begins is None or begins.type != "text" or not _DASH.match(begins.content) or (alone and line <= 0):
        return []
    return children[line + 1 :]


def _without_dash(tokens: list[Token]) -> Iterator[Token]:
    for index, token in enumerate(tokens):
        if not index:
            token.content = token.content[len((_DASH.match(token.content) or [""])[0]) :]
        if index == len(tokens) - 1 and token.type == "text":
            token.content = token.content.rstrip()
        if token.type != "text" or token.content:
            yield token


def _unmark(texts: list[Token]) -> None:
    """Takes away the quotation marks around all of a quotation: the page puts its language's there."""
    children = [child for token in texts for child in token.children or ()]
    if not children or children[0].type != "text" or children[-1].type != "text":
        return
    first, last = children[0], children[-1]
    written = "".join(child.content for child in children)
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        alone = written.count(opening) + written.count(closing) == (4 if opening == closing else 2)
        if alone and first.content.startswith(opening) and last.content.endswith(closing):
            last.content = last.content[:-1]
            first.content = first.content[1:]
            return


def open_quotation(writer: Writer, tokens: list[Token], index: int) -> None:
    attribution: _Attribution | None = tokens[index].meta.get(_CITED)
    if attribution is None:
        writer.out.append("<blockquote>\n")
    else:
        attribution.begun = (len(writer.out), len(writer.texts), len(writer.blocks))
        writer.out.append("")  # what is here depends on the words


def close_quotation(writer: Writer, tokens: list[Token], index: int) -> None:
    attribution: _Attribution | None = tokens[index].meta.get(_CITED)
    if attribution is None:
        writer.out.append("</blockquote>\n")
        return
    part, text, block = attribution.begun
    item = attribution.item
    words = "\n".join(filter(None, writer.texts[text:]))
    quoted = Quoted(
        item.source,
        item.quote,
        item.locator,
        words,
        writer.language,
        attributed=bool(attribution.by),
        pull="pull" in tokens[index].meta,
    )
    writer.out[part] = QuotationSlot("open", quoted)
    writer.out.append(QuotationSlot("close", quoted))
    _write_by(writer, attribution)
    writer.out.append(QuotationSlot("source", quoted))
    for token in attribution.citations:
        writer.cites += 1
        writer.out.append(CiteSlot(token.meta["items"], writer.block, attributes=True))
    writer.out.append(_END)
    for i, (number, kind, rest) in enumerate(writer.blocks[block:], block):
        writer.blocks[i] = (number, kind, (*rest[:3], (rest[3][0], writer.cites), *rest[4:]))


def _write_by(writer: Writer, attribution: _Attribution) -> None:
    if attribution.by:
        before = (writer.cites, writer.links)
        writer.texts.append(writer.inline(attribution.by))
        placed = Token("inline", "", 0, map=[attribution.line, attribution.line + 1])
        writer.note_block("attribution", placed, before, "", 0)
        writer.out.append(" ")


def write_quotation(writer: Writer, tokens: list[Token], index: int) -> None:
    """A quotation of a source's record, shown in place."""
    item: CiteItem = tokens[index].meta["item"]
    quoted = Quoted(item.source, item.quote, "", "", writer.language)
    writer.cites += 1
    writer.out += [
        *(QuotationSlot(side, quoted) for side in ("open", "close", "source")),
        CiteSlot((item,), writer.block, attributes=True),
        _END,
    ]
