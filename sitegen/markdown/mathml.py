"""MathML of a formula in LaTeX, made by latex2mathml, and cleaned.

What that library makes is not trusted: it does not know all of LaTeX, writes what it does not know as text, leaves out
what is missing, and passes on addresses, styles and colours. Only elements and attributes of MathML Core that the page
can use are taken over (https://www.w3.org/TR/mathml-core/).
"""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it.common.utils import escapeHtml

_CHILDREN = {
    "mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mroot": 2,
}  # fmt: skip
"""How many parts an element has that needs each of them."""
ELEMENTS = frozenset(
    {
        *_CHILDREN,
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "msqrt",
        "mtable",
        "mtr",
        "mtd",
        "mstyle",
    }
    | {"mpadded", "mphantom", "mmultiscripts", "mprescripts", "none", "ms"}
)
ATTRIBUTES = frozenset(
    {
        "mathvariant",
        "linethickness",
        "accent",
        "accentunder",
        "stretchy",
        "fence",
        "form",
        "separator",
        "lspace",
    }
    | {"rspace", "movablelimits", "width", "height", "depth", "voffset", "displaystyle", "scriptlevel"}
    | {"minsize", "maxsize", "symmetric", "largeop", "columnspan", "rowspan"}
)
_DEEPEST = 60


class FormulaError(ValueError):
    """A formula that is no LaTeX, or has what is not known; says what."""


class MissingLibrary(Exception):
    """latex2mathml is not installed."""


def mathml(latex: str, *, display: bool) -> str:
    """The `math` element of a formula. Raises FormulaError, or MissingLibrary."""
    convert = _library()
    if convert is None:
        raise MissingLibrary
    root = convert(latex)
    kind = 'display="block" tabindex="0"' if display else 'display="inline"'  # a wide block scrolls
    inside = "".join(piece for child in root for piece in _written(child, 0))
    return f'<math {kind} alttext="{escapeHtml(latex)}">{inside}</math>'


def _written(element: Any, depth: int) -> Iterator[str]:
    name, text = element.tag, html.unescape(element.text or "")
    if depth > _DEEPEST:
        raise FormulaError("it is nested too deeply")
    if text.startswith("\\"):
        raise FormulaError(f"{text} is not known")
    if name not in ELEMENTS:
        raise FormulaError(f"it needs <{name}>, which browsers do not show")
    if len(element) != _CHILDREN.get(name, len(element)):
        raise FormulaError("a part of it is missing")
    attributes = "".join(
        f' {key}="{escapeHtml(str(value))}"' for key, value in element.attrib.items() if key in ATTRIBUTES
    )
    yield f"<{name}{attributes}>{escapeHtml(text)}"
    for child in element:
        yield from _written(child, depth + 1)
    yield f"</{name}>"


@functools.cache
def _library() -> Callable[[str], Any] | None:
    try:
        from latex2mathml import exceptions
        from latex2mathml.converter import convert_to_element
    except ImportError:
        return None
    own: tuple[type[Exception], ...] = tuple(
        kind for kind in vars(exceptions).values() if isinstance(kind, type) and issubclass(kind, Exception)
    )
    # It raises its own errors for some of what is wrong, and stumbles over the rest.
    failures: tuple[type[Exception], ...] = (
        *own, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
    )  # fmt: skip

    def convert(latex: str) -> Any:
        try:
            return convert_to_element(latex)
        except failures as error:
            words = "".join(
                f" {c.lower()}" if c.isupper() else c for c in type(error).__name__.removesuffix("Error")
            )
            raise FormulaError(words.strip() if isinstance(error, own) else "something is missing") from None

    return convert
