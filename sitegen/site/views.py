"""The view of any page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sitegen.kinds import KINDS
from sitegen.publication.pages import Page
from sitegen.views import front
from sitegen.views.frame import Alternate, NavItem
from sitegen.views.maker import Maker
from sitegen.views.pages import NotFoundEdition, NotFoundView, SearchView


def view_of(page: Page, maker: Maker) -> object:
    """What `page` shows: the view that its template expects."""
    if page.id:
        return KINDS[page.kind].page(maker, page.id)
    return front.front(maker) if page.kind == "front" else _LISTS[page.kind](maker)


_LISTS: Mapping[str, Callable[[Maker], object]] = {
    kind.type.SECTION: kind.list_page for kind in KINDS.values() if kind.list_page
}
"""The views of sections."""


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
