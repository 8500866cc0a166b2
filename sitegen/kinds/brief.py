"""Briefs: the explainers themselves, and their list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

import msgspec

from sitegen.citations.biblatex import OnlineText, biblatex_online
from sitegen.content.editions import Block
from sitegen.content.outgoing import numbered, numbered_pointers
from sitegen.content.records.brief import BriefFields
from sitegen.dates.exchange import highwire
from sitegen.kinds.kind import RecordKind, SearchFields, people_of
from sitegen.publication.pages import CHECKS, Page
from sitegen.publication.receipts import Receipt
from sitegen.views.body import Cited, assemble, cite_marks
from sitegen.views.briefs import brief_card, contents
from sitegen.views.builder import ViewBuilder
from sitegen.views.checks import brief_receipt
from sitegen.views.editions import editions, frozen_in
from sitegen.views.evidence import ByMark, EvidenceBook
from sitegen.views.frozen import blocks_of, frozen_blocks
from sitegen.views.json_ld import Node, day, people, pruned, publisher, reference
from sitegen.views.media import LEAD, image_item, image_node
from sitegen.views.note_parts import Note, NoteItem
from sitegen.views.pages import BriefListView, BriefView
from sitegen.views.parts import CiteMark, Html, Reference, Text
from sitegen.views.source_json_ld import source
from sitegen.views.source_reference import whole_reference


def brief_list(builder: ViewBuilder) -> BriefListView:
    return BriefListView(tuple(brief_card(builder, id_) for id_ in builder.publication.briefs))


def brief_page(builder: ViewBuilder, id_: str) -> BriefView:
    """A brief, with its editions."""
    view = _present(builder, id_)
    language = builder.publication.briefs[id_].best(builder.language).language
    if not frozen_in(builder, id_, language):
        return view
    found = editions(builder, id_, language, _blocks(builder, id_, view))
    return msgspec.structs.replace(view, editions=found)


def present_blocks(builder: ViewBuilder, id_: str) -> tuple[Block, ...]:
    """The words of a brief as they are now, in the builder's language."""
    return _blocks(builder, id_, _present(builder, id_))


def _blocks(builder: ViewBuilder, id_: str, view: BriefView) -> tuple[Block, ...]:
    edition = builder.publication.briefs[id_].best(builder.language)
    references = tuple(
        " ".join(" ".join(block.sentences) for block in blocks_of(html, edition.language))
        for html in (whole_reference(builder, source_id).html for source_id in edition.sources)
    )
    return frozen_blocks(view, references, edition.language)


def _present(builder: ViewBuilder, id_: str) -> BriefView:
    """The text of a brief; its citations are numbered through key points, body, unknowns, backstory and corrections."""
    edition = builder.publication.briefs[id_].best(builder.language)
    fields, lang = edition.fields, builder.lang(edition.language)
    body = builder.publication.bodies[id_][edition.language]
    documents = numbered(fields, body)
    numbers = {source: n for n, source in enumerate(edition.sources, start=1)}
    evidence = EvidenceBook(builder, _by_mark(builder, id_, edition.language), lang)
    cited = cite_marks(documents, numbers, builder, evidence.opening(numbered_pointers(fields), numbers))
    htmls = [
        builder.html(doc, edition.language, cites) for doc, cites in zip(documents, cited.marks, strict=True)
    ]
    key_points, tail = htmls[: len(fields.key_points)], htmls[len(fields.key_points) + 1 :]
    unknowns, tail = tail[: len(fields.unknowns)], tail[len(fields.unknowns) :]
    backstory = tail.pop(0) if fields.backstory else None
    authors = builder.by(fields.authors)
    position, ids = builder.position("briefs", id_)
    return BriefView(
        title=Text(fields.title, lang),
        kicker=Text(fields.kicker, lang) if fields.kicker else None,
        abstract=Text(fields.abstract, lang),
        authors=authors,
        published=builder.date(fields.published),
        updated=builder.maybe_date(fields.updated),
        minutes=edition.minutes,
        key_points=tuple(key_points),
        body=htmls[len(key_points)],
        contents=contents(builder, body, lang),
        unknowns=tuple(unknowns),
        backstory=backstory,
        corrections=tuple(
            (builder.date(c.date), text) for c, text in zip(fields.corrections, tail, strict=True)
        ),
        references=_references(builder, numbers, cited),
        citation_style=builder.publication.site.citation_style,
        evidence=evidence.all,
        checked=brief_receipt(builder, id_, edition.language),
        checks_url=builder.section_url(CHECKS),
        notes=tuple(_notes(builder, cited.marks, tuple(numbers))),
        biblatex=_biblatex(builder, id_, authors),
        citation_date=highwire(fields.published),
        about=builder.links(fields.about),
        previous=builder.link(ids[position - 1]) if position else None,
        next=builder.link(ids[position + 1]) if position + 1 < len(ids) else None,
        mentions=builder.mentions(id_),
        image=image_item(builder, id_, LEAD),
    )


def _by_mark(builder: ViewBuilder, id_: str, language: str) -> ByMark:
    """The receipts of a brief by the citations that they are found through."""
    found: dict[tuple[str, int], list[Receipt]] = {}
    known = builder.publication.receipts.get(id_)
    for receipt in known.checked.of(language) if known else ():
        found.setdefault((receipt.pointer, receipt.mark), []).append(receipt)
    return found


def _references(builder: ViewBuilder, numbers: Mapping[str, int], cited: Cited) -> tuple[Reference, ...]:
    """The list of sources at a brief's end: in the order of their numbers where citations show these, else by name."""
    found = [
        Reference(n, f"source-{n}", builder.source_card(id_), cited.fragments[id_])
        for id_, n in numbers.items()
    ]
    if builder.publication.site.citation_style != "numbers":
        found.sort(key=lambda reference: (reference.card.name.text.casefold(), reference.number))
    return tuple(found)


def _notes(
    builder: ViewBuilder, marks: Sequence[Mapping[int, CiteMark]], ids: Sequence[str]
) -> Iterator[Note]:
    """What each citation says, where that is in notes: a source as a whole reference where it is cited first."""
    if builder.publication.site.citation_style != "notes":
        return
    seen: set[int] = set()
    for mark in (mark for found in marks for mark in found.values()):
        items = []
        for item in mark.items:
            full = None if item.number in seen else whole_reference(builder, ids[item.number - 1])
            seen.add(item.number)
            items.append(NoteItem(item, full and Html(full.html.removesuffix("."), full.lang, full.text)))
        yield Note(mark.number, mark.id, tuple(items))


def _biblatex(builder: ViewBuilder, id_: str, authors: Iterable[Html]) -> str:
    """The brief itself as a BibLaTeX entry."""
    edition = builder.publication.briefs[id_].best(builder.language)
    fields, language = edition.fields, edition.language
    text = OnlineText(
        title=fields.title,
        authors=tuple(author.text for author in authors),
        publication=builder.text(builder.publication.site.title).text,
        date=fields.updated or fields.published,
        url=builder.addresses.absolute(builder.addresses.url(Page("brief", id_, language))),
        language=language,
    )
    return biblatex_online(_key(builder, id_, language), text)


def _key(builder: ViewBuilder, id_: str, language: str) -> str:
    """The key of a brief in a bibliography, which may hold it in several languages."""
    return id_ if language == builder.addresses.default_language else f"{id_}.{language}"


def _json_ld(builder: ViewBuilder, id_: str, common: Node, title: str) -> Node:
    edition = builder.publication.briefs[id_].best(builder.language)
    fields = edition.fields
    corrections = [
        {
            "@type": "CorrectionComment",
            "datePublished": day(correction.date),
            "text": builder.plain(correction.text.texts[0][1]),
        }
        for correction in fields.corrections
    ]
    return {
        "@type": "BackgroundNewsArticle",
        "inLanguage": edition.language,
        "datePublished": day(fields.published),
        "dateModified": day(fields.updated),
        "author": people(fields.authors or builder.publication.site.authors, builder) or publisher(builder),
        "publisher": publisher(builder),
        "image": image_node(builder, id_),
        "about": [reference(builder, about) for about in fields.about],
        "citation": [source(source_id, builder) for source_id in edition.sources],
        "backstory": builder.plain(fields.backstory.texts[0][1]) if fields.backstory else None,
        "correction": [pruned(correction) for correction in corrections],
        **common,
        "headline": title,
    }


def _search(builder: ViewBuilder, id_: str) -> SearchFields:
    edition = builder.publication.briefs[id_].best(builder.language)
    fields, body = edition.fields, builder.publication.bodies[id_][edition.language]
    html = [f"<p>{escape(fields.abstract)}</p>"]
    for document in numbered(fields, body):
        text = assemble(document, builder, None)
        html.append(text if document is body else f"<p>{text}</p>")
    return SearchFields(
        tuple(html),
        date=fields.updated or fields.published,
        sources=edition.sources,
        people=people_of(builder, fields.about),
    )


def _description(builder: ViewBuilder, id_: str) -> str:
    return builder.publication.briefs[id_].best(builder.language).fields.abstract


BRIEF = RecordKind(
    type=BriefFields,
    page=brief_page,
    list_page=brief_list,
    json_ld=_json_ld,
    search=_search,
    description=_description,
    open_graph="article",
)
