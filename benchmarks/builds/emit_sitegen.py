"""The corpus as a project of sitegen in one language, with a template of its own that can be edited."""

from __future__ import annotations

from pathlib import Path

from benchmarks.builds.corpus import BASE_URL, DESCRIPTION, TITLE, Corpus, Event, Organisation, Person, Source
from benchmarks.builds.files import Files, with_front_matter, yaml
from sitegen.theme.folders import theme_folders

TEMPLATE = "templates/brief.html"


def emit(corpus: Corpus) -> Files:
    """The project's files. The texts' own marks are sitegen's already."""
    site = {"title": TITLE, "description": DESCRIPTION, "base_url": BASE_URL, "languages": ["en"]}
    settings = f"{yaml(site)}share_cards: false\n"  # Hugo's pages have none
    files = {"content/site.yaml": settings, TEMPLATE: _shipped_template()}
    for brief in corpus.briefs:
        fields = {
            "title": brief.title,
            "abstract": brief.abstract,
            "published": brief.published,
            "about": brief.people + brief.organisations,
        }
        files[f"content/briefs/{brief.id}.en.md"] = with_front_matter(fields, brief.body)
    files |= {f"content/people/{person.id}.yaml": _person(person) for person in corpus.people}
    files |= {f"content/sources/{source.id}.yaml": _source(source) for source in corpus.sources}
    files |= {f"content/organizations/{one.id}.yaml": _organisation(one) for one in corpus.organisations}
    return files | {f"content/events/{event.id}.yaml": _event(event) for event in corpus.events}


def _shipped_template() -> str:
    found = theme_folders(Path(__file__).parent).read()[0].find("brief.html")
    if found is None:
        raise FileNotFoundError("sitegen's theme has no brief.html")
    return found[1].decode("utf-8")


def _person(person: Person) -> str:
    return yaml(
        {
            "name": {"en": person.name, "ko": person.korean_name} if person.korean_name else person.name,
            "description": person.biography,
            "roles": [{"title": person.post, "organization": person.organisation}],
        }
    )


def _source(source: Source) -> str:
    """A source has no field for the people in it: its summary links to them."""
    named = ", ".join(f"[[{person}]]" for person in source.people)
    return yaml(
        {
            "type": "report",
            "title": source.title,
            "container": source.publisher,
            "authors": [{"literal": source.author}],
            "issued": source.issued,
            "url": source.url,
            "language": "en",
            "summary": f"{source.summary} Names {named}.",
        }
    )


def _organisation(organisation: Organisation) -> str:
    return yaml({"name": organisation.name, "description": organisation.summary})


def _event(event: Event) -> str:
    return yaml(
        {
            "title": event.title,
            "date": event.date,
            "summary": event.summary,
            "people": event.people,
            "organizations": event.organisations,
            "sources": event.sources,
        }
    )
