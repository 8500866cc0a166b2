"""What charts are made of: SVG without styles, named, the same every time, and nothing that the data does not say."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitegen.charts.draw import Drawing, draw
from sitegen.charts.spec import Annotation, Chart, ChartType
from sitegen.datasets import Column, read
from tests.charts.gallery import EXAMPLES, LANGUAGES, ROOT, reader, texts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(data: str, chart: Chart, language: str = "en", unit: str = "") -> Drawing:
    """A chart of a column of names or years, and others of numbers."""
    first, *others = data.split("\n", 1)[0].split(",")
    columns = {first: Column(texts("What"), "year" if first == "year" else "text")}
    columns |= {name: Column(texts(name.title()), "number", texts(unit) if unit else ()) for name in others}
    dataset, problems = read(data.encode(), "data.csv", columns, LANGUAGES)
    assert dataset is not None, problems
    return draw(dataset, chart, reader(language), "c", "Name")


def words(drawing: str) -> list[str]:
    root = ElementTree.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def bars(drawing: str) -> list[tuple[float, float]]:
    """Where the bars start and how long they are."""
    found = re.findall(r'<rect class="fill s\d" x="(-?[\d.]+)" y="[\d.]+" width="([\d.]+)"', drawing)
    return [(float(x), float(width)) for x, width in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_drawing_is_well_formed_named_and_without_styles(name: str, language: str) -> None:
    example = EXAMPLES[name]
    drawing = draw(example.dataset(), example.chart, reader(language), "figure", "A & B")
    for svg in (drawing.narrow, drawing.wide):
        root = ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
        ids = {element.get("id") for element in root.iter() if element.get("id")}
        assert root.get("role") == "img"
        assert set(root.get("aria-labelledby", "").split()) <= ids
        assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert root[0].text == "A & B"
        assert not [e for e in root.iter() if e.get("style") or e.tag in (f"{SVG}style", f"{SVG}script")]
        used = set(re.findall(r"url\(#([^)]+)\)", svg))
        assert used <= ids and all(id_ and id_.startswith("figure-") for id_ in ids)
    assert draw(example.dataset(), example.chart, reader(language), "figure", "A & B") == drawing


def test_ids_of_two_drawings_of_one_page_differ() -> None:
    example = EXAMPLES["grouped-bar"]
    drawing = draw(example.dataset(), example.chart, reader("en"), "figure", "Name")
    one, other = (set(re.findall(r' id="([^"]+)"', svg)) for svg in (drawing.narrow, drawing.wide))
    assert one and other and not one & other


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    wide = drawn("name,n\na,50\nb,100\nc,25\n", Chart("bar", "name", ("n",))).wide
    (x, first), (x2, second), (x3, third) = bars(wide)
    assert x == x2 == x3
    assert second == pytest.approx(first * 2, abs=0.2) and first == pytest.approx(third * 2, abs=0.2)


def test_negative_bars_end_at_zero() -> None:
    wide = drawn("name,n\na,-50\nb,100\n", Chart("bar", "name", ("n",))).wide
    (x, down), (zero, up) = bars(wide)
    assert x + down == pytest.approx(zero, abs=0.2) and up == pytest.approx(down * 2, abs=0.2)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", ["N", "a", "about 5", "b", "2–3", "c", "no figure"]),
        ("ko", ["N", "a", "약 5", "b", "2~3", "c", "수치 없음"]),
    ],
)
def test_what_is_uncertain_or_missing_is_said_in_words(language: str, shown: list[str]) -> None:
    found = words(drawn("name,n\na,~5\nb,2..3\nc,\n", Chart("bar", "name", ("n",)), language).wide)
    assert found[: len(shown)] == shown


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    wide = drawn("year,n\n2001,1\n2002,2\n2003,\n2004,3\n2005,4\n", Chart("line", "year", ("n",))).wide
    (curve,) = re.findall(r'<path class="curve s1" d="([^"]+)"', wide)
    assert re.sub(r"[^ML]", "", curve) == "MLML"
    assert "no figure" in words(wide)


def test_no_line_is_drawn_through_a_range() -> None:
    wide = drawn("year,n\n2001,1\n2002,2..4\n2003,3\n", Chart("line", "year", ("n",))).wide
    (curve,) = re.findall(r'<path class="curve s1" d="([^"]+)"', wide)
    assert re.sub(r"[^ML]", "", curve) == "MM"
    assert "2–4" in words(wide)


def test_years_are_as_far_apart_as_they_are() -> None:
    wide = drawn("year,n\n1900,1\n1950,2\n2000,3\n", Chart("line", "year", ("n",))).wide
    (curve,) = re.findall(r'<path class="curve s1" d="([^"]+)"', wide)
    xs = [float(point.split()[0]) for point in re.split("[ML]", curve)[1:]]
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1], abs=0.5)


@pytest.mark.parametrize("type_", ["stacked-bar", "line"])
def test_a_number_that_is_not_written_is_told_to_who_points_at_its_mark(type_: ChartType) -> None:
    chart = Chart(type_, "year", ("a", "b"))
    wide = drawn("year,a,b\n2001,98,~2\n2002,97,3\n", chart).wide
    assert "about 2" not in words(wide)
    assert re.search(r"<g><title>B, 2001: about 2</title><(rect|path) class=\"[^\"]*\bs2\"", wide)


def test_no_line_crosses_the_first_letters_of_labels_above_their_marks() -> None:
    name = "the old harbour of Saint Mary below the lighthouse"
    ranges = drawn(f"name,n\n{name},2..4\n{name} again,1..5\n", Chart("range", "name", ("n",))).narrow
    first = min(float(x) for x in re.findall(r'<line class="(?:gridline|zero)" x1="([\d.]+)"', ranges))
    labels = [float(x) for x in re.findall(r'<text x="([\d.]+)" y="[\d.]+" class="entry"', ranges)]
    assert labels and min(labels) > first


def test_no_line_is_behind_the_labels_above_bars() -> None:
    name = "the old harbour of Saint Mary below the lighthouse"
    bars = drawn(f"name,n\n{name},2\n{name} again,5\n", Chart("bar", "name", ("n",))).narrow
    lines = re.findall(r'<line class="zero" x1="[\d.]+" y1="([\d.]+)" x2="[\d.]+" y2="([\d.]+)"', bars)
    labels = [float(y) for y in re.findall(r'y="([\d.]+)" class="entry"', bars)]
    assert len(lines) == 2 and labels
    assert [y for y in labels for top, bottom in lines if float(top) < y < float(bottom)] == []


def test_a_remark_on_one_series_says_which() -> None:
    remarks = (Annotation("x", texts("all of it")), Annotation("x", texts("only this"), "b"))
    chart = Chart("grouped-bar", "name", ("a", "b"), annotations=remarks)
    assert {"all of it", "B: only this"} <= set(words(drawn("name,a,b\nx,4,3\n", chart).wide))


def test_sums_are_not_worked_out() -> None:
    found = words(drawn("name,a,b\nx,40,3\n", Chart("stacked-bar", "name", ("a", "b"))).wide)
    assert "43" not in found and {"40", "3"} <= set(found)


def test_a_text_of_another_language_says_which() -> None:
    columns = {"name": Column(texts("Name")), "n": Column(texts("N"), "number")}
    dataset, problems = read("name.ko,n\n등대,3\n".encode(), "data.csv", columns, LANGUAGES)
    assert dataset is not None, problems
    wide = draw(dataset, Chart("bar", "name", ("n",)), reader("en"), "c", "Name").wide
    assert re.search(r'<text [^>]*lang="ko">등대</text>', wide)


def test_markup_in_data_is_text() -> None:
    wide = drawn("name,n\n<b>&amp;,3\n", Chart("bar", "name", ("n",))).wide
    assert "&lt;b&gt;&amp;amp;</text>" in wide


EXTREMES = (
    "0",
    "1",
    "-1",
    "0.0000001",
    "99999999999999999",
    "-99999999999999999",
    "~0",
    "0..1",
    "-5..5",
    "",
)


@pytest.mark.parametrize("type_", ["bar", "dot", "range", "line"])
@pytest.mark.parametrize("one", EXTREMES)
def test_any_two_numbers_can_be_drawn(type_: ChartType, one: str) -> None:
    for other in EXTREMES:
        if one or other:
            first = "year" if type_ == "line" else "name"
            drawing = drawn(f"{first},n\n2001,{one}\n2002,{other}\n", Chart(type_, first, ("n",)))
            for svg, width in ((drawing.narrow, 320), (drawing.wide, 600)):
                assert "nan" not in svg and "inf" not in svg
                assert all(x >= -1 and x + wide <= width + 1 for x, wide in bars(svg))


@pytest.mark.slow("the checker of HTML takes seconds to start")
def test_the_html_of_charts_and_tables_is_valid(gallery_folder: Path) -> None:
    jar = os.environ.get("VNU_JAR", ROOT / ".ci/npm/node_modules/vnu-jar/build/dist/vnu.jar")
    pages = [str(gallery_folder / language / "all.html") for language in LANGUAGES]
    done = subprocess.run(["java", "-jar", str(jar), *pages], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
