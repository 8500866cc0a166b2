"""The JSON-LD of a page for search engines and archives, in schema.org's vocabulary (https://schema.org)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sitegen.kinds.kind import RecordKind
from sitegen.publication.pages import Page
from sitegen.views.builder import ViewBuilder
from sitegen.views.json_ld import Node, pruned, publisher
from sitegen.views.parts import Link


def structured_data(main: Node, builder: ViewBuilder, trail: Sequence[Link]) -> str:
    """The JSON-LD of a page, safe inside a script element: its `main` node and its breadcrumbs, the `trail`."""
    nodes = [main]
    if trail:
        nodes.append(_breadcrumbs(builder, trail))
    graph = {"@context": "https://schema.org", "@graph": [pruned(node) for node in nodes]}
    text = msgspec.json.encode(graph).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def main_node(page: Page, builder: ViewBuilder, kind: RecordKind | None, common: Node, title: str) -> Node:
    """What a page is. `kind` is that of the record whose page it is; `common` is what all pages say."""
    if kind is not None:
        return kind.json_ld(builder, page.id, common, title)
    if page.kind == "front":
        return {"@type": "WebSite", **common, "name": title, "publisher": publisher(builder)}
    return {"@type": "CollectionPage", **common, "name": title}


def _breadcrumbs(builder: ViewBuilder, trail: Sequence[Link]) -> Node:
    items = [
        {
            "@type": "ListItem",
            "position": i,
            "name": link.text.text,
            "item": builder.addresses.absolute(link.url),
        }
        for i, link in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
