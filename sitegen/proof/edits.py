"""What an editor does to a project between two builds, at random: each edit says what it did, or nothing where it found
nothing to do. Most leave content that can be built."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from pathlib import Path

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from sitegen.content.load import SITE_FILE
from sitegen.content.yaml_nodes import compose
from sitegen.runtime.patterns import lazy_pattern

Edit = Callable[[Path, random.Random], str | None]
"""Edits the content in a folder, or what is next to it."""

ASIDE = "aside"
"""The folder, next to the content, of files that were taken away and may be brought back."""
_WORDS = lazy_pattern(
    r"^ *(?:-? ?)[a-z_]+: [^\W\d_][^\[\]{}#:&*!|>'\"%@`\n]* [^\[\]{}#:&*!|>'\"%@`\n]+$", re.MULTILINE
)
"""A field of several words on one line, without marks: no id, which may be referred to."""
_LARGEST = 1 << 17


def prose(folder: Path, r: random.Random) -> str | None:
    """A brief or page goes on."""
    files = sorted(folder.glob("*/*.md"))
    if not files:
        return None
    path = r.choice(files)
    more = r.choice(["So it went.[@own]", "또 그랬다.[@own]", "That was *all* of it.[@own]"])
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")
    return f"a paragraph was added to {_name(path, folder)}"


def word(folder: Path, r: random.Random) -> str | None:
    """A name, a title or a text of a record changes."""
    files = sorted(folder.glob("*/*.yaml"))
    r.shuffle(files)
    for path in files[:20]:
        text = path.read_text(encoding="utf-8")
        if fields := list(_WORDS.finditer(text)):
            field = r.choice(fields)
            now = f"{text[: field.end()].rstrip()} {r.choice(['anew', 'again', '다시'])}{text[field.end() :]}"
            path.write_text(now, encoding="utf-8")
            return f"words were added to line {text.count(chr(10), 0, field.start()) + 1} of {_name(path, folder)}"
    return None


def swap(folder: Path, r: random.Random) -> str | None:
    """Two files exchange what they hold: written again, with the times they had, or by their names alone."""
    shelves = [sorted(shelf.glob("*.*")) for shelf in sorted({path.parent for path in _records(folder)})]
    shelves = [files for files in shelves if len(files) > 1]
    if not shelves:
        return None
    files = r.choice(shelves)
    one, other = r.sample(files, 2)
    how = r.randrange(3)
    if how == 2:
        between = folder.parent / "between"
        one.replace(between)
        other.replace(one)
        between.replace(other)
    else:
        times = [(path.stat().st_atime_ns, path.stat().st_mtime_ns) for path in (one, other)]
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        for path, known in zip((one, other), times, strict=True):
            if how == 1:
                os.utime(path, ns=known)
    return f"{_name(one, folder)} and {_name(other, folder)} exchanged what they hold"


def take_away(folder: Path, r: random.Random) -> str | None:
    """A record is removed that no other one names, if there is one."""
    files = _records(folder)
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files}
    r.shuffle(files)
    for path in files[:40]:
        id_ = _mention(path)
        if not any(id_.search(text) for other, text in texts.items() if other != path):
            aside = folder.parent / ASIDE / path.parent.name / path.name
            aside.parent.mkdir(parents=True, exist_ok=True)
            path.replace(aside)
            return f"{_name(path, folder)} was removed"
    return None


def bring_back(folder: Path, r: random.Random) -> str | None:
    """A file that was taken away comes back as it was."""
    files = sorted((folder.parent / ASIDE).glob("*/*"))
    if not files:
        return None
    path = r.choice(files)
    back = folder / path.parent.name / path.name
    path.replace(back)
    return f"{_name(back, folder)} came back"


def add(folder: Path, r: random.Random) -> str | None:
    """A record is written after the model of another."""
    path = _some_record(folder, r)
    return f"{_name(_copied(path, r), folder)} was added, like {path.name}" if path else None


def rename(folder: Path, r: random.Random) -> str | None:
    """A record gets another id, by which all others name it from then on."""
    path = _some_record(folder, r)
    if path is None:
        return None
    new = path.with_name(f"{path.stem}-{r.randrange(100, 1000)}.yaml")
    id_ = _mention(path)
    for other in _records(folder):
        text = other.read_text(encoding="utf-8", errors="replace")
        if other != path and (now := id_.sub(new.stem, text)) != text:
            other.write_text(now, encoding="utf-8")
    path.replace(new)
    return f"{_name(path, folder)} was renamed to {new.name}"


def other_file(folder: Path, r: random.Random) -> str | None:
    """A file changes that no record is read from, and that is no code."""
    files = [
        path
        for path in sorted([*folder.parent.glob("*"), *folder.glob("*"), *folder.glob("*/*")])
        if path.is_file()
        and not path.name.startswith(".")
        and path.suffix in (".txt", ".csv", ".json", ".tsv", ".toml", ".md", ".yaml")
        and not (path.parent == folder and path.suffix == ".yaml")
        and path not in _records(folder)
        and path.stat().st_size < _LARGEST
    ]
    if not files:
        return None
    path = r.choice(files)
    path.write_bytes(path.read_bytes() + b"\n")
    return f"a line was added to {path.relative_to(folder.parent).as_posix()}"


def extensions(folder: Path, r: random.Random) -> str | None:
    """The list of extensions changes its order, or one of them is not listed any more."""
    path = folder.parent / SITE_FILE
    text = path.read_text(encoding="utf-8")
    node, _ = compose(text, SITE_FILE)
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if getattr(key, "value", None) == "extensions" and isinstance(value, SequenceNode):
            names = [str(item.value) for item in value.value if isinstance(item, ScalarNode)]
            if not names:
                return None
            now = r.sample(names, len(names) - (len(names) < 2 or r.random() < 0.3))
            start, end = value.start_mark.index, value.end_mark.index
            written = f"[{', '.join(now)}]" + ("\n" if "\n" in text[start:end] else "")
            path.write_text(text[:start] + written + text[end:], encoding="utf-8")
            return f"the extensions are [{', '.join(now)}]"
    return None


EDITS: tuple[Edit, ...] = (
    prose, prose, prose, word, word, word, word, add, rename, take_away, bring_back, swap, other_file, other_file,
    extensions,
)  # fmt: skip


def _records(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*/*") if path.suffix in (".yaml", ".md") and path.is_file())


def _some_record(folder: Path, r: random.Random) -> Path | None:
    files = [path for path in _records(folder) if path.suffix == ".yaml"]
    return r.choice(files) if files else None


def _mention(path: Path) -> re.Pattern[str]:
    """The id of a record, where it is written."""
    return re.compile(rf"(?<![\w-]){re.escape(path.name.partition('.')[0])}(?![\w-])")


def _copied(path: Path, r: random.Random) -> Path:
    """A copy of a record, under another id and with other names."""
    new = path.with_name(f"{path.stem}-{r.randrange(100, 1000)}.yaml")
    text = path.read_text(encoding="utf-8")
    new.write_text(
        re.sub(r"^((?:name|title|short): [^\[{\n]+)$", rf"\1 {new.stem[-3:]}", text, flags=re.MULTILINE),
        encoding="utf-8",
    )
    return new


def _name(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
