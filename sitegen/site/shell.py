"""What every page shares: head, masthead, footer."""

from __future__ import annotations

from functools import cache

from sitegen.dates.exchange import iso
from sitegen.kinds import KINDS
from sitegen.language.conventions import conventions_of
from sitegen.language.locale import autonym, direction
from sitegen.publication.pages import SECTIONS, Page, written_languages
from sitegen.site.structured_data import structured_data
from sitegen.views.card import HEIGHT, WIDTH
from sitegen.views.frame import Alternate, Common, NavItem, Newer, Shell
from sitegen.views.maker import Maker
from sitegen.views.parts import Link, Text
from sitegen.views.share import card_file

DESCRIPTION_LENGTH = 200
"""Search engines cut descriptions at about this many characters."""


def shell(page: Page, maker: Maker) -> Shell:
    """The shell of `page`; `maker` is of the page's language."""
    publication, addresses = maker.publication, maker.addresses
    site = publication.site
    site_title = maker.text(site.title)
    languages = written_languages(publication, page)
    content_language = page.language if page.language in languages else languages[0]
    title = "" if page.kind == "front" else _title(page, maker)
    description = _shortened(_description(page, maker))
    trail = _trail(page, maker)
    canonical = addresses.absolute(addresses.url(Page(page.kind, page.id, content_language)))
    default = languages[0]
    navigation = _navigation(page, maker)
    alternates = _alternates(page, maker, languages)
    return Shell(
        common=Common(page.language, publication.languages, addresses.base_path, maker.section_url("search")),
        language=page.language,
        direction=direction(page.language),
        content_language=content_language,
        site_title=site_title,
        home_url=maker.section_url("front"),
        base_path=addresses.base_path,
        search_url=maker.section_url("search"),
        feed_url=addresses.base_path + addresses.feed(page.language),
        navigation=navigation,
        footer=_footer(page, maker, navigation),
        alternates=alternates,
        title=title,
        head_title=f"{title} · {site_title.text}" if title else site_title.text,
        description=description,
        canonical=canonical,
        x_default=addresses.absolute(addresses.url(Page(page.kind, page.id, default))),
        open_graph=_open_graph(page, maker, title or site_title.text, description, canonical),
        structured_data=structured_data(
            page, maker, url=canonical, title=title or site_title.text, description=description, trail=trail
        ),
        breadcrumbs=trail,
        publisher=maker.text(site.publisher.name) if site.publisher else None,
        publisher_url=site.publisher.url or "" if site.publisher else "",
        license=maker.text(site.license) if site.license else None,
        kind=page.kind,
        newer=_newer(page, maker, alternates),
        indexed=page.kind != "search",
    )


def _title(page: Page, maker: Maker) -> str:
    return maker.link(page.id).text.text if page.id else section_name(page.kind, maker).text


def section_name(section: str, maker: Maker) -> Text:
    """A section's name: as site.yaml gives it, or else the interface's word for it."""
    own = next((s.name for s in maker.publication.site.sections if s.id == section and s.name), None)
    return maker.text(own) if own else Text(maker.t(f"section.{section}"))


def _description(page: Page, maker: Maker) -> str:
    if page.id:
        return KINDS[page.kind].description(maker, page.id)
    return maker.text(maker.publication.site.description).text


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def _trail(page: Page, maker: Maker) -> tuple[Link, ...]:
    """Breadcrumbs: front page, section, the page itself."""
    if page.kind == "front":
        return ()
    home = maker.once("section", "front", lambda _: _home(maker))
    here = Link(maker.addresses.url(page), _page_text(page, maker), page.kind, page.id)
    section = _listed_in(page)
    if not section:
        return (home, here)
    return (home, maker.once("section", section, lambda section: _section(section, maker)), here)


def _listed_in(page: Page) -> str:
    """The section that lists the record of a page; "" where there is none."""
    return KINDS[page.kind].type.SECTION if page.id else ""


def _home(maker: Maker) -> Link:
    return Link(maker.section_url("front"), maker.text(maker.publication.site.title), "front", "")


def _section(section: str, maker: Maker) -> Link:
    return Link(maker.section_url(section), section_name(section, maker), section, "")


def _page_text(page: Page, maker: Maker) -> Text:
    return maker.link(page.id).text if page.id else section_name(page.kind, maker)


def _navigation(page: Page, maker: Maker) -> tuple[NavItem, ...]:
    return maker.once("navigation", _alike(page), lambda _: _entries(page, maker))


def _alike(page: Page) -> str:
    """What the pages have in common that have the same navigation: all records of a kind do."""
    return f"{page.kind} {page.id if page.kind == 'page' else 'a record' if page.id else ''}"


def _entries(page: Page, maker: Maker) -> tuple[NavItem, ...]:
    publication = maker.publication
    listed = [section.id for section in publication.site.sections]
    wanted = listed or [section for section in SECTIONS if section != "search"]
    return tuple(_nav_item(id_, page, maker) for id_ in wanted if id_ in SECTIONS or id_ in publication.pages)


def _nav_item(id_: str, page: Page, maker: Maker) -> NavItem:
    is_section = id_ in SECTIONS
    target = Page(id_, "", page.language) if is_section else Page("page", id_, page.language)  # type: ignore[arg-type]
    own = next((s.name for s in maker.publication.site.sections if s.id == id_ and s.name), None)
    text = maker.text(own) if own else section_name(id_, maker) if is_section else maker.link(id_).text
    return NavItem(maker.addresses.url(target), text, target == page, is_section and _listed_in(page) == id_)


def _footer(page: Page, maker: Maker, navigation: tuple[NavItem, ...]) -> tuple[NavItem, ...]:
    """Own pages, in their order, and the policies that are published elsewhere, but for what is in the navigation."""
    shown = {item.url for item in navigation}

    def make(_: str) -> tuple[NavItem, ...]:
        return tuple(item for item in _below(page, maker) if item.url not in shown)

    return maker.once("footer", _alike(page), make)


def _below(page: Page, maker: Maker) -> tuple[NavItem, ...]:
    own = [_nav_item(id_, page, maker) for id_ in maker.publication.pages]
    elsewhere = [
        NavItem(policy.url, maker.text(policy.name) if policy.name else Text(policy.url), False, False)
        for policy in maker.publication.site.policies
        if policy.url
    ]
    return (*own, *elsewhere)


def _alternates(page: Page, maker: Maker, written: tuple[str, ...]) -> tuple[Alternate, ...]:
    alternates = []
    for language in maker.publication.languages:
        url = maker.addresses.url(Page(page.kind, page.id, language))
        alternates.append(
            Alternate(
                language=language,
                name=autonym(language),
                url=url,
                absolute_url=maker.addresses.absolute(url),
                is_current=language == page.language,
                translated=language in written,
            )
        )
    return tuple(alternates)


def _newer(page: Page, maker: Maker, alternates: tuple[Alternate, ...]) -> Newer | None:
    """The last changed edition of a brief, if it was changed after the one that the page shows."""
    if page.kind != "brief":
        return None
    brief = maker.publication.briefs[page.id]
    changed = {
        edition.language: edition.fields.updated or edition.fields.published for edition in brief.editions
    }
    last = max(changed.values())
    if changed[brief.best(page.language).language] == last:
        return None
    language = next(language for language, date in changed.items() if date == last)
    return Newer(next(a for a in alternates if a.language == language), maker.date(last))


def _open_graph(
    page: Page, maker: Maker, title: str, description: str, canonical: str
) -> tuple[tuple[str, str], ...]:
    """Open Graph properties (https://ogp.me)."""
    addresses = maker.addresses
    properties = [
        ("og:type", KINDS[page.kind].open_graph if page.id else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", canonical),
        ("og:site_name", maker.text(maker.publication.site.title).text),
        ("og:locale", _territorial(page.language)),
    ]
    properties += [
        ("og:locale:alternate", _territorial(language))
        for language in maker.publication.languages
        if language != page.language
    ]
    image = addresses.base_path + card_file(page, maker.publication, addresses)
    properties += [
        ("og:image", addresses.absolute(image)),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", title),
    ]
    if page.kind == "brief":
        fields = maker.publication.briefs[page.id].best(page.language).fields
        dates = [("article:published_time", fields.published), ("article:modified_time", fields.updated)]
        properties += [(name, iso(date) or "") for name, date in dates if date]
    return tuple((name, value) for name, value in properties if value)


@cache
def _territorial(language: str) -> str:
    """A language with its most likely territory, as Open Graph writes it: ko_KR."""
    found = conventions_of(language)
    return f"{found.language}_{found.territory}" if found.territory else found.language
