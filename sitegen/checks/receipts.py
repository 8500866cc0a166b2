"""What readers are told of each quotation, figure and date: whether it is in a copy of its sources, and where.

All of it follows from the records and from verified.lock, never from captured texts: a build that has these says what
one says that has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

import msgspec

from sitegen.checks.block_quotations import shown
from sitegen.checks.data import data_statements
from sitegen.checks.evidence import RULES, Evidence, SourceEvidence
from sitegen.checks.figures import dated_fields, is_known, is_reckoned, supporting_sources
from sitegen.checks.marks import Marks, marks_of
from sitegen.checks.quotable import Quotable
from sitegen.checks.waiving import WaiverFilter
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.passage import DateAt, FigureAt, Passage, QuotedAt
from sitegen.content.passages import texts
from sitegen.facts import quotations
from sitegen.facts.quantities import DateMention, Figure
from sitegen.ledgers.verified import Kind, Lock
from sitegen.ledgers.waivers import Waiver
from sitegen.publication.receipts import (
    NO_RECEIPTS,
    Checked,
    CopyPlace,
    Receipt,
    Receipts,
    RecordReceipts,
    Result,
)

_CONTEXT = 32
"""How many characters of the publication's own text are given on each side."""


def receipts(content: Content, lock: Lock | None, waive: WaiverFilter) -> Receipts:
    """The receipts of all records; none where nothing was ever verified."""
    if lock is None:
        return NO_RECEIPTS
    evidence = Evidence(content.entries, {}, lock, content.files)
    fingerprint = _fingerprint(evidence, lock, waive.valid)
    by_id: dict[str, list[Entry]] = {}
    for entry in content.entries:
        by_id.setdefault(entry.id, []).append(entry)
    finder = _Finder(evidence, waive)
    found = {
        id_: RecordReceipts((fingerprint, tuple(entries)), lambda entries=entries: finder.checked(entries))  # type: ignore[misc]
        for id_, entries in by_id.items()
    }
    return Receipts(found, fingerprint)


def _fingerprint(evidence: Evidence, lock: Lock, waivers: Sequence[Waiver]) -> bytes:
    parts = (lock, evidence.dependencies, evidence.data_fingerprint, waivers)
    return blake2b(msgspec.msgpack.encode(parts, order="deterministic"), digest_size=16).digest()


class _Finder:
    """Finds the receipts of records."""

    def __init__(self, evidence: Evidence, waive: WaiverFilter) -> None:
        self._evidence = evidence
        self._waive = waive
        self._quotable: dict[str, Quotable] = {}

    def checked(self, entries: Iterable[Entry]) -> Checked:
        """The receipts of the files of one record."""
        found: list[Receipt] = []
        own: Counter[str] = Counter()
        for entry in entries:
            found += self._entry(entry)
            own.update(p.language for p in entry.passages if p.own and p.kind != "heading")
        return Checked(tuple(found), dict(own))

    def _entry(self, entry: Entry) -> Iterator[Receipt]:
        if entry.kind == "source":
            yield from self._quotes(entry)
        for passage, text, block in texts(entry.value, entry.body, entry.passages):
            if passage.figures or passage.dates or passage.quotations:
                yield from self._passage(entry, passage, text, marks_of(entry, passage, block))
        for pointer, said, ids in dated_fields(entry):
            sources = [id_ for id_ in ids if id_ in self._evidence.sources]
            if sources:
                known = any(self._evidence.is_issued(id_, said) for id_ in sources)
                what = f"the date {said.key}"
                receipt = Receipt("date", pointer, "", said.key, "", "", "missing", tuple(sources))
                yield self._judged(receipt, entry, "dates", said.key, what, "recorded" if known else None)
        if entry.kind == "medium":
            for statement in data_statements([entry], self._evidence.files, self._evidence):
                yield self._data(entry, statement.said, statement.written, statement.sources)

    def _quotes(self, entry: Entry) -> Iterator[Receipt]:
        for i, quote in enumerate(entry.value.quotes):
            receipt = Receipt(
                "quotation",
                f"quotes/{i}/exact",
                "",
                quote.exact,
                "",
                "",
                "missing",
                (entry.id,),
                quote=(entry.id, quote.id),
                exact=quote.exact,
            )
            what = f"“{shown(quote.exact)}”"
            yield self._judged(receipt, entry, "quotations", quotations.digest(quote.exact), what)

    def _passage(self, entry: Entry, passage: Passage, text: str, marks: Marks) -> Iterator[Receipt]:
        cited = [id_ for id_ in passage.sources if id_ in self._evidence.sources]
        for words, start in zip(passage.quotations, _starts(passage, text), strict=True) if cited else ():
            receipt = self._quoted(entry, passage, words, cited)
            if receipt is not None:
                yield marks.placed(_in_text(receipt, text, start, words.text), words)
        supporting = supporting_sources(passage, entry, self._evidence)
        for figure in passage.checked_figures if supporting else ():
            receipt = self._figure(entry, passage, figure, supporting)
            yield marks.placed(_in_text(receipt, text, figure.figure.start, receipt.said), figure)
        for mention in passage.dates if supporting else ():
            receipt = self._date(entry, passage, mention, supporting)
            yield marks.placed(_in_text(receipt, text, mention.date.start, receipt.said), mention)

    def _quoted(
        self, entry: Entry, passage: Passage, words: QuotedAt, cited: Sequence[str]
    ) -> Receipt | None:
        """Words between quotation marks; None where they are the title of a source, which needs no receipt."""
        wanted = quotations.parts(words.text)
        base = Receipt(
            "quotation", passage.pointer, passage.language, words.text, "", "", "missing", tuple(cited),
            exact=words.text,
        )  # fmt: skip
        what = f"“{shown(words.text)}”"
        found = self._judged(base, entry, "quotations", words.key, what)
        if found.is_in_copy or not wanted:
            return found if wanted else None
        named = dict(passage.quotes)
        for id_ in cited:
            quote = self._of(id_).quote_with(wanted, named.get(id_))
            if quote is not None:
                original = msgspec.structs.replace(base, quote=(id_, quote.id), exact=quote.exact)
                key = quotations.digest(quote.exact)
                judged = self._judged(original, entry, "quotations", key, what)
                own = quotations.holds(quote.exact, wanted)
                return (
                    msgspec.structs.replace(judged, result="translated")
                    if judged.is_in_copy and not own
                    else judged
                )
            if self._of(id_).is_title(wanted):
                return None
        return found

    def _figure(self, entry: Entry, passage: Passage, at: FigureAt, sources: Sequence[str]) -> Receipt:
        figure = at.figure
        reckoned = (
            figure.reckoned and figure.unit == "year" and is_reckoned(figure.value, sources, self._evidence)
        )
        receipt = Receipt(
            "figure", passage.pointer, passage.language, at.shown, "", "", "missing", tuple(sources),
            unit=figure.unit,
        )  # fmt: skip
        what = f"the figure {at.said}"
        return self._judged(
            receipt, entry, "figures", figure.key_with_bound, what, "computed" if reckoned else None
        )

    def _date(self, entry: Entry, passage: Passage, at: DateAt, sources: Sequence[str]) -> Receipt:
        known = is_known(at.date, passage, sources, self._evidence)
        given = any(self._evidence.gives(id_, at.date) for id_ in sources)
        receipt = Receipt(
            "date", passage.pointer, passage.language, at.shown, "", "", "missing", tuple(sources)
        )
        otherwise: Result | None = "recorded" if given else "computed" if known else None
        return self._judged(receipt, entry, "dates", at.date.key, f"the date “{at.shown}”", otherwise)

    def _data(
        self, entry: Entry, said: Figure | DateMention, written: str, sources: tuple[str, ...]
    ) -> Receipt:
        is_figure = isinstance(said, Figure)
        receipt = Receipt(
            "figure" if is_figure else "date", "data", "", written, "", "", "missing", sources,
            unit=said.unit if isinstance(said, Figure) else "",
        )  # fmt: skip
        if isinstance(said, Figure):
            return self._judged(receipt, entry, "figures", said.key_with_bound, f"the figure “{written}”")
        given = any(self._evidence.gives(id_, said) or self._evidence.is_issued(id_, said) for id_ in sources)
        what = f"the date “{written}”"
        return self._judged(receipt, entry, "dates", said.key, what, "recorded" if given else None)

    def _judged(
        self,
        receipt: Receipt,
        entry: Entry,
        kind: Kind,
        key: str,
        what: str,
        otherwise: Result | None = None,
    ) -> Receipt:
        """The receipt with what is recorded under a key; `otherwise` is its result where that is nothing, and `what`
        is what problems call it."""
        known = {id_: self._evidence.sources[id_] for id_ in receipt.sources}
        places = tuple(place for id_, of in known.items() if (place := _place(id_, of, kind, key)))
        if places:
            return msgspec.structs.replace(receipt, result="found", places=places)
        if otherwise is not None:
            return msgspec.structs.replace(receipt, result=otherwise)
        reason = self._waive.reason(entry.origin.file, kind, what)
        if reason:
            return msgspec.structs.replace(receipt, result="waived", reason=reason)
        result: Result = "missing"
        if any(of.lock is None for of in known.values()):
            result = "uncopied"
        elif kind != "quotations" and any(not of.is_read for of in known.values()):
            result = "unread"
        return msgspec.structs.replace(receipt, result=result)

    def _of(self, source: str) -> Quotable:
        if source not in self._quotable:
            self._quotable[source] = Quotable(self._evidence.sources[source].source)
        return self._quotable[source]


def _place(id_: str, known: SourceEvidence, kind: Kind, key: str) -> CopyPlace | None:
    lock = known.lock
    found = lock.of(kind).get(key) if lock else None
    if lock is None or found is None or found.rule != RULES[kind]:
        return None
    copy = (lock.text, lock.copied, found.rule, found.day, found.terms, found.words)
    return CopyPlace(id_, found.at, found.paragraph, *copy, found.page, found.second)


def _starts(passage: Passage, text: str) -> list[int]:
    """Where in its text each of the quotations of a passage begins."""
    if passage.kind == "quotation" and passage.sources:
        return [0]
    return [words.start for words in quotations.marked(text)][: len(passage.quotations)]


def _in_text(receipt: Receipt, text: str, start: int, said: str) -> Receipt:
    """The receipt with the words around what is `said` from `start` on in a text; names of records, which are put in
    later, are not cut."""
    end = start + len(said)
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if before.count("]]") > before.count("[["):
        before = before.partition("]]")[2]
    if after.count("[[") > after.count("]]"):
        after = after.rpartition("[[")[0]
    return msgspec.structs.replace(receipt, before=before, after=after)
