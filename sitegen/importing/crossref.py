"""What Crossref calls CSL-JSON: its own format with some of CSL's names, but other types, lists for texts, and much
about the registration itself (https://api.crossref.org/swagger-ui/index.html).

It also says what became of a work (https://www.crossref.org/documentation/crossmark/):
whether it was retracted, or is the preprint of what was published since. The fields `status` and `genre` tell that to
the checks and to readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sitegen.importing.dates import from_csl

_TYPES = {
    "journal-article": "article-journal", "posted-content": "article", "proceedings-article": "paper-conference",
    "proceedings": "book", "proceedings-series": "book", "monograph": "book", "edited-book": "book",
    "reference-book": "book", "book-set": "book", "book-series": "book", "book-chapter": "chapter",
    "book-section": "chapter", "book-part": "chapter", "book-track": "chapter", "reference-entry": "entry",
    "dissertation": "thesis", "peer-review": "review", "report-component": "report", "report-series": "report",
    "journal": "periodical", "journal-issue": "periodical", "journal-volume": "periodical", "database": "dataset",
    "component": "document", "grant": "document", "other": "document",
}  # fmt: skip
"""Types of CSL by those of Crossref (https://api.crossref.org/types), where they have other names."""

_ABOUT_THE_REGISTRATION = (
    "indexed", "reference-count", "references-count", "is-referenced-by-count", "content-domain", "created",
    "deposited", "score", "member", "prefix", "source", "resource", "link", "reference", "journal-issue",
    "alternative-id", "relation", "update-to", "updated-by", "update-policy", "assertion", "published",
    "published-print", "published-online", "published-other", "license", "subtype", "original-title",
    "short-title", "subtitle", "isbn-type", "issn-type", "accepted", "approved", "posted", "institution",
    "group-title", "article-number", "edition-number", "short-container-title", "archive", "intermediate-ref",
    "aliases", "special-numbering", "free-to-read", "proceedings-subject", "degree", "project", "copyright",
    "categories", "status",
)  # fmt: skip
"""What is not of the source, or is written as CSL has it by `as_csl`."""

_RETRACTIONS = ("retraction", "withdrawal", "removal", "partial_retraction", "retracted")
_DOUBTS = ("expression_of_concern", "expression-of-concern")
_PUBLISHED = ("is-preprint-of", "is-version-of")


def is_crossrefs(item: Mapping[str, Any]) -> bool:
    """Whether an item is in Crossref's own format."""
    return (
        not {"indexed", "content-domain", "reference-count"}.isdisjoint(item)
        or str(item.get("type")) in _TYPES
    )


def as_csl(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item in CSL's own names and forms."""
    csl = {key: value for key, value in item.items() if key not in _ABOUT_THE_REGISTRATION}
    csl["type"] = _TYPES.get(str(item.get("type")), item.get("type"))
    for key in ("title", "container-title", "event-title"):
        csl[key] = _first(item.get(key))
    subtitle = _first(item.get("subtitle"))
    if subtitle and subtitle.casefold() not in csl["title"].casefold():
        csl["title"] = f"{csl['title']}: {subtitle}" if csl["title"] else subtitle
    csl["container-title-short"] = _first(item.get("short-container-title")) or _first(
        item.get("container-title-short")
    )
    csl["number"] = item.get("article-number") or item.get("number")
    csl["edition"] = item.get("edition-number") or item.get("edition")
    csl["issued"] = _issued(item)
    csl["publisher"] = _first(item.get("publisher")) or _institution(item)
    if "//doi.org/" in str(item.get("URL")) or "//dx.doi.org/" in str(item.get("URL")):
        csl.pop("URL")  # which is the DOI again
    for key, people in csl.items():
        if isinstance(people, list) and any(isinstance(one, dict) and "name" in one for one in people):
            csl[key] = [_person(one) for one in people]
    if item.get("subtype") == "preprint":
        csl["genre"] = "preprint"
    csl["status"] = _status(item)
    return csl


def _first(value: object) -> str:
    if isinstance(value, list):
        return next((one for one in value if isinstance(one, str) and one.strip()), "")
    return value if isinstance(value, str) else ""


def _person(one: object) -> object:
    return (
        {"literal": one["name"]} if isinstance(one, dict) and not one.get("family") and "name" in one else one
    )


def _institution(item: Mapping[str, Any]) -> str:
    found = item.get("institution")
    first = found[0] if isinstance(found, list) and found else found
    return str(first.get("name") or "") if isinstance(first, dict) else ""


def _issued(item: Mapping[str, Any]) -> object:
    """The first of the dates that says a day, month or year."""
    dates = (
        item.get(key) for key in ("issued", "published", "published-online", "published-print", "posted")
    )
    return next((date for date in dates if isinstance(date, dict) and from_csl(date)), item.get("issued"))


def _status(item: Mapping[str, Any]) -> str:
    """What became of the work: that it was retracted, by which notice, or under which DOI it was published."""
    for update in _updates(item, "updated-by"):
        if str(update.get("type")).casefold() in _RETRACTIONS:
            return f"retracted ({_notice(update)})"
    related = item.get("relation")
    relations: Mapping[str, Any] = related if isinstance(related, dict) else {}
    for notice in _others(relations.get("is-retracted-by")):
        return f"retracted ({notice})"
    if (
        _first(item.get("title"))
        .casefold()
        .startswith(("retracted:", "retracted article:", "[retracted]", "withdrawn:"))
    ):
        return "retracted (says its title)"
    if item.get("subtype") == "preprint" or item.get("type") == "posted-content":
        for relation in _PUBLISHED:
            for doi in _others(relations.get(relation)):
                if doi.casefold() != str(item.get("DOI")).casefold():
                    return f"published as {doi}"
    return _first(item.get("status"))


def doubts(item: Mapping[str, Any]) -> Iterator[str]:
    """The notices by which a publisher says that it has concerns about a work."""
    for update in _updates(item, "updated-by"):
        if str(update.get("type")).casefold().replace(" ", "_") in _DOUBTS:
            yield _notice(update)


def _updates(item: Mapping[str, Any], key: str) -> Iterator[Mapping[str, Any]]:
    found = item.get(key)
    yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _notice(update: Mapping[str, Any]) -> str:
    """A notice's DOI and date."""
    date = update.get("updated")
    day = from_csl(date) if isinstance(date, dict) else ""
    return ", ".join(filter(None, (str(update.get("DOI") or ""), day))) or "no notice is named"


def _others(related: object) -> Iterator[str]:
    for one in related if isinstance(related, list) else ():
        if isinstance(one, dict) and one.get("id-type") == "doi" and isinstance(one.get("id"), str):
            yield one["id"]
