"""Which languages can nobody here read, and how much is therefore compared with nothing?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sitegen.checks.evidence import Evidence
from sitegen.checks.figures import supporting_sources
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.schema import Site
from sitegen.facts.readers import base, is_read
from sitegen.problems import Problem, Span, codes


def check(content: Content, site: Site) -> Iterator[Problem]:
    """Languages of the site and of its sources whose figures and dates nothing reads, each once."""
    told: set[str] = set()
    for language, span, whose in _languages(content, site):
        if is_read(language) or base(language) in told:
            continue
        told.add(base(language))
        message = f'sitegen cannot read "{language}", the language of {whose}: figures and dates in it are not compared'
        yield codes.UNREAD_LANGUAGE.at(span, message, codes.UNREAD_LANGUAGE.hint)


def _languages(content: Content, site: Site) -> Iterator[tuple[str, Span, str]]:
    for i, language in enumerate(site.languages):
        yield language, content.site_origin.at(f"languages/{i}"), "this site"
    for entry in content.entries:
        if entry.kind == "source":
            yield entry.value.language, entry.origin.at("language"), f'the source "{entry.id}"'


def count(entries: Iterable[Entry], evidence: Evidence) -> str:
    """How many statements and sources are not read, in words; "" where all are."""
    statements: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for entry in entries:
        if entry.kind == "source" and not is_read(entry.value.language):
            sources[base(entry.value.language)] += 1
        for passage in entry.passages:
            is_supported = supporting_sources(passage, entry, evidence) or any(
                id_ in evidence.sources for id_ in passage.sources
            )
            if passage.language and is_supported and not is_read(passage.language):
                statements[base(passage.language)] += 1
    parts = [
        f"{n} {what}{'' if n == 1 else 's'} in {language}"
        for what, found in (("statement", statements), ("source", sources))
        for language, n in sorted(found.items())
    ]
    return ", ".join(parts)
