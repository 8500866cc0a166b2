"""The types of sources, all 45 of CSL 1.0.2, and what follows from a type: which fields one usually has and needs,
what it is called by, what kind of thing it is in, and with which others lists group it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary",
    "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case",
    "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference",
    "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation",
    "report", "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty",
    "webpage",
]  # fmt: skip

Nature = Literal["journalism", "research", "law", "official", "data", "recordings", "posts", "other"]
"""What sources of several types have in common, in the order of lists."""

CalledBy = Literal["outlet", "author", "account", "case", "number", "title"]
"""What a source is called by for short, if it can be: who published it; author and year; the account; the parties of
a case or its number; the number; the title."""


class Traits(msgspec.Struct, frozen=True):
    """What sources of a type are like."""

    nature: Nature
    called_by: CalledBy
    container: str
    """What it is in, by the string `fact.<container>`."""
    usual: tuple[str, ...]
    """The variables that one usually has, those first by which it is known."""
    needed: tuple[str, ...]
    """The fields without which it is hard to find."""


def _traits(nature: Nature, called_by: CalledBy, container: str, usual: str, needed: str = "") -> Traits:
    return Traits(nature, called_by, container, tuple(usual.split()), tuple(needed.split()))


# fmt: off
TRAITS: Mapping[str, Traits] = {
    "article": _traits("research", "author", "outlet", "genre status publisher number version doi", "authors issued"),
    "article-journal": _traits("research", "author", "journal",
        "volume issue page doi issn pmid pmcid available_date status", "authors issued container volume"),
    "article-magazine": _traits("journalism", "outlet", "outlet",
        "volume issue page section issn", "container issued"),
    "article-newspaper": _traits("journalism", "outlet", "outlet",
        "section page edition publisher_place", "container issued"),
    "bill": _traits("law", "number", "outlet",
        "number authority division jurisdiction chapter_number section submitted status references",
        "number authority"),
    "book": _traits("research", "author", "outlet",
        "editor translator edition volume publisher publisher_place isbn number_of_pages collection_title "
        "collection_number original_title original_date doi",
        "publisher issued"),
    "broadcast": _traits("recordings", "outlet", "programme",
        "host guest director producer number volume publisher medium genre dimensions event_date",
        "container issued"),
    "chapter": _traits("research", "author", "book",
        "editor container_author translator page chapter_number edition volume publisher publisher_place isbn doi",
        "authors issued container page publisher"),
    "classic": _traits("other", "author", "outlet",
        "original_author translator editor section volume edition publisher isbn original_date"),
    "collection": _traits("official", "title", "outlet",
        "editor archive archive_collection archive_location archive_place call_number", "archive"),
    "dataset": _traits("data", "author", "outlet", "version publisher license doi", "issued publisher"),
    "document": _traits("other", "author", "outlet", "genre number publisher archive archive_location call_number"),
    "entry": _traits("research", "title", "work", "editor version publisher doi", "container"),
    "entry-dictionary": _traits("research", "title", "work",
        "editor edition volume page publisher isbn", "container"),
    "entry-encyclopedia": _traits("research", "title", "work",
        "editor edition volume page publisher isbn doi", "container"),
    "event": _traits("other", "title", "outlet", "event_title event_date event_place organizer performer"),
    "figure": _traits("data", "author", "work", "number page publisher doi license", "container"),
    "graphic": _traits("recordings", "author", "outlet",
        "genre medium dimensions archive archive_collection archive_location license"),
    "hearing": _traits("law", "title", "outlet",
        "authority division number event_date event_place chair submitted publisher", "authority"),
    "interview": _traits("journalism", "outlet", "outlet",
        "interviewer medium genre publisher event_date event_place", "issued"),
    "legal_case": _traits("law", "case", "reporter",
        "authority number division jurisdiction volume page status references title_short",
        "authority number issued"),
    "legislation": _traits("law", "title", "code",
        "number authority jurisdiction volume page section chapter_number status references title_short", "number"),
    "manuscript": _traits("research", "author", "outlet",
        "genre status archive archive_collection archive_location archive_place call_number number_of_pages",
        "archive"),
    "map": _traits("data", "title", "outlet",
        "scale publisher publisher_place edition collection_title number archive archive_location"),
    "motion_picture": _traits("recordings", "title", "outlet",
        "director producer script_writer publisher medium dimensions original_date", "issued"),
    "musical_score": _traits("recordings", "author", "outlet",
        "composer publisher publisher_place number original_date"),
    "pamphlet": _traits("other", "author", "outlet",
        "publisher publisher_place number_of_pages archive archive_location"),
    "paper-conference": _traits("research", "author", "proceedings",
        "event_title event_place event_date editor page volume publisher collection_title isbn doi",
        "authors issued container"),
    "patent": _traits("law", "number", "outlet",
        "number authority jurisdiction submitted status references", "number authority"),
    "performance": _traits("recordings", "title", "outlet",
        "performer composer director event_title event_date event_place medium"),
    "periodical": _traits("journalism", "title", "outlet",
        "editor volume issue publisher publisher_place issn", "issn"),
    "personal_communication": _traits("other", "author", "outlet",
        "recipient genre medium archive archive_location", "recipient"),
    "post": _traits("posts", "account", "platform", "number genre medium", "authors issued"),
    "post-weblog": _traits("posts", "account", "blog", "genre publisher", "authors issued"),
    "regulation": _traits("law", "title", "code",
        "number authority jurisdiction section volume page status references title_short", "number authority"),
    "report": _traits("official", "author", "outlet",
        "number genre publisher publisher_place collection_title number_of_pages isbn doi version",
        "publisher issued"),
    "review": _traits("research", "author", "outlet",
        "reviewed_title reviewed_author reviewed_genre volume issue page doi issn", "reviewed_title"),
    "review-book": _traits("research", "author", "journal",
        "reviewed_title reviewed_author volume issue page doi issn", "reviewed_title"),
    "software": _traits("data", "title", "outlet", "version publisher genre medium license doi", "version"),
    "song": _traits("recordings", "author", "album",
        "composer performer publisher number volume medium dimensions original_date"),
    "speech": _traits("official", "author", "outlet",
        "event_title event_place event_date genre medium", "event_date"),
    "standard": _traits("official", "number", "outlet",
        "number authority publisher edition status references", "number publisher"),
    "thesis": _traits("research", "author", "outlet",
        "genre publisher publisher_place number_of_pages archive doi", "authors issued publisher"),
    "treaty": _traits("law", "title", "series",
        "number volume page event_date event_place archive status references title_short"),
    "webpage": _traits("other", "outlet", "outlet", "publisher version genre"),
}
# fmt: on
