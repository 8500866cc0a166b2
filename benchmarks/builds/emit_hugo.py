"""The corpus as a Hugo project: people, sources and organisations are taxonomies whose terms have pages of their own,
which gives their backlinks; links to people go through a render hook, citations through a shortcode.

Configuration and layouts are the files in `hugo/`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from benchmarks.builds.corpus import BASE_URL, DESCRIPTION, TITLE, Corpus
from benchmarks.builds.files import Files, with_front_matter

TEMPLATE = "layouts/briefs/page.html"

_FIXED = Path(__file__).parent / "hugo"
_PERSON = re.compile(r"\[\[([a-z0-9-]+)(?:\|([^\]]+))?\]\]")
_CITATION = re.compile(r"\[@([a-z0-9-]+)\]")

# Events have no pages, but the timeline and the backlinks list them.
_EVENTS: dict[str, Any] = {
    "title": "Events",
    "build": {"render": "never"},
    "cascade": {"build": {"render": "link"}, "sitemap": {"disable": True}},
}


def emit(corpus: Corpus) -> Files:
    """The project's files."""
    files = {
        path.relative_to(_FIXED).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(_FIXED.rglob("*"))
        if path.is_file()
    }
    site = {"baseURL": BASE_URL, "title": TITLE, "params.description": DESCRIPTION}
    settings = "".join(f"{key} = {json.dumps(value)}\n" for key, value in site.items())
    files["hugo.toml"] = settings + files["hugo.toml"]
    files["content/_index.md"] = with_front_matter({"title": TITLE}, "")
    for section in ("briefs", "timeline", "people", "organizations", "sources"):
        files[f"content/{section}/_index.md"] = with_front_matter({"title": section.capitalize()}, "")
    files["content/events/_index.md"] = with_front_matter(_EVENTS, "")
    for brief in corpus.briefs:
        fields: dict[str, Any] = {
            "title": brief.title,
            "date": brief.published,
            "summary": brief.abstract,
            "people": brief.people,
            "sources": brief.sources,
            "organizations": brief.organisations,
        }
        files[f"content/briefs/{brief.id}.md"] = with_front_matter(fields, _translated(brief.body))
    for person in corpus.people:
        fields = {
            "title": person.name,
            "korean_name": person.korean_name,
            "post": person.post,
            "organization": person.organisation,
            "organizations": [person.organisation],
        }
        files[f"content/people/{person.id}/_index.md"] = with_front_matter(fields, person.biography)
    for source in corpus.sources:
        fields = {
            "title": source.title,
            "author": source.author,
            "publisher": source.publisher,
            "date": source.issued,
            "address": source.url,
            "people": source.people,
        }
        files[f"content/sources/{source.id}/_index.md"] = with_front_matter(fields, source.summary)
    for organisation in corpus.organisations:
        fields = {"title": organisation.name}
        text = with_front_matter(fields, organisation.summary)
        files[f"content/organizations/{organisation.id}/_index.md"] = text
    for event in corpus.events:
        fields = {
            "title": event.title,
            "date": event.date,
            "summary": event.summary,
            "people": event.people,
            "sources": event.sources,
            "organizations": event.organisations,
        }
        files[f"content/events/{event.id}.md"] = with_front_matter(fields, "")
    return files


def _translated(text: str) -> str:
    """The corpus's own marks as a link and a shortcode."""
    linked = _PERSON.sub(lambda found: f"[{found[2] or ''}](/people/{found[1]})", text)
    return _CITATION.sub(lambda found: f'{{{{< cite "{found[1]}" >}}}}', linked)
