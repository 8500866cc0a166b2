"""British and American English, and Korean, as CLDR 47 has them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from msgspec.structs import replace

from sitegen.language.conventions.model import Conventions, Lists, Number


def _english_plural(n: Number) -> str:
    return "one" if abs(n) == 1 else "other"


def _english_ordinal(n: Number) -> str:
    last = abs(n) % 10
    is_teen = abs(n) % 100 == last + 10
    return {1: "one", 2: "two", 3: "few"}.get(int(last), "other") if not is_teen else "other"


def _other(n: Number) -> str:
    return "other"


def _figures(n: Number) -> str:
    """A number with at most three decimals: "1,234.5"."""
    if isinstance(n, int):
        return f"{n:,}"
    text = f"{Decimal(str(n)).quantize(Decimal('0.001'), ROUND_HALF_EVEN):,}"
    return text.rstrip("0").rstrip(".")


_split = str.split
_BRITISH = Conventions(
    language="en",
    territory="GB",
    months={
        **dict.fromkeys(("MMM", "LLL"), tuple(_split("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"))),
        **dict.fromkeys(
            ("MMMM", "LLLL"),
            tuple(
                _split(
                    "January February March April May June July August September October November December"
                )
            ),
        ),
    },
    eras={"abbreviated": ("BC", "AD"), "wide": ("Before Christ", "Anno Domini")},
    patterns={
        "y": "y",
        "yMMM": "MMM y",
        "yMMMM": "MMMM y",
        "yMMMd": "d MMM y",
        "MMM": "LLL",
        "MMMd": "d MMM",
        "MMMMd": "d MMMM",
        "Gy": "y G",
        "GyMMM": "MMM y G",
        "GyMMMd": "d MMM y G",
    },
    intervals={
        "y": {"y": ("y–", "y")},
        "MMM": {"M": ("MMM – ", "MMM")},
        "MMMd": {"M": ("d MMM – ", "d MMM"), "d": ("d–", "d MMM")},
        "yMMM": {"M": ("MMM – ", "MMM y"), "y": ("MMM y – ", "MMM y")},
        "yMMMM": {"M": ("MMMM – ", "MMMM y"), "y": ("MMMM y – ", "MMMM y")},
        "yMMMd": {
            "d": ("d–", "d MMM y"),
            "M": ("d MMM – ", "d MMM y"),
            "y": ("d MMM y – ", "d MMM y"),
        },
    },
    interval="{0} – {1}",
    lists=Lists("{0} and {1}", "{0}, {1}", "{0}, {1}", "{0} and {1}"),
    plural=_english_plural,
    ordinal=_english_ordinal,
    number=_figures,
)

_AMERICAN = replace(
    _BRITISH,
    territory="US",
    months={
        **_BRITISH.months,
        **dict.fromkeys(("MMM", "LLL"), tuple(_split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"))),
    },
    patterns={
        **_BRITISH.patterns,
        "yMMMd": "MMM d, y",
        "MMMd": "MMM d",
        "MMMMd": "MMMM d",
        "GyMMMd": "MMM d, y G",
    },
    intervals={
        **_BRITISH.intervals,
        "y": {"y": ("y – ", "y")},
        "MMMd": {"M": ("MMM d – ", "MMM d"), "d": ("MMM d – ", "d")},
        "yMMMd": {
            "d": ("MMM d – ", "d, y"),
            "M": ("MMM d – ", "MMM d, y"),
            "y": ("MMM d, y – ", "MMM d, y"),
        },
    },
    lists=Lists("{0} and {1}", "{0}, {1}", "{0}, {1}", "{0}, and {1}"),
)

_KOREAN = Conventions(
    language="ko",
    territory="KR",
    months=dict.fromkeys(("MMM", "LLL", "MMMM", "LLLL"), tuple(f"{month}월" for month in range(1, 13))),
    eras={"abbreviated": ("BC", "AD"), "wide": ("기원전", "서기")},
    patterns={
        "y": "y년",
        "yM": "y. M.",
        "yMd": "y. M. d.",
        "yMMM": "y년 MMM",
        "yMMMM": "y년 MMMM",
        "yMMMd": "y년 MMM d일",
        "MMM": "LLL",
        "MMMd": "MMM d일",
        "MMMMd": "MMMM d일",
        "Gy": "G y년",
        "GyMMM": "G y년 MMM",
        "GyMMMd": "G y년 MMM d일",
        "GyMd": "GGGGG y/M/d",
    },
    intervals={
        "y": {"y": ("y년 ~ ", "y년")},
        "yM": {"M": ("y. M ~ ", "y. M"), "y": ("y. M ~ ", "y. M")},
        "yMd": dict.fromkeys("dMy", ("y. M. d. ~ ", "y. M. d.")),
        "MMM": {"M": ("MMM~", "MMM")},
        "MMMM": {"M": ("LLLL–", "LLLL")},
        "MMMd": {"M": ("M월 d일 ~ ", "M월 d일"), "d": ("MMM d일~", "d일")},
        "yMMM": {"M": ("y년 M월~", "M월"), "y": ("y년 M월 ~ ", "y년 M월")},
        "yMMMM": {"M": ("y년 MMMM ~ ", "MMMM"), "y": ("y년 MMMM ~ ", "y년 MMMM")},
        "yMMMd": {
            "d": ("y년 M월 d일~", "d일"),
            "M": ("y년 M월 d일 ~ ", "M월 d일"),
            "y": ("y년 M월 d일 ~ ", "y년 M월 d일"),
        },
    },
    interval="{0} ~ {1}",
    lists=Lists("{0} 및 {1}", "{0}, {1}", "{0}, {1}", "{0} 및 {1}"),
    plural=_other,
    ordinal=_other,
    number=_figures,
)

PINNED: Mapping[str, Conventions] = {
    "en": _BRITISH,
    "en-gb": _BRITISH,
    "en-us": _AMERICAN,
    "ko": _KOREAN,
    "ko-kr": _KOREAN,
}
"""By the language's tag in small letters."""
