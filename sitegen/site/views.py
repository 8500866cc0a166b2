"""The view of any page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitegen.kinds import KINDS
from sitegen.publication.pages import Page
from sitegen.views import front
from sitegen.views.builder import ViewBuilder
from sitegen.views.frame import Alternate, NavItem
from sitegen.views.pages import NotFoundEdition, NotFoundView, SearchView


def view_of(page: Page, builder: ViewBuilder) -> object:
    """What `page` shows: the view that its template expects."""
    if page.id:
        return KINDS[page.kind].page(builder, page.id)
    return front.front(builder) if page.kind == "front" else _LISTS[page.kind](builder)


_LISTS: Mapping[str, Callable[[ViewBuilder], object]] = {
    kind.type.SECTION: kind.list_page for kind in KINDS.values() if kind.list_page
}
"""The views of sections."""


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
