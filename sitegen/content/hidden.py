"""What is not shown yet: drafts, and briefs that are published later. It is filtered out once, right after
reading: nothing that is linked, checked or rendered ever holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.dates import comes_on, has_come, parse
from sitegen.options import Visibility

NAMED = 8
"""So many briefs are named, and the rest counted."""


class Hidden(msgspec.Struct, frozen=True):
    """One language of a brief that is not shown: a draft, or, where it says `published`, what comes later."""

    id: str
    language: str
    file: str
    published: str = ""
    former_ids: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        return not self.published

    @property
    def why(self) -> str:
        """Why it is not shown."""
        return "it is a draft" if self.is_draft else f"it is published later ({self.published})"

    @property
    def fix(self) -> str:
        """How to have it shown."""
        if self.is_draft:
            return f"take `draft: true` out of {self.file}; --drafts shows it before"
        return "wait until then; --future shows it before"


def hidden(entry: Entry, visibility: Visibility) -> Hidden | None:
    """What is hidden of an entry: nothing, None, where it is shown."""
    if entry.kind != "brief" or entry.value is None:
        return None
    fields: schema.BriefFields = entry.value
    place, former = (entry.id, entry.language, entry.origin.file), fields.former_ids
    if fields.draft and not visibility.drafts:
        return Hidden(*place, former_ids=former)
    if visibility.until is not None and not has_come(fields.published, visibility.until):
        return Hidden(*place, fields.published.text, former)
    return None


def left_out(entries: Iterable[Entry], all_hidden: Iterable[Hidden]) -> tuple[str, ...]:
    """Says what is hidden in addition to the `entries` that are shown: a line of drafts, and one of what comes
    later."""
    found = tuple(all_hidden)
    if not found:
        return ()
    shown = frozenset(entry.id for entry in entries if entry.kind == "brief")
    drafts = _named((one for one in found if one.is_draft), shown)
    later = _named((one for one in found if not one.is_draft), shown)
    lines = []
    if drafts:
        what, it = ("1 draft was", "it") if len(drafts) == 1 else (f"{len(drafts)} drafts were", "them")
        lines.append(f"{what} left out: {_listed(drafts)}; --drafts shows {it}")
    if later:
        what, it = ("1 brief is", "it") if len(later) == 1 else (f"{len(later)} briefs are", "them")
        was = "was" if len(later) == 1 else "were"
        days = (comes_on(parse(one.published)) for one in found if not one.is_draft)
        next_ = min((day for day in days if day is not None), default=None)
        when = f"; the next comes out on {next_}" if next_ is not None and len(later) > 1 else ""
        lines.append(
            f"{what} published later and {was} left out: {_listed(later)}{when}; --future shows {it}"
        )
    return tuple(lines)


def _named(some: Iterable[Hidden], shown: frozenset[str]) -> dict[str, str]:
    """Each brief by its id, with its day; its languages are named where it is shown in others."""
    by_id: dict[str, list[Hidden]] = {}
    for one in some:
        by_id.setdefault(one.id, []).append(one)
    return {id_: _name(of, id_ in shown) for id_, of in by_id.items()}


def _name(languages: Sequence[Hidden], others_are_shown: bool) -> str:
    first = languages[0]
    if not others_are_shown and all(one.published == first.published for one in languages):
        return first.id + _day(first)
    return ", ".join(f"{one.id}.{one.language}{_day(one)}" for one in languages)


def _day(one: Hidden) -> str:
    return f" ({one.published})" if one.published else ""


def _listed(names: Mapping[str, str]) -> str:
    more = len(names) - NAMED
    first = ", ".join(list(names.values())[:NAMED])
    return f"{first}, and {more} more" if more > 0 else first
