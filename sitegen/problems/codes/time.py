"""Dates that do not agree, and what has become old."""

from __future__ import annotations

from sitegen.problems import Code

REVIEW_DUE = Code(
    "review-due",
    "warning",
    "A brief is reviewed by the day given in its `review_by`.",
    "Review the brief and set a later day.",
    "review_by: 2025-11-19, on 20 November 2025",
    waivable=True,
)
BRIEF_OUTDATED = Code(
    "brief-outdated",
    "warning",
    "A brief is at least as recent as the sources on its subject.",
    "Add what the source says and set `updated`.",
    "published: 2025-10-01, about: [meta], and a source of 2025-11-12 on Meta",
    waivable=True,
)
REVERSED_DATES = Code(
    "reversed-dates",
    "warning",
    "What begins, is issued or is published comes before what ends, is updated or corrected.",
    "Swap the two dates, or correct one.",
    "start: 2018, end: 2013",
    waivable=True,
)
SOURCES_OLDER = Code(
    "sources-older",
    "warning",
    "An event has a source that is not older than the event, unless it is `planned`.",
    "Correct the date, or cite a source that is recent enough.",
    "date: 2025-11, and all sources are of 2023",
    waivable=True,
)
ROLES_OVERLAP = Code(
    "roles-overlap",
    "warning",
    "A person holds a post once at a time, and a post with a single holder has only one at a time.",
    "Correct the dates, or merge the two roles.",
    "two people who are chief executive of one company in 2024",
    waivable=True,
)
ROLE_BEFORE_FOUNDING = Code(
    "role-before-founding",
    "warning",
    "Nobody holds a post in an organisation before it was founded.",
    "Correct the role, or `founded`.",
    "start: 2012, in an organisation with founded: 2013",
    waivable=True,
)
ACCESSED_BEFORE_ISSUED = Code(
    "accessed-before-issued",
    "warning",
    "A source is accessed after it appeared.",
    "Correct `accessed` or `issued`.",
    "issued: 2025-11-19, accessed: 2025-11-02",
    waivable=True,
)
FUTURE_DATE = Code(
    "future-date",
    "warning",
    "An event in the future is `planned`; nothing is issued, accessed, updated or corrected in the future; and an "
    "event is no longer `planned` once its day has passed.",
    "Correct the date, or the event's `status`.",
    "date: 2027-01, status: reported, in November 2026",
    waivable=True,
)
RELATIVE_DATE = Code(
    "relative-date",
    "warning",
    "Records and briefs give absolute dates, so that they are still true tomorrow.",
    "Write the month or year that is meant.",
    "Meta laid off 600 people last month.",
    waivable=True,
)
