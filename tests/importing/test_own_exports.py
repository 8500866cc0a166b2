"""What sitegen exports, it reads again: sources of all 45 types with every variable, in its three formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.content.records.source_types import TRAITS
from sitegen.content.records.variables import NAME_VARIABLES
from sitegen.importing.bibliography import read_bibliography
from sitegen.importing.item import Item, PersonName
from sitegen.site.files import Site
from tests.exports.test_bibtex import site_of
from tests.exports.test_every_type import BIBLATEX_LACKS, BIBLATEX_NAMES_LACKED, COMMON, EVERY, read

pytestmark = pytest.mark.slow("reads sources of all types in all formats")

RIS_MERGES = {
    "article-journal": "review", "review-book": "review", "entry": "entry-dictionary", "treaty": "regulation",
    "event": "document", "interview": "document", "performance": "document",
}  # fmt: skip
"""Types for which RIS has one name. What has a reviewed title is a review."""
ARCHIVE = {"archive", "archive_collection", "archive_location", "archive_place", "call_number"}
"""BibLaTeX has one field, `library`, for all of them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    sources = {type_.replace("_", "-"): {"type": type_, **COMMON, **EVERY} for type_ in TRAITS}
    return site_of(tmp_path_factory.mktemp("every"), sources)


def read_again(site: Site, type_: str, suffix: str) -> Item:
    (item,), problems = read_bibliography(read(site, type_, suffix).encode(), f"library.{suffix}")
    assert problems == [] and item.key == type_.replace("_", "-")
    return item


def lost(item: Item) -> set[str]:
    """The fields whose values are not those of the source."""
    names = {
        name: (PersonName(of[0]["family"], "Ada"),) for name, of in EVERY.items() if name in NAME_VARIABLES
    }
    names["authors"] = (PersonName("Lovelace", "Ada"),)
    texts = {name: value for name, value in {**COMMON, **EVERY}.items() if isinstance(value, str)}
    return {name for name in names if item.names.get(name) != names[name]} | {
        name for name in texts if item.texts.get(name) != texts[name]
    }


@pytest.mark.parametrize("type_", TRAITS)
def test_csl_json_loses_nothing(site: Site, type_: str) -> None:
    item = read_again(site, type_, "json")
    assert (item.type, lost(item), item.left_out) == (type_, set(), ())


@pytest.mark.parametrize("type_", TRAITS)
def test_ris_loses_nothing_but_types_and_labels(site: Site, type_: str) -> None:
    item = read_again(site, type_, "ris")
    assert item.type == RIS_MERGES.get(type_, type_)
    assert lost(item) == {"short"} and item.left_out == ()


@pytest.mark.parametrize("type_", TRAITS)
def test_biblatex_loses_what_the_export_has_no_field_for(site: Site, type_: str) -> None:
    item = read_again(site, type_, "bib")
    assert item.type == type_
    # Outside the law, `addendum` is a note of any kind.
    note = {"references"} if TRAITS[item.type].nature != "law" else set()
    assert lost(item) == {"short"} | BIBLATEX_LACKS | BIBLATEX_NAMES_LACKED | ARCHIVE | note
    assert item.left_out == ()


def test_special_characters_come_back_as_they_were(tmp_path: Path) -> None:
    title = r"50% & {a} \b _c_ #1 ~x^2 $5 -- 'q' `r` <s> é 르쿤 “x” ß"
    source = {
        "type": "book", "title": title, "publisher": "Sweet and Maxwell", "url": "https://example.org/a_b?c=%20#d",
        "authors": [{"family": "van der Berg and Sons, Ltd", "given": "Jan"}, {"literal": "Simon and Schuster"}],
    }  # fmt: skip
    site = site_of(tmp_path, {"book": source})
    for suffix in ("json", "ris", "bib"):
        item = read_again(site, "book", suffix)
        assert item.texts["title"] == title, suffix
        assert (item.texts["publisher"], item.texts["url"]) == (source["publisher"], source["url"])
        if suffix != "ris":  # in which a name has no comma
            first, second = item.names["authors"]
            assert (first.family, first.given) == ("van der Berg and Sons, Ltd", "Jan")
            assert second.literal == "Simon and Schuster"


@pytest.mark.parametrize(
    "date",
    [
        "1843",
        "1843-09",
        "1843-09-01",
        "1843-22",
        "1843~",
        "1843-09~",
        "1840/1843",
        "-0043",
        "1843-01/1843-02",
    ],
)
def test_dates_come_back_as_they_were(tmp_path: Path, date: str) -> None:
    site = site_of(tmp_path, {"book": {"type": "book", "issued": date}})
    assert read_again(site, "book", "bib").texts["issued"] == date
    assert read_again(site, "book", "json").texts["issued"].replace("~/", "/") == date
