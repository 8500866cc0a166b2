"""The index that Pagefind makes of the views.

In Korean: event number n, for which the superintelligence laboratory had a result of its research; 사껀 is 사건
(event) with a slip, 말 a saying, 사람 a person, 출처 a source, 낱말 a word.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pagefind_bin
import pytest

from sitegen.search import cbor
from sitegen.search.canonical import CHUNK_SIZE, LanguageIndex, Rewrite, canonical, pack, unpack
from sitegen.search.entries import SearchEntry
from sitegen.search.pagefind import SearchIndexError, executable, index

pytestmark = pytest.mark.slow("makes an index for each mistake")

LANGUAGES = ("en", "ko")


def entries() -> list[SearchEntry]:
    """A person in both languages, and enough Korean for names, filters and orders to have several values each."""
    english = SearchEntry(
        "people/yann-lecun/",
        "en",
        "person",
        "Yann LeCun",
        "<p>Scientist</p>",
        aliases=("얀 르쿤",),
        is_name=True,
    )
    korean = [
        SearchEntry(
            url=f"ko/events/{number}/",
            language="ko",
            kind="event" if number % 2 else "term",
            title=f"{number}번째 사건",
            html=f"<p>초지능연구소는 {number}번째 연구결과를 냈다.</p>",
            aliases=(f"Event {number}",),
            hidden_aliases=("사껀",),
            related=("메타", "얀 르쿤의 말"),
            date=f"2025-11-{number:02}",
            date_words=f"2025년 11월 {number}일",
            people=("얀 르쿤", f"사람 {number % 5}"),
            sources=(f"출처 {number % 3}",),
            year=str(2020 + number % 4),
            is_name=number % 2 == 0,
        )
        for number in range(1, 30)
    ]
    return [english, *korean]


def fragments(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(unpack(data)) for path, data in files.items() if path.startswith("pagefind/fragment/")]


def test_the_same_entries_give_the_same_bytes() -> None:
    assert index(entries(), languages=LANGUAGES) == index(entries(), languages=LANGUAGES)


def test_only_what_search_uses_is_there() -> None:
    files = index(entries(), languages=LANGUAGES).files
    names = {re.sub(r"(en|ko)_[0-9a-f]{10}", r"\1_…", path.removeprefix("pagefind/")) for path in files}
    assert names == {
        *("index.en.json", "index.ko.json", "vocabulary.en.txt", "vocabulary.ko.txt"),
        *("wasm.en.pagefind", "wasm.unknown.pagefind", "pagefind.en_….pf_meta", "pagefind.ko_….pf_meta"),
        *("fragment/en_….pf_fragment", "fragment/ko_….pf_fragment"),
        *("index/en_….pf_index", "index/ko_….pf_index", "filter/en_….pf_filter", "filter/ko_….pf_filter"),
    }


def test_fragments_are_whole_syllables_without_index_terms() -> None:
    [first] = [
        f for f in fragments(index(entries(), languages=LANGUAGES).files) if f["url"] == "ko/events/1/"
    ]
    assert first == {
        "url": "ko/events/1/",
        "content": "초지능연구소는 1번째 연구결과를 냈다.",
        "word_count": first["word_count"],
        "filters": {
            "kind": ["event"],
            "person": ["얀 르쿤", "사람 1"],
            "source": ["출처 1"],
            "year": ["2021"],
        },
        "meta": {
            "title": "1번째 사건",
            "alias": "Event 1",
            "hidden": "사껀",
            "related": "메타 | 얀 르쿤의 말",
            "date": "2025-11-01",
            "date_words": "2025년 11월 1일",
        },
        "anchors": [],
    }


def test_the_table_says_where_everything_is() -> None:
    files = index(entries(), languages=LANGUAGES).files
    table = json.loads(files["pagefind/index.en.json"])
    assert table["wasm"] == "wasm.en.pagefind"
    assert f"pagefind/{table['meta']}" in files
    [[first, chunk]] = table["chunks"]
    assert first == "cun"  # Pagefind divides words where a capital is in them
    assert f"pagefind/index/{chunk}.pf_index" in files


def test_the_table_names_people_organisations_and_terms_by_their_fragments() -> None:
    files = index(entries(), languages=LANGUAGES).files
    [[fragment, *names]] = json.loads(files["pagefind/index.en.json"])["names"]
    assert names == ["Yann LeCun", "얀 르쿤"]
    assert (
        json.loads(unpack(files[f"pagefind/fragment/{fragment}.pf_fragment"]))["url"] == "people/yann-lecun/"
    )
    assert len(json.loads(files["pagefind/index.ko.json"])["names"]) == 14


def test_chunks_are_small_and_in_order() -> None:
    syllables = [chr(0xAC00 + 50 * number) for number in range(200)]
    text = " ".join(f"{one}{other}" for one in syllables[:120] for other in syllables[:60])
    page = SearchEntry("a/", "ko", "page", "낱말", f"<p>{text}</p>")
    files = index([page], languages=LANGUAGES).files
    chunks = json.loads(files["pagefind/index.ko.json"])["chunks"]
    words = [
        [
            cbor.decode(next(cbor.elements(word)))
            for word in cbor.elements(unpack(files[f"pagefind/index/{name}.pf_index"]), 0)
        ]
        for _, name in chunks
    ]
    assert len(chunks) > 5
    assert [first for first, _ in chunks] == [found[0] for found in words]
    everything = [word for found in words for word in found]
    assert everything == sorted(set(everything))
    assert len(everything) >= 120 * 60
    assert all(len(unpack(files[f"pagefind/index/{name}.pf_index"])) < CHUNK_SIZE * 1.1 for _, name in chunks)


def test_an_index_of_nothing_is_empty() -> None:
    assert index([], languages=LANGUAGES).files == {}
    assert index(entries(), languages=["fr"]).files == {}


def test_options_from_outside_do_not_reach_pagefind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    expected = index(entries(), languages=LANGUAGES)
    (tmp_path / "pagefind.toml").write_text('force_language = "de"')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    assert index(entries(), languages=LANGUAGES) == expected


@pytest.fixture
def pagefind_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts a shell script in the place of Pagefind."""

    def replace(script: str) -> None:
        program = tmp_path / "pagefind"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(pagefind_bin, "get_executable", lambda: program)

    return replace


def test_another_version_is_refused_by_name(pagefind_is: Callable[[str], None]) -> None:
    pagefind_is("echo pagefind 1.6.0")
    with pytest.raises(SearchIndexError, match=r"Pagefind 1\.5\.2 is needed, but 1\.6\.0 is installed"):
        executable()


def test_a_failing_run_says_what_pagefind_said(pagefind_is: Callable[[str], None]) -> None:
    pagefind_is('[ "$1" = --version ] && echo pagefind 1.5.2 && exit\necho no space left >&2; exit 3')
    with pytest.raises(SearchIndexError, match="exit code 3") as caught:
        index(entries(), languages=LANGUAGES)
    assert caught.value.output == "no space left\n"


def test_a_program_that_cannot_be_run_is_named(pagefind_is: Callable[[str], None]) -> None:
    pagefind_is("exit")
    Path(pagefind_bin.get_executable()).chmod(0o644)
    with pytest.raises(SearchIndexError, match="cannot be run"):
        executable()


def test_a_missing_program_comes_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError("Could not find any of …")

    monkeypatch.setattr(pagefind_bin, "get_executable", missing)
    with pytest.raises(SearchIndexError, match=re.escape("pip install 'pagefind[bin]==1.5.2'")):
        index(entries(), languages=LANGUAGES)


@pytest.fixture
def pagefinds_files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What Pagefind itself writes for the entries."""
    seen: dict[str, bytes] = {}

    def remember(files: dict[str, bytes], rewrite: Rewrite) -> dict[str, LanguageIndex]:
        seen.update(files)
        return canonical(files, rewrite)

    monkeypatch.setattr("sitegen.search.pagefind.canonical", remember)
    index(entries(), languages=LANGUAGES)
    return seen


@pytest.mark.parametrize("part", ["fragment/ko", "index/ko", "filter/ko", "pagefind.ko", "wasm.unknown"])
def test_a_file_cut_short_or_missing_is_named(part: str, pagefinds_files: dict[str, bytes]) -> None:
    name = next(path for path in pagefinds_files if path.startswith(part))
    whole = pagefinds_files.pop(name)
    with pytest.raises(ValueError, match=re.escape(name)):
        canonical(pagefinds_files, lambda fragment: fragment)
    with pytest.raises(ValueError, match=re.escape(name)):
        canonical({**pagefinds_files, name: whole[: len(whole) // 2]}, lambda fragment: fragment)


@pytest.mark.parametrize(
    ("part", "damage"),
    [
        ("pagefind.ko", lambda value: [*value, []]),
        ("pagefind.ko", lambda value: [value[0], [[1, "name"]], *value[2:]]),
        ("filter/ko", lambda value: [value]),
        ("fragment/ko", lambda value: {**value, "filters": []}),
        ("pagefind-entry", lambda value: {**value, "languages": {"ko": {}}}),
    ],
)
def test_a_file_of_another_form_is_named(
    part: str, damage: Callable[[Any], Any], pagefinds_files: dict[str, bytes]
) -> None:
    name = next(path for path in pagefinds_files if path.startswith(part))
    data = pagefinds_files[name]
    if part == "pagefind-entry":
        changed = json.dumps(damage(json.loads(data))).encode()
    elif part == "fragment/ko":
        changed = pack(json.dumps(damage(json.loads(unpack(data)))).encode())
    else:
        changed = pack(cbor.encode(damage(cbor.decode(unpack(data)))))
    with pytest.raises(ValueError, match=f"^{re.escape(name)} is not as Pagefind 1.5.2 writes it: "):
        canonical({**pagefinds_files, name: changed}, lambda fragment: fragment)


def test_an_index_cut_short_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(files: dict[str, bytes], rewrite: Rewrite) -> dict[str, LanguageIndex]:
        return canonical(
            {path: data[:-9] if "pf_index" in path else data for path, data in files.items()}, rewrite
        )

    monkeypatch.setattr("sitegen.search.pagefind.canonical", cut)
    with pytest.raises(SearchIndexError, match="cannot be used: index/"):
        index(entries(), languages=LANGUAGES)


def test_a_packed_file_needs_pagefinds_signature() -> None:
    import gzip

    assert unpack(pack(b"content")) == b"content"
    with pytest.raises(ValueError, match="signature"):
        unpack(gzip.compress(b"something else"))


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", os.fspath(tmp_path))
    index(entries(), languages=LANGUAGES)
    assert list(tmp_path.iterdir()) == []
