"""What sources are called for short: no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from string import ascii_lowercase

from sitegen.content.records.parts import Name
from sitegen.content.records.source import Source
from sitegen.dates import words
from sitegen.dates.years import year_label
from sitegen.language.locale import list_words
from sitegen.runtime.patterns import lazy_pattern
from sitegen.views.parts import Text
from sitegen.views.texts import Texts

_PARTIES = lazy_pattern(r"\s(?:v|vs)\.?\s|\s대\s")
_MOST_AUTHORS = 2


def source_names(texts: Texts) -> Mapping[str, Text]:
    """A name for each source, by id: what the record says (`short`), or what such a source is called by. Where several
    would be called the same, letters after the year of their authors, or their dates, tell them apart, or else their
    titles, or else their numbers in order."""
    sources = texts.publication.sources
    names = _with_letters(sources, {id_: _plain_name(texts, source) for id_, source in sources.items()})
    names = _told_apart(names, lambda id_, name: _with_date(texts, sources[id_], name))
    names = _told_apart(names, lambda id_, name: _with_title(texts, sources[id_], name))
    seen: Counter[str] = Counter()

    def numbered(id_: str, name: Text) -> Text:
        seen[name.text] += 1
        return Text(f"{name.text} ({seen[name.text]})", name.lang)

    return _told_apart(names, numbered)


def _with_letters(sources: Mapping[str, Source], names: Mapping[str, Text]) -> Mapping[str, Text]:
    """The names, with letters after the years of what the same authors wrote in one year: "Kim 2023a"."""
    alike: dict[str, list[str]] = {}
    for id_, source in sources.items():
        if _has_year(source) and source.issued and source.issued.year > 0:
            alike.setdefault(names[id_].text, []).append(id_)
    letters: dict[str, str] = {}
    for ids in alike.values():
        if 1 < len(ids) <= len(ascii_lowercase):
            in_order = sorted(ids, key=lambda id_: (sources[id_].issued, id_))
            letters.update(zip(in_order, ascii_lowercase, strict=False))
    return {id_: Text(name.text + letters.get(id_, ""), name.lang) for id_, name in names.items()}


def _told_apart(names: Mapping[str, Text], tell: Callable[[str, Text], Text]) -> dict[str, Text]:
    frequency = Counter(name.text for name in names.values())
    return {id_: tell(id_, name) if frequency[name.text] > 1 else name for id_, name in names.items()}


def _with_date(texts: Texts, source: Source, name: Text) -> Text:
    if source.issued is None or _has_year(source):
        return name
    return Text(f"{name.text}, {words(source.issued, texts.language, form='short')}", name.lang)


def _has_year(source: Source) -> bool:
    """Whether its name has its year already."""
    return not source.short and source.traits.called_by == "author" and bool(source.authors)


def _with_title(texts: Texts, source: Source, name: Text) -> Text:
    title = texts.text(source.title_short or source.title, source.language)
    return name if title.text == name.text else Text(f"{name.text}, {title.text}", name.lang or title.lang)


def _plain_name(texts: Texts, source: Source) -> Text:
    if source.short:
        return texts.text(source.short)
    match source.traits.called_by:
        case "author":
            return _by_author(texts, source) or _by_body(texts, source) or _by_title(texts, source)
        case "account" if source.authors:
            return _authors(texts, source)
        case "case":
            return _by_case(texts, source)
        case "number":
            return _by_number(texts, source) or _by_title(texts, source)
        case "title":
            return _by_title(texts, source)
    return _by_outlet(texts, source)


def _by_outlet(texts: Texts, source: Source) -> Text:
    if source.container:
        return texts.text(source.container)
    if source.authors:
        return _authors(texts, source)
    upstream = next((ref.literal for ref in source.derived_from if ref.literal), None)
    if upstream:
        return Text(texts.t("source.after", name=texts.text(upstream).text))
    return texts.text(source.title, source.language)


def _authors(texts: Texts, source: Source) -> Text:
    return Text(list_words([texts.name(author).text for author in source.authors], texts.language))


def _by_author(texts: Texts, source: Source) -> Text | None:
    """Author and year: "Kim 2023", "Kim and Lee 2023", "Kim et al. 2023"."""
    makers = source.authors or source.editor
    if not makers:
        return None
    names = [_surname(texts, name) for name in makers]
    several = len(names) > _MOST_AUTHORS
    text = texts.t("label.et_al", name=names[0]) if several else list_words(names, texts.language)
    return Text(f"{text} {year_label(source.issued.year, texts.language)}" if source.issued else text)


def _surname(texts: Texts, name: Name) -> str:
    """The family name; a name that is written without spaces is one word only as a whole."""
    if name.family:
        family = texts.text(name.family).text
        if family.isascii() or not name.given or ord(max(family)) < 0x1100:
            return family
    return texts.name(name).text


def _by_body(texts: Texts, source: Source) -> Text | None:
    """The body that is behind it; a publisher of books is behind none of them."""
    if source.type == "report" and (body := source.publisher or source.authority or source.container):
        return texts.text(body)
    return texts.text(source.container) if source.container and source.type in _IN_NAMED_WORKS else None


_IN_NAMED_WORKS = frozenset(("article", "article-journal", "review", "review-book"))
"""Types without whose authors the container is what they are known by."""


def _by_title(texts: Texts, source: Source) -> Text:
    return texts.text(source.title_short or source.title, source.language)


def _by_number(texts: Texts, source: Source) -> Text | None:
    if not source.number:
        return None
    body = source.authority or source.publisher
    return Text(f"{texts.text(body).text} {source.number}" if body else source.number)


def _by_case(texts: Texts, source: Source) -> Text:
    """The parties, as the title or its short form has them, or court and number."""
    title = texts.text(source.title, source.language)
    if source.title_short or _PARTIES.search(title.text):
        return _by_title(texts, source)
    return _by_number(texts, source) or title
