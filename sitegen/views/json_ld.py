"""The parts of JSON-LD that several kinds of pages have, in schema.org's vocabulary (https://schema.org)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from sitegen.content import schema
from sitegen.dates import Edtf
from sitegen.dates.exchange import iso
from sitegen.views.builder import ViewBuilder

Node = dict[str, Any]
"""A node of JSON-LD; fields without a value are left out of what is written."""


def pruned(node: Node) -> Node:
    """`node` without empty fields; the nodes inside it have been pruned where they were made."""
    return {key: value for key, value in node.items() if value}


def encoded(node: Node) -> msgspec.Raw:
    """A node that is on many pages, the same on each."""
    return msgspec.Raw(msgspec.json.encode(pruned(node)))


def absolute(builder: ViewBuilder, id_: str) -> str:
    """The full address of a record's page."""
    return builder.addresses.absolute(builder.url(id_))


def reference(builder: ViewBuilder, id_: str) -> msgspec.Raw:
    """A record as another refers to it."""
    return builder.memoize("JSON-LD reference", id_, lambda id_: encoded(_thing(id_, builder)))


def _thing(id_: str, builder: ViewBuilder) -> Node:
    return {
        "@type": builder.publication.types[builder.publication.kinds[id_]].SCHEMA_ORG,
        "name": builder.link(id_).text.text,
        "url": absolute(builder, id_),
    }


def people(names: Sequence[schema.Name], builder: ViewBuilder) -> list[Node | msgspec.Raw]:
    """Authors, with their records where there are any."""
    return [
        reference(builder, name.person)
        if name.person
        else pruned({"@type": "Person", "name": builder.name(name).text})
        for name in names
    ]


def aliases(id_: str, builder: ViewBuilder) -> list[str]:
    """All names of a record but the one that the page shows."""
    names = dict.fromkeys(builder.publication.record(id_).all_names)
    return [name for name in names if name != builder.link(id_).text.text]


def publisher(builder: ViewBuilder) -> Node | None:
    """Who publishes, where the site says so."""
    publisher = builder.publication.site.publisher
    if publisher is None:
        return None
    return pruned({"@type": "Organization", "name": builder.text(publisher.name).text, "url": publisher.url})


def day(date: Edtf | None) -> str | None:
    """A date as ISO 8601 has it, as far as it can."""
    return iso(date) if date else None
