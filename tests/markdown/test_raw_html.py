"""HTML in a text: what is typed, and the HTML that comes out.

가, 나, 다, 라, 마 … are letters, as A, B, C, D, E; 메모 is “memo”, 둘 and 셋 are two and three, 제목 is
“title”.
"""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, problems, shown

TEXT = {
    "가 <b>나</b>": "<p>가 &lt;b&gt;나&lt;/b&gt;</p>",
    "가 <b>*나*</b>": "<p>가 &lt;b&gt;<em>나</em>&lt;/b&gt;</p>",
    "<div>\n가\n</div>": "<p>&lt;div&gt;\n가\n&lt;/div&gt;</p>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    '<img src=x onerror="alert(1)">': "<p>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</p>",
    "<a href='/b/' title='[[c]] *d*'>": "<p>&lt;a href='/b/' title='[[c]] *d*'&gt;</p>",
    "<?php a ?>": "<p>&lt;?php a ?&gt;</p>",
    "<![CDATA[a]]>": "<p>&lt;![CDATA[a]]&gt;</p>",
    "**<u>가</u>**는": "<p><strong>&lt;u&gt;가&lt;/u&gt;</strong>는</p>",
    "[[a|<b>나</b>]]": "<p>⟦a|&lt;b&gt;나&lt;/b&gt;⟧</p>",
}


@pytest.mark.parametrize(("text", "html"), TEXT.items())
def test_html_is_shown_as_it_is_written(text: str, html: str) -> None:
    assert shown(text) == html
    assert {problem.code for problem in document(text).problems} == {"raw-html"}


@pytest.mark.parametrize("text", ["3 < 4, 5 > 4", "<3", "a<b", "< b>", "&lt;b&gt;", "`<b>`", "\\<b>", "<b"])
def test_this_is_no_html(text: str) -> None:
    assert problems(text) == []


def test_each_line_with_html_is_reported_once() -> None:
    assert problems("가 <b>나</b> <i>다</i>\n라\n</div>") == ["1:3 raw-html", "3:1 raw-html"]
    assert problems("[[a|가 <b>나</b>]]") == ["1:7 raw-html"]
    (problem,) = document("가 <b>나</b>").problems
    assert (problem.severity, problem.message) == ("warning", "HTML is shown as text: <b>")


COMMENTS = {
    "가 <!-- 메모 --> 나": "<p>가  나</p>",
    "<!-- 메모 -->\n가": "<p>가</p>",
    "<!-- 메모 -->가": "<p>가</p>",
    "<!-- 메모 --> 가\n나": "<p> 가\n나</p>",
    "<!-- 메모\n\n- 둘\n\n셋 -->\n\n가": "<p>가</p>",
    "<!-- 메모\n\n셋 --> 가\n나": "<p>가\n나</p>",
    "가\n<!-- 메모\n\n셋 -->\n나": "<p>가</p>\n<p>나</p>",
    "- 가\n  <!-- 메모\n\n  셋 -->\n- 나": "<ul>\n<li>가</li>\n<li>나</li>\n</ul>",
    "- <!-- 메모\n\n  셋 --> 가\n  나": "<ul>\n<li>\n<p>가\n나</p>\n</li>\n</ul>",
    "# 제목 <!-- 메모 -->": '<h2 id="제목">제목 </h2>',
    "<!-- [[a]] [@b] ::: <b> -->": "",
    "<!-- ::: note\n\n-->": "",
    "가<!-- -->나": "<p>가나</p>",
    "가<!-->나<!--->다": "<p>가나다</p>",
    "가 <!-- 나 ---> 다": "<p>가  다</p>",
    "<!-->\n\n가 --> 나": "<p>가 --&gt; 나</p>",
    "<!--->\n\n가 --> 나": "<p>가 --&gt; 나</p>",
    "`<!-- 메모 -->`": "<p><code>&lt;!-- 메모 --&gt;</code></p>",
}


@pytest.mark.parametrize(("text", "html"), COMMENTS.items())
def test_a_comment_is_the_editors_note_and_left_out(text: str, html: str) -> None:
    assert shown(text) == html
    assert problems(text) == []


def test_a_comment_that_is_not_closed_is_shown() -> None:
    assert shown("가 <!-- 나\n\n다") == "<p>가 &lt;!-- 나</p>\n<p>다</p>"
    assert problems("가 <!-- 나\n\n다") == ["1:3 raw-html"]
    assert problems("<!-- 나\n\n다") == ["1:1 raw-html"]
    # The item ends before the comment does.
    assert problems("- <!-- 나\n\n다 -->") == ["1:3 raw-html"]
