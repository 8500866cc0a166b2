"""Runs Pagefind over the index views and makes the site's search index of what it writes."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from sitegen.search import SearchIndexError, names
from sitegen.search.canonical import LanguageIndex, canonical
from sitegen.search.entries import SearchEntry
from sitegen.search.index_view import ALIAS_SEPARATOR, render
from sitegen.search.pagefind_format import INSTALL, Fragment, require

FOLDER = "pagefind/"


class SearchIndex(msgspec.Struct, frozen=True):
    """The files of the index, by their paths below the site's root."""

    files: dict[str, bytes]


def index(entries: Iterable[SearchEntry], *, languages: Sequence[str]) -> SearchIndex:
    """The search index of all entries whose language is one of `languages`.

    Below "pagefind/" are Pagefind's files and, for each language that has entries, `index.<language>.json`,
    which a query needs first, and `vocabulary.<language>.txt`. The same entries give the same bytes. Raises
    SearchIndexError.
    """
    wanted = [entry for entry in entries if entry.language in languages]
    if not wanted:
        return SearchIndex({})
    by_path = {f"/{number:06}.html": entry for number, entry in enumerate(wanted)}
    output, found = _run({path: render(entry) for path, entry in by_path.items()})
    try:
        parts = canonical(found, lambda fragment: _fragment(fragment, by_path[fragment["url"]]))
    except ValueError as error:
        raise SearchIndexError(f"Pagefind wrote an index that cannot be used: {error}.", output) from error
    files: dict[str, bytes] = {}
    for language in dict.fromkeys(entry.language for entry in wanted):
        own = [entry for entry in wanted if entry.language == language]
        part = parts.get(language.lower())
        lost = [entry.url for entry in own if part is None or entry.url not in part.fragments]
        if part is None or lost:
            raise SearchIndexError(
                f"Pagefind left out {len(lost)} pages, the first of them {lost[0]!r}.", output
            )
        files |= part.files
        files[f"index.{language}.json"] = _table(own, part)
        files[f"vocabulary.{language}.txt"] = names.vocabulary(own)
    return SearchIndex({FOLDER + path: files[path] for path in sorted(files)})


def _table(entries: Iterable[SearchEntry], part: LanguageIndex) -> bytes:
    """What a query needs first: where the other files are, and the names of people, organisations and terms."""
    table = {
        "wasm": part.wasm,
        "meta": part.meta,
        "chunks": part.chunks,
        "names": names.lexicon(entries, part.fragments),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _fragment(fragment: Fragment, entry: SearchEntry) -> dict[str, Any]:
    """A page's fragment as readers see it: whole syllables, no index terms, and what a result shows."""
    meta = {
        "title": entry.title,
        "title_language": entry.title_language or "",
        "alias": ALIAS_SEPARATOR.join(entry.other_names),
        "hidden": ALIAS_SEPARATOR.join(entry.hidden_aliases),
        "related": ALIAS_SEPARATOR.join(entry.related),
        "date": entry.date or "",
        "date_words": entry.date_words,
        "image": entry.image,
    }
    words = fragment["content"].split(" ")
    # The text begins with the title, and ends with what is related.
    own = words[len(entry.title.split()) : len(words) - sum(len(text.split()) for text in entry.related)]
    return {
        **fragment,
        "url": entry.url,
        "content": _nfc(" ".join(own)),
        "filters": {name: [*map(_nfc, values)] for name, values in sorted(fragment["filters"].items())},
        "meta": {name: _nfc(value) for name, value in meta.items() if value},
        "anchors": [],
    }


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def executable() -> Path:
    """Where the Pagefind program is. Raises SearchIndexError if it is missing or another version."""
    try:
        program = Path(importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, FileNotFoundError) as error:
        raise SearchIndexError(
            f"Pagefind is not installed. {INSTALL}",
            str(error),
        ) from error
    found = _call([str(program), "--version"], Path.cwd()).stdout.split()
    require(found[-1] if found else "unknown")
    return program


def _run(views: Mapping[str, str]) -> tuple[str, dict[str, bytes]]:
    """What Pagefind prints and writes for the given HTML files."""
    program = executable()
    try:
        with tempfile.TemporaryDirectory(prefix="sitegen-search-") as folder:
            return _run_in(Path(folder), program, views)
    except OSError as error:
        place = error.filename or "the folder for temporary files"
        raise SearchIndexError(
            f"The search index cannot be made: {place} cannot be written: {error.strerror or error}. "
            "Make room there, or name another folder in the variable TMPDIR."
        ) from error


def _run_in(root: Path, program: Path, views: Mapping[str, str]) -> tuple[str, dict[str, bytes]]:
    views_folder, out = root / "views", root / "out"
    views_folder.mkdir()
    for path, view in views.items():
        (views_folder / path[1:]).write_text(view, encoding="utf-8")
    done = _call([str(program), "--site", str(views_folder), "--output-path", str(out)], root)
    output = done.stdout + done.stderr
    if done.returncode != 0:
        raise SearchIndexError(f"Pagefind failed with exit code {done.returncode}.", output)
    return output, {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def _call(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    # Pagefind would also take options from its environment and from a pagefind.toml in the working directory.
    environment: dict[str, Any] = {
        name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")
    }
    try:
        return subprocess.run(
            command,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        raise SearchIndexError(f"Pagefind cannot be run: {error}.") from error
