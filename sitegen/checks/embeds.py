"""Does every embedded view show something?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.records.fields import TimelineEntry
from sitegen.dates import EdtfError
from sitegen.markdown.document import EmbedSlot
from sitegen.markdown.embeds import CLAIMS, TIMELINE
from sitegen.problems import Problem, Span, codes
from sitegen.publication.selection import selected_claims, selected_events

_OWN = frozenset({TIMELINE.name, CLAIMS.name})


def check(entries: Sequence[Entry], cache: FindingsCache) -> Iterator[Problem]:
    """Timelines and tables of claims whose options no event or claim fits. Embeds of extensions are theirs to check."""
    showing = [entry for entry in entries if entry.outgoing.has_embeds]
    if not showing:
        return iter(())
    events = {entry.id: happened for entry in entries if (happened := entry.value.timeline_entry) is not None}
    claims = {entry.id: entry.value for entry in entries if entry.kind == "claim"}
    dependencies = (
        [(e.people, e.organizations, e.terms, e.sources, str(e.date), e.importance) for e in events.values()],
        [(c.about, c.by, [a.source for a in c.accounts], c.in_dispute) for c in claims.values()],
    )
    return cache.problems("embeds", dependencies, showing, lambda entry: _entry(entry, events, claims))


def _entry(
    entry: Entry, events: Mapping[str, TimelineEntry], claims: Mapping[str, schema.Claim]
) -> Iterator[Problem]:
    for _, document in entry.texts:
        for embed in document.embeds():
            if embed.view in _OWN and not _shows_any(embed, events, claims):
                what = "event" if embed.view == "timeline" else "claim"
                options = " ".join(f"{name}={value}" for name, value in embed.options)
                message = f"no {what} fits {options}" if options else f"there is no {what} to show"
                span = Span(entry.origin.file, embed.line, embed.column)
                yield codes.EMPTY_EMBED.at(span, message, codes.EMPTY_EMBED.hint)


def _shows_any(
    embed: EmbedSlot, events: Mapping[str, TimelineEntry], claims: Mapping[str, schema.Claim]
) -> bool:
    options = dict(embed.options)
    try:
        found = (
            selected_events(options, events) if embed.view == "timeline" else selected_claims(options, claims)
        )
        return any(True for _ in found)
    except EdtfError:
        return True  # the date is a problem of its own
