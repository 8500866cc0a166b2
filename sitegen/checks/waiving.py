"""Which findings the editors have waived; and are their waivers still valid?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from sitegen.ledgers.waivers import Waiver, Waivers, folded
from sitegen.problems import Code, Problem, codes

_UNVERIFIED = frozenset(
    code.name
    for code in (codes.QUOTATION_DIFFERS, codes.MARKED_WORDS, codes.FIGURE_NOT_FOUND, codes.DATE_NOT_FOUND)
)
"""What a build without the sources' texts can only call unverified."""

_NOT_FOUND: Mapping[str, frozenset[str]] = {
    "quotations": frozenset((codes.QUOTATION_DIFFERS.name, codes.MARKED_WORDS.name, codes.UNVERIFIED.name)),
    "figures": frozenset((codes.FIGURE_NOT_FOUND.name, codes.UNVERIFIED.name)),
    "dates": frozenset((codes.DATE_NOT_FOUND.name, codes.UNVERIFIED.name)),
}
"""The codes of what is in no source, by kind."""


class WaiverFilter:
    """Takes waived findings out, and remembers which waivers were of use."""

    def __init__(self, waivers: Waivers, as_of: date, known: Mapping[str, Code] = codes.BY_NAME) -> None:
        """`known` are all kinds of problems, by name."""
        self._known = known
        self._waivers = waivers
        self._as_of = as_of
        self._used: dict[int, set[str]] = {}
        self._by_file: dict[str, list[tuple[int, Waiver]]] = {}
        for i, waiver in enumerate(waivers.all):
            if not _is_past(waiver, as_of):
                self._by_file.setdefault(_file(waiver), []).append((i, waiver))

    def __call__(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems that no waiver covers."""
        if not self._by_file:
            return iter(problems)
        return (problem for problem in problems if not self._waives(problem))

    def note(self, problems: Iterable[Problem]) -> None:
        """Notes which problems waivers covered that were taken out before."""
        for problem in problems:
            self._waives(problem)

    @property
    def valid(self) -> tuple[Waiver, ...]:
        """The waivers that have not expired."""
        return tuple(waiver for waivers in self._by_file.values() for _, waiver in waivers)

    def reason(self, file: str, kind: str, what: str) -> str:
        """Why it is waived that something in a file is in no source; "" where it is not. `kind` is that of the record
        of what was verified, `what` is what messages call it."""
        for _, waiver in self._by_file.get(file, ()):
            finding = folded(waiver.finding)
            if waiver.code in _NOT_FOUND.get(kind, ()) and (
                finding in folded(what) or folded(what) in finding
            ):
                return waiver.reason
        return ""

    def _waives(self, problem: Problem) -> bool:
        waived = False
        for i, waiver in self._by_file.get(problem.span.file, ()):
            if self._fits(waiver, problem):
                self._used.setdefault(i, set()).add(problem.message)
                waived = True
        return waived

    def _fits(self, waiver: Waiver, problem: Problem) -> bool:
        code = self._known.get(problem.code)
        same = waiver.code == problem.code
        same = same or (problem.code == codes.UNVERIFIED.name and waiver.code in _UNVERIFIED)
        return bool(same and code and code.waivable and folded(waiver.finding) in folded(problem.message))

    def problems(
        self, inactive_codes: Collection[str] = (), hidden: Collection[str] = ()
    ) -> Iterator[Problem]:
        """Waivers that have expired, that waive nothing, or more than one finding. Waivers of
        `inactive_codes`, or in `hidden` files, are left out: this run could not have found these."""
        for i, waiver in enumerate(self._waivers.all):
            at = self._waivers.origin.at
            if _is_past(waiver, self._as_of):
                message = f"this waiver was valid until {waiver.until}"
                yield codes.EXPIRED_WAIVER.at(
                    at(f"/{i}/until"), message, "fix what it waives, or set a later day"
                )
            elif i not in self._used:
                if waiver.code not in inactive_codes and _file(waiver) not in hidden:
                    message = f'nothing in {waiver.file} is {waiver.code} with "{waiver.finding}"'
                    yield codes.STALE_WAIVER.at(at(f"/{i}"), message, "remove this waiver")
            elif len(self._used[i]) > 1:
                message = f"this waives {len(self._used[i])} findings"
                hint = "quote more of the message you mean"
                yield codes.WIDE_WAIVER.at(at(f"/{i}/finding"), message, hint)


def _file(waiver: Waiver) -> str:
    return f"content/{waiver.file.removeprefix('content/')}"


def _is_past(waiver: Waiver, as_of: date) -> bool:
    return waiver.until is not None and waiver.until.latest is not None and waiver.until.latest < as_of
