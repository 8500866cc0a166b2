"""What the picture shows that a brief or the site is shared with."""

from __future__ import annotations

from sitegen.publication.media import image_of
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page
from sitegen.views.builder import ViewBuilder
from sitegen.views.card import ShareCard
from sitegen.views.media import raster
from sitegen.views.timeline import period

ENOUGH = 640
"""How wide a picture in a card has to be, in pixels: it is cut to its side."""

FILE = "card.png"
"""The name of a card's file, in the folder of its page."""


def card_page(page: Page, publication: Publication) -> Page:
    """The page whose card `page` is shared with: its own for a brief, in the language it is shown in, unless the site
    has but one card, the front page's, which is that of all other pages."""
    if page.kind == "brief" and publication.site.share_cards:
        return Page("brief", page.id, publication.briefs[page.id].best(page.language).language)
    return Page("front", "", page.language)


def card_file(page: Page, publication: Publication, addresses: Addresses) -> str:
    """The file, below the output folder, of the card that `page` is shared with."""
    return addresses.path(card_page(page, publication)) + FILE


def share_card(page: Page, builder: ViewBuilder) -> ShareCard:
    """The card of a brief or of the front page; `builder` is of the page's language."""
    publication, t = builder.publication, builder.t
    site = builder.text(publication.site.title).text
    if page.kind == "brief":
        edition = publication.briefs[page.id].best(builder.language)
        fields = edition.fields
        facts = (
            t("count.minutes", n=edition.minutes),
            t("count.sources", n=len(edition.sources)),
            builder.date(fields.updated or fields.published).words,
        )
        total = len(publication.sources)
        return ShareCard(
            builder.language,
            site,
            fields.kicker or "",
            fields.title,
            fields.abstract,
            " · ".join(facts),
            len(edition.sources),
            total,
            _picture(builder, page.id),
        )
    counts = [
        (t("count.sources", n=len(publication.sources)), len(publication.sources)),
        (t("count.events", n=len(publication.events)), len(publication.events)),
        (t("count.claims", n=len(publication.claims)), len(publication.claims)),
        (period(publication, builder.language), len(publication.events)),
    ]
    return ShareCard(
        builder.language,
        "",
        t("front.eyebrow"),
        site,
        builder.text(publication.site.description).text,
        " · ".join(text for text, count in counts if count),
        len(publication.sources),
        len(publication.sources),
    )


def _picture(builder: ViewBuilder, id_: str) -> str:
    """The file of a brief's picture that is large enough for its card; "" without one, or where it is a drawing."""
    image = image_of(id_, builder.publication, builder.language)
    made = raster(builder.publication, image) if image is not None else ()
    enough = (variant.name for variant in made if variant.width >= ENOUGH)
    return next(enough, made[-1].name if made else "")
