"""Who and what appears in a source: only what the source's own record says of it, never what other records do."""

from __future__ import annotations

from sitegen.content import schema


def appearing(source: schema.Source) -> tuple[str, ...]:
    """The people, organisations and terms that appear in a source, each once: those who wrote it, who speak in its
    quotations, and whom or what it mentions."""
    authors = (name.person for name in source.authors if name.person)
    speakers = (quote.speaker.record for quote in source.quotes if quote.speaker and quote.speaker.record)
    return tuple(dict.fromkeys((*authors, *speakers, *source.mentions)))
