"""What must be in no file of the repository: hosts and paths of one machine, and other people's text."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.real_site import REPOSITORY as ROOT
from tests.real_site import SEEDS

RUN = 8
"""So many words in a row are no coincidence."""


def texts() -> Iterator[tuple[str, str]]:
    """The path and text of every file that is, or is about to be, part of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    for path in listed.stdout.rstrip("\0").split("\0"):
        file = ROOT / path
        if file.is_file() and b"\0" not in (data := file.read_bytes()):
            yield path, data.decode("utf-8", "replace")


def places(pattern: str) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    hosts = [
        r"pypi\.(python\.)?org",
        r"pythonhosted\.org",
        r"registry\.(npmjs|yarnpkg)\.",
        r"deb\.debian\.org",
    ]
    assert places("|".join(hosts)) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    own = {re.escape(str(path)) for path in (ROOT, ROOT.parent, Path.home()) if path != Path("/")}
    anywhere = r"/(?:home|Users|root|tmp)/\w|[A-Z]:\\+Users"
    assert places(rf"(?<![\w.~%-])(?:{anywhere}|(?:{'|'.join(own)})(?![\w-]))") == []


def words(text: str) -> list[str]:
    """Words without their punctuation and without Markdown's marks, compared regardless of form and case."""
    text = re.sub(r"\[@[^\]]*\]", " ", text)  # citations
    text = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]", r"\1", text)  # links to records
    plain = "".join(
        char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char)[0] not in "PS"
    )
    return plain.casefold().split()


def runs(text: str) -> set[tuple[str, ...]]:
    """Every sequence of RUN words in the text."""
    found = words(text)
    return {tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def scalars(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for item in value.values():
                yield from scalars(item)
        case list():
            for item in value:
                yield from scalars(item)
        case str():
            yield value


def quoted(path: str, text: str) -> Iterator[str]:
    """What a source's record may take from it word for word: its title, and the quotations marked as such."""
    if not path.startswith("content/sources/"):
        return
    record = yaml.load(text, yaml.BaseLoader)
    if isinstance(record, dict):
        yield from scalars(record.get("title"))
        yield from scalars([quote.get("exact") for quote in record.get("quotes", [])])


def values(path: str, text: str) -> Iterable[str]:
    """The texts of a file: the values of a record, which are read apart from one another, or all of it."""
    if path.startswith("content/") and path.endswith(".yaml"):
        return scalars(yaml.load(text, yaml.BaseLoader))
    return [text]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("하나 둘 셋 넷 다섯 여섯 일곱 여덟", True),  # one to eight
        # before … after: marks do not matter
        ("앞에 '하나, **둘** [[three|셋]]' (넷) 다섯… 여섯 [@a, para. 4] 일곱 여덟. 뒤에", True),
        ("하나 둘 셋 넷 다섯 여섯 일곱 아홉", False),  # … seven nine
        ("하나 둘 셋 넷 다섯 여섯 일곱", False),  # one to seven
    ],
)
def test_a_run_of_words_is_found_through_markup_and_punctuation(text: str, found: bool) -> None:
    article = "서두. “하나 둘 셋” 넷 다섯 여섯 일곱 여덟 끝"  # an introduction, one to eight, the end
    assert bool(runs(text) & runs(article)) is found


def test_titles_and_marked_quotations_of_sources_alone_may_be_word_for_word() -> None:
    record = (
        "title: {ko: 제목}\nsummary: 요약\nquotes:\n  - {id: a, exact: 인용, translation: {en: quotation}}\n"
    )
    assert list(quoted("content/sources/a.yaml", record)) == ["제목", "인용"]
    assert list(quoted("content/events/a.yaml", record)) == []


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason=f"the articles are not here ({SEEDS.name}/); SITEGEN_SEEDS names them"
)
def test_no_text_of_the_articles_stands_in_the_repository() -> None:
    articles = sorted(SEEDS.glob("*.txt"))
    assert articles, f"no articles in {SEEDS}"
    forbidden = set().union(*(runs(article.read_text(encoding="utf-8")) for article in articles))
    files = list(texts())
    allowed = {run for path, text in files for part in quoted(path, text) for run in runs(part)}
    taken = {
        f"{path}: {' '.join(run)}"
        for path, text in files
        for value in values(path, text)
        for run in runs(value) & (forbidden - allowed)
    }
    assert taken == set()
