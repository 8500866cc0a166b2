"""Queries with the records that they must find."""

from __future__ import annotations

from pathlib import Path

import msgspec


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A query and the ids of the records that it must find; none if nothing on the site answers it."""

    language: str
    category: str
    query: str
    expect: tuple[str, ...] = ()


def read(file: Path) -> list[Query]:
    """The queries of a JSON file: a list of maps with the fields of Query."""
    return msgspec.json.decode(file.read_bytes(), type=list[Query])


def id_of(url: str) -> str:
    """The id of the record whose page is at `url`."""
    return url.rstrip("/").rpartition("/")[2]
