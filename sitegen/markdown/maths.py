"""Formulas: `$…$` in a line, `$$…$$` on its own, in LaTeX, as MathML (`sitegen-explainers[maths]`).

Pandoc's rule (extension `tex_math_dollars`) keeps amounts of money apart: what follows the opening `$` and what comes
before the closing one is no space, and no digit follows the latter. Nor does a letter or digit come before the former
(US$14).
"""

from __future__ import annotations

import re

from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from sitegen.markdown.context import context
from sitegen.markdown.mathml import FormulaError, MissingLibrary, mathml
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

LONGEST = 1000
"""How many characters a formula may have."""
_INLINE = lazy_pattern(rf"\$(?=[^\s$])((?:\\.|[^\\$]){{1,{LONGEST}}}?)(?<=\S)\$(?![\d$])", re.DOTALL)
_DISPLAY = lazy_pattern(rf"\$\$((?:\\.|[^\\$]){{1,{LONGEST}}}?)\$\$", re.DOTALL)
_MISSING = "install sitegen-explainers[maths], or write it in Unicode, or put it in `code`"


def formula(state: StateInline, silent: bool) -> bool:
    """Inline rule. A formula that cannot be shown is reported, and shown as it is written."""
    start, src = state.pos, state.src
    is_display = src.startswith("$$", start)
    found = (_DISPLAY if is_display else _INLINE).match(src, start, state.posMax)
    if found is None or not found[1].strip() or (not is_display and start and src[start - 1].isalnum()):
        return False
    if not silent:
        latex = " ".join(found[1].split())
        token = state.push("formula", "", 0)
        token.content = latex
        token.meta = {"html": _mathml(state, latex, display=is_display)}
    state.pos = found.end()
    return True


def _mathml(state: StateInline, latex: str, *, display: bool) -> str | None:
    ctx = context(state.env)
    try:
        return mathml(latex, display=display)
    except MissingLibrary:
        message, hint = "formulas cannot be shown: latex2mathml is not installed", _MISSING
    except FormulaError as error:
        message, hint = f"this formula is not understood: {error}", codes.BAD_FORMULA.hint
    ctx.report(codes.BAD_FORMULA, ctx.at(state.pos), message, hint)
    return None


def html(token: Token) -> tuple[str]:
    return (token.meta["html"] or f"<code>{escapeHtml(token.content)}</code>",)


HTML = {"formula": html}
