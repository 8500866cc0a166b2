"""What was found of all that a brief, or the publication, says: counts, in words and by source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

import msgspec

from sitegen.dates import parse
from sitegen.publication.receipts import Receipt, Result, Statement
from sitegen.views.builder import ViewBuilder
from sitegen.views.parts import Date, SourceMark

_ABSENT: tuple[Result, ...] = ("waived", "missing")
_UNCHECKED: tuple[Result, ...] = ("unread", "uncopied")


class Tally(msgspec.Struct, frozen=True):
    """How many statements there are: all, those that are in a copy, those that follow from records or other dates,
    those that are in no copy, and those that could not be checked."""

    total: int
    found: int
    derived: int
    absent: int
    unchecked: int


class KindTally(msgspec.Struct, frozen=True):
    """The tally of a kind of statement, by its key in the interface's strings."""

    kind: Statement
    tally: Tally


class SourceTally(msgspec.Struct, frozen=True):
    """How much of the publication is in the copy of a source, by kind; the day of the copy and its digest, "" where
    there is none."""

    source: SourceMark
    copied: Date | None
    digest: str
    counts: tuple[int, ...]


class ChecksView(msgspec.Struct, frozen=True):
    """What is checked, how, and what cannot be: headings with texts; then counts."""

    explanations: tuple[tuple[str, str], ...]
    all: Tally
    kinds: tuple[KindTally, ...]
    sources: tuple[SourceTally, ...]
    file: str
    """The address of receipts.json."""


def tally(receipts: Iterable[Receipt]) -> Tally:
    """The tally of some receipts."""
    found = list(receipts)
    in_copy = sum(receipt.is_in_copy for receipt in found)
    absent = sum(receipt.result in _ABSENT for receipt in found)
    unchecked = sum(receipt.result in _UNCHECKED for receipt in found)
    return Tally(len(found), in_copy, len(found) - in_copy - absent - unchecked, absent, unchecked)


def brief_receipt(builder: ViewBuilder, id_: str, language: str) -> tuple[str, ...]:
    """What was found of a brief as a few sentences; none where there is nothing to be told."""
    known = builder.publication.receipts.get(id_)
    if known is None:
        return ()
    counted, own = tally(known.checked.of(language)), known.checked.own.get(language, 0)
    parts = (("derived", counted.derived), ("absent", counted.absent), ("unchecked", counted.unchecked))
    first = []
    if counted.total:
        which = "all" if counted.found == counted.total else "some"
        values = {} if which == "all" else {"found": counted.found}
        first = [builder.t(f"brief.checked.{which}", n=counted.total, **values)]
    rest = [builder.t(f"brief.checked.{name}", n=n) for name, n in (*parts, ("own", own)) if n]
    return (*first, *rest) if counted.total else ()


def explanations(builder: ViewBuilder) -> tuple[tuple[str, str], ...]:
    """What is checked, how, and what cannot be, each with its heading."""
    names = ("what", "how", "limits")
    return tuple((builder.t(f"checks.{name}"), builder.t(f"checks.{name}.text")) for name in names)


def checks_view(builder: ViewBuilder) -> ChecksView:
    """The page on what was compared with the copies of sources."""
    receipts = [
        receipt for found in builder.publication.receipts.values() for receipt in found.checked.receipts
    ]
    kinds: tuple[Statement, ...] = get_args(Statement)
    return ChecksView(
        explanations(builder),
        tally(receipts),
        tuple(KindTally(kind, tally(r for r in receipts if r.kind == kind)) for kind in kinds),
        tuple(_source(builder, id_, receipts, kinds) for id_ in builder.publication.sources),
        f"{builder.addresses.base_path}receipts.json",
    )


def _source(
    builder: ViewBuilder, id_: str, receipts: Iterable[Receipt], kinds: Iterable[Statement]
) -> SourceTally:
    having = [(r.kind, place) for r in receipts for place in r.places if place.source == id_]
    copy = having[0][1] if having else None
    return SourceTally(
        builder.mark(id_),
        builder.date(parse(copy.copied)) if copy and copy.copied else None,
        copy.digest.removeprefix("sha256:")[:12] if copy else "",
        tuple(sum(kind == of for of, _ in having) for kind in kinds),
    )
