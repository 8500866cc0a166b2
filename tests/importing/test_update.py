"""`sitegen add --update`: a record that is there gets what the bibliography has now, and is otherwise left alone."""

from __future__ import annotations

from collections.abc import Callable

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.content.adding import plain_value
from sitegen.content.yaml_nodes import compose
from sitegen.importing.item import Item, PersonName
from sitegen.importing.update import Update, updated
from sitegen.problems import Span
from tests.project import Project

RECORD = """\
# From my library
type:   article-journal
title: {en:  Notes,   ko: '주석'}   # as printed
language: en
authors:
- {family: Lovelace,given: A. A., person: ada}   # the countess
# he was asked twice
- "Charles Babbage"
summary:
    en: >
      What it says, folded
      by hand.
    ko: "두 줄에
      걸쳐 씁니다."
issued: 1843-09~
# kind: reporting | interview | opinion | translated | primary
keywords: [a,b , c]
volume: '3'
"""


def item(
    type_: str = "document", names: dict[str, tuple[PersonName, ...]] | None = None, **texts: str
) -> Item:
    return Item(Span("x.bib"), "x", type_, texts, names or {}, (), ())


def lines_of(update: Update, before: str = RECORD) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came."""
    old, new = before.splitlines(), update.text.splitlines()
    return [row for row in old if row not in new], [row for row in new if row not in old]


@pytest.mark.parametrize(
    ("texts", "gone", "come"),
    [
        ({"volume": "4"}, ["volume: '3'"], ["volume: 4"]),
        ({"issue": "2"}, [], ["issue: 2"]),
        ({"url": "https://example.org/a"}, [], ["url: https://example.org/a"]),
        ({"title": "Notes"}, [], []),  # what it is called in English
        (
            {"title": "Notes: new"},
            ["title: {en:  Notes,   ko: '주석'}   # as printed"],
            ["title: {en:  'Notes: new',   ko: '주석'}   # as printed"],
        ),
        ({"issued": "1843"}, [], []),  # the record is more exact
        ({"issued": "1844"}, ["issued: 1843-09~"], ["issued: 1844"]),
        ({"note": "Hm", "volume": "3"}, [], ["note: Hm"]),
    ],
)
def test_only_the_lines_of_what_differs_change(
    texts: dict[str, str], gone: list[str], come: list[str]
) -> None:
    update = updated(RECORD, item(**texts))
    assert lines_of(update) == (gone, come) and not update.by_hand


@pytest.mark.parametrize(
    ("have", "new"),
    [
        ("doi: 10.1000/ABC", {"doi": "10.1000/abc"}),
        ("isbn: 0-306-40615-2", {"isbn": "978-0-306-40615-7"}),
        ("url: https://www.example.org/a/", {"url": "http://example.org/a"}),
        ("language: en-GB", {"language": "en"}),
        ("issued: 2025-11-19", {"issued": "2025-11"}),
        ("note: My own remark", {"note": "Theirs"}),
    ],
)
def test_what_says_the_same_or_is_the_editors_stays(have: str, new: dict[str, str]) -> None:
    assert updated(f"{have}\n", item(**new)) == Update(f"{have}\n")


def test_a_new_field_goes_where_records_have_it() -> None:
    rows = updated(RECORD, item(container="Memoirs", doi="10.1000/1")).text.splitlines()
    assert rows[rows.index("container: Memoirs") - 1] == '      걸쳐 씁니다."'
    assert rows[rows.index("doi: 10.1000/1") - 1] == "volume: '3'"


def test_a_value_that_was_missing_takes_the_place_of_the_comment_that_said_so() -> None:
    record = "type: book\ntitle: T\nlanguage:  # x.bib does not say it\nurl:  # find it\n"
    update = updated(record, item(language="ko", url="https://example.org/a"))
    assert update.text == "type: book\ntitle: T\nlanguage: ko\nurl: https://example.org/a  # find it\n"


def names(*given: tuple[str, str] | str) -> dict[str, tuple[PersonName, ...]]:
    return {
        "authors": tuple(
            PersonName(literal=one) if isinstance(one, str) else PersonName(*one) for one in given
        )
    }


def test_a_name_is_completed_and_keeps_whose_it_is() -> None:
    update = updated(RECORD, item(names=names(("Lovelace", "Ada A."), "Charles Babbage")))
    assert lines_of(update)[1] == ["- {family: Lovelace,given: Ada A., person: ada}   # the countess"]


def test_names_are_added_and_put_in_order_with_their_comments() -> None:
    update = updated(
        RECORD, item(names=names("Charles Babbage", ("Menabrea", "Luigi"), ("Lovelace", "A. A.")))
    )
    assert update.text[update.text.index("authors:") : update.text.index("summary:")] == (
        "authors:\n"
        "# he was asked twice\n"
        '- "Charles Babbage"\n'
        "- {family: Menabrea, given: Luigi}\n"
        "- {family: Lovelace,given: A. A., person: ada}   # the countess\n"
    )


def test_a_name_goes_without_the_remark_above_it() -> None:
    update = updated(RECORD, item(names=names(("Lovelace", "A. A."))))
    assert lines_of(update) == (['- "Charles Babbage"'], [])


@pytest.mark.parametrize(
    ("have", "wanted"),
    [
        ("authors: [A, {family: B, given: C}]", "authors: [A, {family: B, given: C}, D]"),
        ("authors: [{person: ada}, D]", "authors: [{person: ada}, {family: B, given: C}, D]"),
    ],
)
def test_names_in_brackets(have: str, wanted: str) -> None:
    assert updated(f"{have}\n", item(names=names("A", ("B", "C"), "D"))).text == f"{wanted}\n"


def test_new_names_become_a_list() -> None:
    update = updated("type: book\ntitle: T\n", item(names=names("A B", ("C", "D"))))
    assert update.text == "type: book\ntitle: T\nauthors:\n  - A B\n  - {family: C, given: D}\n"


@pytest.mark.parametrize(
    "record",
    [
        "{type: book, volume: 1}\n",  # on one line, in braces
        "volume: &v 1\nissue: *v\n",  # another field says the same
        "volume: [1]\n",
        "volume: 1\nvolume: 1\n",
        "volume: {en: 1}\n",  # not in the source's language
    ],
)
def test_what_cannot_be_edited_alone_is_left_and_told(record: str) -> None:
    assert updated(record, item(volume="2")) == Update(record, by_hand=("volume",))


def test_line_ends_stay() -> None:
    record = "type: book\r\nvolume: 1  # so\r\ntitle: T"
    update = updated(record, item(volume="2", issue="3"))
    assert update.text == "type: book\r\nvolume: 2  # so\r\nissue: 3\r\ntitle: T"


COMMENTS = st.sampled_from(["", "  # why", "   ", "\t# tab"])
WORDS = st.sampled_from(
    ["Notes", "봄의 글", "it's: so", "#1", "no", '"quoted"', "a\\b", "1843", "- x", "[y]", "é ü"]
)
STYLES: dict[str, Callable[[str], str]] = {
    "single": lambda text: "'" + text.replace("'", "''") + "'",
    "double": lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
    "folded": lambda text: f">-\n      {text}",
    "literal": lambda text: f"|\n   {text}\n\n",
    "map": lambda text: "{ko: '아', en:   '" + text.replace("'", "''") + "'  }",
    "block map": lambda text: "\n   # in it\n   ko: 아\n   en:  '" + text.replace("'", "''") + "'",
}
FIELDS = ("title", "container", "volume", "number", "publisher", "genre", "status")


@st.composite
def records(draw: st.DrawFn) -> str:
    """A record with comments, blank lines and values in any style, in any order."""
    rows = [f"language:  en{draw(COMMENTS)}"]
    for field in draw(st.permutations(FIELDS))[: draw(st.integers(0, len(FIELDS)))]:
        style, word = draw(st.sampled_from(sorted(STYLES))), draw(WORDS)
        value = STYLES[style](word)
        rows.append(
            f"{field}: {' ' * draw(st.integers(0, 2))}{value}" + ("" if "\n" in value else draw(COMMENTS))
        )
        rows += draw(st.lists(st.sampled_from(["# a remark", "", "    # far in"]), max_size=2))
    text = "\n".join(rows) + draw(st.sampled_from(["", "\n", "\n\n# end\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=150, deadline=None)
@given(records(), st.dictionaries(st.sampled_from(FIELDS), WORDS, max_size=4))
def test_every_other_line_stays_byte_for_byte(record: str, texts: dict[str, str]) -> None:
    update = updated(record, item(**texts))
    before, after = compose(record, "")[0], compose(update.text, "")[0]
    had = {key.value: (key, value) for key, value in before.value}  # type: ignore[union-attr]
    has = {key.value: plain_value(value) for key, value in after.value}  # type: ignore[union-attr]
    assert set(update.by_hand) <= set(texts) and set(update.fields) <= set(texts)
    for field, text in texts.items():
        if field not in update.by_hand:
            value = has[field]
            assert text in (value if isinstance(value, str) else dict(value).values())  # type: ignore[call-overload]
    rest = update.text.splitlines(keepends=True)
    changed = {
        number
        for field in update.fields
        if field in had
        for number in range(had[field][0].start_mark.line, had[field][1].end_mark.line + 1)
    }
    rows = record.splitlines(keepends=True)
    for number, row in enumerate(rows):
        is_last = number == len(rows) - 1 and not row.endswith("\n")
        if number not in changed and not is_last:
            assert row in rest
            rest = rest[rest.index(row) + 1 :]
    assert updated(update.text, item(**texts)).text == update.text


LIBRARY = """
=== library.bib
@book{one, title = {One}, volume = {2}, doi = {10.1000/1}}
=== content/sources/one.yaml
# mine
type: book
title: One
language: en
summary: It says so.
doi: 10.1000/1
volume: 1   # or 2?
"""
DIFFERENCE = """\
--- a/content/sources/one.yaml
+++ b/content/sources/one.yaml
@@ -4,4 +4,4 @@
 language: en
 summary: It says so.
 doi: 10.1000/1
-volume: 1   # or 2?
+volume: 2   # or 2?
"""


@pytest.fixture
def site(project: Callable[[str], Project]) -> Project:
    return project(LIBRARY)


def record_of(site: Project) -> str:
    return (site.root / "content/sources/one.yaml").read_text(encoding="utf-8")


def test_without_update_it_is_said_what_would_change(site: Project) -> None:
    before = record_of(site)
    output = site.run("add", "library.bib").output
    same = "library.bib:1:1: left as it is: content/sources/one.yaml has the same DOI"
    assert f"{same}; --update would change volume\n0 new, 1 there already.\n" in output
    assert record_of(site) == before


def test_a_dry_run_shows_the_difference(site: Project) -> None:
    before = record_of(site)
    assert site.run("add", "library.bib", "--update", "--dry-run").output.startswith(DIFFERENCE)
    assert record_of(site) == before


def test_nothing_is_written_where_nobody_can_be_asked(site: Project) -> None:
    before = record_of(site)
    output = site.run("add", "library.bib", "--update", code=2).output
    assert output.startswith(DIFFERENCE) and "no terminal to ask on: pass --yes" in output
    assert record_of(site) == before


def test_with_yes_it_is_shown_and_written(site: Project) -> None:
    output = site.run("add", "library.bib", "--update", "--yes").output
    assert output.startswith(DIFFERENCE)
    assert "library.bib:1:1: updated: content/sources/one.yaml has the same DOI\n" in output
    assert record_of(site) == LIBRARY.partition("one.yaml\n")[2].replace("volume: 1 ", "volume: 2 ")
    assert "--- a/" not in site.run("add", "library.bib", "--update", "--yes").output


@pytest.mark.parametrize(("said", "is_written"), [(True, True), (False, False)])
def test_on_a_terminal_it_is_asked(
    site: Project, said: bool, is_written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr("sitegen.cli.record_updates.can_ask", lambda format_: True)
    monkeypatch.setattr(click, "confirm", lambda question: asked.append(question) or said)
    site.run("add", "library.bib", "--update")
    assert asked == ["Update content/sources/one.yaml?"]
    assert ("volume: 2" in record_of(site)) is is_written


def test_a_record_that_is_edited_meanwhile_is_not_written_over(
    site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edit(question: str) -> bool:
        site.replace("content/sources/one.yaml", "# mine", "# mine, newer")
        return True

    monkeypatch.setattr("sitegen.cli.record_updates.can_ask", lambda format_: True)
    monkeypatch.setattr(click, "confirm", edit)
    assert (
        "is not updated: it was changed meanwhile"
        in site.run("add", "library.bib", "--update", code=1).output
    )
    assert "# mine, newer" in record_of(site) and "volume: 1" in record_of(site)


def test_two_entries_of_one_source_change_it_one_after_the_other(site: Project) -> None:
    site.edit("more.bib", "@book{one, title = {One}, publisher = {P}, doi = {10.1000/1}}\n")
    site.run("add", "library.bib", "more.bib", "--update", "--yes")
    assert "volume: 2   # or 2?\npublisher: P\n" in record_of(site)


def test_what_is_the_publications_own_is_not_imported(site: Project) -> None:
    site.edit("a.json", '[{"type": "book", "title": "Two", "former-ids": ["x"], "derived-from": ["y"]}]')
    output = site.run("add", "a.json", "--id", "two").output
    assert "created content/sources/two.yaml (not taken over: former-ids, derived-from)" in output
