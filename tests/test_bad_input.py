"""Whatever an editor gets wrong has a name, a position and a way to fix it, and never costs the last good site."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from tests.project import Project

# The Korean says what the English does. Its brief: “A story. What happened. Ada met Charles.”
GOOD = """\
=== content/site.yaml
title: {en: A small site, ko: 작은 사이트}
description: {en: For a test., ko: 시험용.}
base_url: https://example.org/
languages: [en, ko]
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
description: {en: A mathematician., ko: 수학자.}
roles:
  - title: {en: Analyst, ko: 분석가}
    organization: engine
    start: 1842
    sources: [letter]
=== content/people/charles.yaml
name: {en: Charles, ko: 찰스}
description: {en: An engineer., ko: 공학자.}
=== content/organizations/engine.yaml
name: {en: The Engine, ko: 엔진}
description: {en: A workshop., ko: 작업장.}
=== content/sources/letter.yaml
type: report
title: {en: A letter, ko: 편지}
language: en
summary: {en: It says so., ko: 그렇다고 한다.}
quotes:
  - {id: looms, exact: just as the loom weaves, speaker: ada, translation: {ko: 베틀이 짜듯이}}
=== content/events/meeting.yaml
title: {en: They meet, ko: 만남}
date: 1833-06
summary: {en: They meet., ko: 두 사람이 만난다.}
people: [ada, charles]
sources: [letter]
=== content/claims/weaving.yaml
statement: {en: It weaves patterns, ko: 무늬를 짠다}
by: ada
accounts:
  - {source: letter, stance: supports, says: {en: It does., ko: 그렇다.}, quote: looms}
=== content/terms/loom.yaml
name: {en: Loom, ko: 베틀}
definition: {en: It weaves., ko: 천을 짠다.}
sources: [letter]
=== content/briefs/story.en.md
---
title: The story
abstract: What happened.
published: 2025-11-19
---

[[ada]] met [[charles]].[@letter]
=== content/briefs/story.ko.md
---
title: 이야기
abstract: 있었던 일.
published: 2025-11-19
---

[[ada]]가 [[charles]]를 만났다.[@letter]
"""

PERSON = "name: {en: Bo, ko: 보}\ndescription: {en: A, ko: 가}\n"
# letters: 가 나 다 라 마 바 사 are A to G
EVENT = "title: {en: E, ko: 마}\nsummary: {en: S, ko: 바}\nsources: [letter]\n"
SOURCE = "type: report\ntitle: {en: T, ko: 사}\nlanguage: en\nsummary: {en: S, ko: 바}\n"
CLAIM = "statement: {en: S, ko: 바}\n"
SITE = "title: T\ndescription: D\n"
BRIEF = "---\ntitle: T\nabstract: A\npublished: 2025\n---\n"

CASES = [
    # Keys and types
    ("unknown key", "people/bo.yaml", PERSON + "alias: [B]\n", "3:1: error[unknown-key]", 'did you mean "aliases"?'),
    ("unknown key deep inside", "people/bo.yaml", PERSON + "roles:\n  - {titel: X}\n", "4:6: error[unknown-key]", "title"),
    ("duplicate key", "people/bo.yaml", PERSON + "name: Bo\n", "3:1: error[duplicate-key]", "keep one"),
    ("duplicate language", "people/bo.yaml", "name: {en: A, en: B}\ndescription: x\n", "1:15: error[duplicate-key]", ""),
    ("missing field", "people/bo.yaml", "name: Bo\n", "1:1: error[missing-field]", "add `description:`"),
    ("empty record", "people/bo.yaml", "", "1:1: error[missing-field]", "name, description"),
    ("only a comment", "people/bo.yaml", "# to be written\n", "1:1: error[missing-field]", "name, description"),
    ("record that is a list", "people/bo.yaml", "- name: Bo\n", "1:1: error[wrong-type]", "a map of fields"),
    ("record that is text", "people/bo.yaml", "Bo\n", "1:1: error[wrong-type]", "a map of fields"),
    ("list where text belongs", "people/bo.yaml", "name: [Bo]\ndescription: x\n", "1:7: error[wrong-type]", "a list"),
    ("text where a list belongs", "events/e.yaml", EVENT + "date: 1833\npeople: ada\n", "5:9: error[wrong-type]", "[one, two]"),
    ("map where a list belongs", "people/bo.yaml", PERSON + "roles: {title: X}\n", "3:8: error[wrong-type]", "a list"),
    ("text where a map belongs", "people/bo.yaml", PERSON + "roles: [boss]\n", "3:9: error[wrong-type]", "a map"),
    ("empty value", "people/bo.yaml", "name:\ndescription: x\n", "1:6: error[empty-value]", "no value"),
    ("empty text in one language", "people/bo.yaml", "name: {en: '', ko: 보}\ndescription: x\n", "1:12: error[empty-value]", ""),
    ("empty required list", "claims/c.yaml", CLAIM + "accounts: []\n", "2:11: error[empty-value]", "at least one"),
    ("whole number that is none", "pages/p.en.md", "---\ntitle: T\norder: first\n---\n", "3:8: error[wrong-type]", "whole number"),
    ("true that is none", "briefs/b.en.md", BRIEF.replace("published", "draft: yes\npublished"), "4:8: error[wrong-type]", "true or false"),
    ("value outside its set", "events/e.yaml", EVENT + "date: 1833\nstatus: rumoured\n", "5:9: error[bad-value]", "reported"),
    ("misspelt type", "sources/s.yaml", SOURCE.replace("report", "article-newspapr"), "1:7: error[bad-value]", "article-newspaper"),
    ("misspelt stance", "claims/c.yaml", CLAIM + "accounts:\n  - {source: letter, stance: suports, says: x}\n", "3:30: error[bad-value]", "supports"),
    # Dates
    ("date in American order", "events/e.yaml", EVENT + "date: 11/19/2025\n", "4:7: error[bad-date]", "2025-11-19"),
    ("date with dots", "events/e.yaml", EVENT + "date: 19.11.2025\n", "4:7: error[bad-date]", "2025-11-19"),
    ("month 13", "events/e.yaml", EVENT + "date: 2025-13\n", "4:7: error[bad-date]", ""),
    ("30 February", "events/e.yaml", EVENT + "date: 2025-02-30\n", "4:7: error[bad-date]", ""),
    ("reversed interval", "events/e.yaml", EVENT + "date: 2025-11/2025-10\n", "4:7: error[bad-date]", ""),
    ("date in words", "events/e.yaml", EVENT + "date: last autumn\n", "4:7: error[bad-date]", ""),
    ("date that is a list", "events/e.yaml", EVENT + "date: [2025]\n", "4:7: error[wrong-type]", "a date"),
    ("set of dates without quotation marks", "events/e.yaml", EVENT + "date: [1667,1668]\n", "4:7: error[wrong-type]", "'[1667,1668]'"),
    ("all of a set of dates without quotation marks", "events/e.yaml", EVENT + "date: {1667, 1668..1670}\n", "4:7: error[wrong-type]", "'{1667,1668..1670}'"),
    ("set with what is no date", "events/e.yaml", EVENT + "date: '[1667, soon]'\n", "4:7: error[bad-date]", "soon"),
    ("role's date", "people/bo.yaml", PERSON + "roles:\n  - {title: X, start: soon}\n", "4:23: error[bad-date]", ""),
    ("role of nothing", "people/bo.yaml", PERSON + "roles:\n  - {start: 1833}\n", "4:5: error[missing-field]", "neither a title nor an organization"),
    ("brief's date", "briefs/b.en.md", BRIEF.replace("2025", "Nov 2025"), "4:12: error[bad-date]", "2025-11"),
    ("date where the story ends", "site.yaml", SITE + "base_url: https://e.org\nlanguages: [en, ko]\nuntil: soon\n", "5:8: error[bad-date]", "2025-11"),
    # Addresses and languages
    ("javascript address", "people/bo.yaml", PERSON + "same_as: ['javascript:alert(1)']\n", "3:11: error[bad-url]", "https"),
    ("data address", "sources/s.yaml", SOURCE + "url: data:text/html,x\n", "5:6: error[bad-url]", "https"),
    ("address without a scheme", "sources/s.yaml", SOURCE + "url: example.org/x\n", "5:6: error[bad-url]", "https"),
    ("address with a space", "sources/s.yaml", SOURCE + "url: https://example.org/a b\n", "5:6: error[bad-url]", "percent"),
    ("DOI as an address", "sources/s.yaml", SOURCE + "doi: https://doi.org/10.1000/182\n", "5:6: error[bad-identifier]", "write 10.1000/182"),
    ("DOI encoded in an address", "sources/s.yaml", SOURCE + "doi: https://dx.doi.org/10.1000%2F182?a=b\n", "5:6: error[bad-identifier]", "write 10.1000/182"),
    ("ISBN with a wrong digit", "sources/s.yaml", SOURCE + "isbn: 978-0-306-40615-8\n", "5:7: error[bad-identifier]", "would be 7"),
    ("ISBN after its name", "sources/s.yaml", SOURCE + "isbn: 'ISBN: 978-0-306-40615-7'\n", "5:7: error[bad-identifier]", "write 978-0-306-40615-7"),
    ("ISSN with a wrong digit", "sources/s.yaml", SOURCE + "issn: 0378-5954\n", "5:7: error[bad-identifier]", "would be 5"),
    ("ISSN without a hyphen", "sources/s.yaml", SOURCE + "issn: 03785955\n", "5:7: error[bad-identifier]", "write 0378-5955"),
    ("PMID in an address", "sources/s.yaml", SOURCE + "pmid: https://pubmed.ncbi.nlm.nih.gov/29456894/\n", "5:7: error[bad-identifier]", "write 29456894"),
    ("PMCID without its letters", "sources/s.yaml", SOURCE + "pmcid: 5815332\n", "5:8: error[bad-identifier]", "write PMC5815332"),
    ("pages with a word", "sources/s.yaml", SOURCE + "page: pp. 12-19\n", "5:7: error[bad-identifier]", "write 12-19"),
    ("pages that go down", "sources/s.yaml", SOURCE + "page: 19-12\n", "5:7: error[bad-identifier]", "lower page first"),
    ("names that are no list", "sources/s.yaml", SOURCE + "editor: Ada\n", "5:9: error[wrong-type]", "a list"),
    ("language that is none", "sources/s.yaml", SOURCE.replace("language: en", "language: english!"), "3:11: error[bad-language]", "en"),
    ("language the site lacks", "people/bo.yaml", "name: Bo\ndescription: {en: x, kr: 가}\n", "2:22: error[unknown-language]", "ko"),
    ("brief in a language the site lacks", "briefs/b.fr.md", BRIEF, "1:1: error[unknown-language]", "en, ko"),
    # References
    ("unknown organisation", "people/bo.yaml", PERSON + "roles:\n  - {title: X, organization: engin}\n", "4:30: error[unknown-record]", 'no organization "engin" (did you mean "engine"?)'),
    ("person where a source belongs", "events/e.yaml", EVENT.replace("letter", "ada") + "date: 1833\n", "3:11: error[unknown-record]", "is a person, not a source"),
    ("organisation where a person belongs", "events/e.yaml", EVENT + "date: 1833\npeople: [engine]\n", "5:10: error[unknown-record]", '"engine" is an organization, not a person'),
    ("brief where an event belongs", "site.yaml", SITE + "base_url: https://e.org\nlanguages: [en, ko]\nfeatured: {events: [story]}\n", "5:21: error[unknown-record]", "is a brief, not an event (name an event)"),
    ("unknown record of any kind", "briefs/b.en.md", BRIEF.replace("published", "about: [engin]\npublished"), "4:9: error[unknown-record]", 'no record "engin" (did you mean "engine"?)'),
    ("id that climbs out", "events/e.yaml", EVENT + "date: 1833\npeople: [../../etc/passwd]\n", "5:10: error[unknown-record]", "no person"),
    ("mention of nobody", "sources/s.yaml", SOURCE + "mentions: [ada, charls]\n", "5:17: error[unknown-record]", 'did you mean "charles"?'),
    ("mention of what is no name", "sources/s.yaml", SOURCE + "mentions: [letter]\n", "5:12: error[unknown-record]", '"letter" is a source, not a person or organization or term'),
    ("unknown source of a claim", "claims/c.yaml", CLAIM + "accounts:\n  - {source: leter, stance: supports, says: x}\n", "3:14: error[unknown-record]", "letter"),
    ("unknown quotation", "claims/c.yaml", CLAIM + "accounts:\n  - {source: letter, stance: supports, says: x, quote: loom}\n", "3:56: error[unknown-quote]", "looms"),
    ("unknown featured brief", "site.yaml", SITE + "base_url: https://e.org\nlanguages: [en, ko]\nfeatured: {briefs: [stori]}\n", "5:21: error[unknown-record]", "story"),
    ("speaker nobody knows", "sources/s.yaml", SOURCE + "quotes: [{id: q, exact: x, speaker: adda}]\n", "5:37: error[unknown-record]", "ada"),
    ("quotation id twice", "sources/s.yaml", SOURCE + "quotes: [{id: q, exact: x}, {id: q, exact: y}]\n", "5:34: error[duplicate-id]", "twice"),
    ("quotation id that another has by its place", "sources/s.yaml", SOURCE + "quotes: [{id: '2', exact: x}, {exact: y}]\n", "error[duplicate-id]", "twice"),
    ("link to nobody", "briefs/b.en.md", BRIEF + "\nSo [[adda]] said.\n", "7:4: error[unknown-record]", "ada"),
    ("citation of nothing", "briefs/b.en.md", BRIEF + "\nSo it is.[@lettre]\n", "7:11: error[unknown-record]", "letter"),
    ("citation of an unknown quotation", "briefs/b.en.md", BRIEF + "\nSo.[@letter#loom]\n", "7:5: error[unknown-quote]", "looms"),
    ("link in a summary", "events/e.yaml", EVENT.replace("en: S", "en: 'See [[nobody-here]]'") + "date: 1833\n", "2:20: error[unknown-record]", ""),
    ("embed of nobody", "briefs/b.en.md", BRIEF + "\n::: timeline people=adda\n", "7:1: error[unknown-record]", "ada"),
    # Ids and files
    ("id with capitals", "people/Bo.yaml", PERSON, "1:1: error[bad-id]", "lower-case"),
    ("id with a space", "people/b o.yaml", PERSON, "1:1: error[bad-id]", "hyphens"),
    ("id in Hangul", "people/보.yaml", PERSON, "1:1: error[bad-id]", "a-z"),
    ("id taken by another kind", "terms/ada.yaml", "name: A\ndefinition: x\n", "1:1: error[duplicate-id]", "people/ada.yaml"),
    ("yml", "people/bo.yml", PERSON, "1:1: error[bad-file-name]", ".yaml"),
    ("brief without a language", "briefs/b.md", BRIEF, "1:1: error[bad-file-name]", "<language>"),
    ("page at a section's address", "pages/timeline.en.md", "---\ntitle: T\n---\n", "1:1: error[url-clash]", "/timeline/"),
    ("page at a language's address", "pages/ko.en.md", "---\ntitle: T\n---\n", "1:1: error[url-clash]", "/ko/"),
    # YAML
    ("unclosed bracket", "people/bo.yaml", "name: {en: Bo\ndescription: x\n", "error[yaml-syntax]", ""),
    ("unclosed quotation mark", "people/bo.yaml", "name: 'Bo\ndescription: x\n", "error[yaml-syntax]", "quotation mark"),
    ("tab", "people/bo.yaml", "name:\n\ten: Bo\n", "2:1: error[yaml-syntax]", "spaces, not tabs"),
    ("colon in a value", "people/bo.yaml", "name: Bo: the man\n", "1:9: error[yaml-syntax]", "quotation marks"),
    ("indentation that is off", "people/bo.yaml", "name: Bo\n description: x\n", "2:13: error[yaml-syntax]", "indent this line like its neighbours"),
    ("comma in a text by language", "people/bo.yaml", "name: {en: Bo, the man, ko: 보}\ndescription: x\n", "1:16: error[bad-language]", "it contains a comma"),
    ("comma in a text by language of the site", "people/bo.yaml", "name: Bo\ndescription: {en: 'A', ko: 가, 나}\n", "2:31: error[unknown-language]", "it contains a comma"),
    ("link in a map, without quotation marks", "people/bo.yaml", "name: Bo\ndescription: {en: See [[ada]].}\n", "2:23: error[yaml-syntax]", "put the text in quotation marks: it contains ["),
    ("value that begins with a link", "people/bo.yaml", "name: Bo\ndescription: [[ada]] knows.\n", "2:22: error[yaml-syntax]", "it begins with ["),
    ("value that begins with quotation marks", "people/bo.yaml", 'name: Bo\ndescription: "Ada" knows.\n', "2:20: error[yaml-syntax]", "of the other kind"),
    ("value that begins with emphasis", "people/bo.yaml", "name: Bo\ndescription: *Ada* knows.\n", "error[yaml-syntax]", "it begins with *"),
    ("value that begins with @", "people/bo.yaml", "name: @bo\n", "1:7: error[yaml-syntax]", "quotation marks"),
    ("two documents", "people/bo.yaml", PERSON + "---\n" + PERSON, "3:1: error[yaml-syntax]", "one record"),
    ("control character", "people/bo.yaml", "name: B\x07o\n", "1:8: error[yaml-syntax]", "U+0007"),
    ("tag", "people/bo.yaml", "name: !!python/object:os.system x\ndescription: y\n", "1:7: error[yaml-syntax]", "tag"),
    ("alias bomb", "people/bo.yaml", "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{c}: &{c} [*{p},*{p},*{p},*{p},*{p},*{p},*{p},*{p},*{p}]\n" for p, c in zip("abcdef", "bcdefg", strict=True)), "2:8: error[yaml-alias]", "aliases"),
    ("alias that contains itself", "people/bo.yaml", "name: &n [*n]\n", "1:11: error[yaml-alias]", "contain itself"),
    ("brackets without end", "people/bo.yaml", "name: " + "[" * 50_000, "1:1", "more than 100 lists and maps"),
    ("maps in maps without end", "people/bo.yaml", "{a: " * 50_000 + "}" * 50_000, "1:401: error[yaml-syntax]", "more than 100 lists and maps"),
    ("lists in lists without end", "people/bo.yaml", "- " * 50_000, "1:201: error[yaml-syntax]", "more than 100 lists and maps"),
    ("keys in keys without end", "people/bo.yaml", "[? " * 50_000, "1:151: error[yaml-syntax]", "more than 100 lists and maps"),
    ("indented without end", "people/bo.yaml", "".join(" " * i + "a:\n" for i in range(1000)), "101:101: error[yaml-syntax]", "more than 100 lists and maps"),
    ("brackets without end in front matter", "briefs/b.en.md", "---\ntitle: " + "[" * 50_000 + "\n---\n", "2:1", "more than 100 lists and maps"),
    ("colon in front matter", "briefs/b.en.md", "---\ntitle: A: b\n---\n", "2:9: error[yaml-syntax]", "quotation marks"),
    # Markdown
    ("no front matter", "briefs/b.en.md", "Just text.\n", "1:1: error[no-front-matter]", "---"),
    ("front matter that is not closed", "briefs/b.en.md", "---\ntitle: T\n\nText.\n", "1:1: error[no-front-matter]", "---"),
    ("unclosed block", "briefs/b.en.md", BRIEF + "\n::: note\n\nText.\n", "7:1: error[unclosed-block]", ":::"),
    ("unclosed code fence", "briefs/b.en.md", BRIEF + "\n```\ncode\n", "7:1: error[unclosed-block]", "```"),
    ("unclosed link", "briefs/b.en.md", BRIEF + "\nSo [[ada said.\n", "7:4: error[unclosed-link]", "]]"),
    ("unknown block", "briefs/b.en.md", BRIEF + "\n::: nota\n\nText.\n\n:::\n", "7:1: error[unknown-block]", "note"),
    ("malformed citation", "briefs/b.en.md", BRIEF + "\nSo.[@letter; ada]\n", "7:4: error[bad-citation]", ""),
    ("embed with an unknown option", "briefs/b.en.md", BRIEF + "\n::: timeline who=ada\n", "7:14: error[bad-embed]", "people"),
    ("embed with a bad date", "briefs/b.en.md", BRIEF + "\n::: timeline from=yesterday\n", "7:1: error[bad-date]", ""),
]  # fmt: skip


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site, built."""
    project = Project(tmp_path_factory.mktemp("good"), GOOD)
    project.build("--no-search", "--strict")
    return project


def expect_refused(project: Project, *expected: str) -> None:
    """The build fails with all that is expected in what it prints, and the output is as it was."""
    before = project.files()
    result = project.build("--no-search", code=1)
    for text in expected:
        assert text in result.output, result.output
    assert "Traceback" not in result.output
    assert project.files() == before


@pytest.mark.parametrize(
    ("path", "text", "position", "hint"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_mistake_is_named_with_its_position(
    good: Project, path: str, text: str, position: str, hint: str
) -> None:
    file = good.root / "content" / path
    before = file.read_text(encoding="utf-8") if file.exists() else None
    good.edit(f"content/{path}", text)
    try:
        expect_refused(good, f"content/{path}:{position}" if position[0].isdigit() else position, hint)
    finally:
        if before is None:
            file.unlink()
        else:
            good.edit(f"content/{path}", before)


SITE_CASES = [
    ("no title", "description: D\nbase_url: https://e.org\nlanguages: [en]\n", "1:1: error[missing-field]"),
    ("no languages", SITE + "base_url: https://e.org\nlanguages: []\n", "4:12: error[empty-value]"),
    (
        "a language that is none",
        SITE + "base_url: https://e.org\nlanguages: [e]\n",
        "4:13: error[bad-language]",
    ),
    (
        "base_url without a scheme",
        SITE + "base_url: e.org\nlanguages: [en]\n",
        '3:11: error[bad-url]: "e.org" is not an absolute address (write the address that the site will have',
    ),
    ("a path as base_url", SITE + "base_url: /here/\nlanguages: [en]\n", "3:11: error[bad-url]"),
    ("a language twice", SITE + "base_url: https://e.org\nlanguages: [en, en]\n", "4:17: error[bad-value]"),
    (
        "a language twice, spelt differently",
        SITE + "base_url: https://e.org\nlanguages: [en, EN]\n",
        "4:17: error[bad-value]",
    ),
    (
        "a policy that leads nowhere",
        SITE + "base_url: https://e.org\nlanguages: [en]\npolicies: [{name: Ethics}]\n",
        "5:12: error[missing-field]",
    ),
    (
        "a section that is none",
        SITE + "base_url: https://e.org\nlanguages: [en]\nsections: [peeple]\n",
        "5:12: error",
    ),
]


@pytest.mark.parametrize(
    ("text", "position"), [case[1:] for case in SITE_CASES], ids=[c[0] for c in SITE_CASES]
)
def test_a_mistake_in_site_yaml_is_named(tmp_path: Path, text: str, position: str) -> None:
    project = Project(tmp_path, f"=== content/site.yaml\n{text}")
    assert f"content/site.yaml:{position}" in project.build("--no-search", code=1).output


def broken_encoding(folder: Path) -> None:
    (folder / "people/bo.yaml").write_bytes(b"name: Bo\ndescription: caf\xe9\n")


def utf_16(folder: Path) -> None:
    (folder / "people/bo.yaml").write_bytes("name: Bo\n".encode("utf-16"))


def five_megabytes(folder: Path) -> None:
    (folder / "people/bo.yaml").write_text("name: Bo\ndescription: " + "x" * 5_000_000, encoding="utf-8")


def link_out(folder: Path) -> None:
    (folder / "people/bo.yaml").symlink_to("/etc/hostname")


def folder_link_out(folder: Path) -> None:
    (folder / "terms").rename(folder.parent / "elsewhere")
    (folder / "terms").symlink_to(folder.parent / "elsewhere")


def dangling_link(folder: Path) -> None:
    (folder / "people/bo.yaml").symlink_to("nowhere.yaml")


def link_to_itself(folder: Path) -> None:
    (folder / "people/bo.yaml").symlink_to("bo.yaml")


def no_site(folder: Path) -> None:
    (folder / "site.yaml").unlink()


def site_is_a_folder(folder: Path) -> None:
    (folder / "site.yaml").unlink()
    (folder / "site.yaml").mkdir()


def named_pipe(folder: Path) -> None:
    os.mkfifo(folder / "people/bo.yaml")


def captures_pipe(folder: Path) -> None:
    (folder.parent / "captures").mkdir()
    os.mkfifo(folder.parent / "captures/letter.txt")


def captures_map_pipe(folder: Path) -> None:
    (folder.parent / "captures").mkdir()
    os.mkfifo(folder.parent / "captures/files.yaml")


def capture_of_five_megabytes(folder: Path) -> None:
    (folder.parent / "captures").mkdir()
    (folder.parent / "captures/letter.txt").write_bytes(b"x" * 5_000_000)


def capture_without_end(folder: Path) -> None:
    (folder.parent / "captures").mkdir()
    (folder.parent / "captures/files.yaml").write_text("letter: /dev/zero\n", encoding="utf-8")


def strings_pipe(folder: Path) -> None:
    (folder.parent / "templates/strings").mkdir(parents=True)
    os.mkfifo(folder.parent / "templates/strings/en.yaml")


def a_template_that_is_no_text(folder: Path) -> None:
    (folder.parent / "templates").mkdir(exist_ok=True)
    (folder.parent / "templates/base.html").write_bytes(b"\xff\xfe")


def an_asset_of_three_gigabytes(folder: Path) -> None:
    (folder.parent / "templates/assets").mkdir(parents=True)
    with (folder.parent / "templates/assets/x.css").open("wb") as file:
        file.truncate(3 << 30)


def waivers_pipe(folder: Path) -> None:
    os.mkfifo(folder / "waivers.yaml")


def lock_pipe(folder: Path) -> None:
    os.mkfifo(folder / "verified.lock")


def a_name_that_is_not_utf_8(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "people") + b"/b\xff.yaml")).write_text("name: Bo\n")


def an_asset_whose_name_is_not_utf_8(folder: Path) -> None:
    (folder.parent / "templates/assets").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(folder.parent / "templates/assets") + b"/b\xff.css")).write_text("")


def a_socket(folder: Path) -> None:
    with chdir(folder / "people"), socket.socket(socket.AF_UNIX) as server:  # a path may not be long
        server.bind("bo.yaml")


FILE_CASES: list[tuple[Callable[[Path], None], str]] = [
    (broken_encoding, "content/people/bo.yaml:2:17: error[not-utf8]"),
    (utf_16, "content/people/bo.yaml:1:1: error[not-utf8]"),
    (five_megabytes, "content/people/bo.yaml:1:1: error[too-large]"),
    (link_out, "content/people/bo.yaml:1:1: error[outside-root]"),
    (folder_link_out, "content/terms:1:1: error[outside-root]"),
    (dangling_link, "content/people/bo.yaml:1:1: error[unreadable]"),
    (link_to_itself, "content/people/bo.yaml:1:1: error[unreadable]"),
    (no_site, "content/site.yaml:1:1: error[no-content]"),
    (site_is_a_folder, "content/site.yaml:1:1: error[unreadable]"),
    (named_pipe, "content/people/bo.yaml:1:1: error[unreadable]"),
    (a_socket, "content/people/bo.yaml:1:1: error[unreadable]"),
    (a_name_that_is_not_utf_8, "content/people/b\\xff.yaml:1:1: error[bad-id]"),
    (
        strings_pipe,
        "templates/strings/en.yaml:1:1: error[theme]: the file cannot be read: it is not a regular file",
    ),
    (
        waivers_pipe,
        "content/waivers.yaml:1:1: error[bad-lock]: the file cannot be read: it is not a regular file",
    ),
    (
        lock_pipe,
        "content/verified.lock:1:1: error[bad-lock]: the file cannot be read: it is not a regular file",
    ),
    (
        an_asset_whose_name_is_not_utf_8,
        'templates:1:1: error[theme]: the name of "b\\xff.css" is not UTF-8',
    ),
]


@pytest.mark.slow("begins a process for each file, for pipes and devices")
@pytest.mark.parametrize(("spoil", "expected"), FILE_CASES, ids=[case[0].__name__ for case in FILE_CASES])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, spoil: Callable[[Path], None], expected: str
) -> None:
    project = Project(tmp_path, GOOD)
    project.build("--no-search")
    spoil(project.root / "content")
    expect_refused(project, expected)


CAPTURE_CASES: list[tuple[Callable[[Path], None], str]] = [
    (
        captures_pipe,
        "captures/letter.txt:1:1: warning[bad-capture]: letter.txt cannot be read: it is not a regular file",
    ),
    (
        captures_map_pipe,
        "captures/files.yaml:1:1: warning[bad-capture]: the file cannot be read: it is not a regular file",
    ),
    (capture_of_five_megabytes, "letter.txt is a plain text file with more than 4 MiB of text"),
    (
        capture_without_end,
        "captures/files.yaml:1:9: warning[bad-capture]: zero cannot be read: it is not a regular file",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "expected"), CAPTURE_CASES, ids=[case[0].__name__ for case in CAPTURE_CASES]
)
def test_a_capture_that_cannot_be_read_is_named(
    tmp_path: Path, spoil: Callable[[Path], None], expected: str
) -> None:
    project = Project(tmp_path, GOOD)
    spoil(project.root / "content")
    assert expected in project.check().output


@pytest.mark.parametrize("name", ["verified.lock", "translations.lock"])
@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b'{"format": 99}', b'{"x": ' + b"[" * 200_000])
def test_a_lock_that_cannot_be_used_is_named(tmp_path: Path, name: str, data: bytes) -> None:
    project = Project(tmp_path, GOOD)
    (tmp_path / "content" / name).write_bytes(data)
    assert f"content/{name}:1:1: error[bad-lock]" in project.check(code=1).output


def test_what_refers_to_a_file_that_cannot_be_read_is_let_pass(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/people/charles.yaml", "name: [")
    output = project.check(code=1).output
    assert "content/people/charles.yaml:2:1: error[yaml-syntax]" in output
    assert output.rstrip().endswith("\n1 error")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"site.search: [\n", ":2:1: error[yaml-syntax]"),
        (b"- site.search\n", ":1:1: error[theme]: expected a map of strings by their keys, not a list"),
        (b"site.search: [a]\n", ":1:14: error[theme]: expected a text, or a map"),
        (b"count.sources: {one: x}\n", ":1:16: error[theme]: expected a text, or a map"),
        (b"\xff\xfe", ":1:1: error[theme]: the file cannot be read"),
    ],
)
def test_a_file_of_strings_that_cannot_be_used_is_named(tmp_path: Path, data: bytes, expected: str) -> None:
    project = Project(tmp_path, GOOD)
    project.build("--no-search")
    (tmp_path / "templates/strings").mkdir(parents=True)
    (tmp_path / "templates/strings/en.yaml").write_bytes(data)
    expect_refused(project, f"templates/strings/en.yaml{expected}")


def test_every_file_of_a_theme_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    strings_pipe(tmp_path / "content")
    an_asset_of_three_gigabytes(tmp_path / "content")
    a_template_that_is_no_text(tmp_path / "content")
    output = project.build("--no-search", code=1).output
    assert (
        "templates/strings/en.yaml:1:1: error[theme]: the file cannot be read: it is not a regular" in output
    )
    assert "templates/assets/x.css:1:1: error[theme]: the file cannot be read: it has 3,145,728 KiB" in output
    assert 'templates:1:1: error[theme]: "base.html" is not UTF-8' in output
    assert output.count("error[theme]") == 3


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% extends 'base.html' %}", "templates/base.html:1:1: error[theme]: templates include each other"),
        (
            "{{ " + "(" * 20_000 + ")" * 20_000 + " }}",
            "error[theme]: templates include each other, or nest, without end",
        ),
        ("a\n{{ 1 / 0 }}", "templates/base.html:2:1: error[theme]: ZeroDivisionError: division by zero"),
        ("{{ nobody.name }}", "templates/base.html:1:1: error[theme]: 'nobody' is undefined"),
    ],
    ids=["itself", "brackets", "division", "undefined"],
)
def test_a_template_that_cannot_be_rendered_is_named(tmp_path: Path, template: str, expected: str) -> None:
    project = Project(tmp_path, GOOD)
    project.build("--no-search")
    project.edit("templates/base.html", template)
    expect_refused(project, expected)


@pytest.mark.parametrize(
    ("string", "expected"),
    [
        ("count.sources: '{nobody}'\n", 'there is no value for "{nobody}" in the string "{nobody}"'),
        ("count.sources: '{n:a/b/c}'\n", "a pair of particles is written"),
        ("[a]: b\n", "expected the key of a string, not a list"),
    ],
    ids=["no such value", "no such particles", "no key"],
)
def test_a_string_that_does_not_fit_is_named(tmp_path: Path, string: str, expected: str) -> None:
    project = Project(tmp_path, GOOD)
    project.build("--no-search")
    project.edit("templates/strings/en.yaml", string)
    expect_refused(project, "error[theme]", expected)


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path) -> None:
    project = Project(tmp_path, "")
    assert "content:1:1: error[no-content]" in project.build(code=1).output
    assert not project.output.exists()


def test_all_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/people/bo.yaml", "nmae: Bo\n")
    project.edit("content/events/e.yaml", EVENT + "date: 2025-13\npeople: [nobody]\n")
    project.edit("content/briefs/b.en.md", BRIEF + "\nSo [[adda]] said, and [[charls]].\n")
    assert [
        line.split(" ")[0] for line in project.check(code=1).output.splitlines() if ": error[" in line
    ] == [
        "content/briefs/b.en.md:7:4:",
        "content/briefs/b.en.md:7:23:",
        "content/events/e.yaml:4:7:",
        "content/events/e.yaml:5:10:",
        "content/people/bo.yaml:1:1:",
        "content/people/bo.yaml:1:1:",
        "content/people/bo.yaml:1:1:",
    ]


def test_a_name_shared_by_two_records_says_which_ids_it_could_be(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/people/ada-2.yaml", "name: {en: Ada, ko: 에이다 2세}\ndescription: x\n")
    project.edit("content/briefs/b.en.md", BRIEF + "\nSo [[Ada]] said.\n")
    output = project.check(code=1).output
    assert 'content/briefs/b.en.md:7:4: error[ambiguous-link]: "Ada" could mean 2 records' in output
    assert "ada-2, ada" in output or "ada, ada-2" in output


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    (project.root / "content/briefs/story.ko.md").unlink()
    assert "warning[missing-translation]" in project.build("--no-search").output
    before = project.files()
    project.build("--no-search", "--strict", code=1)
    assert project.files() == before


@pytest.mark.parametrize(
    "broken",
    ["Just text.\n", BRIEF.replace("title: T", "title: T: U"), BRIEF.replace("title: T\n", "")],
    ids=["no front matter", "no YAML", "a field missing"],
)
def test_a_translation_with_a_mistake_is_not_called_missing(tmp_path: Path, broken: str) -> None:
    project = Project(tmp_path, GOOD)
    assert "missing-translation" not in project.check().output
    project.edit("content/briefs/story.ko.md", broken)
    output = project.check(code=1).output
    assert "content/briefs/story.ko.md:" in output
    assert "missing-translation" not in output
    (tmp_path / "content/briefs/story.ko.md").unlink()
    assert "missing-translation" in project.check().output


@pytest.mark.slow("thousands of findings")
def test_many_findings_of_one_kind_are_summed_up_but_for_programs(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/people/bo.yaml", PERSON + "".join(f"k{i}: v\n" for i in range(5000)))
    project.edit("content/people/cy.yaml", PERSON + "k0: v\n")
    lines = project.check(code=1).output.splitlines()
    kinds = [line for line in lines if "bo.yaml" in line]
    assert len(kinds) == 21
    assert kinds[19].startswith(
        'content/people/bo.yaml:22:1: error[unknown-key]: there is no field "k19" here'
    )
    assert kinds[20] == (
        "content/people/bo.yaml:23:1: error[unknown-key]: and 4,980 more of this kind in the rest of this file"
    )
    assert lines[-1] == "5001 errors"
    github = project.check("--format", "github", code=1).output
    assert github.count("::error file=content/people/bo.yaml") == 21
    assert len(json.loads(project.check("--format", "json", code=1).stdout)) == 5001
    sarif = json.loads(project.check("--format", "sarif", code=1).stdout)
    assert len(sarif["runs"][0]["results"]) == 22


def test_one_finding_more_than_are_shown_is_shown(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/people/bo.yaml", PERSON + "".join(f"k{i}: v\n" for i in range(21)))
    assert 'there is no field "k20" here' in project.check(code=1).output


def test_a_message_is_short_and_obeyed_by_no_terminal(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    project.edit("content/events/e.yaml", EVENT + f"date: '{'2' * 10_000}'\n")
    project.edit("content/people/bo.yaml", PERSON + '"\\e[31mred\\u202e\\nsecond": x\n')
    output = project.check(code=1).output
    assert (
        'content/people/bo.yaml:3:1: error[unknown-key]: there is no field "\\u001b[31mred\\u202e second" here'
        in output
    )
    assert max(map(len, output.splitlines())) < 1500


def test_a_record_that_cannot_be_begun_is_named(tmp_path: Path) -> None:
    project = Project(tmp_path, GOOD)
    shutil.rmtree(tmp_path / "content/terms")
    (tmp_path / "content/terms").symlink_to("terms")
    output = project.run("new", "term", "weft", code=1).output
    assert "content/terms/weft.yaml cannot be written: " in output
