"""The programs that bibliographies are read with: Biber, as LaTeX runs it, and Pandoc."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_BIBLATEXML = {"": "http://biblatex-biber.sourceforge.net/biblatexml"}
_DATE = re.compile(r"^  (DATE|ENDYEAR|YEARDIVISION|ENDYEARDIVISION) = \{(.*)\},$", re.MULTILINE)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def biber(folder: Path, entries: str) -> tuple[dict[str, ElementTree.Element], list[str]]:
    """The entries as Biber understands them, by key, and what it warns of."""
    source, target = folder / "entries.bib", folder / "entries.bltxml"
    source.write_text(entries, encoding="utf-8")
    log = _run(
        "biber", "--tool", "-V", "--output-format=biblatexml", "--no-bltxml-schema", f"--output-file={target}", source
    )  # fmt: skip
    root = ElementTree.parse(target).getroot()
    found = {entry.attrib["id"]: entry for entry in root.findall("entry", _BIBLATEXML)}
    return found, [line for line in log.splitlines() if re.search("WARN |ERROR ", line)]


def biber_dates(folder: Path, entries: str) -> dict[str, str]:
    """The date that Biber reads in each entry, by key, as it writes it."""
    source, target = folder / "dates.bib", folder / "dates.out.bib"
    source.write_text(entries, encoding="utf-8")
    _run("biber", "--tool", f"--output-file={target}", source)
    blocks = re.findall(
        r"^@\w+\{([^,]+),\n(.*?)^\}", target.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    return {
        key: " ".join(
            f"{name}={value}".removeprefix("DATE=") for name, value in _DATE.findall(body)
        )
        for key, body in blocks
    }  # fmt: skip


def texts(entry: ElementTree.Element, field: str) -> list[str]:
    """The items of a list, or the one text of another field, as Biber understands them."""
    found = entry.find(field, _BIBLATEXML)
    assert found is not None, field
    items = found.findall(".//item", _BIBLATEXML) or [found]
    return ["".join(item.itertext()) for item in items]


def names(entry: ElementTree.Element) -> list[dict[str, str]]:
    """The authors' names by their parts."""
    return [
        {
            part.attrib["type"]: " ".join(text.strip() for text in part.itertext() if text.strip())
            for part in name.findall("namepart", _BIBLATEXML)
        }
        for name in entry.findall("names/name", _BIBLATEXML)
    ]


def pandoc_reads(folder: Path, entries: str) -> dict[str, dict[str, Any]]:
    """BibLaTeX entries as Pandoc understands them, by key."""
    source = folder / "pandoc.bib"
    source.write_text(entries, encoding="utf-8")
    return {
        item["id"]: item for item in json.loads(_run("pandoc", "-f", "biblatex", "-t", "csljson", source))
    }


def citeproc(folder: Path, items: list[dict[str, Any]]) -> str:
    """The bibliography that Pandoc's citation processor makes of CSL-JSON, in the Chicago style."""
    source, document = folder / "items.json", folder / "all.md"
    source.write_text(json.dumps(items), encoding="utf-8")
    document.write_text("---\nnocite: '@*'\n---\n", encoding="utf-8")
    return _run("pandoc", "--citeproc", f"--bibliography={source}", "-t", "plain", "--wrap=none", document)
