"""The view of any page."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.publication.pages import Page
from sitegen.views import briefs, claims, front, people, sources, terms, timeline
from sitegen.views.frame import Alternate, NavItem
from sitegen.views.maker import Maker
from sitegen.views.pages import NotFoundEdition, NotFoundView, SearchView


def view_of(page: Page, maker: Maker) -> object:
    """What `page` shows: the view that its template expects."""
    match page.kind:
        case "front":
            return front.front(maker)
        case "briefs":
            return briefs.brief_list(maker)
        case "brief":
            return briefs.brief_page(maker, page.id)
        case "timeline":
            return timeline.timeline(maker)
        case "event":
            return timeline.event_page(maker, page.id)
        case "people":
            return people.people_list(maker)
        case "organizations":
            return people.organization_list(maker)
        case "person" | "organization":
            return people.person_page(maker, page.id)
        case "sources":
            return sources.source_list(maker)
        case "source":
            return sources.source_page(maker, page.id)
        case "claims":
            return claims.claim_list(maker)
        case "claim":
            return claims.claim_page(maker, page.id)
        case "terms":
            return terms.term_list(maker)
        case "term":
            return terms.term_page(maker, page.id)
        case "page":
            return briefs.own_page(maker, page.id)
        case "search":
            return SearchView(())


def search_view(navigation: tuple[NavItem, ...]) -> SearchView:
    """The search page: without JavaScript it leads to the sections."""
    return SearchView(navigation)


def not_found_view(homes: tuple[Alternate, ...], makers: Mapping[str, Maker]) -> NotFoundView:
    """The 404 page, with the front page of each language; `makers` are by language."""
    strings = [(home, makers[home.language].t) for home in homes]
    return NotFoundView(
        tuple(
            NotFoundEdition(t("not_found.title"), t("not_found.text"), home, t("not_found.home"))
            for home, t in strings
        )
    )
