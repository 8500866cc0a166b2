"""SVGs: what is left of them, and what is refused, with its position."""

from __future__ import annotations

from base64 import b64decode, b64encode
from io import BytesIO

import pytest
from PIL import Image

from sitegen.pictures.inspection import inspect
from sitegen.pictures.svg.drawing import MOST_BYTES, drawing
from sitegen.pictures.svg.lengths import size
from tests.pictures.samples import ADOBE_RGB, exif, noise, profile, quarters, read, saved

FILE = "content/media/engine.svg"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10">'
)


def cleaned(inner: str, root: str = SVG, before: str = "") -> str:
    drawn = drawing(f"{before}{root}{inner}</svg>".encode(), FILE)
    assert drawn.problems == ()
    text = drawn.data.decode()
    start, end = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">', "</svg>\n"
    assert text.startswith(start) and text.endswith(end)
    return text[len(start) : -len(end)]


def refused(inner: str, root: str = SVG, before: str = "") -> list[str]:
    """The problems, each as its position, code and message."""
    data = f"{before}{root}\n{inner}</svg>".encode()
    found = inspect(data, FILE)
    assert found.picture is None
    assert all(problem.is_error and problem.hint for problem in found.problems)
    return [f"{p.span.line}:{p.span.column} {p.code}: {p.message}" for p in found.problems]


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0L20 10" stroke="#000" stroke-width="2"></path>',
        '<g transform="matrix(1 0 0 1 0 0)" id="a"><circle cx="1" cy="1" r="1"></circle></g><use href="#a"></use>',
        '<defs><linearGradient id="g"><stop offset="0"></stop></linearGradient></defs><rect fill="url(#g)"></rect>',
        "<title>An engine</title><desc>of brass &amp; steel</desc>",
        '<text x="1" y="2" xml:space="preserve">하나  <tspan dx="1">둘</tspan></text>',
        "<style>@media print { .a { fill: red } } .b > rect { filter: url('#f') }</style>".replace(
            ">", "&gt;", 0
        ),
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
        '<filter id="f"><feGaussianBlur stdDeviation="2"></feGaussianBlur></filter>',
        '<rect style="fill:url(#g);font-family:맑은 고딕"></rect>',
    ],
)
def test_what_draws_is_kept(inner: str) -> None:
    assert cleaned(inner).replace("&gt;", ">") == inner


INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" sodipodi:docname="D:\\engine.svg" inkscape:version="1.3">"""


def test_what_inkscape_notes_for_itself_is_left_out() -> None:
    inner = """<sodipodi:namedview id="base" pagecolor="#ffffff"><inkscape:grid type="xygrid"/></sodipodi:namedview>
<metadata><rdf:RDF><cc:Work rdf:about=""><cc:license rdf:resource="https://example.org/"/></cc:Work></rdf:RDF></metadata>
<g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1"><rect width="2" data-name="x" rx="1"/></g>"""
    assert cleaned(inner, INKSCAPE) == '\n\n<g id="layer1"><rect width="2" rx="1"></rect></g>'


def test_what_illustrator_notes_for_itself_is_left_out() -> None:
    before = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
 <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
 <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
"""
    root = '<svg i:rulerOrigin="0" xmlns:i="&ns_ai;" xmlns="&ns_svg;" viewBox="0 0 20 10" enable-background="new">'
    inner = '<i:pgf id="p"><![CDATA[H4sIAAAA]]></i:pgf><switch><g i:extraneous="self"><path d="M0 0"/></g></switch>'
    drawn = drawing(f"{before}{root}{inner}</svg>".encode(), FILE)
    assert drawn.problems == ()
    assert drawn.data.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" enable-background="new">'
        '<switch><g><path d="M0 0"></path></g></switch></svg>\n'
    )


def test_links_are_left_out_and_what_they_are_around_is_kept() -> None:
    assert cleaned('<a href="https://example.org/"><rect width="1"/></a>') == '<g><rect width="1"></rect></g>'
    assert cleaned('<a xlink:href="/ada/"><rect/></a>') == "<g><rect></rect></g>"
    assert cleaned("<text><a href='#x'>Ada</a></text>") == "<text><tspan>Ada</tspan></text>"


def test_old_references_are_written_as_new_ones() -> None:
    assert cleaned('<use xlink:href="#a"/>') == '<use href="#a"></use>'
    assert cleaned('<use xlink:href="#a" href="#b"/>') == '<use href="#b"></use>'


@pytest.mark.parametrize(
    ("inner", "problem"),
    [
        ("<script>alert(1)</script>", "2:1 unsafe-svg: <script> does more than draw"),
        ("<g>\n <script/></g>", "3:2 unsafe-svg: <script> does more than draw"),
        ("<metadata><script/></metadata>", "2:11 unsafe-svg: <script> does more than draw"),
        ('<rect onload="alert(1)"/>', "2:1 unsafe-svg: `onload` of <rect> runs a script"),
        ('<rect ONCLICK="alert(1)"/>', "2:1 unsafe-svg: `ONCLICK` of <rect> runs a script"),
        (
            '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
            "2:1 unsafe-svg: <foreignObject> does more than draw",
        ),
        (
            '<a href="javascript:alert(1)"/>',
            "2:1 unsafe-svg: the link of <a> is not an address: javascript:alert(1)",
        ),
        (
            '<a xlink:href=" java&#10;script:alert(1)"/>',
            "2:1 unsafe-svg: the link of <a> is not an address: java script:alert(1)",
        ),
        (
            '<image href="https://example.org/a.png"/>',
            "2:1 unsafe-svg: <image> loads https://example.org/a.png",
        ),
        ('<image xlink:href="engine.jpg"/>', "2:1 unsafe-svg: <image> loads engine.jpg"),
        ('<image href="//example.org/a.png"/>', "2:1 unsafe-svg: <image> loads //example.org/a.png"),
        (
            '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
            "2:1 unsafe-svg: <image> embeds what is not a JPEG or PNG: data:image/svg+xml,<svg/>",
        ),
        ('<use href="other.svg#a"/>', "2:1 unsafe-svg: <use> loads other.svg#a"),
        ('<feImage href="https://example.org/"/>', "2:1 unsafe-svg: <feImage> loads https://example.org/"),
        (
            "<style>@import url('//example.org/a.css');</style>",
            "2:1 unsafe-svg: <style> loads or runs something: url(//example.org/a.css)",
        ),
        ("<style>\n@IMPORT 'a.css';</style>", "2:1 unsafe-svg: <style> loads or runs something: @import"),
        ("<style>@im\\70ort 'a.css';</style>", "2:1 unsafe-svg: <style> loads or runs something: @import"),
        ("<style>@im/**/port 'a.css';</style>", "2:1 unsafe-svg: <style> loads or runs something: @im"),
        (
            "<style>a { b: '/*' } @import 'a.css'; /* */</style>",
            "2:1 unsafe-svg: <style> loads or runs something: @import",
        ),
        (
            '<rect style="fill: u\\72l(https://example.org/#a)"/>',
            "2:1 unsafe-svg: `style` of <rect> loads or runs something: url(https://example.org/#a)",
        ),
        (
            '<rect fill="url(https://example.org/#a)"/>',
            "2:1 unsafe-svg: `fill` of <rect> loads or runs something: url(https://example.org/#a)",
        ),
        (
            "<rect style=\"background: image-set('a.png' 1x)\"/>",
            "2:1 unsafe-svg: `style` of <rect> loads or runs something: image-set",
        ),
        (
            '<rect style="behavior: anything"/>',
            "2:1 unsafe-svg: `style` of <rect> loads or runs something: behavior",
        ),
        ('<animate attributeName="x"/>', "2:1 animated-picture: <animate> makes the drawing move"),
        (
            '<set attributeName="href" to="javascript:1"/>',
            "2:1 animated-picture: <set> makes the drawing move",
        ),
        (
            "<style>@keyframes a { to { x: 1 } }</style>",
            "2:1 animated-picture: <style> makes the drawing move: @keyframes",
        ),
        ("<flowRoot/>", "2:1 unsafe-svg: <flowRoot> is not an element that is known to be safe"),
        ("<g><rect></g>", "2:12 unreadable-picture: this is not XML: mismatched tag"),
    ],
)
def test_what_does_more_than_draw_is_refused_with_its_position(inner: str, problem: str) -> None:
    assert problem in refused(inner)


def test_every_problem_of_an_svg_is_found_at_once() -> None:
    found = refused('<script/>\n<rect onclick="a" fill="url(b.svg#c)"/>\n<image href="d.png"/>')
    assert [problem.split(":")[0] for problem in found] == ["2", "3", "3", "4"]


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
SHORT = '<!ENTITY a "{}">'.format("ha" * 40)


@pytest.mark.parametrize(
    ("before", "inner", "problem"),
    [
        (f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>', "<text>&l9;</text>", "the entity l1 may stand for anything"),
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "a.txt">]>', "<text>&x;</text>", "the entity x may stand for anything"),
        ('<!DOCTYPE svg [<!ENTITY % p "x">]>', "", "the entity p may stand for anything"),
        ("<!DOCTYPE svg [<!ENTITY s '<script/>'>]>", "&s;", "the entity s may stand for anything"),
        (f"<!DOCTYPE svg [{SHORT}]>", f"<text>{'&a;' * 200_000}</text>", "entities expand to more than 8 MiB"),
        ('<!DOCTYPE svg SYSTEM "svg.dtd">', "<text>a&nbsp;b</text>", "the entity &nbsp; is not declared"),
        ("<?xml-stylesheet href='a.css'?>", "", "<?xml-stylesheet?> loads a style sheet"),
    ],
    ids=["laughs", "file", "parameter", "markup", "many", "undeclared", "style sheet"],
)  # fmt: skip
def test_what_a_document_brings_in_is_refused(before: str, inner: str, problem: str) -> None:
    assert any(problem in found for found in refused(inner, before=before))


def test_a_part_that_repeats_parts_that_repeat_parts_is_refused() -> None:
    def repeated(times: int) -> str:
        uses = "".join(
            f'<g id="l{n}">{f"""<use xlink:href="#l{n - 1}"/>""" * times}</g>' for n in range(1, 10)
        )
        return f'<defs><path id="l0"/>{uses}</defs><use href="#l9"/>'

    assert refused(repeated(10)) == [
        "1:1 unsafe-svg: <use> repeats parts of the drawing until it has more than 500,000"
    ]
    assert cleaned(repeated(3)).count("<use") == 28
    assert cleaned('<g id="a"><use href="#b"/><use href="#a"/></g><g id="b"><use href="#a"/></g>')


def embedding(data: bytes, type_: str) -> str:
    return f'<image width="1" href="data:image/{type_};base64,\n {b64encode(data).decode()}"/>'


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_an_embedded_photograph_says_nothing_of_camera_and_place(format_: str, orientation: int) -> None:
    image = Image.open(BytesIO(saved(noise((40, 24)), "PNG")))
    options = {"icc_profile": profile(ADOBE_RGB, 2.2), "exif": exif(orientation)}
    data = saved(image, format_, **options, progressive=True, comment=b"Difference Camera 2")
    data += saved(quarters(), "JPEG", exif=exif())  # as cameras append smaller pictures
    assert b"Difference Camera 2" in data
    inner = cleaned(embedding(data, format_.lower()))
    kept = b64decode(inner.partition("base64,")[2].partition('"')[0])
    assert b"Difference" not in kept and b"Babbage" not in kept and len(kept) < len(data)
    shown, before = read(kept), read(data)
    assert shown.tobytes() == before.tobytes()
    assert shown.info["icc_profile"] == before.info["icc_profile"]
    assert dict(shown.getexif()) == ({0x0112: 6} if orientation == 6 else {})


@pytest.mark.parametrize(
    ("data", "type_"),
    [
        (saved(quarters(), "WEBP"), "webp"),
        (saved(quarters(), "JPEG")[:400], "jpeg"),
        (saved(quarters(), "PNG")[:100], "png"),
        (b"<svg/>", "png"),
        (b"", "png"),
    ],
)
def test_an_embedded_picture_is_a_whole_jpeg_or_png(data: bytes, type_: str) -> None:
    (problem,) = refused(embedding(data, type_))
    assert problem.startswith("2:1 unsafe-svg: <image> embeds what is not a JPEG or PNG: data:image/")


def test_deep_nesting_is_refused() -> None:
    assert "elements are more than 200 deep" in refused("<g>" * 100_000)[0]


def test_a_large_svg_is_refused() -> None:
    (problem,) = inspect(SVG.encode() + b" " * MOST_BYTES + b"</svg>", FILE).problems
    assert problem.code == "picture-too-large" and problem.message.startswith("engine.svg has 2,048 KiB")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<svg viewBox='0 0 1 1'/>", "this is not an SVG: its root is <svg>"),
        (
            SVG.replace('viewBox="0 0 20 10"', 'width="100%"').encode() + b"</svg>",
            "<svg> has neither a viewBox",
        ),
        (b'<?xml version="1.0" encoding="EUC-KR"?><svg/>', "this is not XML that can be read"),
        (b'<?xml version="1.0" encoding="nonsense"?><svg/>', "this is not XML"),
        (SVG.encode(), "this is not XML: no element found"),
        (b"<svg\0", "this is not XML"),
    ],
)
def test_what_is_not_an_svg_is_told(data: bytes, message: str) -> None:
    found = inspect(data, FILE)
    assert found.picture is None
    assert found.problems[0].code == "unreadable-picture" and found.problems[0].message.startswith(message)
    assert found.problems[0].hint


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ({"viewBox": "0 0 20 10"}, (20, 10)),
        ({"viewBox": "-5,-5 20,10", "width": "100%", "height": "100%"}, (20, 10)),
        ({"width": "640", "height": "480px"}, (640, 480)),
        ({"width": "1in", "height": "25.4mm"}, (96, 96)),
        ({"viewBox": "0 0 20 10", "width": "400"}, (400, 200)),
        ({"viewBox": "0 0 20 10", "height": "5cm"}, (378, 189)),
        ({"viewBox": "0 0 20000 10000"}, (4000, 2000)),
        ({"viewBox": "0 0 0 10"}, None),
        ({"viewBox": "0 0 nan 10"}, None),
        ({"width": "auto", "height": "10"}, None),
        ({"width": "-5", "height": "10"}, None),
        ({}, None),
    ],
)
def test_a_drawing_has_a_size(attributes: dict[str, str], wanted: tuple[int, int] | None) -> None:
    assert size(attributes) == wanted


def test_a_drawing_without_a_view_box_gets_one_so_that_it_can_be_scaled() -> None:
    drawn = drawing(b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>', FILE)
    start = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30">'
    assert drawn.data.decode() == f"{start}</svg>\n"


def test_utf_16_becomes_utf_8() -> None:
    data = ('<?xml version="1.0" encoding="UTF-16"?>' + SVG + "<text>하나</text></svg>").encode("utf-16")
    assert inspect(data, FILE).problems == ()
    assert "<text>하나</text>" in drawing(data, FILE).data.decode()


def test_what_is_cleaned_is_clean() -> None:
    once = drawing(
        f'{SVG}<g fill="url(#a)"><text>&lt;b&gt; "하나" &amp;</text></g></svg>'.encode(), FILE
    ).data
    assert drawing(once, FILE).data == once
