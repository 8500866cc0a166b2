"""The view of any page."""

from __future__ import annotations

from collections.abc import Mapping

from sitegen.kinds.kind import RecordKinds
from sitegen.publication.pages import CHECKS, Page
from sitegen.views import front
from sitegen.views.builder import ViewBuilder
from sitegen.views.checks import checks_view
from sitegen.views.frame import Alternate, NavItem
from sitegen.views.pages import MovedView, NotFoundEdition, NotFoundView, SearchView


def view_of(page: Page, builder: ViewBuilder, kinds: RecordKinds) -> object:
    """What `page` shows: the view that its template expects."""
    if page.id:
        return kinds[page.kind].page(builder, page.id)
    if page.kind == CHECKS:
        return checks_view(builder)
    return front.front(builder) if page.kind == "front" else kinds.lists[page.kind](builder)


def search_view(navigation: tuple[NavItem, ...]) -> SearchView:
    """The search page: without JavaScript it leads to the sections."""
    return SearchView(navigation)


def not_found_view(homes: tuple[Alternate, ...], builders: Mapping[str, ViewBuilder]) -> NotFoundView:
    """The 404 page, with the front page of each language; `builders` are by language."""
    strings = [(home, builders[home.language].t) for home in homes]
    return NotFoundView(
        tuple(
            NotFoundEdition(t("not_found.title"), t("not_found.text"), home, t("not_found.home"))
            for home, t in strings
        )
    )


def moved_view(page: Page, builder: ViewBuilder) -> MovedView:
    """The page at an address that `page` had before; `builder` is of its language."""
    return MovedView(builder.link(page.id), builder.addresses.absolute(builder.addresses.url(page)))
