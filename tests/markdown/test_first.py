from sitegen.markdown import parse


def test_a_text_becomes_html_with_slots() -> None:
    document = parse("**메타(Meta)**가 [[yann-lecun|르쿤]]을\n", file="content/briefs/a.ko.md", language="ko")
    link = document.links()[0]
    assert document.parts == ("<p><strong>메타(Meta)</strong>가 ", link, "을</p>\n")
    assert (link.target, link.label, link.line, link.column) == ("yann-lecun", "르쿤", 1, 15)
