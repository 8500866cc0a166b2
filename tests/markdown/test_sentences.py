"""Sentences: each text is written with "|" where one ends and the next begins."""

from __future__ import annotations

import pytest

from sitegen.markdown.sentences import spans

ENGLISH = [
    "He left. | She stayed.",
    "He left! | Why? | Nobody knows.",
    "Really?! | Yes.",
    "No full stop at the end",
    "One. | Two without end",
    # Abbreviations, initials and numbers
    "Mr. LeCun met Dr. Hinton and Prof. Ng.",
    "Yann A. LeCun left. | He is 65.",
    "J. K. Smith wrote it.",
    "Meta Inc. said so. | It grew.",
    "He joined Meta Inc. | He left it in 2025.",
    "The U.S. Congress met. | It failed.",
    "He moved to the U.S. | The move was short.",
    "Models, chips, data, etc. are scarce.",
    "They met at 9 a.m. in Paris.",
    "They met at 9 a.m. | The talk was short.",
    "It fell by 3.5 per cent. | Then it rose.",
    "It was 2013. | FAIR opened.",
    "See no. 5 and fig. 3.",
    "He said no. | She agreed.",
    "On Nov. 19 he wrote to them, i.e. to all.",
    "Scale AI vs. Meta was never a case.",
    "Visit example.com now. | Do.",
    "It is I. | You know me.",
    # Quotation marks and brackets
    "“He left. She stayed,” they said. | It rained.",
    '"He left. She stayed," they said. | It rained.',
    "“Why?” he asked. | “Why not?” | She laughed.",
    '"It is over." | He left.',
    "He left (so they said. Twice.) in May. | She stayed.",
    "He left. | (She stayed.) | It rained.",
    "He left (in May | or so. | She stayed.".replace("May | or", "May or"),
    "He said it’s over. | It wasn’t.",
    # Three dots
    "Well… maybe. | Yes.",
    "He waited… | Then he left.",
    "He waited... | Then he left... or not.",
    # A link without a label begins with the name of a record.
    "It grew. | [[meta]] said so.",
    "It grew. | “[[meta]] said so.”",
]

KOREAN = [
    "르쿤은 떠났다. | 메타는 남았다.",  # LeCun left. | Meta stayed.
    "떠났어요. | 왜요? | 몰라요!",  # They left. | Why? | I don't know! (in the polite style)
    "정말?! | 그렇다.",  # Really?! | Yes.
    "르쿤은 65세다. | 그는 2013년에 왔다.",  # LeCun is 65. | He came in 2013.
    "2025. 11. 19. 발표했다. | 그리고 떠났다.",  # It was announced on 2025-11-19. | And he left.
    "3.5% 줄었다. | 다시 늘었다.",  # It fell by 3.5 %. | Then it rose.
    # He said, “No. I leave.” | Meta kept silent. (The particle after the mark goes on.)
    "그는 “안 된다. 나는 떠난다.”라고 말했다. | 메타는 침묵했다.",
    '그는 "안 된다. 나는 떠난다."라고 말했다. | 메타는 침묵했다.',  # the same in straight marks
    "“왜?”라고 물었다. | 답은 없었다.",  # “Why?” he asked. | There was no answer.
    # He said ‘There is no superintelligence.’ | Meta was different.
    "그는 ‘초지능은 없다.’고 했다. | 메타는 달랐다.",
    "르쿤(65. 뉴욕대 교수)은 떠났다. | 그뿐이다.",  # LeCun (65. Professor at NYU) left. | That is all.
    "「끝났다.」 | 그는 그렇게 썼다.",  # 「It is over.」 | So he wrote.
    "그는… 떠났다. | 끝.",  # He… left. | The end.
    "그는 떠났다… | 메타는 남았다.",  # He left… | Meta stayed.
    "그는 떠났다... | 메타는 남았다.",  # He left... | Meta stayed.
    "떠났다.| 그리고 남았다.".replace(".| 그", ". | 그"),  # He left. | And he stayed.
    "떠났다.|그리고 남았다.",  # the same without a space
    "U.S. 정부가 막았다. | 메타는 따랐다.",  # The U.S. government prevented it. | Meta complied.
    "J. K. 롤링은 아니다. | 르쿤이다.",  # It is not J. K. Rowling. | It is LeCun.
    "Meta Inc. 주가가 내렸다. | 곧 올랐다.",  # Meta Inc. shares fell. | They soon rose.
    "떠났음. | 남았음.",  # Left. | Stayed. (as in notes)
    "그는 말했다. | [[meta]]는 변했다.",  # He spoke. | Meta changed.
    "끝났다。|다시 시작했다。",  # It ended。|It began again。
]


@pytest.mark.parametrize(
    ("marked", "language"), [*((text, "en") for text in ENGLISH), *((text, "ko") for text in KOREAN)]
)
def test_sentences(marked: str, language: str) -> None:
    sentences = [sentence.strip() for sentence in marked.split("|")]
    text = marked.replace(" | ", " ").replace("|", "")
    assert [text[start:end] for start, end in spans(text, language)] == sentences


def test_no_sentence_in_nothing() -> None:
    assert spans("", "en") == []


def test_white_space_belongs_to_no_sentence() -> None:
    assert spans("One.   Two.  ", "en") == [(0, 4), (7, 11)]
