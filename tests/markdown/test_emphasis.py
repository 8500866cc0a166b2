"""Emphasis next to Korean: what is typed, and the HTML. The examples of CommonMark are in test_commonmark.py."""

from __future__ import annotations

import itertools

import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline

from sitegen.markdown.emphasis import flanking
from tests.markdown.shown import inside

# The words: 르쿤 LeCun, 메타 Meta, 세계 모델 world model, 초지능 superintelligence, 《와이어드》 Wired, 파리 Paris,
# 멘로파크 Menlo Park, 약관 terms, AI 대부 godfather of AI, 140억 달러(약 20조 원) 14 billion dollars (some 20
# trillion won), (주) Inc., (비공개) 계획 (unpublished) plan; 끝났다. It is over. 그리고 And; 정말? Really? 그는 …
# 고 했다 He said that …; "안 된다" “It will not do”; 가, 나 A, B. The particles, each a part of the word before: 은
# 는 이 가 (subject), 을 를 (object), 의 (of), 에 (in), 로 (as), 와 (and), 이라는 (called), 이다 (is), 고 (that).
KOREAN = {
    # A particle follows directly.
    "**AI**의": "<strong>AI</strong>의",
    "*르쿤*은": "<em>르쿤</em>은",
    "**르쿤**은 *메타*를 떠난다": "<strong>르쿤</strong>은 <em>메타</em>를 떠난다",
    # … after a bracket or a quotation mark: CommonMark alone would not close here.
    "**메타(Meta)**가": "<strong>메타(Meta)</strong>가",
    "*메타(Meta)*가": "<em>메타(Meta)</em>가",
    '**"세계 모델"**은': "<strong>&quot;세계 모델&quot;</strong>은",
    "**“세계 모델”**은": "<strong>“세계 모델”</strong>은",
    "**‘초지능’**이라는": "<strong>‘초지능’</strong>이라는",
    "**'초지능'**이라는": "<strong>'초지능'</strong>이라는",
    "**「초지능」**이라는": "<strong>「초지능」</strong>이라는",
    "**《와이어드》**에": "<strong>《와이어드》</strong>에",
    "**FAIR(파리)**와 **TBD(멘로파크)**는": "<strong>FAIR(파리)</strong>와 <strong>TBD(멘로파크)</strong>는",
    "**끝났다.**그리고": "<strong>끝났다.</strong>그리고",
    "**정말?**이라고": "<strong>정말?</strong>이라고",
    "**50%**를": "<strong>50%</strong>를",
    "**`LLM`**은": "<strong><code>LLM</code></strong>은",
    "**[[meta]]**는": "<strong>⟦meta⟧</strong>는",
    "**[약관](/terms/)**은": '<strong><a href="⟦/terms/⟧">약관</a></strong>은',
    # A bracket follows the emphasis.
    "**140억 달러**(약 20조 원)": "<strong>140억 달러</strong>(약 20조 원)",
    "**초지능**(superintelligence)을": "<strong>초지능</strong>(superintelligence)‿을",
    "**르쿤**, **힌턴**, **벤지오**.": "<strong>르쿤</strong>, <strong>힌턴</strong>, <strong>벤지오</strong>.",
    # It opens right after a word.
    '그는**"안 된다"**고 했다': "그는<strong>&quot;안 된다&quot;</strong>고 했다",
    "그는*“안 된다”*고 했다": "그는<em>“안 된다”</em>고 했다",
    "메타의**(비공개)**계획": "메타의<strong>(비공개)</strong>계획",
    "그는**르쿤**이다": "그는<strong>르쿤</strong>이다",
    # It is inside quotation marks or brackets.
    "‘**AI 대부**’로": "‘<strong>AI 대부</strong>’‿로",
    '"**AI 대부**"로': "&quot;<strong>AI 대부</strong>&quot;로",
    "“**메타(Meta)**”가": "“<strong>메타(Meta)</strong>”‿가",
    "(**르쿤**)은": "(<strong>르쿤</strong>)‿은",
    "(주)**메타**는": "(주)<strong>메타</strong>는",
    # One is in the other.
    "***르쿤***은": "<em><strong>르쿤</strong></em>은",
    "***메타(Meta)***가": "<em><strong>메타(Meta)</strong></em>가",
    '**그는 *"안 된다"*고 했다**': "<strong>그는 <em>&quot;안 된다&quot;</em>고 했다</strong>",
    "*그는 **‘초지능’**이라 했다*": "<em>그는 <strong>‘초지능’</strong>이라 했다</em>",
    '**그는 "*초지능*"을 말했다**': "<strong>그는 &quot;<em>초지능</em>&quot;을 말했다</strong>",
    '*그는 "**초지능**"을 말했다*': "<em>그는 &quot;<strong>초지능</strong>&quot;을 말했다</em>",
    "**그는 (*초지능*)을 말했다**": "<strong>그는 (<em>초지능</em>)‿을 말했다</strong>",
    # Two follow each other.
    '**"가"**와 **"나"**는': "<strong>&quot;가&quot;</strong>와 <strong>&quot;나&quot;</strong>는",
    '"**가**"와 "**나**"는': "&quot;<strong>가</strong>&quot;와 &quot;<strong>나</strong>&quot;는",
    # Underscores.
    "__AI__의": "<strong>AI</strong>의",
    "_르쿤_은": "<em>르쿤</em>은",
    "__메타(Meta)__가": "<strong>메타(Meta)</strong>가",
    '__"세계 모델"__은': "<strong>&quot;세계 모델&quot;</strong>은",
    "‘__AI 대부__’로": "‘<strong>AI 대부</strong>’‿로",
    "___르쿤___은": "<em><strong>르쿤</strong></em>은",
    # A line ends inside.
    "**메타(Meta)\n플랫폼스(주)**가": "<strong>메타(Meta)\n플랫폼스(주)</strong>가",
}

CHINESE_AND_JAPANESE = {
    "**「世界モデル」**は": "<strong>「世界モデル」</strong>は",
    "これは**太字。**です": "これは<strong>太字。</strong>です",
    "**世界模型（WM）**是": "<strong>世界模型（WM）</strong>是",
    "他说**“不行”**了": "他说<strong>“不行”</strong>了",
}

# 별 star, 둘 two, 파일_이름_목록 file_name_list, 각주* 하나 one footnote*; 떠난다 leaves.
LITERAL = {
    "별 ** 둘": "별 ** 둘",
    "** 르쿤 **은": "** 르쿤 **은",
    "**르쿤 **은": "**르쿤 **은",
    "** 르쿤**은": "** 르쿤**은",
    "5 * 3 * 2는": "5 * 3 * 2는",
    "파일_이름_목록": "파일_이름_목록",
    "snake_case_name을": "snake_case_name을",
    "그는_르쿤_이다": "그는_르쿤_이다",
    "\\*\\*르쿤\\*\\*은": "**르쿤**은",
    "`**르쿤**`은": "<code>**르쿤**</code>은",
    "**르쿤은 떠난다": "**르쿤은 떠난다",
    "각주* 하나": "각주* 하나",
}

OTHER_SCRIPTS = {
    # CommonMark's rule applies where no CJK character is near, even where it is not what was meant.
    "**Meta (Menlo)**a": "**Meta (Menlo)**a",
    'He said**"no"**then': "He said**&quot;no&quot;**then",
    "**мета (Meta)**а": "**мета (Meta)**а",
    "foo__bar__baz": "foo__bar__baz",
    "**Gomphocarpus (*Gomphocarpus physocarpus*)**": (
        "<strong>Gomphocarpus (<em>Gomphocarpus physocarpus</em>)</strong>"
    ),
}


@pytest.mark.parametrize(
    ("text", "html"),
    [*KOREAN.items(), *CHINESE_AND_JAPANESE.items(), *LITERAL.items(), *OTHER_SCRIPTS.items()],
)
def test_emphasis(text: str, html: str) -> None:
    assert inside(text) == html


@pytest.mark.parametrize("text", ["**메타(Meta)**가", '그는**"안 된다"**고 했다', "__AI__의"])
def test_commonmark_alone_does_not_understand_it(text: str) -> None:
    assert "<strong>" not in MarkdownIt("commonmark").render(text)


def test_no_rule_changes_where_no_neighbour_is_cjk() -> None:
    characters = " \n\u00a0aZ9éжا.,!?\"'()[]{}<>“”‘’«»–—…*_`~€©\u0301\u200b🙂"
    for before, after, marker in itertools.product(characters, characters, "*_"):
        if marker in (before, after):
            continue
        state = StateInline(f"{before}{marker}{after}", MarkdownIt(), {}, [])
        scanned = state.scanDelims(1, marker == "*")
        assert flanking(before, marker, after) == (scanned.can_open, scanned.can_close), (before, after)
