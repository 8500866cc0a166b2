"""What Biber and Pandoc read in the BibLaTeX entries: what is in the record."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.citations import latex
from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.exports import programs
from tests.project import Project

HEAD = """\
=== content/site.yaml
title: Fire and Water
description: D
base_url: https://example.org/voyager/
languages: [en, ko]
=== content/people/ada.yaml
name: {en: Ada Lovelace, ko: 에이다 러브레이스}
description: D
"""


def site_of(folder: Path, sources: dict[str, dict[str, Any]], more: str = "") -> Site:
    """A site with these sources; a JSON value is YAML too."""
    common = {"type": "report", "title": "T", "language": "en", "summary": "S"}
    records = "".join(
        f"=== content/sources/{id_}.yaml\n{json.dumps(common | fields)}\n" for id_, fields in sources.items()
    )
    found = read_project(Project(folder, HEAD + records + more).root, Options(as_of=date(2027, 1, 1)))
    assert found.site is not None, found.problems
    return found.site


def entries(site: Site, *ids: str) -> str:
    return "".join((site.get(f"sources/{id_}/{id_}.bib") or b"").decode() for id_ in ids)


TITLES = [
    r"Profit ~10^6 of C:\temp {draft}",
    "R&D, 5% of $3 in #1 & a_b",
    r"\input{/etc/passwd}",
    "& so on",
    "{braces {within} braces}",
    "git commit --amend --- 'a', ''b'', <<c>> ,,d",
    "`code` and ?`que",
    'She said "no"',
    "50 % ~~ ^^ __ $$ ## &&",
    "에이다 & 바이런: 100%의 {결투}",  # Ada & Byron: 100 per cent of the {duel}
    "Žižek, Ångström, naïve – “quoted” … 中文",
    "LaTeX and NASA in Paris",
    "@article{key, title = {x}}",
]


def plain(text: str) -> str:
    """A text as a typesetter's quotation marks leave it."""
    return text.replace("’", "'").replace("‘", "`")


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> str:
    sources = {
        f"s{n}": {"title": title, "container": title, "date_note": title, "type": "article-journal"}
        for n, title in enumerate(TITLES)
    }
    return entries(site_of(tmp_path_factory.mktemp("titled"), sources), *sources)


@pytest.mark.slow("Pandoc reads it")
def test_every_sign_of_a_title_an_outlet_and_a_note_is_read_as_it_is(titled: str, tmp_path: Path) -> None:
    read = programs.pandoc_reads(tmp_path, titled)
    for field in ("title", "container-title", "note"):
        found = [plain(re.sub("</?span[^>]*>", "", read[f"s{n}"][field])) for n in range(len(TITLES))]
        assert found == TITLES


@pytest.mark.slow("Biber reads it")
def test_biber_reads_every_entry_without_a_word(titled: str, tmp_path: Path) -> None:
    read, warnings = programs.biber(tmp_path, titled)
    assert list(read) == [f"s{n}" for n in range(len(TITLES))]
    assert not [line for line in warnings if "Missing mandatory field" not in line]  # the date


def test_signs_are_written_as_latex_has_them() -> None:
    assert latex.escaped(TITLES[0]) == (
        r"Profit \textasciitilde{}10\textasciicircum{}6 of C:\textbackslash{}temp \{draft\}"
    )


@pytest.mark.slow("Biber reads it")
def test_a_brace_without_its_other_does_not_end_the_field(tmp_path: Path) -> None:
    titles = {"s0": "a } b", "s1": "} {", "s2": "{{ x }", "s3": "{"}
    site = site_of(tmp_path, {id_: {"title": title} for id_, title in titles.items()})
    read, warnings = programs.biber(tmp_path, entries(site, *titles))
    assert list(read) == list(titles) and not re.search("runaway|parse", "".join(warnings))
    for id_, title in titles.items():
        (found,) = programs.texts(read[id_], "title")
        assert found.count(r"\textbraceleft{}") == title.count("{")
        assert found.count(r"\textbraceright{}") == title.count("}")


@pytest.mark.slow("Pandoc reads it")
def test_no_style_changes_the_capitals_of_a_title(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"s": {"title": "& Sons of NASA"}})
    assert r"  title = {{{}\& Sons of NASA}}," in entries(site, "s")
    assert programs.pandoc_reads(tmp_path, entries(site, "s"))["s"]["title"] == "& Sons of NASA"


# As in the record; what Biber makes of it.
NAMES: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({"family": "Lovelace", "given": "Ada"}, {"family": "Lovelace", "given": "Ada"}),
    ({"family": "황", "given": "숙혜"}, {"family": "황", "given": "숙혜"}),
    ({"literal": "Smith and Sons, Ltd."}, {"family": "Smith and Sons, Ltd."}),
    ({"literal": "Marks AND Spencer"}, {"family": "Marks AND Spencer"}),
    ({"literal": "others"}, {"family": "others"}),
    ({"literal": "E=mc2 Group, given=x"}, {"family": "E{=}mc2 Group, given{=}x"}),
    ({"family": "Fire and Water", "given": "Ada"}, {"family": "{Fire and Water}", "given": "Ada"}),
    ({"family": "Lovelace, Jr.", "given": "Ada"}, {"family": "Lovelace, Jr.", "given": "Ada"}),
    ({"family": "van Gogh", "given": "Vincent"}, {"family": "Gogh", "prefix": "van", "given": "Vincent"}),
    ({"family": "Ortega y Gasset", "given": "José"}, {"family": "Ortega y Gasset", "given": "José"}),
    ({"family": "hooks", "given": "bell"}, {"family": "hooks", "given": "bell"}),
    ({"family": "García Márquez", "given": "Gabriel"}, {"family": "García Márquez", "given": "Gabriel"}),
    ({"family": "García Márquez"}, {"family": "García Márquez"}),
    ({"given": "Jean Paul"}, {"family": "Jean Paul"}),
    ({"family": "O'Neil & {Co}", "given": "A_b"}, {"family": r"O'Neil \& \{Co\}", "given": r"A\_b"}),
    ({"person": "ada"}, {"family": "Ada Lovelace"}),
]


@pytest.mark.slow("Biber reads it")
def test_names_are_read_as_the_record_has_them(tmp_path: Path) -> None:
    sources = {f"n{n:02}": {"authors": [name]} for n, (name, _) in enumerate(NAMES)}
    sources["all"] = {"authors": [name for name, _ in NAMES]}
    read, warnings = programs.biber(tmp_path, entries(site_of(tmp_path, sources), *sources))
    assert not [line for line in warnings if "Missing mandatory field" not in line]

    def bare(names: list[dict[str, str]]) -> list[dict[str, str]]:
        """Without the braces that Biber keeps, and without its composing of letters."""
        import unicodedata

        return [
            {
                key: unicodedata.normalize("NFC", re.sub(r"(?<!\\)[{}]", "", text))
                for key, text in name.items()
            }
            for name in names
        ]

    expected = bare([name for _, name in NAMES])
    assert [bare(programs.names(read[f"n{n:02}"])) for n in range(len(NAMES))] == [[e] for e in expected]
    assert bare(programs.names(read["all"])) == expected


@pytest.mark.slow("Biber reads it")
def test_an_outlet_is_one_item_of_its_list(tmp_path: Path) -> None:
    sources: dict[str, dict[str, Any]] = {
        "r": {"container": "Fire and Water"},
        "b": {"type": "book", "container": "others"},
        "w": {"type": "webpage", "container": "Sand"},
    }
    read, _ = programs.biber(tmp_path, entries(site_of(tmp_path, sources), *sources))
    assert programs.texts(read["r"], "institution") == ["Fire and Water"]
    assert programs.texts(read["b"], "publisher") == ["{o}thers"]
    assert programs.texts(read["w"], "organization") == ["Sand"]


URLS = {
    "https://e.org/~ada/a%20b?x=1&y=2_3#f": "https://e.org/~ada/a%20b?x=1&y=2_3#f",
    "https://e.org/한글?q=%ED%95%9C": "https://e.org/한글?q=%ED%95%9C",
    "https://e.org/a,b;c=(d)'e'$f--g": "https://e.org/a,b;c=(d)'e'$f--g",
    "/files/scan.pdf": "https://example.org/files/scan.pdf",
}


@pytest.mark.slow("Biber and Pandoc read it")
def test_an_address_is_read_as_it_is(tmp_path: Path) -> None:
    ids = {f"s{n}": url for n, url in enumerate(URLS)}
    site = site_of(tmp_path, {id_: {"url": url} for id_, url in ids.items()})
    by_pandoc = programs.pandoc_reads(tmp_path, entries(site, *ids))
    by_biber, _ = programs.biber(tmp_path, entries(site, *ids))
    for id_, url in ids.items():
        read = URLS[url]
        assert by_pandoc[id_]["URL"] == read
        assert programs.texts(by_biber[id_], "url") == [read]
        assert json.loads(site.get(f"sources/{id_}/{id_}.json") or b"")[0]["URL"] == read
        assert f"UR  - {read}\r\n" in (site.get(f"sources/{id_}/{id_}.ris") or b"").decode()


def test_an_address_cannot_end_its_field() -> None:
    assert latex.url("https://e.org/a}b{c\\d e") == "https://e.org/a%7Db%7Bc%5Cd%20e"


def test_control_characters_and_line_ends_are_no_part_of_a_field(tmp_path: Path) -> None:
    site = site_of(tmp_path, {"s": {"title": "a\nb \xa0c\u3000d"}})
    assert "  title = {{a b \xa0c\u3000d}},\n" in entries(site, "s")
    assert "TI  - a b \xa0c\u3000d\r\n" in (site.get("sources/s/s.ris") or b"").decode()


def test_ris_has_commas_only_between_the_parts_of_a_name(tmp_path: Path) -> None:
    authors = [{"literal": "Smith and Sons, Ltd."}, {"family": "Lovelace, Jr.", "given": "Ada"}]
    found = (site_of(tmp_path, {"s": {"authors": authors}}).get("sources/s/s.ris") or b"").decode()
    assert "AU  - Smith and Sons Ltd.\r\nAU  - Lovelace Jr., Ada\r\n" in found


def test_each_language_of_a_brief_has_a_key_of_its_own(tmp_path: Path) -> None:
    brief = "---\ntitle: T\nabstract: A\npublished: 2026-01-02\n---\nText.[@s]\n"
    briefs = f"=== content/briefs/b.en.md\n{brief}=== content/briefs/b.ko.md\n{brief}"
    site = site_of(tmp_path, {"s": {}}, briefs)
    pages = [(site.get(path) or b"").decode() for path in ("briefs/b/index.html", "ko/briefs/b/index.html")]
    assert [re.findall(r"@online\{([^,]+),", page) for page in pages] == [["b"], ["b.ko"]]
    assert "  organization = {{Fire and Water}},\n" in pages[0]
