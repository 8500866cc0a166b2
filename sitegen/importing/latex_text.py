"""The text that LaTeX in a field of BibTeX stands for, as pylatexenc reads it (`sitegen-explainers[add]`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from sitegen.runtime.patterns import lazy_pattern

_LATEX = lazy_pattern(r"[\\{}$~]|--|''|``")
_RAISED = lazy_pattern(r"\$[_^]\{(?:\\text(?:rm)?\{)?([^{}$]*)\}?\}\$")
"""Digits below or above the line, as in CO$_{\\textrm{2}}$."""
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("{", ""), ("}", ""))
_DEEPEST = 50
"""How deeply braces may be nested: pylatexenc descends by recursion."""
_LONGEST = 10_000
_OF_ITS_OWN = {
    "url": "%s", "textasciicircum": "^", "textasciitilde": "~", "textasciigrave": "`", "textbraceleft": "{",
    "textbraceright": "}", "textbackslash": "\\", "textquotesingle": "'", "textquotedbl": '"', "textless": "<",
    "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$", "slash": "/",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX",
    "enquote": "“%s”", "mkbibquote": "“%s”", "mkbibemph": "%s", "nolinkurl": "%s",
}  # fmt: skip
"""Macros of texts that pylatexenc does not know, or takes for others."""


@lru_cache(maxsize=4096)  # journals and publishers recur
def plain(latex: str) -> str:
    """The text in one line, without markup. Unknown commands and unpaired braces stay as they are."""
    if not _LATEX.search(latex):
        return latex
    if len(latex) > _LONGEST or not 0 <= _depth(latex) <= _DEEPEST:
        return latex
    if "\\" not in latex and "$" not in latex:
        for mark, text in _LIGATURES:
            latex = latex.replace(mark, text)
        return latex
    prepared = re.sub(r"(?<!\\)%", r"\\%", latex.replace(r"\`{}", r"\textasciigrave{}"))
    prepared = _RAISED.sub(r"\1", prepared)
    return str(_decoder().latex_to_text(prepared)).replace("\xa0", " ")


def _depth(latex: str) -> int:
    """How deeply braces are nested; -1 where they are not paired."""
    depth = deepest = 0
    for mark in re.findall(r"(?<!\\)[{}]", latex):
        depth += 1 if mark == "{" else -1
        deepest = max(deepest, depth)
        if depth < 0:
            return -1
    return deepest if depth == 0 else -1


@cache
def _decoder() -> Any:
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    known = get_default_latex_context_db()
    own = [MacroTextSpec(name, simplify_repl=text) for name, text in _OF_ITS_OWN.items()]
    known.add_context_category("bibliographies", prepend=True, macros=own)
    known.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=lambda node: f"\\{node.macroname} "))
    return LatexNodes2Text(latex_context=known, math_mode="text", strict_latex_spaces=False)
