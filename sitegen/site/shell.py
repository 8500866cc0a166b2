"""What every page shares: head, masthead, footer."""

from __future__ import annotations

from functools import cache

from sitegen.dates.exchange import iso
from sitegen.kinds.kind import RecordKind
from sitegen.language.conventions import conventions_of
from sitegen.language.locale import autonym, direction
from sitegen.publication.pages import CHECKS, SEARCH, Page, written_languages
from sitegen.site.structured_data import main_node, structured_data
from sitegen.views.builder import ViewBuilder
from sitegen.views.card import HEIGHT, WIDTH
from sitegen.views.frame import Alternate, Common, NavItem, Newer, Shell
from sitegen.views.media import logo, shared_picture
from sitegen.views.parts import Link, Text
from sitegen.views.share import card_file

DESCRIPTION_LENGTH = 200
"""Search engines cut descriptions at about this many characters."""


def shell(page: Page, builder: ViewBuilder, kind: RecordKind | None) -> Shell:
    """The shell of `page`; `builder` is of the page's language, `kind` that of the record whose page it is."""
    publication, addresses = builder.publication, builder.addresses
    site = publication.site
    site_title = builder.text(site.title)
    languages = written_languages(publication, page)
    content_language = page.language if page.language in languages else languages[0]
    title = "" if page.kind == "front" else _title(page, builder)
    description = _shortened(_description(page, builder, kind))
    trail = _trail(page, builder)
    canonical = addresses.absolute(addresses.url(Page(page.kind, page.id, content_language)))
    default = languages[0]
    navigation = _navigation(page, builder)
    alternates = _alternates(page, builder, languages)
    common = {"url": canonical, "inLanguage": page.language, "description": description}
    main = main_node(page, builder, kind, common, title or site_title.text)
    return Shell(
        common=Common(
            page.language, publication.languages, addresses.base_path, builder.section_url("search")
        ),
        language=page.language,
        direction=direction(page.language),
        content_language=content_language,
        site_title=site_title,
        logo=logo(builder, site.brand.logo),
        home_url=builder.section_url("front"),
        base_path=addresses.base_path,
        search_url=builder.section_url("search"),
        feed_url=addresses.base_path + addresses.feed(page.language),
        navigation=navigation,
        footer=_footer(page, builder, navigation),
        alternates=alternates,
        title=title,
        head_title=f"{title} · {site_title.text}" if title else site_title.text,
        description=description,
        canonical=canonical,
        x_default=addresses.absolute(addresses.url(Page(page.kind, page.id, default))),
        open_graph=_open_graph(page, builder, kind, title or site_title.text, description, canonical),
        structured_data=structured_data(main, builder, trail),
        breadcrumbs=trail,
        publisher=builder.text(site.publisher.name) if site.publisher else None,
        publisher_url=site.publisher.url or "" if site.publisher else "",
        license=builder.text(site.license) if site.license else None,
        kind=page.kind,
        newer=_newer(page, builder, alternates),
        changes_url=addresses.base_path + addresses.changes(page.language) if publication.editions else "",
        indexed=page.kind != "search",
    )


def _title(page: Page, builder: ViewBuilder) -> str:
    return builder.link(page.id).text.text if page.id else section_name(page.kind, builder).text


def section_name(section: str, builder: ViewBuilder) -> Text:
    """A section's name: as site.yaml gives it, or else the interface's word for it."""
    own = next((s.name for s in builder.publication.site.sections if s.id == section and s.name), None)
    return builder.text(own) if own else Text(builder.t(f"section.{section}"))


def _description(page: Page, builder: ViewBuilder, kind: RecordKind | None) -> str:
    if kind is not None:
        return kind.description(builder, page.id)
    return builder.text(builder.publication.site.description).text


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(",.;: ") + "…"


def _trail(page: Page, builder: ViewBuilder) -> tuple[Link, ...]:
    """Breadcrumbs: front page, section, the page itself."""
    if page.kind == "front":
        return ()
    home = builder.memoize("section", "front", lambda _: _home(builder))
    here = Link(builder.addresses.url(page), _page_text(page, builder), page.kind, page.id)
    section = _listed_in(page, builder)
    if not section:
        return (home, here)
    return (home, builder.memoize("section", section, lambda section: _section(section, builder)), here)


def _listed_in(page: Page, builder: ViewBuilder) -> str:
    """The section that lists the record of a page; "" where there is none."""
    return builder.publication.types[page.kind].SECTION if page.id else ""


def _home(builder: ViewBuilder) -> Link:
    return Link(builder.section_url("front"), builder.text(builder.publication.site.title), "front", "")


def _section(section: str, builder: ViewBuilder) -> Link:
    return Link(builder.section_url(section), section_name(section, builder), section, "")


def _page_text(page: Page, builder: ViewBuilder) -> Text:
    return builder.link(page.id).text if page.id else section_name(page.kind, builder)


def _navigation(page: Page, builder: ViewBuilder) -> tuple[NavItem, ...]:
    return builder.memoize("navigation", _alike(page), lambda _: _entries(page, builder))


def _alike(page: Page) -> str:
    """What the pages have in common that have the same navigation: all records of a kind do."""
    return f"{page.kind} {page.id if page.kind == 'page' else 'a record' if page.id else ''}"


def _entries(page: Page, builder: ViewBuilder) -> tuple[NavItem, ...]:
    publication = builder.publication
    there = builder.addresses.sections
    listed = [section.id for section in publication.site.sections]
    wanted = listed or [section for section in there if section not in (CHECKS, SEARCH)]
    return tuple(_nav_item(id_, page, builder) for id_ in wanted if id_ in there or id_ in publication.pages)


def _nav_item(id_: str, page: Page, builder: ViewBuilder) -> NavItem:
    is_section = id_ in builder.addresses.sections
    target = Page(id_, "", page.language) if is_section else Page("page", id_, page.language)
    own = next((s.name for s in builder.publication.site.sections if s.id == id_ and s.name), None)
    text = builder.text(own) if own else section_name(id_, builder) if is_section else builder.link(id_).text
    return NavItem(
        builder.addresses.url(target), text, target == page, is_section and _listed_in(page, builder) == id_
    )


def _footer(page: Page, builder: ViewBuilder, navigation: tuple[NavItem, ...]) -> tuple[NavItem, ...]:
    """Custom pages in their order, what was checked, and policies that are published elsewhere, except for what is in
    the navigation."""
    shown = {item.url for item in navigation}

    def make(_: str) -> tuple[NavItem, ...]:
        return tuple(item for item in _below(page, builder) if item.url not in shown)

    return builder.memoize("footer", _alike(page), make)


def _below(page: Page, builder: ViewBuilder) -> tuple[NavItem, ...]:
    own = [_nav_item(id_, page, builder) for id_ in builder.publication.pages]
    elsewhere = [
        NavItem(policy.url, builder.text(policy.name) if policy.name else Text(policy.url), False, False)
        for policy in builder.publication.site.policies
        if policy.url
    ]
    checks = [_nav_item(CHECKS, page, builder)] if CHECKS in builder.addresses.sections else []
    return (*own, *checks, *elsewhere)


def _alternates(page: Page, builder: ViewBuilder, written: tuple[str, ...]) -> tuple[Alternate, ...]:
    alternates = []
    for language in builder.publication.languages:
        url = builder.addresses.url(Page(page.kind, page.id, language))
        alternates.append(
            Alternate(
                language=language,
                name=autonym(language),
                url=url,
                absolute_url=builder.addresses.absolute(url),
                is_current=language == page.language,
                translated=language in written,
            )
        )
    return tuple(alternates)


def _newer(page: Page, builder: ViewBuilder, alternates: tuple[Alternate, ...]) -> Newer | None:
    """The last changed edition of a brief, if it was changed after the one that the page shows."""
    if page.kind != "brief":
        return None
    brief = builder.publication.briefs[page.id]
    changed = {
        edition.language: edition.fields.updated or edition.fields.published for edition in brief.editions
    }
    last = max(changed.values())
    if changed[brief.best(page.language).language] == last:
        return None
    language = next(language for language, date in changed.items() if date == last)
    return Newer(next(a for a in alternates if a.language == language), builder.date(last))


def _open_graph(
    page: Page, builder: ViewBuilder, kind: RecordKind | None, title: str, description: str, canonical: str
) -> tuple[tuple[str, str], ...]:
    """Open Graph properties (https://ogp.me)."""
    properties = [
        ("og:type", kind.open_graph if kind else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:url", canonical),
        ("og:site_name", builder.text(builder.publication.site.title).text),
        ("og:locale", _territorial(page.language)),
    ]
    properties += [
        ("og:locale:alternate", _territorial(language))
        for language in builder.publication.languages
        if language != page.language
    ]
    properties += _shared_picture(page, builder, title)
    if page.kind == "brief":
        fields = builder.publication.briefs[page.id].best(page.language).fields
        dates = [("article:published_time", fields.published), ("article:modified_time", fields.updated)]
        properties += [(name, iso(date) or "") for name, date in dates if date]
    return tuple((name, value) for name, value in properties if value)


def _shared_picture(page: Page, builder: ViewBuilder, title: str) -> list[tuple[str, str]]:
    """The picture of the page's record, or else the card that is drawn for it."""
    addresses = builder.addresses
    picture = shared_picture(builder, page.id) if page.id else None
    if picture is None:
        path, width, height, alt = card_file(page, builder.publication, addresses), WIDTH, HEIGHT, title
    else:
        variant, text = picture
        path, width, height = variant.name, variant.width, variant.height
        alt = text.text if text is not None else title
    return [
        ("og:image", addresses.absolute(addresses.base_path + path)),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", alt),
    ]


@cache
def _territorial(language: str) -> str:
    """A language with its most likely territory, as Open Graph writes it: ko_KR."""
    found = conventions_of(language)
    return f"{found.language}_{found.territory}" if found.territory else found.language
