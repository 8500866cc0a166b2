"""Coloured code: what is typed, beside the HTML; and whether its colours can be read."""

from __future__ import annotations

import re

import pytest

from sitegen.markdown import code
from tests.markdown.shown import document, shown
from tests.real_site import REPOSITORY

CSS = (REPOSITORY / "templates/assets/site.css").read_text(encoding="utf-8")


def test_code_in_a_known_language_is_coloured_by_classes() -> None:
    html = shown('```python\nif x < "가":  # 나\n    return 1\n```')
    assert html == (
        '<pre><code class="language-python"><span class="code-k">if</span> <span class="code-n">x</span> '
        '<span class="code-o">&lt;</span> <span class="code-s2">"가"</span>'
        '<span class="code-p">:</span>  <span class="code-c1"># 나</span>\n'
        '    <span class="code-k">return</span> <span class="code-mi">1</span>\n</code></pre>'
    )
    assert "style=" not in html


@pytest.mark.parametrize("text", ["```\na < b\n```", "```nolanguage\na < b\n```", "    a < b\n"])
def test_other_code_stays_plain(text: str) -> None:
    assert "<span" not in shown(text) and "a &lt; b\n</code></pre>" in shown(text)


def test_without_pygments_code_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code, "_pygments", lambda: None)
    assert shown("```python\nx = 1\n```") == '<pre><code class="language-python">x = 1\n</code></pre>'


def test_coloured_code_says_what_it_says() -> None:
    source = "\n\n  def f(x):\n\treturn '<가>'   \n\n"
    parsed = document(f"```python\n{source}```")
    html = "".join(part for part in parsed.parts if isinstance(part, str))
    assert re.sub(r"<[^>]*>", "", html).rstrip("\n").replace("&lt;", "<").replace("&gt;", ">").replace(
        "&#39;", "'"
    ) == source.rstrip("\n")


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    digits = colour.lstrip("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_colours_of_code_can_be_read(scheme: int) -> None:
    tokens = {
        name: values.split(", ")[scheme]
        for name, values in re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]+, #[0-9a-f]+)\);", CSS)
    }
    used = set(re.findall(r"code-[^{}]*\{ color: var\(--([a-z]+)\)", CSS))
    assert used >= {"accent", "agree", "differ", "soft"}
    for name in used:
        assert _contrast(tokens[name], tokens["card"]) >= 4.5, name


def test_long_lines_scroll_with_the_keyboard() -> None:
    assert shown(f"```\n{'x' * 60}\n```").startswith(
        '<pre tabindex="0" role="group" aria-label="⟦$code.label⟧"><code>xxx'
    )
