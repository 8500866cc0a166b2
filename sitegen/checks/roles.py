"""Do the posts that people are said to hold go together?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.problems import Problem, codes
from sitegen.runtime.patterns import lazy_pattern

_SINGLE = lazy_pattern(
    r"(?P<ceo>(?:chief executive|ceo|managing director)(?: officer)?|최고경영자|대표이사|대표)"
    r"|(?P<president>president|대통령|사장)|(?P<chair>chair(?:man|woman|person)?|회장|의장)"
    r"|(?P<minister>prime minister|총리)|(?P<mayor>mayor|시장)|(?P<editor>editor-in-chief|editor in chief|편집장)"
    r"|(?P<director>director|소장|원장)|(?P<chancellor>chancellor|총장)",
    re.IGNORECASE,
)
"""Posts that one person has at a time."""


class _Held(msgspec.Struct, frozen=True):
    entry: Entry
    index: int
    role: schema.Role

    @property
    def post(self) -> str:
        """The role's title, folded."""
        return " ".join(str(self.role.title).casefold().split())

    @property
    def single(self) -> str:
        """The kind of post, where only one person has it at a time."""
        for _, title in self.role.title.texts if self.role.title else ():
            if match := _SINGLE.fullmatch(title.strip()):
                return match.lastgroup or ""
        return ""


def check(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Roles of nothing, roles that overlap where they cannot, and roles in organisations that were not founded yet."""
    founded: dict[str, schema.Organization] = {}
    held: dict[str, list[_Held]] = {}
    for entry in entries:
        if entry.kind == "organization":
            founded[entry.id] = entry.value
        elif entry.kind == "person":
            for i, role in enumerate(entry.value.roles):
                if role.title is None and role.organization is None:
                    message = "a role has neither a title nor an organization"
                    yield codes.MISSING_FIELD.at(entry.origin.at(f"roles/{i}"), message, "add `title:`")
                if role.organization:
                    held.setdefault(role.organization, []).append(_Held(entry, i, role))
    for organization, roles in held.items():
        if organization in founded:
            yield from _before_founding(organization, founded[organization], roles)
        dated = [one for one in roles if one.role.title and (one.role.start or one.role.end)]
        by_post: dict[tuple[str, str], list[_Held]] = {}
        for one in dated:
            by_post.setdefault((one.entry.id, one.post), []).append(one)
            if one.single:
                by_post.setdefault(("", one.single), []).append(one)
        for (holder, _), group in by_post.items():
            for one, other in combinations(group, 2):
                if _overlap(one.role, other.role) and (holder or one.entry.id != other.entry.id):
                    yield _overlapping(organization, one, other)


def _before_founding(
    organization: str, record: schema.Organization, roles: Iterable[_Held]
) -> Iterator[Problem]:
    birth = record.founded
    for one in roles:
        for name, day in (("start", one.role.start), ("end", one.role.end)):
            if birth and day and day.latest and birth.earliest and day.latest < birth.earliest:
                span = one.entry.origin.at(f"roles/{one.index}/{name}")
                message = f"{organization} was founded in {birth}, after this ({day})"
                yield codes.ROLE_BEFORE_FOUNDING.at(span, message, "correct the role, or `founded`")
                break


def _overlapping(organization: str, one: _Held, other: _Held) -> Problem:
    span = other.entry.origin.at(f"roles/{other.index}")
    if one.entry.id == other.entry.id:
        message = f'{other.entry.id} is "{other.role.title}" of {organization} twice at the same time'
    else:
        message = f'{one.entry.id} is "{one.role.title}" of {organization} at the same time'
    return codes.ROLES_OVERLAP.at(span, message, codes.ROLES_OVERLAP.hint)


def _overlap(one: schema.Role, other: schema.Role) -> bool:
    """Whether both are certainly held on the same day. Without a start, nothing is certain but the last day."""
    if (one.start, one.end) == (other.start, other.end):
        return True
    first, first_end = _certain(one)
    second, second_end = _certain(other)
    if first is None or second is None:
        return False
    return max(first, second) < min(first_end, second_end)


def _certain(role: schema.Role) -> tuple[date | None, date]:
    """From when to when a role is certainly held."""
    start = role.start.latest if role.start else None
    return start, role.end.earliest if role.end and role.end.earliest else date.max
