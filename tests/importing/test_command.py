"""`sitegen add`: what it writes, and that nothing it is given ends it with a traceback."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.yaml_nodes import compose
from sitegen.importing.bibliography import READERS, read_bibliography
from sitegen.importing.item import csl_fields
from sitegen.importing.plan import plan
from sitegen.importing.types import FIELDS, NAMES
from tests.project import Project, files_of

pytestmark = pytest.mark.slow("runs the command for each library")

LIBRARY = """
=== library.bib
@book{one, title = {One}}
@book{two, title = {Two}}
"""
FILES = {
    f"{path.stem}-{name}": text
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for name, text in files_of(path.read_text(encoding="utf-8")).items()
}
PIECES = [
    *(
        "{",
        "}",
        '"',
        "#",
        "@",
        ",",
        "=",
        "\\",
        "$",
        "~",
        "and",
        "\n",
        "[",
        "]",
        ":",
        "0",
        "null",
        "\x00",
        "\u2028",
    ),
    *(
        "@book{a,",
        "title = {",
        "author = {",
        "year = 19",
        "date = {",
        "TY  - BOOK\n",
        "ER  -\n",
        "AU  - ",
        "PY  - 1/",
    ),
    *(
        '{"type": "book", ',
        '"issued": {"date-parts": [[',
        '"author": [{"family": ',
        "\\'",
        "{\\",
        "\ufffd",
        "르쿤",
    ),
    *(
        "DA  - 2020/",
        "SN  - ",
        "isbn = {",
        "url = {http://[",
        "langid = {",
        "volume",
        "N1  - editor: ",
        "1e999",
    ),
]


def test_what_would_be_written_is_shown_and_not_written(project: Callable[[str], Project]) -> None:
    site = project(LIBRARY)
    output = site.run("add", "library.bib", "--dry-run").output
    assert "would create content/sources/one.yaml\n" in output and "title: Two\n" in output
    assert not (site.root / "content/sources").exists()


def test_a_source_may_be_given_its_id(project: Callable[[str], Project]) -> None:
    site = project(LIBRARY)
    assert "--id is for one source" in site.run("add", "library.bib", "--id", "mine", code=2).output
    site.edit("library.bib", "@book{one, title = {One}}")
    site.run("add", "library.bib", "--id", "mine")
    assert (site.root / "content/sources/mine.yaml").is_file()
    assert 'the id "mine" is already used' in site.run("add", "library.bib", "--id", "mine", code=2).output


def test_ids_are_unique_among_records_of_all_kinds(project: Callable[[str], Project]) -> None:
    site = project(LIBRARY + "=== content/people/one.yaml\nname: One\ndescription: A person.\n")
    assert "created content/sources/one-2.yaml\n" in site.run("add", "library.bib").output


def test_without_bibtexparser_it_is_said_how_to_get_it(
    project: Callable[[str], Project], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "bibtexparser", None)
    output = project(LIBRARY).run("add", "library.bib", code=1).output
    assert "bibtexparser is not installed (install sitegen-explainers[add], or export" in output


def test_what_is_not_utf_8_is_left_out_and_the_rest_is_added(project: Callable[[str], Project]) -> None:
    site = project(LIBRARY)
    (site.root / "library.bib").write_bytes(b"@book{one, title={Caf\xe9}}\n@book{two, title={Two}}\n")
    output = site.run("add", "library.bib", code=1).output
    assert "library.bib:1:22: error[unreadable-bibliography]: the byte 0xE9 is not UTF-8" in output
    assert "library.bib:1:1: error[unreadable-bibliography]: the entry is left out" in output
    assert [path.name for path in (site.root / "content/sources").iterdir()] == ["two.yaml"]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_anything_is_read_or_reported(suffix: str, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    items, _ = read_bibliography(data, f"library{suffix}")
    for one in plan(items, {}, (), ("en",)):
        assert one.same or not compose(one.text, one.file)[1]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_bibliography_that_is_cut_anywhere_is_read_or_reported(data: st.DataObject) -> None:
    files = [(path, text) for path, text in FILES.items() if Path(path).suffix in READERS]
    path, text = data.draw(st.sampled_from(files))
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    read_bibliography((text[:begin] + text[end:]).encode(), path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3000, 3000) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["date-parts", "family", "given", "literal", "season", "raw"]), inner
        )
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*sorted(csl_fields()), "type", "id", "custom", "x"]), VALUES, max_size=8)
)
def test_any_value_of_csl_json_is_read_or_reported(item: dict[str, object]) -> None:
    items, _ = read_bibliography(json.dumps([{"title": "T", **item}]).encode(), "library.json")
    for one in plan(items, {}, (), ("en",)):
        assert not compose(one.text, one.file)[1]


CROSSREFS = (
    "updated-by",
    "relation",
    "subtitle",
    "institution",
    "subtype",
    "title",
    "author",
    "issued",
    "posted",
    "type",
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(CROSSREFS), VALUES | st.lists(VALUES, max_size=2), max_size=8))
def test_any_value_of_crossref_is_read_or_reported(item: dict[str, object]) -> None:
    data = json.dumps([{"indexed": {}, "title": "T", "type": "posted-content", **item}]).encode()
    items, problems = read_bibliography(data, "works.json")
    assert items or problems
    for one in plan(items, {}, (), ("en",)):
        assert not compose(one.text, one.file)[1]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from([*FIELDS, *NAMES, "year", "month", "note", "type"]), st.text(max_size=12))
)
def test_any_value_of_biblatex_is_read_or_reported(fields: dict[str, str]) -> None:
    body = "".join(f"{name} = {{{value}}},\n" for name, value in fields.items())
    items, problems = read_bibliography(
        f"@book{{a, shorttitle = {{T}},\n{body}}}".encode("utf-8", "replace"), "library.bib"
    )
    assert items or problems
    for one in plan(items, {}, (), ("en",)):
        assert not compose(one.text, one.file)[1]
