"""Formulas: what is typed, beside the MathML; what is money and no formula; and what is reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.markdown import mathml, maths
from sitegen.markdown.document import Document
from tests.markdown.shown import document, inside, problems, shown


def test_a_formula_is_mathml() -> None:
    assert inside("Mass is $E = mc^2$.") == (
        'Mass is <math display="inline" alttext="E = mc^2"><mrow><mi>E</mi><mo>=</mo><mi>m</mi>'
        "<msup><mi>c</mi><mn>2</mn></msup></mrow></math>."
    )
    assert document("값은 $x$다").text == "값은 x다"


def test_one_between_double_marks_is_set_apart() -> None:
    html = inside("$$\n\\frac{a}{b}\n$$")
    assert html.startswith('<math display="block" tabindex="0" alttext="\\frac{a}{b}">')


FORMULAS = ["$x$", "$x_1, x_2$", "그 $x$는", "($x$)", "$\\$5$", "**$x$**", "$a|b$ 그리고 $c$"]
MONEY = [
    "$14bn and $15bn",
    "from $5 to $10, and US$5=6,500원 to US$6",
    "A$ and $B",
    "$5/$6",
    "US$1 vs. A$",
    "5$ 또는 6$",
    "$ x $",
    "\\$x$",
    "`$x$`",
    "$x",
    "$$",
    "$ $",
    "$14bn($15bn)",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas(text: str) -> None:
    assert "<math" in shown(text) and problems(text) == []


@pytest.mark.parametrize("text", MONEY)
def test_money_is_no_formula(text: str) -> None:
    assert "<math" not in shown(text) and problems(text) == []


WRONG = {
    "가 $\\unheard{x}$": ("1:3", "\\unheard is not known"),
    "$\\frac{a}$": ("1:1", "a part of it is missing"),
    "$x_{$": ("1:1", "missing super script or subscript"),
}


@pytest.mark.parametrize(("text", "found"), WRONG.items())
def test_what_is_not_understood_is_reported_and_shown_as_written(text: str, found: tuple[str, str]) -> None:
    (problem,) = document(text).problems
    assert (f"{problem.span.line}:{problem.span.column}", problem.code) == (found[0], "bad-formula")
    assert found[1] in problem.message
    assert "<code>" in shown(text) and "<math" not in shown(text)


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mathml, "_library", lambda: None)
    (problem,) = document("$x$").problems
    assert problem.message == "formulas cannot be shown: latex2mathml is not installed"
    assert "sitegen-explainers[maths]" in problem.hint
    assert inside("$x$") == "<code>x</code>"


@pytest.mark.parametrize(
    "latex",
    ["\\href{javascript:alert(1)}{x}", "\\style{color:red}{x}", "\\color{red}{x}", "\\text{<b onclick=x>}"],
)
def test_nothing_but_mathml_gets_through(latex: str) -> None:
    html = inside(f"${latex}$").partition(">")[2]
    assert not any(word in html for word in ("href", "javascript", "style=", "color", "<b"))


PIECES = [*"ab12^_{}&+=()[]|<>\\ ", "\\frac", "\\left", "\\begin{matrix}", "\\sqrt[", "\\end"]


@pytest.mark.slow("hundreds of formulas")
@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_formula_is_shown_or_reported(latex: str) -> None:
    found: Document = document(f"$x{latex}x$")
    html = "".join(part for part in found.parts if isinstance(part, str))
    assert found.problems or "<math" in html or "$" in found.text


def test_a_long_formula_is_text() -> None:
    assert "<math" not in shown("$" + "x" * (maths.LONGEST + 1) + "$")
