"""How records were linked is remembered from build to build, and by other versions of sitegen."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from sitegen.cache.store import recall, remember
from sitegen.memory.linking import FILE, _Stored
from sitegen.options import MEMORY
from tests.project import Project
from tests.test_in_place import SITE


def test_a_relation_that_an_earlier_version_did_not_know_is_worked_out(
    project: Callable[..., Project],
) -> None:
    site = project(SITE)
    site.build("--no-search")
    path = site.root / MEMORY / FILE
    known = recall(path, _Stored)
    assert known is not None and "shown_by" in known.relations
    fewer = {name: relation for name, relation in known.relations.items() if name != "events_of"}
    remember(path, msgspec.structs.replace(known, relations=fewer))
    site.replace("content/events/meeting.yaml", "people: [ada]", "people: []")
    site.build("--no-search")
    assert "The two meet" not in site.read("people/ada/index.html")
