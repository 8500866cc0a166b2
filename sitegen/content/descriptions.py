"""What each field of a record is for, in the words that an editor shows while one writes."""

from __future__ import annotations

FIELDS: dict[str, dict[str, str]] = {
    "Aliases": {
        "by_language": "Other names, as a list, or by language",
    },
    "Name": {
        "family": "The family name",
        "given": "The given name",
        "literal": "The whole name, if it has no parts",
        "person": "The id of the person, if there is a record",
    },
    "Reference": {
        "source": "The id of the source",
        "literal": "What it is called, if it is not a source here",
    },
    "Speaker": {
        "record": "The id of the person or organisation",
        "literal": "Who it was, if there is no record",
    },
    "Quote": {
        "id": "The id it is cited by: [@source#id]",
        "exact": "The words, exactly as the source has them, in its language",
        "speaker": "Who said it",
        "translation": "The words in the site's other languages",
        "locator": "Where in the source: para. 4, p. 12",
    },
    "Extent": {
        "starts_with": "Its first words on the captured page",
        "ends_before": "The words that follow its end there",
    },
    "Source": {
        "type": "What kind of text it is, in the terms of CSL",
        "title": "Its title, in its own language and in the site's",
        "language": "The language it is written in: en, ko",
        "summary": "What it says, in your own words",
        "container": "The newspaper, journal or site it appeared in",
        "authors": "Who wrote it",
        "issued": "When it appeared",
        "updated": "When it was last changed",
        "accessed": "When you read it",
        "date_note": "How the date was established, if the source does not give one",
        "note": "What a reader should know about it",
        "url": "Its address",
        "archived": "Where a copy of it is kept",
        "kind": "What it is as evidence",
        "derived_from": "The reports it relies on: ids of sources, or names",
        "mentions": "The ids of the people, organisations and terms that its text names",
        "extent": "Where it begins and ends on the captured page",
        "quotes": "Short phrases of it that are cited word for word",
    },
    "Role": {
        "title": "What the post is called",
        "organization": "The id of the organisation",
        "start": "When it started",
        "end": "When it ended; left out while it continues",
        "sources": "The ids of the sources that say so",
    },
    "Person": {
        "name": "The name, as it is usual in each language",
        "description": "Who it is, in a sentence or two",
        "aliases": "Other names, by which links and the search find the record",
        "discouraged": "Spellings to avoid",
        "roles": "The posts held",
        "same_as": "Addresses of the same person elsewhere, Wikidata first",
    },
    "Organization": {
        "name": "The name, as it is usual in each language",
        "description": "What it is, in a sentence or two",
        "aliases": "Other names, by which links and the search find the record",
        "discouraged": "Spellings to avoid",
        "parent": "The id of the organisation it belongs to",
        "founded": "When it was founded",
        "same_as": "Addresses of the same organisation elsewhere, Wikidata first",
    },
    "Event": {
        "title": "What happened, as a headline",
        "date": "When it happened, no more exactly than the sources allow",
        "summary": "What happened, in your own words",
        "sources": "The ids of the sources that report it",
        "people": "The ids of the people concerned",
        "organizations": "The ids of the organisations concerned",
        "terms": "The ids of the terms it has to do with",
        "importance": "Whether it stands out on the timeline",
        "status": "Whether it is reported, confirmed, planned or denied",
    },
    "Account": {
        "source": "The id of the source",
        "stance": "Whether it says so, says so in part, differs, or rejects it",
        "says": "What it says about the claim, in your own words",
        "quote": "The id of a quotation of that source",
    },
    "Claim": {
        "statement": "What is claimed, or the question that is open",
        "accounts": "What each source says about it",
        "by": "The id of the person or organisation whose claim it is",
        "date": "When it was made",
        "about": "The ids of what it is about",
        "note": "What you have to add",
    },
    "Term": {
        "name": "The term in each language",
        "definition": "What it means, for a reader who has not met it",
        "aliases": "Other words for it, by which links and the search find it",
        "sources": "The ids of the sources that the definition rests on",
    },
    "Correction": {
        "date": "The day of the correction",
        "text": "What was wrong and what it says now",
    },
    "BriefFields": {
        "title": "The headline",
        "abstract": "What the brief tells, in two or three sentences",
        "published": "The day it was first published; before that day it is left out of the site",
        "kicker": "A few words above the headline",
        "authors": "Who wrote it",
        "updated": "The day it was last brought up to date",
        "order": "Its place in the list of briefs",
        "about": "The ids of its subjects",
        "key_points": "What to take away from it, each point with its source",
        "unknowns": "What the sources leave open",
        "backstory": "How it was made",
        "corrections": "What was corrected, and when",
        "review_by": "The day by which it must be reviewed",
        "draft": "Whether it is left out of the site for now",
    },
    "PageFields": {
        "title": "The headline",
        "description": "What the page is about, for search engines and previews",
        "order": "Its place among the pages",
    },
    "Featured": {
        "briefs": "The ids of the briefs on the front page, in order",
        "events": "The ids of the events on the front page, in order",
    },
    "Publisher": {
        "name": "Who publishes",
        "url": "The publisher's address",
    },
    "Section": {
        "id": "A section of the site, or the id of a page",
        "name": "What the navigation calls it",
    },
    "Policy": {
        "page": "The id of the page that has it",
        "url": "Its address, if it is on another site",
        "name": "What it is called",
    },
    "Site": {
        "title": "The publication's name",
        "description": "What it is about, in a sentence",
        "base_url": "The address it will have",
        "languages": "Its languages; the first is that of addresses without a prefix",
        "publisher": "Who publishes it",
        "authors": "Who writes it",
        "license": "Under which terms it may be used",
        "featured": "What the front page shows",
        "policies": "How it works and corrects itself",
        "sections": "The entries of the navigation, in order",
        "until": "The day up to which the story is covered",
        "share_cards": "Whether each brief has its own picture for links that are shared",
    },
    "Waiver": {
        "code": "The kind of problem, from the brackets of its message",
        "file": "The file it is in, below content/",
        "finding": "Words from the message that identify this finding",
        "reason": "Why it is accepted",
        "until": "The last day on which the waiver applies",
    },
}
"""By class of the schema and field."""


def description(cls: type, field: str) -> str:
    """What a field is for."""
    return FIELDS.get(cls.__name__, {}).get(field, "")
