"""Values as bibliographies write them, and as fields of a source have them."""

from __future__ import annotations

import pytest

from sitegen.content.field_types import Doi, Isbn, Issn, Language, Pages, Pmcid, Url
from sitegen.importing import dates
from sitegen.importing.bibtex_names import names
from sitegen.importing.latex_text import plain
from sitegen.importing.normalise import normalised


@pytest.mark.parametrize(
    ("format_", "written", "read"),
    [
        (Doi, "https://doi.org/10.1007/BF01700692", "10.1007/BF01700692"),
        (Doi, "doi:10.1002/(SICI)1097%3C1::AID%3E3.0.CO", "10.1002/(SICI)1097<1::AID>3.0.CO"),
        (Doi, "DOI 10.1000/182.", "10.1000/182"),
        (Doi, "n/a", None),
        (Isbn, "ISBN: 978-0-306-40615-7 (print)", "978-0-306-40615-7"),
        (Isbn, "9780306406158, 9780306406157", "9780306406157"),
        (Isbn, "0306406152 9780306406157", "0306406152"),
        (Isbn, "978-0-306-40615-8", None),
        (Issn, "03785955", "0378-5955"),
        (Issn, "1436-508X, 0378-5955", "0378-5955"),
        (Issn, "none", None),
        (Pages, "173--198", "173-198"),
        (Pages, "pp. 12 – 19, 24", "12-19, 24"),
        (Pages, "e0123", "e0123"),
        (Pages, "19-12", None),
        (Pmcid, "5815332", "PMC5815332"),
        (Url, "www.example.org/a b", "https://www.example.org/a%20b"),
        (Url, "/notes/a.pdf", None),
        (Language, "ngerman", "de"),
        (Language, "Korean", "ko"),
        (Language, "kor", "ko"),
        (Language, "EN_us", "en-US"),
        (Language, "zh-hans-cn", "zh-Hans-CN"),
        (Language, "en; fr", "en"),
        (Language, "gibberish", None),
    ],
)
def test_a_value_gets_the_form_of_its_field(format_: object, written: str, read: str | None) -> None:
    value, fault = normalised(format_, written)
    assert (fault is not None) if read is None else (value, fault) == (read, None)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020-05/2020-06", "2020-05/2020-06"),
        ("1843/", "1843/.."),
        ("1988~", "1988~"),
        ("2020-05-04T12:30:00Z", "2020-05-04T12:30:00Z"),
        ("2020-05-04 12:30", "2020-05-04"),
        ("May 2020", "2020-05"),
        ("4 May 2020", "2020-05-04"),
        ("Sept. 4th, 2020", "2020-09-04"),
        ("2020 May 4", "2020-05-04"),
        ("2020/5/4", "2020-05-04"),
        ("2020년 5월 4일", "2020-05-04"),
        ("Spring 2020", "2020-21"),
        ("ca. 1843", "1843~"),
        ("soon", ""),
        ("2020-13-45", ""),
    ],
)
def test_a_date_is_edtf(written: str, read: str) -> None:
    assert dates.from_text(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"date-parts": [[2020, 5, 4]]}, "2020-05-04"),
        ({"date-parts": [["2020", "5"]]}, "2020-05"),
        ({"date-parts": [[2020, 5], [2020, 6]]}, "2020-05/2020-06"),
        ({"date-parts": [[-44]]}, "-0043"),
        ({"date-parts": [[2020]], "season": 2}, "2020-22"),
        ({"date-parts": [[2020]], "circa": True}, "2020~"),
        ({"raw": "2020-05"}, "2020-05"),
        ({"literal": "May 2020"}, "2020-05"),
        ({"literal": "in press"}, ""),
        ({"date-parts": [[2020, 99]]}, ""),
        ({"date-parts": "2020"}, ""),
        ({"date-parts": [[[2020]]]}, ""),
    ],
)
def test_a_date_of_csl_is_edtf(written: dict[str, object], read: str) -> None:
    assert dates.from_csl(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020/05/04/", "2020-05-04"),
        ("2020///", "2020"),
        ("2020/05", "2020-05"),
        ("2020///Spring", "2020-21"),
        ("2020 May", "2020-05"),
        ("2020//04", "2020"),
    ],
)
def test_a_date_of_ris_is_edtf(written: str, read: str) -> None:
    assert dates.from_ris(written) == read


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"G{\"o}del, \'Emile {\v{S}}afa{\v r}{\'\i}k", "Gödel, Émile Šafařík"),
        (r"\L{}\'od\'z {\ss} \o\ \AA", "Łódź ß ø Å"),
        (r"{Lovelace} and the {UK}", "Lovelace and the UK"),
        (r"50\% \& more, 100% --- a--b ``q'' ~x", "50% & more, 100% — a–b “q”  x"),
        (r"\emph{Homo} \textit{sapiens} \TeX{} \unknown{x}", r"Homo sapiens TeX \unknown x"),
        (r"$E = mc^2$, $\alpha$", "E = mc^2, α"),
        ("{never closed", "{never closed"),
        ("르쿤", "르쿤"),
        ("{" * 5000 + "}" * 5000, "{" * 5000 + "}" * 5000),
    ],
)
def test_latex_is_decoded(latex: str, text: str) -> None:
    assert plain(latex) == text


@pytest.mark.parametrize(
    ("latex", "read"),
    [
        ("Ada Lovelace", ["Lovelace|Ada"]),
        ("Lovelace, Ada and Babbage, Charles", ["Lovelace|Ada", "Babbage|Charles"]),
        ("Ludwig van Beethoven", ["van Beethoven|Ludwig"]),
        ("de la Vall{\\'e}e Poussin, Charles", ["de la Vallée Poussin|Charles"]),
        ("King, Jr., Martin Luther", ["King Jr.|Martin Luther"]),
        ("{Simon and Schuster}", ["Simon and Schuster"]),
        ("{Barnes} and {Noble}", ["Barnes", "Noble"]),
        ("{\\'E}mile Zola", ["Zola|Émile"]),
        ("홍 길동 and 김, 철수 and 이영희", ["홍 길동", "김|철수", "이영희"]),
        ("family=Gogh, given=Vincent, prefix=van, useprefix=true", ["van Gogh|Vincent"]),
    ],
)
def test_names_are_parted(latex: str, read: list[str]) -> None:
    found, remarks = names(latex)
    assert [name.literal or f"{name.family}|{name.given}" for name in found] == read and not remarks
