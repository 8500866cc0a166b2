"""Definition lists: what is typed, beside the HTML with its slots."""

from __future__ import annotations

import pytest

from tests.markdown.shown import document, problems, shown

LIST = "<dl>\n<dt>{}</dt>\n<dd>{}</dd>\n</dl>"
SAME = {
    "세계 모델\n: 세계의 모형 [@a]": LIST.format("세계 모델", "세계의 모형‿⟦@a⟧"),
    "세계 모델\n\n: 세계의 모형": LIST.format("세계 모델", "세계의 모형"),
    "[[ada]]\n:   *나*": LIST.format("⟦ada⟧", "<em>나</em>"),
    "앞 문단\n\n용어\n: 뜻": "<p>앞 문단</p>\n" + LIST.format("용어", "뜻"),
    "하나\n: 뜻\n: 다른 뜻\n\n둘\n: 뜻": (
        "<dl>\n<dt>하나</dt>\n<dd>뜻</dd>\n<dd>다른 뜻</dd>\n<dt>둘</dt>\n<dd>뜻</dd>\n</dl>"
    ),
}


@pytest.mark.parametrize(("text", "html"), SAME.items())
def test_a_term_and_what_it_means(text: str, html: str) -> None:
    assert shown(text) == html
    assert problems(text) == []


NONE = ["10:30\n:나", "가\n::: note\n나\n:::", "| 가 |\n|-|\n| 나 |\n\n: 설명", "가\n\n나"]


@pytest.mark.parametrize("text", NONE)
def test_what_is_none(text: str) -> None:
    assert "<dl>" not in shown(text)


def test_what_is_said_of_each_is_a_statement_and_knows_its_place() -> None:
    text = "용어\n: 뜻 [@a]\n\n    ![그림](/a b.png)\n"
    assert [(b.kind, b.line, b.cites) for b in document(text).blocks][:2] == [
        ("title", 1, (0, 0)),
        ("item", 2, (0, 1)),
    ]
    assert problems(text) == ["4:5 unmade-link"]


def test_a_definition_without_a_term_is_reported() -> None:
    assert problems("두 줄로 된\n문단\n: 뜻") == ["3:1 stray-markup"]
