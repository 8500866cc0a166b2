"""What each form of EDTF is in each export: no more than the date says."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import rispy

from sitegen.dates import exchange as dates
from sitegen.dates import parse
from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.exports import programs
from tests.project import Project


def table(text: str) -> dict[str, list[str]]:
    """The cells of each row by the date in the first column; `-` stands for nothing."""
    rows = [[cell.strip() for cell in line.split(" | ")] for line in text.strip().splitlines()]
    return {row[0]: ["" if cell == "-" else cell for cell in row[1:]] for row in rows}


# EDTF                    | CSL: date-parts or literal   | season, circa  | as citeproc prints it
CSL = table("""
2025-11-19                | [[2025, 11, 19]]             | -              | November 19, 2025
2025-11                   | [[2025, 11]]                 | -              | November 2025
2025                      | [[2025]]                     | -              | 2025
0079-08-24                | [[79, 8, 24]]                | -              | August 24, 79AD
2026-11-22T23:30:00-05:00 | [[2026, 11, 22]]             | -              | November 22, 2026
2026-11-22T23:30:00Z      | [[2026, 11, 22]]             | -              | November 22, 2026
2026-11-22T23:30:00       | [[2026, 11, 22]]             | -              | November 22, 2026
2026-11-22T23:30:00+09    | [[2026, 11, 22]]             | -              | November 22, 2026
1843-21                   | [[1843]]                     | season 1       | Spring 1843
1843-24                   | [[1843]]                     | season 4       | Winter 1843
1843-21~                  | [[1843]]                     | season 1 circa | Spring 1843
1843-09-12~               | [[1843, 9, 12]]              | circa          | September 12, 1843
1843-09~                  | [[1843, 9]]                  | circa          | September 1843
1843-09?                  | [[1843, 9]]                  | circa          | September 1843
1843~                     | [[1843]]                     | circa          | 1843
1843?                     | [[1843]]                     | circa          | 1843
1843%                     | [[1843]]                     | circa          | 1843
184X                      | 1840s                        | -              | 1840s
18XX                      | 19th century                 | -              | 19th century
184X~                     | about the 1840s              | -              | about the 1840s
18XX?                     | 19th century (uncertain)     | -              | 19th century (uncertain)
2025-XX                   | [[2025]]                     | -              | 2025
2025-11-XX                | [[2025, 11]]                 | -              | November 2025
2025-XX-XX                | [[2025]]                     | -              | 2025
2025-11-XX~               | [[2025, 11]]                 | circa          | November 2025
2025-10/2025-11           | [[2025, 10], [2025, 11]]     | -              | October–November 2025
2025-10-01/2025-11        | 1 October 2025 – November 2025 | -            | 1 October 2025 – November 2025
2025-01~/2025-04~         | [[2025, 1], [2025, 4]]       | circa          | January–April 2025
1842/1844                 | [[1842], [1844]]             | -              | 1842–1844
1842~/1843                | [[1842], [1843]]             | circa          | 1842–1843
184X/185X                 | 1840s – 1850s                | -              | 1840s – 1850s
1843-21/1843-23           | spring–autumn 1843           | -              | spring–autumn 1843
1842-10/..                | since October 1842           | -              | since October 1842
1842-10/                  | from October 1842, end unknown | -            | from October 1842, end unknown
20XX/..                   | since the 21st century       | -              | since the 21st century
../1843                   | until 1843                   | -              | until 1843
/1843                     | until 1843, start unknown    | -              | until 1843, start unknown
../1843~                  | until about 1843             | -              | until about 1843
-0043-03-15               | [[-44, 3, 15]]               | -              | March 15, 44BC
-0043                     | [[-44]]                      | -              | 44BC
0000                      | [[-1]]                       | -              | 1BC
-0043~                    | [[-44]]                      | circa          | 44BC
-004X                     | 50 BC – 41 BC                | -              | 50 BC – 41 BC
-0099/-0043               | [[-100], [-44]]              | -              | 100BC–44BC
-0043/0014                | [[-44], [14]]                | -              | 44BC–14AD
../-0043                  | until 44 BC                  | -              | until 44 BC
-0043/..                  | since 44 BC                  | -              | since 44 BC
Y170000002                | 170000002                    | -              | 170000002
Y-170000002               | 170000003 BC                 | -              | 170000003 BC
Y12345678901              | 12345678901                  | -              | 12345678901
[1667,1668]               | 1667 or 1668                 | -              | 1667 or 1668
{1667,1668}               | 1667 and 1668                | -              | 1667 and 1668
156X-12-25                | 25 December of a year in the 1560s | -        | 25 December of a year in the 1560s
2004-06-~01               | [[2004, 6, 1]]               | circa          | June 1, 2004
-0043-03-?15              | [[-44, 3, 15]]               | circa          | March 15, 44BC
""")

# EDTF                    | PY   | DA          | N1
RIS = table("""
2025-11-19                | 2025 | 2025/11/19/ | -
2025-11                   | 2025 | 2025/11//   | -
2025                      | 2025 | -           | -
0079-08-24                | 0079 | 0079/08/24/ | -
2026-11-22T23:30:00-05:00 | 2026 | 2026/11/22/ | -
2026-11-22T23:30:00Z      | 2026 | 2026/11/22/ | -
2026-11-22T23:30:00       | 2026 | 2026/11/22/ | -
2026-11-22T23:30:00+09    | 2026 | 2026/11/22/ | -
1843-21                   | 1843 | -           | spring 1843
1843-24                   | 1843 | -           | winter 1843
1843-21~                  | 1843 | -           | about spring 1843
1843-09-12~               | 1843 | -           | about 12 September 1843
1843-09~                  | 1843 | -           | about September 1843
1843-09?                  | -    | -           | September 1843 (uncertain)
1843~                     | -    | 1843///ca   | about 1843
1843?                     | -    | -           | 1843 (uncertain)
1843%                     | -    | -           | about 1843 (uncertain)
184X                      | -    | -           | 1840s
18XX                      | -    | -           | 19th century
184X~                     | -    | -           | about the 1840s
18XX?                     | -    | -           | 19th century (uncertain)
2025-XX                   | 2025 | -           | -
2025-11-XX                | 2025 | 2025/11//   | -
2025-XX-XX                | 2025 | -           | -
2025-11-XX~               | 2025 | -           | about November 2025 (day unknown)
2025-10/2025-11           | 2025 | -           | October–November 2025
2025-10-01/2025-11        | 2025 | -           | 1 October 2025 – November 2025
2025-01~/2025-04~         | 2025 | -           | early 2025
1842/1844                 | -    | 1842///1844 | 1842–1844
1842~/1843                | -    | -           | about 1842 – 1843
184X/185X                 | -    | -           | 1840s – 1850s
1843-21/1843-23           | 1843 | -           | spring–autumn 1843
1842-10/..                | -    | -           | since October 1842
1842-10/                  | -    | -           | from October 1842, end unknown
20XX/..                   | -    | -           | since the 21st century
../1843                   | -    | -           | until 1843
/1843                     | -    | -           | until 1843, start unknown
../1843~                  | -    | -           | until about 1843
-0043-03-15               | -    | -           | 15 March 44 BC
-0043                     | -    | -           | 44 BC
0000                      | -    | -           | 1 BC
-0043~                    | -    | -           | about 44 BC
-004X                     | -    | -           | 50 BC – 41 BC
-0099/-0043               | -    | -           | 100 BC – 44 BC
-0043/0014                | -    | -           | 44 BC – 14 AD
../-0043                  | -    | -           | until 44 BC
-0043/..                  | -    | -           | since 44 BC
Y170000002                | -    | -           | 170000002
Y-170000002               | -    | -           | 170000003 BC
Y12345678901              | -    | -           | 12345678901
[1667,1668]               | -    | -           | 1667 or 1668
{1667,1668}               | -    | -           | 1667 and 1668
156X-12-25                | -    | -           | 25 December of a year in the 1560s
2004-06-~01               | 2004 | -           | 1 June 2004 (day approximate)
-0043-03-?15              | -    | -           | 15 March 44 BC (day uncertain)
""")

# EDTF                    | date                      | as Biber writes it        | else in words, as a note
BIBLATEX = table("""
2025-11-19                | 2025-11-19                | 2025-11-19                | -
2025-11                   | 2025-11                   | 2025-11                   | -
2025                      | 2025                      | 2025                      | -
0079-08-24                | 0079-08-24                | 79-08-24                  | -
2026-11-22T23:30:00-05:00 | 2026-11-22T23:30:00-05:00 | 2026-11-22T23:30:00-05:00 | -
2026-11-22T23:30:00Z      | 2026-11-22T23:30:00Z      | 2026-11-22T23:30:00Z      | -
2026-11-22T23:30:00       | 2026-11-22T23:30:00       | 2026-11-22T23:30:00       | -
2026-11-22T23:30:00+09    | 2026-11-22T23:30:00+09:00 | 2026-11-22T23:30:00+09:00 | -
1843-21                   | 1843-21                   | 1843-21 YEARDIVISION=spring | -
1843-24                   | 1843-24                   | 1843-24 YEARDIVISION=winter | -
1843-21~                  | 1843-21~                  | 1843-21~ YEARDIVISION=spring | -
1843-09-12~               | 1843-09-12~               | 1843-09-12~               | -
1843-09~                  | 1843-09~                  | 1843-09~                  | -
1843-09?                  | 1843-09?                  | 1843-09?                  | -
1843~                     | 1843~                     | 1843~                     | -
1843?                     | 1843?                     | 1843?                     | -
1843%                     | 1843%                     | 1843%                     | -
184X                      | 184X                      | 184X                      | -
18XX                      | 18XX                      | 18XX                      | -
184X~                     | -                         | -                         | about the 1840s
18XX?                     | -                         | -                         | 19th century (uncertain)
2025-XX                   | 2025-XX                   | 2025-00                   | -
2025-11-XX                | 2025-11-XX                | 2025-11-00                | -
2025-XX-XX                | 2025-XX-XX                | 2025-00-00                | -
2025-11-XX~               | -                         | -                         | about November 2025 (day unknown)
2025-10/2025-11           | 2025-10/2025-11           | 2025-10/2025-11           | -
2025-10-01/2025-11        | 2025-10-01/2025-11        | 2025-10-01/2025-11        | -
2025-01~/2025-04~         | 2025-01~/2025-04~         | 2025-01~/2025-04~         | -
1842/1844                 | 1842/1844                 | 1842/1844                 | -
1842~/1843                | 1842~/1843                | 1842~/1843                | -
184X/185X                 | -                         | -                         | 1840s – 1850s
1843-21/1843-23           | 1843-21/1843-23           | 1843-21/1843-23 ENDYEARDIVISION=autumn YEARDIVISION=spring | -
1842-10/..                | 1842-10/..                | 1842-10/                  | -
1842-10/                  | 1842-10/                  | 1842-10/                  | -
20XX/..                   | -                         | -                         | since the 21st century
../1843                   | ../1843                   | ENDYEAR=1843              | -
/1843                     | /1843                     | ENDYEAR=1843              | -
../1843~                  | ../1843~                  | ENDYEAR=1843              | -
-0043-03-15               | -0043-03-15               | -43-03-15                 | -
-0043                     | -0043                     | -43                       | -
0000                      | 0000                      | -                         | -
-0043~                    | -0043~                    | -43~                      | -
-004X                     | -                         | -                         | 50 BC – 41 BC
-0099/-0043               | -0099/-0043               | -99/-43                   | -
-0043/0014                | -0043/0014                | -43/14                    | -
../-0043                  | ../-0043                  | ENDYEAR=-43               | -
-0043/..                  | -0043/..                  | -43/                      | -
Y170000002                | Y170000002                | 170000002                 | -
Y-170000002               | Y-170000002               | -170000002                | -
Y12345678901              | -                         | -                         | 12345678901
[1667,1668]               | -                         | -                         | 1667 or 1668
{1667,1668}               | -                         | -                         | 1667 and 1668
156X-12-25                | -                         | -                         | 25 December of a year in the 1560s
2004-06-~01               | 2004-06-01~               | 2004-06-01~               | -
-0043-03-?15              | -0043-03-15?              | -43-03-15?                | -
""")

# EDTF                    | schema.org                | Atom
ISO = table("""
2025-11-19                | 2025-11-19                | 2025-11-19T00:00:00Z
2025-11                   | 2025-11                   | 2025-11-01T00:00:00Z
2025                      | 2025                      | 2025-01-01T00:00:00Z
0079-08-24                | 0079-08-24                | 0079-08-24T00:00:00Z
2026-11-22T23:30:00-05:00 | 2026-11-22T23:30:00-05:00 | 2026-11-22T23:30:00-05:00
2026-11-22T23:30:00Z      | 2026-11-22T23:30:00Z      | 2026-11-22T23:30:00Z
2026-11-22T23:30:00       | 2026-11-22T23:30:00       | 2026-11-22T23:30:00Z
2026-11-22T23:30:00+09    | 2026-11-22T23:30:00+09:00 | 2026-11-22T23:30:00+09:00
1843-21                   | -                         | 1843-03-01T00:00:00Z
1843-24                   | -                         | 1843-12-01T00:00:00Z
1843-21~                  | -                         | 1843-03-01T00:00:00Z
1843-09-12~               | -                         | 1843-09-12T00:00:00Z
1843-09~                  | -                         | 1843-09-01T00:00:00Z
1843-09?                  | -                         | 1843-09-01T00:00:00Z
1843~                     | -                         | 1843-01-01T00:00:00Z
1843?                     | -                         | 1843-01-01T00:00:00Z
1843%                     | -                         | 1843-01-01T00:00:00Z
184X                      | -                         | 1840-01-01T00:00:00Z
18XX                      | -                         | 1800-01-01T00:00:00Z
184X~                     | -                         | 1840-01-01T00:00:00Z
18XX?                     | -                         | 1800-01-01T00:00:00Z
2025-XX                   | 2025                      | 2025-01-01T00:00:00Z
2025-11-XX                | 2025-11                   | 2025-11-01T00:00:00Z
2025-XX-XX                | 2025                      | 2025-01-01T00:00:00Z
2025-11-XX~               | -                         | 2025-11-01T00:00:00Z
2025-10/2025-11           | -                         | 2025-10-01T00:00:00Z
2025-10-01/2025-11        | -                         | 2025-10-01T00:00:00Z
2025-01~/2025-04~         | -                         | 2025-01-01T00:00:00Z
1842/1844                 | -                         | 1842-01-01T00:00:00Z
1842~/1843                | -                         | 1842-01-01T00:00:00Z
184X/185X                 | -                         | 1840-01-01T00:00:00Z
1843-21/1843-23           | -                         | 1843-03-01T00:00:00Z
1842-10/..                | -                         | 1842-10-01T00:00:00Z
1842-10/                  | -                         | 1842-10-01T00:00:00Z
20XX/..                   | -                         | 2000-01-01T00:00:00Z
../1843                   | -                         | 1843-01-01T00:00:00Z
/1843                     | -                         | 1843-01-01T00:00:00Z
../1843~                  | -                         | 1843-01-01T00:00:00Z
-0043-03-15               | -0043-03-15               | 0001-01-01T00:00:00Z
-0043                     | -0043                     | 0001-01-01T00:00:00Z
0000                      | 0000                      | 0001-01-01T00:00:00Z
-0043~                    | -                         | 0001-01-01T00:00:00Z
-004X                     | -                         | 0001-01-01T00:00:00Z
-0099/-0043               | -                         | 0001-01-01T00:00:00Z
-0043/0014                | -                         | 0001-01-01T00:00:00Z
../-0043                  | -                         | 0001-01-01T00:00:00Z
-0043/..                  | -                         | 0001-01-01T00:00:00Z
Y170000002                | -                         | 9999-12-31T00:00:00Z
Y-170000002               | -                         | 0001-01-01T00:00:00Z
Y12345678901              | -                         | 9999-12-31T00:00:00Z
[1667,1668]               | -                         | 1667-01-01T00:00:00Z
{1667,1668}               | -                         | 1667-01-01T00:00:00Z
156X-12-25                | -                         | 1560-12-25T00:00:00Z
2004-06-~01               | -                         | 2004-06-01T00:00:00Z
-0043-03-?15              | -                         | 0001-01-01T00:00:00Z
""")

FORMS = list(ISO)
IDS = {form: f"source-{n:02}" for n, form in enumerate(FORMS)}


def test_every_form_stands_in_every_table() -> None:
    assert list(CSL) == list(RIS) == list(BIBLATEX) == FORMS


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose sources are issued on all these dates, the later the form the later in the alphabet."""
    sources = "".join(
        f"=== content/sources/{id_}.yaml\ntype: article-newspaper\ntitle: T\ncontainer: P\nlanguage: en\n"
        f"summary: S\nauthors: [{{family: {id_.title()}, given: A}}]\nissued: '{form}'\n"
        for form, id_ in IDS.items()
    )
    head = "=== content/site.yaml\ntitle: T\ndescription: D\nbase_url: https://example.org\nlanguages: [en]\n"
    root = Project(tmp_path_factory.mktemp("dated"), head + sources).root
    found = read_project(root, Options(as_of=date(2027, 1, 1)))
    assert found.site is not None, found.problems
    return found.site


def download(site: Site, form: str, suffix: str) -> str:
    data = site.get(f"sources/{IDS[form]}/{IDS[form]}.{suffix}")
    assert data is not None
    return data.decode()


def test_csl_json(site: Site) -> None:
    def shown(form: str) -> list[str]:
        (item,) = json.loads(download(site, form, "json"))
        issued = item["issued"]
        parts = issued.pop("date-parts", None)
        flags = [f"season {issued.pop('season')}"] if "season" in issued else []
        flags += ["circa"] if issued.pop("circa", False) else []
        literal = issued.pop("literal", "")
        assert not issued
        return [json.dumps(parts) if parts else literal, " ".join(flags)]

    assert {form: shown(form) for form in FORMS} == {form: row[:2] for form, row in CSL.items()}


@pytest.mark.slow("Pandoc reads it")
def test_citeproc_prints_what_is_known(site: Site, tmp_path: Path) -> None:
    items = [json.loads(download(site, form, "json"))[0] for form in FORMS]
    lines = re.findall(
        r"^S(ource-\d\d), A\. .*“T\.” P, (.*)\.$", programs.citeproc(tmp_path, items), re.MULTILINE
    )
    printed = {f"s{rest}": words for rest, words in lines}
    assert {form: printed[IDS[form]] for form in FORMS} == {form: row[2] for form, row in CSL.items()}


def test_ris(site: Site) -> None:
    def shown(form: str) -> list[str]:
        (item,) = rispy.loads(download(site, form, "ris"))
        return [item.get("year", ""), item.get("date", ""), *item.get("notes", [""])]

    assert {form: shown(form) for form in FORMS} == RIS


@pytest.mark.slow("Biber reads it")
def test_biblatex(site: Site, tmp_path: Path) -> None:
    entries = {form: download(site, form, "bib") for form in FORMS}
    read = programs.biber_dates(tmp_path, "".join(entries.values()))

    def field(form: str, name: str) -> str:
        found = re.search(rf"^  {name} = \{{(.*)\}},$", entries[form], re.MULTILINE)
        return found[1] if found else ""

    shown = {form: [field(form, "date"), read[IDS[form]], field(form, "note")] for form in FORMS}
    assert shown == BIBLATEX


@pytest.mark.slow("Biber reads it")
def test_biber_objects_to_no_date(site: Site, tmp_path: Path) -> None:
    _, warnings = programs.biber(tmp_path, "".join(download(site, form, "bib") for form in FORMS))
    in_words = {IDS[form] for form, row in BIBLATEX.items() if row[2]}
    assert {re.findall("source-[0-9]+", line)[0] for line in warnings} == in_words
    assert all("Missing mandatory field - one of 'date, year'" in line for line in warnings)


def test_schema_org_and_atom() -> None:
    shown = {form: [dates.iso(parse(form)) or "", dates.rfc3339(parse(form))] for form in FORMS}
    assert shown == ISO


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("184X", "1840년대"),  # 1840s
        ("../1843", "1843년까지"),  # until 1843
        ("1842-10/..", "1842년 10월 이후"),  # since October 1842
        ("18XX?", "19세기(불확실)"),  # 19th century (uncertain)
    ],
)
def test_words_are_in_the_language_of_the_source(form: str, words: str) -> None:
    assert dates.csl(parse(form), "ko") == {"literal": words}
