"""Text as search compares it, in what is indexed and in the browser."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from sitegen.search.folding import LETTERS, fold, folded_differently
from tests.search.test_modules import NODE

TEXT_JS = Path(__file__).parents[2] / "templates/assets/search/text.js"

FOLDED = {
    "Łukasz": "lukasz",
    "Søren": "soren",
    "Đorđe": "dorde",
    "Straßer": "strasser",
    "STRAẞER": "strasser",
    "Æthelred": "aethelred",
    "Œuvre": "oeuvre",
    "Þór": "thor",
    "Guðrún": "gudrun",
    "Ħal": "hal",
    "Ŋala": "nala",
    "Diyarbakır": "diyarbakir",
    "İstanbul": "istanbul",
    "Əliyev": "aliyev",
    "ﬁeld": "field",
    "oﬃce": "office",
    "ĲSSEL": "ijssel",
    "col·lecció": "col·leccio",  # punctuation is left to Pagefind
    "coŀlecció": "colleccio",
    "Hawaiʻi": "hawaii",
    "ﾊﾝｸﾞﾙ": "ハンクル",
    "ＡＩ２０２５": "ai2025",
    "CO₂": "co2",
    "5㎏": "5kg",
    "Ⅳ": "iv",
    "𝐌𝐞𝐭𝐚": "meta",
    "ªº": "ao",
    "Việt": "viet",
    "Vie\u0323\u0302t": "viet",
    "Brand™": "brand™",
    "3½": "3½",
    "…": "…",
    "ㄹㅋ": "ㄹㅋ",
    "르쿤": "르쿤",
    unicodedata.normalize("NFD", "르쿤은 Łódź"): "르쿤은 lodz",
}


@pytest.mark.parametrize(("text", "folded"), FOLDED.items())
def test_what_a_text_is_folded_to(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.slow("Node runs it")
def test_the_browser_folds_alike() -> None:
    """But for punctuation, which Pagefind takes off what is indexed."""
    script = (
        f"import {{ fold }} from {json.dumps(TEXT_JS.as_uri())};"
        f"console.log(JSON.stringify({json.dumps(list(FOLDED))}.map(text => fold(text).normalize('NFC'))))"
    )
    run = subprocess.run([NODE, "--input-type=module", "-e", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [re.sub(r"[^\w\s]", "", folded) for folded in FOLDED.values()]


def test_the_browser_has_the_same_letters() -> None:
    written = TEXT_JS.read_text("utf-8").partition("Object.fromEntries(")[2].partition(")")[0]
    assert "".join(re.findall(r'"([^"]*)"', written)) == LETTERS


def test_each_letter_becomes_letters_that_every_keyboard_has() -> None:
    pairs = LETTERS.split(" ")
    assert len({pair[0] for pair in pairs}) == len(pairs)
    for pair in pairs:
        assert re.fullmatch("[^a-z][a-z]{0,2}", pair)
        assert unicodedata.normalize("NFKD", pair[0]) == pair[0] or pair[0] == "ŀ"  # whose dot is no letter


def test_only_what_would_be_indexed_otherwise_is_given_to_the_index() -> None:
    text = "Łukasz met Müller, Łukasz’s “naïve” brother in São Paulo… 르쿤 ﬁrst"
    assert folded_differently(text.split()) == ["lukasz", "lukasz’s", "first"]


def test_a_long_text_without_spaces_takes_no_longer_than_its_length() -> None:
    assert len(folded_differently(["ł" * 200_000])[0]) == 200_000
