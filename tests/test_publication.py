"""What follows from the records: who appears where, with whom, and which sources carry what."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen.content.load import load
from sitegen.options import EVERYTHING, Visibility
from sitegen.publication.link import link
from sitegen.publication.model import Backlink, Publication, Weight
from tests.project import Project

STORY = """\
=== content/site.yaml
title: T
description: D
base_url: https://example.org/
languages: [en, ko]
=== content/sources/gazette.yaml
type: article-newspaper
title: A duel
language: en
summary: Two engineers quarrel.
quotes: [{id: never, exact: never again, speaker: ada}]
=== content/sources/herald.yaml
type: article-newspaper
title: No duel
language: en
summary: They did not.
mentions: [bo, works]
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
aliases: {ko: [에이다 러브레이스]}
description: A mathematician.
roles: [{title: Analyst, organization: works, sources: [herald]}]
=== content/people/bo.yaml
name: Bo
description: Works with [[ada]].
=== content/people/cy.yaml
name: Cy
description: An onlooker.
=== content/organizations/works.yaml
name: The Works
description: A workshop.
=== content/organizations/shop.yaml
name: The Shop
description: A part of it.
parent: works
=== content/events/later.yaml
title: Later
date: 1844
summary: After.
people: [cy]
sources: [herald]
=== content/events/duel.yaml
title: The duel
date: 1843-05
summary: A quarrel.
people: [ada, bo]
sources: [gazette]
=== content/claims/duel-happened.yaml
statement: There was a duel
by: ada
about: [duel, bo]
accounts:
  - {source: gazette, stance: supports, says: Yes.}
  - {source: herald, stance: disputes, says: No.}
=== content/claims/quiet.yaml
statement: It was a quiet year
date: 1843
accounts: [{source: herald, stance: supports, says: Quiet.}]
=== content/briefs/story.en.md
---
title: The story
abstract: A.
published: 2025
about: [ada, cy]
key_points: ["One point.[@herald]"]
---
First a word. Then [[에이다 러브레이스|the countess]] spoke of [[bo]].[@gazette; @herald] And again [[ada]].
"""


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    content, problems = load(Project(tmp_path_factory.mktemp("story"), STORY).root, EVERYTHING)
    publication, found = link(content)
    assert [p for p in (*problems, *found) if p.is_error] == []
    assert publication is not None
    return publication


def test_events_come_in_the_order_of_time(publication: Publication) -> None:
    assert list(publication.events) == ["duel", "later"]


def test_claims_come_in_the_order_of_time_undated_ones_last(publication: Publication) -> None:
    assert list(publication.claims) == ["quiet", "duel-happened"]


def test_sources_are_numbered_by_their_first_citation_key_points_first(publication: Publication) -> None:
    assert publication.briefs["story"].editions[0].sources == ("herald", "gazette")


def test_a_backlink_has_the_sentence_that_links_once_per_page(publication: Publication) -> None:
    # A link without a label is written [[target]] until a page shows it in its own language.
    assert publication.relations.backlinks["ada"] == (
        Backlink("bo", "", "Works with ", "", "."),
        Backlink("story", "en", "Then ", "the countess", " spoke of [[bo]]."),
    )


def test_what_a_person_takes_part_in(publication: Publication) -> None:
    relations = publication.relations
    assert relations.events_of["ada"] == ("duel",)
    assert relations.claims_by["ada"] == ("duel-happened",)
    assert relations.claims_about["bo"] == ("duel-happened",)
    assert relations.quotes_by["ada"] == (("gazette", "never"),)
    assert relations.roles_at["works"] == (("ada", 0),)
    assert relations.children["works"] == ("shop",)


def test_who_is_named_with_whom_counts_shared_records(publication: Publication) -> None:
    # The duel and the claim about it; the role at the works; the brief about both.
    assert publication.relations.named_with["ada"] == (Weight("bo", 2), Weight("cy", 1), Weight("works", 1))


def test_who_appears_in_a_source_is_what_its_own_record_says(publication: Publication) -> None:
    # Ada speaks in the Gazette; that the Herald is a source of her role does not put her into it.
    assert publication.relations.appears_in == {
        "ada": ("gazette",),
        "bo": ("herald",),
        "works": ("herald",),
    }


def test_only_a_claim_is_in_dispute_and_no_event(publication: Publication) -> None:
    assert publication.relations.disputed == {"duel-happened"}


def test_a_source_is_known_to_the_roles_that_cite_it(publication: Publication) -> None:
    assert publication.relations.cited_by == {"herald": ("ada",)}


def test_a_brief_is_known_to_the_sources_it_cites(publication: Publication) -> None:
    assert publication.relations.cited_in == {"herald": ("story",), "gazette": ("story",)}


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("ada", ("ada",)),
        ("Ada", ("ada",)),
        ("에이다 러브레이스", ("ada",)),
        ("  에이다   러브레이스 ", ("ada",)),
        ("THE WORKS", ("works",)),
        ("nobody", ()),
    ],
)
def test_a_record_is_found_by_id_name_or_alias(
    publication: Publication, target: str, found: tuple[str, ...]
) -> None:
    assert publication.names.find(target) == found


def test_a_missing_translation_falls_back_to_the_first_language_that_has_one(
    publication: Publication,
) -> None:
    name = publication.name("ada", "ko")
    assert (name.text, name.language) == ("에이다", "ko")
    title = publication.name("story", "ko")
    assert (title.text, title.language) == ("The story", "en")


def test_drafts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    project = Project(tmp_path, STORY.replace("about: [ada, cy]", "about: [ada, cy]\ndraft: true"))
    without, _ = link(load(project.root, Visibility(drafts=False, until=None))[0])
    with_drafts, _ = link(load(project.root, Visibility(drafts=True, until=None))[0])
    assert without is not None and "story" not in without.kinds
    assert with_drafts is not None and "story" in with_drafts.kinds


def test_a_quotation_without_an_id_has_that_of_its_place(project: Callable[..., Project]) -> None:
    site = project(
        """
        === content/sources/paper.yaml
        type: webpage
        title: {en: A paper, ko: 글}
        language: en
        summary: {en: S, ko: 바}
        quotes:
          - {id: first, exact: it began here}
          - {exact: it ended there}
        === content/briefs/story.en.md
        ---
        title: Story
        abstract: A
        published: 2025
        ---

        It ended “there”.[@paper#2]
        """
    )
    site.build("--no-search")
    assert 'id="quote-2"' in (site.output / "sources/paper/index.html").read_text(encoding="utf-8")
    assert 'href="/sources/paper/#quote-2"' in (site.output / "briefs/story/index.html").read_text("utf-8")


def test_an_account_may_rest_on_its_quotation_alone(project: Callable[..., Project]) -> None:
    site = project(
        """
        === content/sources/paper.yaml
        type: webpage
        title: {en: A paper, ko: 글}
        language: en
        summary: {en: S, ko: 바}
        quotes: [{id: began, exact: it began here}]
        === content/claims/where.yaml
        statement: {en: Where did it begin?, ko: 어디서?}
        accounts: [{source: paper, stance: supports, quote: began}]
        """
    )
    site.build("--no-search")
    for page in ("claims/where/index.html", "claims/index.html", "sources/paper/index.html"):
        assert "/claims/where/" in (site.output / page).read_text(encoding="utf-8")
    text = (site.output / "claims/where/index.html").read_text(encoding="utf-8")
    assert "<p>it began here</p>" in text
    assert '<meta name="description" content="A paper: it began here">' in text


def test_a_role_may_be_that_of_a_member(project: Callable[..., Project]) -> None:
    site = project(
        """
        === content/organizations/club.yaml
        name: {en: The Club, ko: 모임}
        description: {en: A club., ko: 모임.}
        === content/people/ada.yaml
        name: {en: Ada, ko: 에이다}
        description: {en: P, ko: 인물}
        roles:
          - {organization: club, start: 1833}
          - {organization: club, start: 1833, title: {en: Chair, ko: 의장}}
        """
    )
    site.build("--no-search")
    person, club = (
        (site.output / page).read_text(encoding="utf-8")
        for page in ("people/ada/index.html", "organizations/club/index.html")
    )
    assert '<li><a href="/organizations/club/">The Club</a><br>' in person
    assert '<li>Chair, <a href="/organizations/club/">The Club</a><br>' in person
    assert '<li><a href="/people/ada/">Ada</a><br>' in club
    assert '<li><a href="/people/ada/">Ada</a>, Chair<br>' in club
    assert '"jobTitle":["Chair"]' in person
