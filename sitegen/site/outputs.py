"""sitegen's own outputs: feeds, the page for what is not found, sitemap, robots.txt, share cards, files of records."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import jinja2

from sitegen.content.editions import FrozenText
from sitegen.kinds.brief import present_blocks
from sitegen.outputs.changes import changes_atom, changes_json
from sitegen.outputs.feed import atom
from sitegen.outputs.former import REDIRECTS, Move, moves, redirects
from sitegen.outputs.output import Output, OutputContext, OutputFiles
from sitegen.outputs.receipts import receipts_json
from sitegen.outputs.share_card import FontError
from sitegen.outputs.sitemap import robots, sitemap
from sitegen.publication.pages import Page
from sitegen.site.views import moved_view, not_found_view
from sitegen.views.editions import changes_view, edition_path, edition_view
from sitegen.views.share import card_file, card_page, share_card


def _text(write: Callable[..., str], *arguments: object) -> bytes:
    return write(*arguments).encode()


def _feeds(given: OutputContext) -> OutputFiles:
    for language, builder in given.builders.items():
        yield given.addresses.feed(language), partial(_text, atom, builder)


def _not_found(given: OutputContext) -> OutputFiles:
    language = given.addresses.default_language
    t = given.builders[language].t

    def page() -> bytes:
        return given.page(
            "404",
            language,
            t("not_found.title"),
            lambda front: not_found_view(front.alternates, given.builders),
        )

    yield "404.html", page


def _sitemap(given: OutputContext) -> OutputFiles:
    yield "sitemap.xml", partial(_text, sitemap, given.publication, given.addresses)


def _robots(given: OutputContext) -> OutputFiles:
    yield "robots.txt", partial(_text, robots, given.addresses)


def _receipts(given: OutputContext) -> OutputFiles:
    if given.publication.receipts:
        yield "receipts.json", partial(receipts_json, given.publication, given.addresses, given.builders)


def _front_cards(given: OutputContext) -> OutputFiles:
    for language in given.builders:
        yield from _card_of(Page("front", "", language), given)


def _brief_cards(given: OutputContext, id_: str) -> OutputFiles:
    if given.publication.kinds[id_] == "brief":
        for language in given.builders:
            yield from _card_of(Page("brief", id_, language), given)


def _card_of(page: Page, given: OutputContext) -> OutputFiles:
    """The card of a page, where it has one of its own."""
    if page == card_page(page, given.publication):
        path = card_file(page, given.publication, given.addresses)
        yield path, partial(_card, page, given)


def _card(page: Page, given: OutputContext) -> bytes:
    try:
        card = share_card(page, given.builders[page.language])
        return given.paint(card, lambda: given.file(card.picture))
    except FontError as error:
        raise jinja2.TemplateRuntimeError(str(error)) from error


def _record_files(given: OutputContext, id_: str) -> OutputFiles:
    for _, path, write in given.kinds[given.publication.kinds[id_]].files(given.addresses, id_):
        yield path, partial(_text, write, given.publication, id_)


def _former_addresses(given: OutputContext) -> OutputFiles:
    """The pages at the addresses that pages had before, and the host's rules for all that was there."""
    found = tuple(moves(given.publication))
    for move in found:
        yield given.addresses.file(move.before), partial(_moved, move, given)
    if found:
        yield REDIRECTS, partial(_text, redirects, found, given.addresses, given.kinds)


def _moved(move: Move, given: OutputContext) -> bytes:
    page = move.now
    builder = given.builders[page.language]
    view = moved_view(page, builder)
    return given.page("moved", page.language, builder.t("moved.title"), lambda _: view)


def _changes_of_all(given: OutputContext) -> OutputFiles:
    if given.publication.editions:
        for language, builder in given.builders.items():
            yield given.addresses.changes(language), partial(_text, changes_atom, builder)
        yield "changes.json", partial(_text, changes_json, given.builders)


def _editions(given: OutputContext, id_: str) -> OutputFiles:
    """The pages of a brief's editions, and of what changed since each."""
    if given.publication.kinds[id_] != "brief":
        return
    for text in given.publication.editions.get(id_, ()):
        path = edition_path(given.builders[text.language], id_, text)
        yield f"{path}index.html", partial(_edition, given, id_, text)
        yield f"{path}changes/index.html", partial(_changes, given, id_, text)


def _edition(given: OutputContext, id_: str, text: FrozenText) -> bytes:
    view = edition_view(given.builders[text.language], id_, text)
    return given.page("edition", text.language, text.title, lambda _: view)


def _changes(given: OutputContext, id_: str, text: FrozenText) -> bytes:
    builder = given.builders[text.language]
    view = changes_view(builder, id_, text, present_blocks(builder, id_))
    return given.page("changes", text.language, f"{text.title}: {builder.t('changes.title')}", lambda _: view)


OUTPUTS: tuple[Output, ...] = (
    Output("feed", _feeds),
    Output("not found", _not_found),
    Output("sitemap", _sitemap),
    Output("robots", _robots),
    Output("receipts", _receipts),
    Output("former addresses", _former_addresses),
    Output("share cards", _front_cards, _brief_cards),
    Output("editions", _changes_of_all, record_files=_editions),
    Output("files of records", record_files=_record_files),
)
"""sitegen's own, in the order in which their files are listed."""
