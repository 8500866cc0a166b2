"""Is it said where accounts differ, and do records agree on what they both tell?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.passage import FigureAt, Passage
from sitegen.content.passages import texts
from sitegen.dates import Edtf
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention
from sitegen.facts.readers import base, is_read
from sitegen.markdown.document import LinkSlot
from sitegen.problems import Problem, Span, codes
from sitegen.publication.names import Names, fold, names_of
from sitegen.runtime.patterns import lazy_pattern

_SAYS_SO = lazy_pattern(
    r"differ|disagree|disput|contradict|contest|conflict|dissent|at odds|엇갈|다르|다른|달리|반박|이견|논란|어긋|맞서",
    re.IGNORECASE,
)
_FOUNDING = lazy_pattern(
    r"\bfound(?:ed|ing|s)\b|\bestablish|\blaunch|설립|창립|창설|출범|창업|세워", re.IGNORECASE
)
_JOINING = lazy_pattern(
    r"\bjoin|\bappoint|\bhire|\bbecomes?\b|\bbuys?\b|\bacquires?\b|합류|영입|임명|취임|인수|되다",
    re.IGNORECASE,
)
_LEAVING = lazy_pattern(r"\bleaves?\b|\bleft\b|\bresign|\bdepart|\bstep|퇴사|사임|떠나|물러", re.IGNORECASE)
_COUNTED = lazy_pattern(r"\s?([a-z]{3,}|명|건|대|개|곳|편|회|표)")
"""The word after a number that says what it counts."""
_PEOPLE = lazy_pattern(
    r"([가-힣]*(?:직원|연구원|기술자|연구자|개발자|엔지니어|임원|과학자|인력|학생|기자))\s(?:약\s)?$"
)
"""Who is counted, before a Korean number: 600 engineers are not 600 people of any kind."""
_NEAR = 40
"""How many characters around a founding word its date is looked for."""


def check(
    entries: Sequence[Entry], languages: Sequence[str], names: Names, cache: FindingsCache
) -> Iterator[Problem]:
    """Accounts that differ without saying so, links to disputed claims as if they were not, and figures and dates
    that two records give differently for one thing: as far as the languages are read."""
    only = languages[0] if len(languages) == 1 else ""
    claims = {entry.id: entry for entry in entries if entry.kind == "claim"}
    events = {entry.id: entry for entry in entries if entry.kind == "event"}
    differing = {id_ for id_, entry in claims.items() if entry.value.in_dispute}
    for entry in claims.values():
        yield from _lone(entry)
        yield from _accounts(entry, events)
    dates = {id_: event.value.date for id_, event in events.items()}

    def linked(entry: Entry) -> Iterator[Problem]:
        meant = {id_ for link in entry.outgoing.links for id_ in names.find(link.target)[:1]}
        if meant.isdisjoint(differing) and meant.isdisjoint(dates):
            return
        if entry.kind == "brief" and is_read(entry.language):
            yield from _links(entry, differing, names)
        for language, document in entry.texts:
            yield from _dated_links(entry, document.links(), language or only, dates, names)

    yield from cache.problems("linked", (differing, dates, names, only), entries, linked)
    yield from _foundings(entries, events.values())
    yield from _careers(entries, events.values())


class _Told(msgspec.Struct, frozen=True):
    """A passage with its definite figures by what they count, where it has one of a kind only."""

    passage: Passage
    figures: Mapping[str, FigureAt]


def _told(entry: Entry, pointers: tuple[str, ...]) -> list[_Told]:
    found = []
    for passage, text, _ in texts(entry.value, None, entry.passages):
        if passage.pointer.startswith(pointers):
            by_kind: dict[str, list[FigureAt]] = {}
            for at in passage.checked_figures:
                if not at.figure.value.startswith("10^"):
                    by_kind.setdefault(_kind(at, text), []).append(at)
            figures = {kind: of[0] for kind, of in by_kind.items() if kind and len(of) == 1}
            found.append(_Told(passage, figures))
    return found


def _kind(at: FigureAt, text: str) -> str:
    """What a figure counts: its unit, or the word that follows it; "" where that is not clear."""
    if at.figure.unit:
        return at.figure.unit
    match = _COUNTED.match(text, at.figure.end)
    people = _PEOPLE.search(text, max(0, at.figure.start - 12), at.figure.start)
    return (people[1] if people else "") + match[1].lower() if match else ""


def _lone(entry: Entry) -> Iterator[Problem]:
    """Accounts that differ where no other account gives anything that they could differ from."""
    accounts = entry.value.accounts
    if not any(account.stance in ("supports", "partly") for account in accounts):
        for i, account in enumerate(accounts):
            if account.stance == "differs":
                message = f"{account.source} differs, and no account says what it differs from"
                hint = codes.LONE_DIFFERENCE.hint
                yield codes.LONE_DIFFERENCE.at(entry.origin.at(f"accounts/{i}/stance"), message, hint)


def _accounts(entry: Entry, events: Mapping[str, Entry]) -> Iterator[Problem]:
    """Accounts whose figures part, from one another or from the event that the claim is about."""
    claim: schema.Claim = entry.value
    if claim.in_dispute:
        return
    says = _told(entry, ("accounts/",))
    for language in dict.fromkeys(told.passage.language for told in says):
        first: dict[str, FigureAt] = {}
        for told in says:
            for kind, at in told.figures.items() if told.passage.language == language else ():
                other = first.setdefault(kind, at)
                if not _agree(at, other):
                    span = Span(entry.origin.file, at.line, at.column)
                    message = f"this account gives {at.said}, another {other.said}, and neither differs"
                    hint = "set the stance to differs or disputes, or correct the figure"
                    yield codes.UNMARKED_CONFLICT.at(span, message, hint)
    for id_ in claim.about:
        if id_ in events:
            yield from _against_event(entry, says, events[id_])


def _agree(one: FigureAt, other: FigureAt) -> bool:
    return one.figure.is_supported_by(other.figure) or other.figure.is_supported_by(one.figure)


def _against_event(entry: Entry, says: Iterable[_Told], event: Entry) -> Iterator[Problem]:
    given = {
        (told.passage.language, kind): at
        for told in _told(event, ("title", "summary"))
        for kind, at in told.figures.items()
    }
    for told in says:
        if set(told.passage.sources) & set(event.value.sources):
            for kind, at in told.figures.items():
                other = given.get((told.passage.language, kind))
                if other is not None and not _agree(at, other):
                    span = Span(entry.origin.file, at.line, at.column)
                    message = f"{at.said} here, {other.said} in the event {event.id}"
                    yield codes.RECORDS_DISAGREE.at(span, message, codes.RECORDS_DISAGREE.hint)


def _links(entry: Entry, differing: set[str], names: Names) -> Iterator[Problem]:
    """Links of a brief to a claim on which accounts differ, in words that do not say so."""
    body = entry.body
    if body is None or not differing:
        return
    links = body.links()
    for block in body.blocks:
        if block.set_off == "disputed":
            continue
        for slot in links[slice(*block.links)]:
            found = names.find(slot.target)
            if found and found[0] in differing and not _SAYS_SO.search(body.text, block.start, block.end):
                message = f'accounts of "{found[0]}" differ, and this does not say so'
                hint = "put it in a ::: disputed block, or say that accounts differ"
                span = Span(entry.origin.file, slot.line, slot.column)
                yield codes.UNMARKED_CONFLICT.at(span, message, hint)


def _dated_links(
    entry: Entry, links: Iterable[LinkSlot], language: str, events: Mapping[str, Edtf], names: Names
) -> Iterator[Problem]:
    """Sentences that link to an event and give it another date."""
    for slot in links:
        found = names.find(slot.target)
        date = events.get(found[0]) if found else None
        if date is None or found[0] == entry.id:
            continue
        sentence = f"{slot.before}{slot.text}{slot.after}"
        said = [day for day in numbers(sentence, language).dates if not day.decade]
        dates = [day for day in said if day.year] or [day for day in said if day.month]
        if len(dates) == 1 and not _may_meet(dates[0], date):
            shown = sentence[dates[0].start : dates[0].end]
            span = Span(entry.origin.file, slot.line, slot.column)
            message = f"“{shown}” here, {date} in the event {found[0]}"
            yield codes.RECORDS_DISAGREE.at(span, message, codes.RECORDS_DISAGREE.hint)


def _meets(said: DateMention, date: Edtf) -> bool:
    """Whether a date that is said and one of a record have a day in common."""
    first, last = date.earliest, date.latest
    start = (said.year, said.month or 1, said.day or 1)
    end = (said.year, said.month or 12, said.day or 31)
    after = first is not None and (first.year, first.month, first.day) > end
    before = last is not None and (last.year, last.month, last.day) < start
    return not after and not before


def _may_meet(said: DateMention, date: Edtf) -> bool:
    """Whether a date that may be said without its year has a day in common with one of a record."""
    if said.year or date.earliest is None or date.latest is None:
        return _meets(said, date)
    years = range(date.earliest.year, date.latest.year + 1)
    return any(_meets(msgspec.structs.replace(said, year=year), date) for year in years)


def _apart(one: Edtf, other: Edtf) -> bool:
    """Whether two dates have certainly no day in common."""
    return bool(
        (one.earliest and other.latest and one.earliest > other.latest)
        or (other.earliest and one.latest and other.earliest > one.latest)
    )


def _title(event: Entry) -> str:
    """What an event is called in the languages that are read."""
    return " ".join(text for language, text in event.value.title.texts if not language or is_read(language))


def _foundings(entries: Iterable[Entry], events: Iterable[Entry]) -> Iterator[Problem]:
    """Organisations whose founding is dated in two ways."""
    for entry in entries:
        organization = entry.value
        if entry.kind != "organization" or organization.founded is None:
            continue
        called = [fold(name) for name in names_of(organization)]
        for event in events:
            title = _title(event)
            about = entry.id in event.value.organizations and any(name in fold(title) for name in called)
            if about and _FOUNDING.search(title) and _apart(organization.founded, event.value.date):
                message = f"{organization.founded} here, {event.value.date} in the event {event.id}"
                hint = codes.RECORDS_DISAGREE.hint
                yield codes.RECORDS_DISAGREE.at(entry.origin.at("founded"), message, hint)
        for passage in entry.passages:
            if passage.pointer == "description":
                yield from _described_founding(entry, passage, organization.founded)


def _described_founding(entry: Entry, passage: Passage, founded: Edtf) -> Iterator[Problem]:
    text = dict(entry.value.description.texts).get(passage.language)
    if text is None:
        return
    for at in passage.dates:
        start, end = at.date.start, at.date.end
        near = (
            text.text[end : end + _NEAR]
            if base(passage.language) == "ko"
            else text.text[max(0, start - _NEAR) : start]
        )
        if at.date.year and _FOUNDING.search(near) and not _meets(at.date, founded):
            span = Span(entry.origin.file, at.line, at.column)
            message = f"“{at.shown}” here, {founded} in `founded`"
            yield codes.RECORDS_DISAGREE.at(span, message, codes.RECORDS_DISAGREE.hint)


def _careers(entries: Iterable[Entry], events: Iterable[Entry]) -> Iterator[Problem]:
    """Roles that begin or end on another date than the event in which the person comes or goes."""
    moves: dict[str, list[Entry]] = {}
    for event in events:
        if len(event.value.people) == 1:
            moves.setdefault(event.value.people[0], []).append(event)
    for entry in entries:
        if entry.kind != "person":
            continue
        for event in moves.get(entry.id, ()):
            title = _title(event)
            concerned = [
                (i, role)
                for i, role in enumerate(entry.value.roles)
                if role.organization in event.value.organizations
            ]
            for pattern, name in ((_JOINING, "start"), (_LEAVING, "end")):
                days = [(i, getattr(role, name)) for i, role in concerned if getattr(role, name)]
                if pattern.search(title) and days and all(_apart(day, event.value.date) for _, day in days):
                    i, day = days[0]
                    message = f"{day} here, {event.value.date} in the event {event.id}"
                    hint = codes.RECORDS_DISAGREE.hint
                    yield codes.RECORDS_DISAGREE.at(entry.origin.at(f"roles/{i}/{name}"), message, hint)
