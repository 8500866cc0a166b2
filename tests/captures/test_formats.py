"""Copies of sources in every format, read as text with its places; and what is no copy, refused with a way out."""

from __future__ import annotations

import random
import sys
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypdf
import pytest

from sitegen.captures.formats import FORMATS
from sitegen.captures.read import read_document
from sitegen.captures.reading import Place, Reading, Refusal
from sitegen.facts.quotations import Folded
from tests.captures.copies import COPIES, docx_of, html_of, mhtml_of, pdf_of_pages, vtt_of, warc_of

TEXT = """The ferry to the offshore island first sailed on 3 May 1998, an official said. “It was a fine day,” \
the harbourmaster recalled, although the difficulties of the first crossing were considerable.

해협 연락선은 1998년 5월 3일에 처음 운항했다. 당시 항만장은 “날씨가 아주 좋았다”고 말했다. 승객은 1,240명이었다.

Nobody expected that the well-known vessel would carry 1,240 passengers in a single afternoon."""

QUOTATIONS = (
    "It was a fine day",
    "although the difficulties of the first crossing were considerable",
    "해협 연락선은 1998년 5월 3일에 처음 운항했다. 당시 항만장은 “날씨가 아주 좋았다”고 말했다",
    "Nobody expected that the well-known vessel would carry 1,240 passengers in a single afternoon.",
)


def reading(data: bytes, name: str, media_type: str = "") -> Reading:
    found = read_document(data, name, media_type)
    assert isinstance(found, Reading), found
    return found


def refusal(data: bytes, name: str, media_type: str = "") -> Refusal:
    found = read_document(data, name, media_type)
    assert isinstance(found, Refusal), found
    assert found.hint
    return found


@pytest.mark.parametrize("suffix", COPIES)
def test_what_a_copy_says_is_found_in_it(suffix: str) -> None:
    found = Folded(reading(COPIES[suffix](TEXT), f"ferry{suffix}").text)
    assert [words for words in QUOTATIONS if found.find(words) is None] == []


def test_every_format_is_tried() -> None:
    assert {suffix for format_ in FORMATS for suffix in format_.suffixes} - COPIES.keys() == {
        ".htm", ".xhtml", ".mht",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One\n  and <b>on</b>e</p><p>two", "One and one\n\ntwo"),
        ("a<br>b<ul><li>c</li><li>d</li></ul>", "a\nb\n\nc\nd"),
        ("<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1\t2\n3\t4"),
        ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
        ("<p>seen<script>a</script><style>b</style><template>c</template><!-- d --> still</p>", "seen still"),
        ('<p>seen</p><p hidden>a</p><p style="top:0; Display: NONE">b</p><div hidden><p>c</p>d</div>e', "seen\n\ne"),
        ('<p>said<sup><a href="#fn1">[1]</a></sup> so, 10<sup>2</sup></p>', "said so, 102"),
        ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字", "漢字"),
        ("fish &amp; chips&nbsp;&#x20AC;5", "fish & chips\xa0€5"),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>x</p></body></html>", "x"),
        ("<div>" * 2000 + "deep" + "</div>" * 2000, "deep"),
    ],
)  # fmt: skip
def test_html_is_the_text_that_is_shown(html: str, text: str) -> None:
    assert reading(html.encode(), "page.html").text == text


@pytest.mark.parametrize(
    ("encoding", "declared", "media_type"),
    [
        ("euc-kr", "euc-kr", ""),
        ("cp949", "ks_c_5601-1987", ""),
        ("euc-kr", "", "text/html; charset=EUC-KR"),
        ("utf-8", "utf-8", ""),
        ("utf-8", "", ""),
        ("utf-8-sig", "euc-kr", ""),
        ("utf-8", "euc-kr", ""),  # as pages are that were converted, and their heads forgotten
        ("utf-16", "", ""),
    ],
)
def test_html_is_read_in_its_encoding(encoding: str, declared: str, media_type: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><p>연락선은 처음 운항했다.</p></html>".encode(encoding)
    assert reading(page, "page.html", media_type).text == "연락선은 처음 운항했다."


def test_shift_jis_is_read() -> None:
    page = '<meta charset="Shift_JIS"><p>船は初めて運航した。①</p>'.encode("cp932")
    assert reading(page, "page.htm").text == "船は初めて運航した。①"


def test_a_saved_page_is_in_the_encoding_that_its_part_gives() -> None:
    page = "<p>연락선은 처음 운항했다.</p>".encode("euc-kr")
    assert reading(mhtml_of(page, "euc-kr"), "page.mhtml").text == "연락선은 처음 운항했다."
    assert (
        reading(warc_of(page, "text/html; charset=euc-kr"), "page.warc.gz").text == "연락선은 처음 운항했다."
    )


def test_an_archive_may_hold_a_pdf() -> None:
    found = reading(warc_of(pdf_of_pages([["One."], ["Two."]]), "application/pdf"), "a.warc.gz")
    assert found.text == "One.\fTwo." and found.places[1] == Place(5, "page", 2)


def test_a_form_feed_begins_a_page_of_plain_text() -> None:
    found = reading(b"\xef\xbb\xbfOne.\r\n\fTwo.", "a.txt")
    assert found == Reading("One.\n\fTwo.", (Place(0, "page", 1), Place(6, "page", 2)), "plain text")


def test_pages_of_a_pdf_run_on_without_heads_and_feet() -> None:
    pages = [
        ["The Review, May 1998", "It was on the first day that the off-", "shore ferry sailed, full of pas-",
         "Page 11 of 13"],
        ["The Review, May 1998", "sengers who had bought well-known", "tickets, some of them well-", "Page 12 of 13"],
        ["The Review, May 1998", "known indeed. In 1999 it did not.", "Page 13 of 13"],
    ]  # fmt: skip
    found = reading(pdf_of_pages(pages), "a.pdf")
    assert found.text == (
        "The Review, May 1998\nIt was on the first day that the offshore ferry sailed, full of passengers\f"
        "who had bought well-known tickets, some of them well-known\findeed. In 1999 it did not.\nPage 13 of 13"
    )
    assert [place.number for place in found.places] == [1, 2, 3]
    at = found.text.index("tickets")
    assert found.place_at(at) == Place(found.text.index("who had"), "page", 2, "12")


def test_rows_of_figures_at_the_edge_of_pages_are_no_running_heads() -> None:
    pages = [[f"1990 {n} 400", "text here", f"{n * 7} 12"] for n in (17, 25, 61, 80)]
    text = reading(pdf_of_pages(pages), "a.pdf").text
    assert all(f"1990 {n} 400" in text and f"{n * 7} 12" in text for n in (17, 25, 61, 80))


def test_columns_are_read_one_after_the_other() -> None:
    page = ["The first col-", "umn is read", "before the", "second one", "is, as they", "were written."]
    text = reading(pdf_of_pages([page], columns=2), "a.pdf").text
    assert Folded(text).find("The first column is read before the second one is, as they were written.")


def test_lines_of_a_paragraph_are_one_but_headings_and_paragraphs_are_not() -> None:
    page = [
        "Numbers of the week", "One in three of those who set out on that day, and one in",
        "seven of the others, did not finish the race at all.",
        "The next day was warmer, by as much as nine degrees, as",
        "the harbour office said.", "해협 연락선은 1998년 5월 3일에 처음 운항했다고 한다. 승객은",
        "1,240명이었고, 배는 가득 찼다.",
    ]  # fmt: skip
    assert reading(pdf_of_pages([page]), "a.pdf").text.split("\n") == [
        page[0], f"{page[1]} {page[2]}", f"{page[3]} {page[4]}", f"{page[5]} {page[6]}",
    ]  # fmt: skip


def test_ligatures_of_a_pdf_are_letters() -> None:
    assert reading(pdf_of_pages([["The five flags"]]), "a.pdf").text == "The five flags"


def test_cues_have_their_seconds() -> None:
    vtt = b"""WEBVTT

1
00:01.000 --> 00:04.000
<v Ada>It was a <i>fine</i> day,

NOTE nobody says this

01:00:05.000 --> 01:00:09.000 align:start
<v Ada>and then some &amp; more.
"""
    found = reading(vtt, "talk.vtt")
    assert found.text == "It was a fine day,\nand then some & more."
    assert found.places == (Place(0, "second", 1), Place(19, "second", 3605))


def test_what_captions_show_twice_is_said_once() -> None:
    cue = "00:0{0}.000 --> 00:0{0}.900\n{1}\n\n".format
    vtt = (
        "WEBVTT\n\n"
        + cue(1, "the ferry sailed")
        + cue(2, "the ferry sailed\nin the morning")
        + cue(3, "in the morning")
    )
    assert reading(vtt.encode(), "a.vtt").text == "the ferry sailed\nin the morning"


def test_word_documents_are_read_as_if_changes_were_accepted() -> None:
    import docx
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    paragraph = document.add_paragraph("It was ")
    for xml in (
        f"<w:del {space}><w:r><w:delText>not </w:delText></w:r></w:del>",
        f"<w:ins {space}><w:r><w:t>a fine</w:t></w:r></w:ins>",
        f"<w:r {space}><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>",
        f"<w:hyperlink {space}><w:r><w:tab/><w:t>day</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(xml))
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1998", "1,240"
    document.add_paragraph("The end.")
    stream = BytesIO()
    document.save(stream)
    assert reading(stream.getvalue(), "a.docx").text == "It was a fine\tday\n\n1998\n\n1,240\n\nThe end."


def _encrypted() -> bytes:
    writer = pypdf.PdfWriter(BytesIO(pdf_of_pages([["Secret."]])))
    writer.encrypt("password", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _zip(**files: bytes) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


def _bomb_of_word() -> bytes:
    stream = BytesIO(docx_of("x"))
    with ZipFile(stream, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.bin", bytes(1 << 27))
    return stream.getvalue()


def _pdf_bomb() -> bytes:
    content = zlib.compress(zlib.compress(b"BT (x) Tj ET " * (1 << 22), 9), 9)
    pdf = pdf_of_pages([["x"]])
    start = pdf.index(b"8 0 obj")
    stream = b"8 0 obj\n<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream\nendobj\n"
    end = pdf.index(b"endobj", start) + 7
    return pdf[:start] + stream % (len(content), content) + pdf[end:]


@pytest.mark.parametrize(
    ("data", "name", "media_type", "message"),
    [
        (b"", "a.txt", "", "is empty"),
        (b"\n\f\n", "a.txt", "", "is empty"),
        (b"caf\xe9", "a.txt", "", "is not in UTF-8"),
        (b"text", "a.xyz", "", "is in a format that is not read"),
        (b"<div>" * 3000 + b"deep", "a.html", "", "is HTML with more than 2,000 elements within one another"),
        (b"just text", "a.pdf", "", "is no PDF file"),
        (b"<!DOCTYPE html><p>Not found", "a.pdf", "", "is a file in HTML, named or served as PDF"),
        (b"<html><p>x", "a.txt", "", "is a file in HTML, named or served as plain text"),
        (pdf_of_pages([["x"]]), "a.html", "", "is a file in PDF, named or served as HTML"),
        (pdf_of_pages([["x"]]), "a.txt", "text/html", "is a file in PDF, named or served as HTML"),
        (pdf_of_pages([[""]]), "a.pdf", "", "has no text on its 1 pages: it is scanned"),
        (_encrypted(), "a.pdf", "", "is an encrypted PDF"),
        (pdf_of_pages([["x"]])[:300], "a.pdf", "", "is a damaged PDF file"),
        (pdf_of_pages([["\ue001\ue002\ue003 a"]]), "a.pdf", "", "does not say which characters its fonts show"),
        (_pdf_bomb(), "a.pdf", "", "is a PDF with streams larger than can be meant"),
        (_zip(readme_txt=b"x"), "a.docx", "", "is a ZIP archive, not a Word document"),
        (_bomb_of_word(), "a.docx", "", "is a Word file with more than 64 MiB unpacked"),
        (docx_of("x")[:2000], "a.docx", "", "is a damaged Word file"),
        (docx_of("x"), "a.txt", "", "is a file in Word, named or served as plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx", "", "is an old Word or an encrypted Office file"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "", "is a picture, which is not read"),
        (warc_of(b"p {}", "text/css"), "a.warc.gz", "", "has no page in HTML and no PDF"),
        (warc_of(html_of(TEXT))[:-40], "a.warc.gz", "", "is a damaged WARC file"),
        (warc_of(b"<p>" + bytes(1 << 27)), "a.warc.gz", "", "is a WARC file with more than 64 MiB unpacked"),
        (mhtml_of(b"").replace(b"text/html", b"text/css"), "a.mhtml", "", "has no page in HTML"),
        (b"WEBVTT\n\nNOTE nothing", "a.vtt", "", "has no cues with times"),
        (b"x " * (1 << 22), "a.txt", "", "is a plain text file with more than 4 MiB of text"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_way_out(
    data: bytes, name: str, media_type: str, message: str
) -> None:
    assert refusal(data, name, media_type).message.startswith(message)


def test_a_media_type_says_more_than_a_name() -> None:
    assert reading(pdf_of_pages([["x"]]), "view.aspx", "application/pdf").format == "PDF"
    assert reading(pdf_of_pages([["x"]]), "download", "application/octet-stream").format == "PDF"
    assert reading(vtt_of("x"), "a.vtt", "text/plain; charset=utf-8").format == "WebVTT"


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".warc.gz", ".mhtml"])
def test_a_missing_library_is_named(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = COPIES[suffix](TEXT)
    for name in ("lxml", "pypdf", "docx", "warcio"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("html", "pdf", "docx", "warc", "mhtml"):
        monkeypatch.delitem(sys.modules, f"sitegen.captures.{name}", raising=False)
    found = refusal(data, f"a{suffix}")
    assert found.message.endswith("is not installed") and "sitegen-explainers[capture]" in found.hint


@pytest.mark.parametrize("suffix", COPIES)
def test_no_damage_stops_reading(
    suffix: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files cut short, and files with flipped bits, are read or refused."""
    data = COPIES[suffix](TEXT)
    chance = random.Random(suffix)
    for _ in range(60):
        spoilt = bytearray(data[: chance.randrange(1, len(data))] if chance.random() < 0.4 else data)
        for _ in range(chance.choice((0, 1, 3, 40))):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
        found = read_document(bytes(spoilt), f"a{suffix}")
        assert isinstance(found, Reading | Refusal)
        if isinstance(found, Reading):
            found.text.encode()
            assert all(0 <= place.offset <= len(found.text) for place in found.places)
    assert capsys.readouterr() == ("", "")
