"""Is what the built publication says of its own accord true? Every cell of who appears in which source, every number of
sources on a card, every list of who appears where, and every mark of dispute, looked up in the articles and accounts.

`python -m tests.truth SITE [PROJECT]` prints what was looked up in a built site, and what is false. The articles are
where SITEGEN_SEEDS says; without them, what `sitegen verify` recorded of them stands for them. Nothing here asks
sitegen who appears where, or what is in dispute: pages are read as a browser does, records as they are written.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

from sitegen.captures.read import read_document
from sitegen.captures.reading import Reading
from sitegen.content.load import load
from sitegen.content.schema import RECORDS, Claim, Organization, Person, Source, Term
from sitegen.language.particle_rules import is_particle
from sitegen.ledgers.captures import capture_of
from sitegen.ledgers.verified import SourceLock, decode
from sitegen.options import EVERYTHING
from tests.real_site import REPOSITORY, SEEDS

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
LANGUAGES = ("", "ko/")
_NUMBER_OF_SOURCES = re.compile(r"(\d+) sources?\b|출처 (\d+)")
_PATH = re.compile(r"/(?:ko/)?([a-z]+)/([a-z0-9-]+)/(?:#.*)?$")


def article(path: Path) -> Reading:
    """An article as it is read."""
    found = read_document(path.read_bytes(), path.name)
    assert isinstance(found, Reading), found
    return found


class _Tree(HTMLParser):
    """A page as a tree of elements."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = TreeBuilder()
        self._builder.start("document", {})
        self._open: list[str] = []
        self.feed(text)
        for tag in reversed(self._open):
            self._builder.end(tag)
        self._builder.end("document")
        self.root: Element = self._builder.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open:
            last = self._open.pop()
            self._builder.end(last)
            if last == tag:
                break

    def handle_data(self, data: str) -> None:
        self._builder.data(data)


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


def of_class(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if name in classes(element))


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def linked(element: Element) -> list[tuple[str, str]]:
    """The folder and id of each record that is linked to within an element."""
    found = (_PATH.match(link.get("href", "")) for link in element.iter("a"))
    return [(match[1], match[2]) for match in found if match]


class Publication:
    """The records as they are written, and the articles."""

    def __init__(self, root: Path) -> None:
        content, problems = load(root, EVERYTHING)
        assert not any(problem.is_error for problem in problems)
        self.records = {entry.id: entry.value for entry in content.entries if not entry.language}
        self.sources = {id_: of for id_, of in self.records.items() if isinstance(of, Source)}
        self.claims = {id_: of for id_, of in self.records.items() if isinstance(of, Claim)}
        self.names = {
            id_: (*(text for _, text in of.name.texts), *of.aliases.all())
            for id_, of in self.records.items()
            if isinstance(of, Person | Organization | Term)
        }
        lock, found = decode((root / "content/verified.lock").read_bytes())
        assert not found
        self._recorded = lock.sources
        self.texts = {id_: text for id_ in self.sources if (text := self._text(id_)) is not None}
        self._times = Counter(name for names in self.names.values() for name in dict.fromkeys(names))

    def _text(self, id_: str) -> str | None:
        """The article of a source, without what else is on its page."""
        recorded = self._recorded.get(id_, SourceLock("", 0)).text
        for path in sorted(SEEDS.glob("*.txt")):
            page = capture_of(article(path))
            if page.digest == recorded:
                extent = self.sources[id_].extent
                text = page.text
                if extent and extent.starts_with:
                    text = text[text.index(extent.starts_with) :]
                if extent and extent.ends_before:
                    text = text[: text.index(extent.ends_before)]
                return text
        return None

    def appears(self, id_: str, source: str) -> bool:
        """Whether a record may be said to appear in a source: it wrote it, or is named in its text."""
        if any(author.person == id_ for author in self.sources[source].authors):
            return True
        if source in self.texts:
            return any(_named(name, self.texts[source]) for name in self.names[id_])
        return id_ in self._recorded[source].mentions

    def must_appear(self, id_: str, source: str) -> bool:
        """Whether it has to be said: a name that is long enough, and nobody else's, is in the text, and is no part
        of another's there."""
        if source not in self.texts:
            return id_ in self._recorded[source].mentions
        sure = [name for name in self.names[id_] if self._times[name] == 1 and _is_long(name)]
        return any(_named(name, self._without_longer(name, source), strict=True) for name in sure)

    def _without_longer(self, name: str, source: str) -> str:
        text = self.texts[source]
        for longer in self._times:
            if name != longer and name in longer:
                text = text.replace(longer, "\n")
        return text

    def wrong(self, id_: str, source: str, said: bool) -> bool:
        return not self.appears(id_, source) if said else self.must_appear(id_, source)

    def in_dispute(self, claim: str) -> bool:
        """Whether accounts of a claim cannot all hold: one rejects it, or one differs from another that says so."""
        stances = [account.stance for account in self.claims[claim].accounts]
        told = "supports" in stances or "partly" in stances
        return "disputes" in stances or ("differs" in stances and told)


def _is_long(name: str) -> bool:
    return len(name) > 2 or (len(name) == 2 and "가" <= name[0] <= "힣")


def _named(name: str, text: str, *, strict: bool = False) -> bool:
    """Whether a text has a name as a word; only as it is spelt, where that is `strict`."""
    between = "" if strict else r"\s*"
    body = between.join(map(re.escape, name if strict else name.replace(" ", "")))
    flags = re.IGNORECASE if name[0].islower() else 0
    for match in re.finditer(rf"(?<![^\W_]){body}", text, flags):
        rest = re.match(r"[^\W_]*", text[match.end() :])
        joined = rest[0] if rest else ""
        if not joined or is_particle(joined) or joined == "s":
            return True
        if ("가" <= joined[0] <= "힣") != ("가" <= name[-1] <= "힣") and not strict:
            return True
    return False


class Truth:
    """What was looked up, by kind, and what is false."""

    def __init__(self, site: Path, root: Path = REPOSITORY) -> None:
        self._site = site
        self._publication = Publication(root)
        self.looked_up: Counter[str] = Counter()
        self.false: list[str] = []
        for language in LANGUAGES:
            self._tables(language)
            self._cards(language)
            self._lists(language)
            self._disputes(language)

    def _page(self, path: str) -> Element:
        return _Tree((self._site / path / "index.html").read_text(encoding="utf-8")).root

    def _say(self, kind: str, where: str, wrong: bool) -> None:
        self.looked_up[kind] += 1
        if wrong:
            self.false.append(f"{kind}: {where}")

    def _tables(self, language: str) -> None:
        for section in ("people/", "organizations/", "timeline/"):
            for table in of_class(self._page(language + section), "matrix"):
                head, *rows = table.iter("tr")
                columns = [id_ for _, id_ in linked(head)]
                for row in rows:
                    ((_, id_),) = linked(row)
                    cells = list(row.iter("td"))
                    assert len(cells) == len(columns) > 0
                    for source, cell in zip(columns, cells, strict=True):
                        wrong = self._publication.wrong(id_, source, bool(words(cell)))
                        self._say("cell", f"/{language}{section} {id_} × {source}", wrong)

    def _cards(self, language: str) -> None:
        for section, selected in (
            ("", "card"), ("people/", "listed-name"), ("organizations/", "listed-name"), ("terms/", "listed-name"),
        ):  # fmt: skip
            for card in of_class(self._page(language + section), selected):
                found = linked(card)
                id_ = found[0][1] if found else ""
                if id_ in self._publication.names:
                    said = _NUMBER_OF_SOURCES.search(words(list(of_class(card, "meta"))[-1]))
                    number = int(said[1] or said[2]) if said else 0
                    self._say(
                        "number on a card", f"/{language}{section} {id_}: {number}", not self._is(id_, number)
                    )

    def _is(self, id_: str, number: int) -> bool:
        sources = self._publication.sources
        least = sum(self._publication.must_appear(id_, source) for source in sources)
        most = sum(self._publication.appears(id_, source) for source in sources)
        return least <= number <= most

    def _lists(self, language: str) -> None:
        publication = self._publication
        for id_ in publication.names:
            folder = next(
                RECORDS.folder(kind)
                for kind in ("person", "organization", "term")
                if self._has(language, kind, id_)
            )
            listed = self._ids(f"{language}{folder}/{id_}", "appears_in", ("sources",))
            for source in publication.sources:
                wrong = publication.wrong(id_, source, source in listed)
                self._say("source of a record", f"/{language}{folder}/{id_}/ × {source}", wrong)
        for source in publication.sources:
            path = f"{language}sources/{source}"
            for folder in ("people", "organizations", "terms"):
                listed = self._ids(path, folder, (folder,))
                for id_ in publication.names:
                    if (self._site / language / folder / id_).is_dir():
                        wrong = publication.wrong(id_, source, id_ in listed)
                        self._say("record of a source", f"/{path}/ × {id_}", wrong)

    def _has(self, language: str, kind: str, id_: str) -> bool:
        return (self._site / language / RECORDS.folder(kind) / id_).is_dir()

    def _ids(self, path: str, heading: str, folders: tuple[str, ...]) -> set[str]:
        """The ids of those folders that are listed in the section under a heading."""
        for section in self._page(path).iter("section"):
            if any(title.get("id") == heading for title in section.iter("h2")):
                return {id_ for folder, id_ in linked(section) if folder in folders}
        return set()

    def _disputes(self, language: str) -> None:
        claims = self._publication.claims
        disputed = {id_ for id_ in claims if self._publication.in_dispute(id_)}
        for id_ in claims:
            aside = next(of_class(self._page(f"{language}claims/{id_}"), "marks"))
            flagged = any(True for _ in of_class(aside, "flag"))
            self._say("claim in dispute", f"/{language}claims/{id_}/", flagged != (id_ in disputed))
        numbers = map(int, re.findall(r"\d+", words(next(of_class(self._page(f"{language}"), "line")))))
        self._say("number in dispute", f"/{language}", len(disputed) not in numbers)
        self._comparison(language, disputed)
        self._events(language, disputed)

    def _comparison(self, language: str, disputed: set[str]) -> None:
        page = self._page(f"{language}claims/")
        for body in page.iter("tbody"):
            heads = [cell for cell in body.iter("th") if cell.get("scope") == "rowgroup"]
            assert len(heads) == 1
            for row in (cell for cell in body.iter("th") if cell.get("scope") == "row"):
                id_ = linked(row)[0][1]
                wrong = (heads[0].get("id") == "differ") != (id_ in disputed)
                self._say("claim in dispute", f"/{language}claims/ {id_}", wrong)
        for chip in of_class(page, "chip"):
            number = int(re.findall(r"\((\d+)\)", words(chip))[0])
            expected = (
                len(disputed)
                if chip.get("href") == "#differ"
                else len(self._publication.claims) - len(disputed)
            )
            self._say("number in dispute", f"/{language}claims/ {chip.get('href')}", number != expected)

    def _events(self, language: str, disputed: set[str]) -> None:
        """The flags of events lead to claims in dispute about them; their marks say who carries them, and no more."""
        flagged = 0
        for event in (
            e for e in self._page(f"{language}timeline/").iter() if e.get("data-event") is not None
        ):
            id_ = event.get("id", "")
            about = {claim for claim in disputed if id_ in self._publication.claims[claim].about}
            flags = [flag.get("href", "") for flag in of_class(event, "flag") if flag.tag == "a"]
            flagged += bool(flags)
            target = _PATH.match(flags[0]) if flags else None
            right = {target[2]} == about if target and target[1] == "claims" else bool(flags) == bool(about)
            self._say("event with a dispute", f"/{language}timeline/ {id_}", not right)
            marks = next(of_class(event, "marks"))
            carried = {source for folder, source in linked(marks) if folder == "sources"}
            stances = {name for dot in of_class(marks, "dot") for name in classes(dot)} - {
                "dot",
                "dot-supports",
            }
            wrong = bool(stances) or carried != set(self._publication.records[id_].sources)
            self._say("marks of an event", f"/{language}timeline/ {id_}", wrong)
        filter_ = next(of_class(self._page(f"{language}timeline/"), "filters"))
        numbers = map(int, re.findall(r"\((\d+)\)", words(filter_)))
        self._say("number in dispute", f"/{language}timeline/", flagged not in numbers)


def report(truth: Truth, show: Callable[[str], object] = print) -> None:
    for kind, number in truth.looked_up.items():
        show(f"{number:6} {kind}")
    for line in truth.false:
        show(f"FALSE {line}")
    show(f"{sum(truth.looked_up.values())} looked up, {len(truth.false)} false")


if __name__ == "__main__":
    found = Truth(*map(Path, sys.argv[1:]))
    report(found)
    raise SystemExit(bool(found.false))
