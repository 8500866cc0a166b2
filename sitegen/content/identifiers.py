"""Identifiers and pages as their standards write them: what is wrong with one, and how to fix it."""

from __future__ import annotations

import re

from sitegen.runtime.patterns import lazy_pattern

Fault = tuple[str, str]
"""What is wrong, as it follows the value in a message, and how to fix it."""

_DOI = lazy_pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_DOI_SOMEWHERE = lazy_pattern(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s?#]+")
_PMCID = lazy_pattern(r"PMC[0-9]{1,9}")
_DASH = r"[-‐‑–—]"
_PAGES_WORD = lazy_pattern(r"^(?:pages?|pp?\.?|쪽|페이지)\s*(?=\w)|\s*(?:쪽|페이지|면)$", re.IGNORECASE)
_RANGE = lazy_pattern(rf"([0-9]+)\s*{_DASH}\s*([0-9]+)")


def doi_fault(value: str) -> Fault | None:
    """A DOI is a prefix and a suffix, `10.1000/182` (ISO 26324), not an address."""
    if _DOI.fullmatch(value):
        return None
    if found := _DOI_SOMEWHERE.search(value.replace("%2F", "/").replace("%2f", "/")):
        return "has more than the DOI", f"write {found.group()}"
    return "is not a DOI", 'write it without "https://doi.org/", as in 10.1000/182'


def isbn_fault(value: str) -> Fault | None:
    """An ISBN has 13 digits, or 10 of which the last may be X (ISO 2108); hyphens and spaces may part them."""
    digits = re.sub(r"[-‐‑– ]", "", value).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return _check_digit(digits, isbn10_check(digits), "ISBN")
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return _check_digit(digits, isbn13_check(digits), "ISBN")
    if found := re.fullmatch(r"ISBN(?:-1[03])?:?\s*(.+)", value, re.IGNORECASE):
        return "has more than the ISBN", f"write {found[1]}"
    return "is not an ISBN", "write its 13 digits, as in 978-0-306-40615-7, or the 10 of an older book"


def isbn10_check(digits: str) -> str:
    """The last digit of an ISBN of ten, from the nine before it."""
    rest = -sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9])) % 11
    return "X" if rest == 10 else str(rest)


def isbn13_check(digits: str) -> str:
    """The last digit of an ISBN of thirteen, from the twelve before it."""
    return str(-sum((1, 3)[place % 2] * int(digit) for place, digit in enumerate(digits[:12])) % 10)


def issn_fault(value: str) -> Fault | None:
    """An ISSN is twice four digits, of which the last may be X (ISO 3297)."""
    digits = re.sub(r"[-‐‑– ]", "", value).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return "is not an ISSN", "write its eight digits, as in 0378-5955"
    rest = -sum((8 - place) * int(digit) for place, digit in enumerate(digits[:7])) % 11
    if fault := _check_digit(digits, "X" if rest == 10 else str(rest), "ISSN"):
        return fault
    written = f"{digits[:4]}-{digits[4:]}"
    return None if value == written else ("has other signs than an ISSN", f"write {written}")


def _check_digit(digits: str, right: str, name: str) -> Fault | None:
    if digits[-1] == right:
        return None
    return (
        f"is not an {name}: its last digit, which checks the others, would be {right}",
        "compare it with the source, digit by digit",
    )


def pmid_fault(value: str) -> Fault | None:
    """A PMID is a number."""
    if re.fullmatch(r"[1-9][0-9]{0,8}", value):
        return None
    found = re.search(r"(?<![0-9])[1-9][0-9]{3,8}(?![0-9])", value)
    return "is not a PMID", f"write {found.group()}" if found else "write the number alone, as in 29456894"


def pmcid_fault(value: str) -> Fault | None:
    """A PMCID is a number after PMC."""
    if _PMCID.fullmatch(value):
        return None
    found = re.search(r"[0-9]{3,9}", value)
    return "is not a PMCID", f"write PMC{found.group()}" if found else "write it as in PMC5815332"


def pages_fault(value: str) -> Fault | None:
    """Pages are as the source counts them: 12, 12-19, iv-xii, A1, e0123, 12-19, 24."""
    bare = _PAGES_WORD.sub("", value)
    if bare != value:
        return "has a word for “page”", f"write {bare}; pages get their word in each language"
    for first, last in _RANGE.findall(value):
        whole = first[: max(0, len(first) - len(last))] + last  # 1023-9 is 1023-1029
        if int(whole) < int(first):
            return f"is not a range of pages: {last} comes before {first}", "write the lower page first"
    if not re.search(r"[^\W_]", value):
        return "is not a page", "write it as in 12, 12-19 or e0123"
    return None
