"""Are quotations in their sources, word for word?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from sitegen.checks import block_quotations
from sitegen.checks.block_quotations import shown
from sitegen.checks.evidence import Evidence, SourceEvidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.quotable import Quotable
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.passage import QuotedAt
from sitegen.facts import quotations
from sitegen.facts.locate import Files
from sitegen.problems import Problem, Span, codes


def check(
    entries: Iterable[Entry], evidence: Evidence, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    """Quotations of sources that differ from the source's text, and words between quotation marks that are neither
    in a source cited for them nor in a translation of one of its quotations."""
    quotable = functools.cache(
        lambda: {id_: Quotable(known.source) for id_, known in evidence.sources.items()}
    )

    def find(entry: Entry) -> Iterator[Problem]:
        if entry.kind == "source":
            yield from _exact(entry, entry.value, evidence.sources[entry.id])
        for passage in entry.passages:
            sources = [id_ for id_ in passage.sources if id_ in evidence.sources]

            def look_up(
                words: QuotedAt, span: Span, language: str = passage.language, sources: list[str] = sources
            ) -> Iterator[Problem]:
                return _marked(words, language, span, sources, quotable(), evidence)

            if passage.is_quotation and sources:
                yield from block_quotations.check(entry, passage, evidence, files, look_up)
            else:
                for words in passage.quotations if sources else ():
                    yield from look_up(words, Span(entry.origin.file, words.line, words.column))

    return cache.problems("quotations", evidence.dependencies, entries, find)


def _exact(entry: Entry, source: schema.Source, known: SourceEvidence) -> Iterator[Problem]:
    for i, quote in enumerate(source.quotes):
        state = known.quotation(quote.exact, quotations.digest(quote.exact))
        span = entry.origin.at(f"quotes/{i}/exact")
        if state == "absent":
            near = known.folded.nearest(quote.exact)
            hint = f"did you mean “{near}”?" if near else "copy the words from the source"
            message = f"“{shown(quote.exact)}” is not in the text of {entry.id}"
            yield codes.QUOTATION_DIFFERS.at(span, message, hint)
        elif state == "unrecorded":
            yield unverified(f"the quotation “{shown(quote.exact)}”", span, [entry.id])
        if quote.speaker is not None and _is_indirect(quote, source, known):
            message = (
                f"“{shown(quote.exact)}” has a speaker, but the text of {entry.id} does not mark it as speech"
            )
            yield codes.INDIRECT_SPEECH.at(
                entry.origin.at(f"quotes/{i}/speaker"), message, codes.INDIRECT_SPEECH.hint
            )


def _is_indirect(quote: schema.Quote, source: schema.Source, known: SourceEvidence) -> bool:
    """Whether a quotation with a speaker is in a text that marks speech, and is not marked there. The words of an
    interview, a letter or a speech are their speaker's without marks."""
    if known.capture is None or source.type == "interview" or source.kind in ("interview", "primary"):
        return False
    if quote.speaker and quote.speaker.record in (name.person for name in source.authors):
        return False
    place = known.find_quotation(quote.exact)
    return place is not None and not quotations.is_marked(known.capture.text, *place)


def _marked(
    words: QuotedAt,
    language: str,
    span: Span,
    sources: list[str],
    quotable: Mapping[str, Quotable],
    evidence: Evidence,
) -> Iterator[Problem]:
    wanted = quotations.parts(words.text)
    if not wanted or any(quotable[id_].has(wanted) for id_ in sources):
        return
    states = {id_: evidence.sources[id_].quotation(words.text, words.key) for id_ in sources}
    if not {"recorded", "found"}.isdisjoint(states.values()):
        return
    unread = [id_ for id_ in sources if states[id_] in ("unrecorded", "uncaptured")]
    if any(_same_language(language, evidence.sources[id_].source.language) for id_ in unread):
        recorded = [id_ for id_ in unread if states[id_] == "unrecorded"]
        if len(recorded) == len(unread):
            yield unverified(f"“{shown(words.text)}”", span, recorded)
        return
    message = f"“{shown(words.text)}” is not in any source cited for it: {', '.join(sources)}"
    hint = next(
        (
            f"did you mean “{near}”?"
            for id_ in sources
            if states[id_] == "absent" and (near := evidence.sources[id_].folded.nearest(words.text))
        ),
        f"quote the source, or add the quotation with its translation to {sources[0]}",
    )
    yield codes.MARKED_WORDS.at(span, message, hint)


def unverified(what: str, span: Span, sources: list[str]) -> Problem:
    """That something is not recorded as compared with any of `sources`."""
    message = f"{what} has not been compared with {' or '.join(sources)}"
    return codes.UNVERIFIED.at(span, message, "run `sitegen verify` where the texts of the sources are")


def _same_language(one: str, other: str) -> bool:
    return one.partition("-")[0] == other.partition("-")[0]
