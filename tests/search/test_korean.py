"""Korean as the index needs it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from sitegen.search import korean

PARTICLES_JS = Path(__file__).parents[2] / "templates/assets/search/particles.js"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("르쿤은", "르쿤"),  # LeCun, and the particle of the topic after a consonant
        ("메타는", "메타"),  # Meta, and the same after a vowel
        ("저커버그에게서는", "저커버그"),  # as for what is from Zuckerberg: three particles
        # to Scale: after ㄹ the particle is 로, although a consonant closes the syllable
        ("스케일로", "스케일"),
        ("회사로", "회사"),  # to the company
        ("연구소들의", "연구소"),  # of the laboratories: the plural counts as a particle
        ("LLM은", "LLM"),  # after Latin letters either form may follow
        ("LLM는", "LLM"),
        ("르쿤는", "르쿤는"),  # no particle: 는 does not follow a consonant
        ("메타은", "메타은"),  # nor does 은 follow a vowel
        ("나는", "나는"),  # “I”: too little to be told from a word that only ends so
        ("왕에게서", "왕"),  # from Wang
        ("모델", "모델"),  # a model
    ],
)
def test_a_stem_is_a_word_without_the_particle_that_fits_it(word: str, stem: str) -> None:
    assert korean.stem(word) == stem


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("초지능연구소는", ["구소", "능연구소", "연구소", "지능연구소"]),  # the superintelligence laboratory
        ("연구결과", ["결과", "구결"]),  # results of research: 과 only looks like a particle here
        ("오픈AI와", ["AI", "오픈"]),  # with OpenAI
        ("TBD랩", ["TBD"]),  # the TBD lab
        ("600명을", ["명을"]),  # 600 people
        ("세계 모델", []),  # world model: nothing that a beginning of these words would not find
        ("떠났다고 말했다", []),  # said that he left: inflected verbs are no compounds
        ("world models", []),
        ("", []),
    ],
)
def test_word_parts_are_the_beginnings_that_words_lack(text: str, parts: list[str]) -> None:
    assert korean.word_parts(text) == parts


def test_no_part_begins_another_one() -> None:
    parts = korean.word_parts("초지능연구소 연구소장 대규모언어모델을 언어모델의 데이터라벨링은")
    assert all(a == b or not b.startswith(a) for a in parts for b in parts)


def test_text_in_any_normal_form_has_the_same_parts() -> None:
    text = "초지능연구소는 연구결과를"
    assert korean.word_parts(unicodedata.normalize("NFD", text)) == korean.word_parts(text)


def test_only_syllables_are_decomposed() -> None:
    assert korean.decompose("르쿤 Montréal ㄱ") == unicodedata.normalize("NFD", "르쿤") + " Montréal ㄱ"


def test_the_vocabulary_lists_stems_those_in_most_texts_first() -> None:
    texts = ["르쿤은 메타의 과학자다", "메타와 LeCun", "메타가 2025년 600명을"]
    assert korean.vocabulary(texts, limit=10) == ["메타", "lecun", "르쿤", "명을"]
    assert korean.vocabulary(texts, limit=1) == ["메타"]


def test_the_browser_has_the_same_particles() -> None:
    lists = dict(
        re.findall(r"export const (AFTER_\w+) = list\(`(.*?)`\)", PARTICLES_JS.read_text("utf-8"), re.DOTALL)
    )
    assert {name: frozenset(words.split()) for name, words in lists.items()} == {
        "AFTER_CONSONANT": korean.AFTER_CONSONANT,
        "AFTER_VOWEL": korean.AFTER_VOWEL,
        "AFTER_ANY": korean.AFTER_ANY,
    }
