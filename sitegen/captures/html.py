"""HTML as the text that a browser shows of it, without its style: blocks apart, white space as one space.

The rules are those of `innerText` (https://html.spec.whatwg.org/#the-innertext-idl-attribute), except that readings
of ruby and links to footnotes, which no quotation has, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sitegen.captures.encodings import decoded_html
from sitegen.captures.reading import AS_TEXT, Reading, UnreadableError, damaged
from sitegen.runtime.patterns import lazy_pattern

_PARAGRAPH, _LINE, _CELL, _BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
"""Stand in for breaks until white space is collapsed: private characters, which are taken out of the text first."""
_LINES = frozenset((
    "dd", "dt", "figcaption", "legend", "li", "option", "tr",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "picture",
    "progress", "q", "ruby", "rb", "s", "samp", "select", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_UNSEEN = frozenset((
    "area", "audio", "base", "canvas", "col", "colgroup", "datalist", "embed", "frame", "frameset", "head",
    "iframe", "link", "map", "math", "meta", "noframes", "noscript", "object", "param", "rp", "rt", "rtc",
    "script", "source", "style", "svg", "template", "textarea", "title", "track", "video",
))  # fmt: skip
_PREFORMATTED = ("pre", "listing", "xmp")
_HIDING = lazy_pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NOTE = lazy_pattern(r"\[?\s*(?:\d{1,3}|[a-z*†‡])\s*\]?")
_XML = lazy_pattern(r"\A\s*<\?xml[^>]*>")
_ILLEGAL = lazy_pattern("[\0-\x08\x0b\x0e-\x1f\ue000-\ue003\ufffe\uffff\ud800-\udfff]")
_SPACE = lazy_pattern(r"[ \t\n\f\r]+")
_BREAKS = lazy_pattern(rf"[ {_CELL}]*[{_PARAGRAPH}{_LINE}{_BREAK}]+")


def read(data: bytes, charset: str = "") -> Reading:
    """The text that a page shows."""
    return Reading(html_text(decoded_html(data, charset)))


def html_text(html: str) -> str:
    """The text that HTML shows. Raises UnreadableError where there is none to be found."""
    source = _ILLEGAL.sub("", _XML.sub("", html.removeprefix("\ufeff")))
    parser = HTMLParser(huge_tree=True)
    try:
        root = document_fromstring(source, parser=parser)
    except etree.LxmlError as error:
        raise damaged(error, "HTML") from error
    if any("xcessive depth" in fault.message for fault in parser.error_log):
        raise UnreadableError("is HTML with more than 2,000 elements within one another", AS_TEXT)
    text = _BREAKS.sub(_break, "".join(_pieces(root)))
    return text.replace(f" {_CELL}", "\t").replace(_CELL, "\t").strip()


def _break(found: re.Match[str]) -> str:
    return "\n\n" if _PARAGRAPH in found[0] else "\n" * max(found[0].count(_BREAK), 1)


def _pieces(root: HtmlElement) -> Iterator[str]:
    """The pieces of the text in order. White space is collapsed across elements, but for what is preformatted."""
    after_space = True
    preformatted = skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        depth = tag in _PREFORMATTED
        if event == "start":
            skipped += bool(skipped) or _is_unseen(element, tag)
            preformatted += depth
        edge = _edge(tag, event == "start") if tag and not skipped else ""
        if event == "end":
            skipped -= bool(skipped)
            preformatted -= depth
        if edge:
            yield edge
            after_space = True
        text = element.text if event == "start" else element.tail
        if not text or skipped:
            continue
        if preformatted:
            words = text.replace("\r\n", "\n").replace("\n", _BREAK)
        else:
            words = _SPACE.sub(" ", text)
            words = words.removeprefix(" ") if after_space else words
        if words:
            after_space = words.endswith((" ", _BREAK))
            yield words


def _edge(tag: str, is_start: bool) -> str:
    """What is between an element's content and what is around it."""
    if tag in _INLINE:
        return ""
    if tag == "br":
        return _BREAK if is_start else ""
    if tag in ("td", "th"):
        return "" if is_start else _CELL
    if tag in _LINES:
        return _LINE
    return _PARAGRAPH


def _is_unseen(element: HtmlElement, tag: str) -> bool:
    if tag in _UNSEEN or element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
        return bool(element.get("hidden") != "until-found")
    if tag == "dialog":
        return bool(element.get("open") is None)
    if tag == "sup":
        links = list(element.iter("a"))
        return bool(
            links
            and (links[0].get("href") or "").find("#") >= 0
            and _NOTE.fullmatch("".join(element.itertext()).strip())
        )
    return False
