"""Sources of every type in schema.org's vocabulary."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from sitegen.content.records.source_types import TRAITS
from sitegen.views.source_json_ld import _TYPES
from tests.exports.test_bibtex import site_of
from tests.exports.test_every_type import COMMON, EVERY

CASES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "paper": (
        {"type": "article-journal", "container": "Annals", "volume": 12, "issue": 3,
         "page": "45-67", "issn": "0378-5955",
         "doi": "10.1000/182", "status": "retracted", "note": "Cited for its retraction."},
        {"@type": "ScholarlyArticle", "pagination": "45-67", "sameAs": "https://doi.org/10.1000/182",
         "creativeWorkStatus": "retracted",
         "identifier": [{"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1000/182"}],
         "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3", "isPartOf": {
             "@type": "PublicationVolume", "volumeNumber": "12", "isPartOf": {
                 "@type": "Periodical", "name": "Annals", "issn": "0378-5955"}}}},
    ),
    "law": (
        {"type": "legislation", "number": "Act 1", "jurisdiction": "Korea", "authority": "Assembly",
         "issued": "2020-01-02"},
        {"@type": "Legislation", "legislationIdentifier": "Act 1", "legislationJurisdiction": "Korea",
         "legislationPassedBy": {"@type": "Organization", "name": "Assembly"}, "legislationDate": "2020-01-02"},
    ),
    "episode": (
        {"type": "broadcast", "container": "Slow Radio", "number": 14, "volume": 2, "genre": "podcast",
         "host": [{"literal": "Ada"}]},
        {"@type": "PodcastEpisode", "partOfSeries": {"@type": "PodcastSeries", "name": "Slow Radio"},
         "partOfSeason": {"@type": "CreativeWorkSeason", "seasonNumber": "2"}, "episodeNumber": "14",
         "contributor": [{"@type": "Person", "name": "Ada"}], "name": "T"},
    ),
    "chapter": (
        {"type": "chapter", "container": "The book", "isbn": "978-0-306-40615-7", "publisher": "Press", "page": "1-9"},
        {"@type": "Chapter", "isPartOf": {"@type": "Book", "name": "The book", "isbn": "978-0-306-40615-7"},
         "publisher": {"@type": "Organization", "name": "Press"}, "pagination": "1-9"},
    ),
    "data": (
        {"type": "dataset", "version": "2", "license": "CC0-1.0"},
        {"@type": "Dataset", "description": "S", "version": "2", "license": "CC0-1.0"},
    ),
    "review": (
        {"type": "review-book", "reviewed_title": "R", "reviewed_author": [{"literal": "B"}]},
        {"@type": "Review", "itemReviewed": {
            "@type": "Book", "name": "R", "author": [{"@type": "Person", "name": "B"}]}},
    ),
    "thesis": ({"type": "thesis", "genre": "PhD"}, {"@type": "Thesis", "inSupportOf": "PhD"}),
    "post": ({"type": "post"}, {"@type": "SocialMediaPosting"}),
    "video": ({"type": "motion_picture", "director": [{"literal": "D"}]},
              {"@type": "VideoObject", "director": [{"@type": "Person", "name": "D"}]}),
    "newspaper": ({"type": "article-newspaper", "container": "The Times"},
                  {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "The Times"}}),
}  # fmt: skip


def data_of(folder: Path, sources: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    site = site_of(folder, sources)
    found = {}
    for id_ in sources:
        page = (site.get(f"sources/{id_}/index.html") or b"").decode()
        (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        found[id_] = json.loads(text)
    return found


def test_a_source_is_what_schema_org_calls_it(tmp_path: Path) -> None:
    found = data_of(tmp_path, {id_: fields for id_, (fields, _) in CASES.items()})
    for id_, (_, expected) in CASES.items():
        nodes = found[id_].get("@graph", [found[id_]])
        (node,) = [
            node for node in nodes if node.get("headline") == "T" and node["@type"] == expected["@type"]
        ]
        assert {key: node.get(key) for key in expected} == expected


def test_every_type_with_everything_has_a_type_of_schema_org(tmp_path: Path) -> None:
    assert list(_TYPES) == sorted(_TYPES) and set(_TYPES) == set(TRAITS)
    sources = {type_.replace("_", "-"): {"type": type_, **COMMON, **EVERY} for type_ in TRAITS}
    for id_, data in data_of(tmp_path, sources).items():
        text = json.dumps(data)
        assert "10.1000/182" in text and "null" not in text and '""' not in text, id_
