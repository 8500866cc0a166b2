"""What addresses elsewhere answered when they were last asked, so that they are not asked too often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

FILE = "links.json"
"""In the folder where sitegen remembers; it may be deleted at any time."""

Verdict = Literal["answers", "fails", "refuses"]
"""Whether an address answers, fails, or does not want to be asked by a program, which says nothing of readers."""

FRESH = timedelta(days=7)
"""So long an address that answered is not asked again."""

APART = timedelta(days=3)
"""Two failures so far apart, with no answer between them, make a link dead."""

_REFUSALS = (401, 403, 405, 407, 418, 429, 451, 503, 999)


class Answer(msgspec.Struct, frozen=True):
    """The status of an HTTP response, or 0 and the reason why there was none."""

    status: int
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        if 200 <= self.status < 400:
            return "answers"
        return "refuses" if self.status in _REFUSALS else "fails"

    def __str__(self) -> str:
        return f"{self.status} {self.reason}".strip() if self.status else self.reason


class LinkRecord(msgspec.Struct, frozen=True):
    """What is known of an address: its last answer, on what day, and since when it fails, if it does."""

    answer: Answer
    day: date
    failing_since: date | None = None

    @property
    def is_dead(self) -> bool:
        return self.failing_since is not None and self.day - self.failing_since >= APART


Answers = dict[str, LinkRecord]


def due_addresses(addresses: Iterable[str], known: Mapping[str, LinkRecord], as_of: date) -> list[str]:
    """The addresses to be asked: those that are new, failed, or answered long ago."""
    return [
        address
        for address in dict.fromkeys(addresses)
        if (last := known.get(address)) is None or last.answer.verdict == "fails" or as_of - last.day >= FRESH
    ]


def with_answer(known: LinkRecord | None, answer: Answer, as_of: date) -> LinkRecord:
    """What is known of an address after it gave this answer."""
    if answer.verdict != "fails":
        return LinkRecord(answer, as_of)
    since = known.failing_since if known is not None and known.failing_since else as_of
    return LinkRecord(answer, as_of, since)


def decode(data: bytes) -> Answers:
    """What `data` holds; nothing where it cannot be used."""
    try:
        return msgspec.json.decode(data, type=Answers)
    except (msgspec.DecodeError, RecursionError):
        return {}


def encode(answers: Answers) -> bytes:
    return msgspec.json.format(msgspec.json.encode(dict(sorted(answers.items()))), indent=1)
