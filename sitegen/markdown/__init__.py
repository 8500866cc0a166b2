"""Markdown of briefs, pages and prose fields: CommonMark 0.31.2 with tables, footnotes and the project's own syntax."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.common.utils import escapeHtml

from sitegen.markdown.context import Context, environment
from sitegen.markdown.document import Document
from sitegen.markdown.parser import SYNTAX, parser
from sitegen.markdown.render import render, render_inline
from sitegen.markdown.rows import Syntax
from sitegen.markdown.stray import suspects_in
from sitegen.problems import Span
from sitegen.runtime.patterns import lazy_pattern

__all__ = ["Document", "parse", "parse_inline"]

_LINE_END = lazy_pattern(r"\r\n?")
_SPECIAL = lazy_pattern(r"[\\`*_\[\]<&\n]|~~")


def parse(text: str, *, file: str, language: str, first_line: int = 1, syntax: Syntax = SYNTAX) -> Document:
    """The document that a Markdown text makes. Never fails: what is wrong is in its problems.

    `text` begins at line `first_line` of `file`, which is where problems and slots are placed; `language` is the
    text's, a BCP 47 tag. `syntax` is the Markdown it is written in.
    """
    source = _normalise(text)
    ctx = Context(file, source.split("\n"), first_line, syntax=syntax)
    return render(parser(syntax).parse(source, environment(ctx)), ctx, language)


def parse_inline(
    text: str,
    *,
    origin_span: Span,
    language: str,
    places: Callable[[int], Span] | None = None,
    syntax: Syntax = SYNTAX,
) -> Document:
    """The document that one paragraph of inline Markdown makes, without an element around it.

    Problems and slots are placed where `places` says that an offset of `text` is; without it at `origin_span`, where
    the value begins in its file: how the lines of a YAML scalar were folded cannot be seen in its text.
    """
    source = _normalise(text).strip()
    if syntax.rules == SYNTAX.rules and not _SPECIAL.search(source) and suspects_in(source) is None:
        return Document((escapeHtml(source),) if source else (), text=source)
    ctx = Context(origin_span.file, source.split("\n"), origin=origin_span, places=places, syntax=syntax)
    return render_inline(parser(syntax).parseInline(source, environment(ctx)), ctx, language)


def _normalise(text: str) -> str:
    """Line ends and U+0000 as CommonMark has them."""
    return _LINE_END.sub("\n", text).replace("\0", "\ufffd")
