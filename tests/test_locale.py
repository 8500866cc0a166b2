"""What differs by language: lists, numbers, names of languages, and Korean particles."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.language.locale import (
    autonym,
    direction,
    foreign_script,
    is_language_tag,
    language_name,
    list_words,
    number,
    particle_for,
    plural,
)


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        ("en", [], ""),
        ("en", ["A"], "A"),
        ("en", ["A", "B"], "A and B"),
        ("en", ["A", "B", "C"], "A, B and C"),
        ("en-US", ["A", "B", "C"], "A, B, and C"),
        ("ko", ["메타"], "메타"),
        ("ko", ["메타", "구글"], "메타 및 구글"),  # Meta and Google
        ("ko", ["메타", "구글", "애플"], "메타, 구글 및 애플"),  # Meta, Google and Apple
        ("ja", ["A", "B", "C"], "A、B、C"),
        ("de", ["A", "B", "C"], "A, B und C"),
    ],
)
def test_a_list_in_a_sentence(language: str, items: list[str], expected: str) -> None:
    assert list_words(items, language) == list_words(iter(items), language) == expected


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("en", 1234567, "1,234,567"),
        ("ko", 1234567, "1,234,567"),
        ("de", 1234567.5, "1.234.567,5"),
        ("en", 0.12345, "0.123"),
        ("en", -3, "-3"),
    ],
)
def test_a_number_in_figures(language: str, n: float, expected: str) -> None:
    assert number(n, language) == expected


@pytest.mark.parametrize(
    ("language", "categories"),
    [
        ("en", {0: "other", 1: "one", 2: "other"}),
        ("ko", {0: "other", 1: "other", 2: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
    ],
)
def test_the_plural_category_of_a_number(language: str, categories: dict[int, str]) -> None:
    assert {n: plural(n, language) for n in categories} == categories


@pytest.mark.parametrize(
    ("language", "name", "written"),
    [
        ("en", "English", "ltr"),
        ("ko", "한국어", "ltr"),
        ("fr", "français", "ltr"),
        ("pt-BR", "português (Brasil)", "ltr"),
        ("zh-Hant", "中文 (繁體)", "ltr"),
        ("ar", "العربية", "rtl"),
        ("he", "עברית", "rtl"),
    ],
)
def test_a_language_by_its_own_name_and_in_its_direction(language: str, name: str, written: str) -> None:
    assert (autonym(language), direction(language)) == (name, written)


@pytest.mark.parametrize(
    ("language", "shown_in", "name"),
    [
        ("en", "ko", "영어"),  # English
        ("ko", "en", "Korean"),
        ("ko", "en-US", "Korean"),
        ("pt-BR", "en", "Portuguese (Brazil)"),
        ("zh-Hant-TW", "en-GB", "Chinese (Traditional, Taiwan)"),
        ("tr", "ko", "튀르키예어"),  # Turkish
        ("ko", "de", "Koreanisch"),
        ("de-1901", "en", "German"),
    ],
)
def test_a_language_by_its_name_in_another(language: str, shown_in: str, name: str) -> None:
    assert language_name(language, shown_in) == name


@pytest.mark.parametrize(
    "tag", ["en", "ko", "EN", "pt-BR", "zh-Hant", "zh-Hant-TW", "sr-Latn", "es-419", "de-1901", "fil"]
)
def test_language_tags(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "e",
        "xx",
        "tlh",
        "english",
        "en_GB",
        "en-",
        "-en",
        "en-USA",
        "en--GB",
        "und",
        "root",
        "x-own",
        "한국어",
        "en\n",
        "ko.md",
    ],
)
def test_what_is_no_language_tag(text: str) -> None:
    assert not is_language_tag(text)


@given(st.text(alphabet="abcdefghKOR-_0129 ") | st.text())
def test_any_text_is_a_language_tag_or_not(text: str) -> None:
    if is_language_tag(text):
        assert autonym(text)
        assert direction(text) in ("ltr", "rtl")


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "ko", "ko-KR"])
def test_the_languages_of_the_interface_need_no_babel(language: str) -> None:
    """Whose data are another with each version."""
    code = f"""
import sys
from sitegen.dates import parse, words
from sitegen.language.locale import autonym, direction, is_language_tag, language_name, list_words, number, plural
l = {language!r}
words(parse("2025-10/2025-11-03"), l), autonym(l), direction(l), is_language_tag(l), language_name("ja", l)
list_words("abc", l), number(12345.6, l), plural(1, l)
sys.exit("babel" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Korean particles: a word, and what of 은/는 (which marks the topic) and of 으로/로 (to, by, as) follows it. After
# a consonant it is 은 and 으로, after a vowel 는 and 로; after ㄹ 은 and 로. The sound decides, so figures and
# Latin words count as they are read aloud: the comments have the reading in Hangul.

PARTICLES = """
# Hangul: a final consonant (LeCun), ㄹ (model), none (Meta, world; Seoul)
르쿤                | 은 으로
모델                | 은 로
메타                | 는 로
세계                | 는 로
서울                | 은 로
# What stands at the end and is not read: marks; what is in brackets (구글(Google(옛 알파벳)): the former Alphabet)
"모델"              | 은 로
‘세계’              | 는 로
「모델」            | 은 로
《르쿤》            | 은 으로
정말?!              | 은 로
르쿤…               | 은 으로
메타(Meta)          | 는 로
르쿤(LeCun)         | 은 으로
'메타(Meta)'        | 는 로
구글(Google(옛 알파벳)) | 은 로
구글（Google）      | 은 로
(메타)              | 는 로
(르쿤)              | 은 으로
# Figures in Sino-Korean: 영 일 이 삼 사 오 육 칠 팔 구
0                   | 은 으로
1                   | 은 로
2                   | 는 로
3                   | 은 으로
4                   | 는 로
5                   | 는 로
6                   | 은 으로
7                   | 은 로
8                   | 은 로
9                   | 는 로
# Ten, hundred … ten quadrillion: 십 백 천 만 억 조 경
10                  | 은 으로
100                 | 은 으로
1,000               | 은 으로
20000               | 은 으로
500,000,000         | 은 으로
1,000,000,000,000   | 는 로
30,000,000,000,000  | 는 로
10000000000000000   | 은 으로
2025                | 는 로
1,234               | 는 로
3.5                 | 는 로
3.10                | 은 으로
GPT-4               | 는 로
H100                | 은 으로
Llama-3             | 은 으로
50%                 | 는 로
３                  | 은 으로
# Capitals by the names of the letters: 엘 엠 엔 알, all others end in a vowel
AI                  | 는 로
LLM                 | 은 으로
AMI                 | 는 로
JEPA                | 는 로
URL                 | 은 로
VR                  | 은 로
CNN                 | 은 으로
GPT                 | 는 로
OpenAI              | 는 로
ChatGPT             | 는 로
DeepL               | 은 로
SpaceX              | 는 로
GPT-4o              | 는 로
X                   | 는 로
# Other Latin words by their spelling: 구글 애플 미스트랄 스케일
Google              | 은 로
Apple               | 은 로
Mistral             | 은 로
Scale               | 은 로
# 크롬 아이폰 트랜스포머 르쿤 힌턴 왕
Chrome              | 은 으로
iPhone              | 은 으로
Transformer         | 는 로
LeCun               | 은 으로
Hinton              | 은 으로
Wang                | 은 으로
# 앤트로픽 슬랙 챗 페이스북 스타트업 웹
Anthropic           | 은 으로
Slack               | 은 으로
Chat                | 은 으로
Facebook            | 은 으로
Startup             | 은 으로
web                 | 은 으로
app                 | 은 으로
# 마이크로소프트 클로드 저커버그 머스크 딥시크 엔비디아 메타 카페
Microsoft           | 는 로
Claude              | 는 로
Zuckerberg          | 는 로
Musk                | 는 로
DeepSeek            | 는 로
Nvidia              | 는 로
Meta                | 는 로
Agent               | 는 로
Café                | 는 로
# Unknown readings
中国                | 은(는) (으)로
Привет              | 은(는) (으)로
…                   | 은(는) (으)로
"""


def particles() -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in PARTICLES.splitlines() if "|" in line]
    return [(word.strip(), *forms.split()) for word, forms in rows]  # type: ignore[misc]


@pytest.mark.parametrize(("word", "topic", "means"), particles())
def test_the_particle_that_follows(word: str, topic: str, means: str) -> None:
    assert (particle_for(word, "은/는"), particle_for(word, "으로/로")) == (topic, means)


@pytest.mark.parametrize(
    ("pair", "after_르쿤", "after_구글", "after_메타", "after_中国"),  # LeCun, Google, Meta, China
    [
        ("은/는", "은", "은", "는", "은(는)"),  # as for
        ("이/가", "이", "이", "가", "이(가)"),  # the subject
        ("을/를", "을", "을", "를", "을(를)"),  # the object
        ("과/와", "과", "과", "와", "과(와)"),  # and, with
        ("으로/로", "으로", "로", "로", "(으)로"),  # to, by
        ("으로서/로서", "으로서", "로서", "로서", "(으)로서"),  # in the role of
        ("이라고/라고", "이라고", "이라고", "라고", "(이)라고"),  # called
        ("이에요/예요", "이에요", "이에요", "예요", "이에요(예요)"),  # it is
    ],
)
def test_pairs_of_particles(
    pair: str, after_르쿤: str, after_구글: str, after_메타: str, after_中国: str
) -> None:
    words = ("르쿤", "구글", "메타", "中国")
    assert tuple(particle_for(word, pair) for word in words) == (
        after_르쿤,
        after_구글,
        after_메타,
        after_中国,
    )


def test_a_word_in_decomposed_hangul_is_the_same_word() -> None:
    assert particle_for("\u1105\u1173\u110f\u116e\u11ab", "은/는") == particle_for("르쿤", "은/는") == "은"


@pytest.mark.parametrize("pair", ["은", "은/", "/는", "은/는/이", ""])
def test_what_is_no_pair(pair: str) -> None:
    with pytest.raises(ValueError, match="a pair of particles is written 은/는"):
        particle_for("메타", pair)


@given(st.text(), st.sampled_from(["은/는", "으로/로"]))
def test_any_word_has_a_particle(word: str, pair: str) -> None:
    closed, opened = pair.split("/")
    assert particle_for(word, pair) in (closed, opened, "은(는)", "(으)로")
    assert particle_for(f"‘{word}’", pair) == particle_for(word, pair)


@given(st.integers(0, 10**12 - 1))
def test_a_number_reads_the_same_with_and_without_commas(n: int) -> None:
    assert particle_for(f"{n:,}", "은/는") == particle_for(str(n), "은/는")


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        ("عدى", "en", "und-Arab"),
        ("עדה לאבלייס", "ko", "und-Hebr"),
        ("عدى", "ar", ""),
        ("Ada", "ar", "und-Latn"),
        ("Ada", "en", ""),
        ("러브레이스", "en", ""),
        ("Ψηφίο", "ko", ""),
    ],
)
def test_a_text_that_runs_against_the_page_is_marked(text: str, language: str, tag: str) -> None:
    assert foreign_script(text, language) == tag
