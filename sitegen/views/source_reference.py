"""A source as a reference in plain words."""

from __future__ import annotations

from html import escape

from sitegen.content.records.source import Source
from sitegen.views.builder import ViewBuilder
from sitegen.views.parts import Html, Text
from sitegen.views.source_details import known_by


def whole_reference(builder: ViewBuilder, id_: str) -> Html:
    """The source as a reference: authors (date), title, outlet, address."""
    source = builder.publication.sources[id_]
    card = builder.source_card(id_)
    title = f"<cite{_lang(card.title.text)}>{escape(card.title.text.text)}</cite>"
    if card.translated:
        title += f" [{escape(card.translated.text)}]"
    parts = [
        escape(card.authors),
        title,
        *_details(builder, source),
        escape(card.date.words) if card.date else escape(builder.t("undated")),
        escape(source.url or ""),
    ]
    return Html(". ".join(part.rstrip(".") for part in parts if part) + ".", "", "")


def _details(builder: ViewBuilder, source: Source) -> list[str]:
    """What it is in, with what else it is known by: one part of a reference."""
    parts = [
        f"<span{_lang(part)}>{part.html}</span>" if part.lang else part.html
        for part in known_by(builder, source, Text(""))
    ]
    return [", ".join(parts)] if parts else []


def _lang(text: Text | Html) -> str:
    return f' lang="{escape(text.lang)}"' if text.lang else ""
