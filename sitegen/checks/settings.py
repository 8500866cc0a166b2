"""Does site.yaml ask for what there is?"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.load import Content
from sitegen.content.schema import Site
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Problem, codes
from sitegen.publication.pages import sections


def check(content: Content, site: Site) -> Iterator[Problem]:
    """Languages named twice, policies that lead nowhere, and sections of the navigation that do not exist."""
    for i, language in enumerate(site.languages):
        if language.lower() in (before.lower() for before in site.languages[:i]):
            span = content.site_origin.at(f"languages/{i}")
            yield codes.BAD_VALUE.at(
                span, f'the language "{language}" appears twice here', "remove one of the two"
            )
    for i, policy in enumerate(site.policies):
        if policy.page is None and policy.url is None:
            span = content.site_origin.at(f"policies/{i}")
            hint = "add `page:` with the id of a custom page, or `url:`"
            yield codes.MISSING_FIELD.at(span, "a policy has neither a page nor an address", hint)
    there = sections(content.types)
    known = (*there, *(entry.id for entry in content.entries if entry.kind == "page"))
    for i, section in enumerate(site.sections):
        if section.id not in known and section.id not in content.ids:
            hint = did_you_mean(section.id, known) or f"sections: {', '.join(there)}, or the id of a page"
            span = content.site_origin.at(f"sections/{i}")
            yield codes.UNKNOWN_RECORD.at(span, f'there is no section or page "{section.id}"', hint)
