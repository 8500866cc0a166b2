"""Waivers that waive nothing, too much, or no longer."""

from __future__ import annotations

from sitegen.problems import Code

EXPIRED_WAIVER = Code(
    "expired-waiver",
    "warning",
    "A waiver is valid up to its `until`.",
    "Fix what it waives, or set a later day.",
    "until: 2025-12-31, in January 2026",
)
STALE_WAIVER = Code(
    "stale-waiver",
    "warning",
    "A waiver applies to a finding.",
    "Remove it.",
    "a waiver of a figure that has been corrected since",
)
WIDE_WAIVER = Code(
    "wide-waiver",
    "warning",
    "A waiver waives one finding.",
    "Make `finding` longer, so that it matches only one message.",
    'finding: "20", which is part of four messages',
)
