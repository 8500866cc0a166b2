"""What changes in a project when a record gets another id: a plan, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from sitegen.content.adding import with_items
from sitegen.content.entry import Entry, Place, ReadOptions, read_entry, read_site
from sitegen.content.front_matter import split
from sitegen.content.load import SITE_FILE, Content
from sitegen.content.rewriting import Change, NotFoundError, Spot, is_so, rewritten, spots_in, spots_of
from sitegen.ledgers import translations, verified, waivers
from sitegen.ledgers.capture_files import captures_folder
from sitegen.ledgers.sidecars import SUFFIX
from sitegen.options import CAPTURES_MAP
from sitegen.problems import Code
from sitegen.publication.datasets import dataset_of


class FileChange(msgspec.Struct, frozen=True):
    """A file that is written anew, at the same path or another; without `data`, it is only moved."""

    before: Path
    now: Path
    data: bytes | None = None


class RenamingError(Exception):
    """Why an id cannot be replaced."""


class Renaming:
    """Replaces an id in the files of the project at `root`, whose content was read as a whole."""

    def __init__(self, root: Path, content: Content, change: Change, known: dict[str, Code]) -> None:
        self._root = root
        self._content = content
        self._change = change
        self._known = known
        site = content.site
        self._options = ReadOptions(site.languages if site else None, content.notation.syntax)
        self._digests: dict[str, str] = {}
        self._renamed = [entry for entry in self._entries if entry.id == change.old]

    @property
    def _entries(self) -> Sequence[Entry]:
        return (*self._content.entries, *self._content.broken)

    def changes(self) -> Iterator[FileChange]:
        """Every change. Raises RenamingError, and OSError where a file cannot be read."""
        for entry in self._entries:
            if entry.id == self._change.old or any(True for _ in spots_in(entry, self._change.old)):
                yield self._entry(entry)
        yield from self._data()
        for name, data in (
            (SITE_FILE, self._site),
            (f"content/{waivers.FILE}", self._waivers),
            (f"content/{verified.FILE}", self._verified),
            (f"content/{translations.FILE}", self._translations),
        ):
            path = self._root / name
            if path.exists():
                before = path.read_bytes()
                now = data(before)
                if now != before:
                    yield FileChange(path, path, now)
        if self._renamed[0].kind == "source":
            yield from self._captures()

    def _entry(self, entry: Entry) -> FileChange:
        path = self._root / entry.origin.file
        before = path.read_bytes()
        text = before.decode("utf-8-sig")
        mark = before[: len(before) - len(text.encode())]
        own = entry.id == self._change.old
        text = self._rewritten(text, spots_in(entry, self._change.old), entry.origin.file)
        name, now = entry.origin.file, path
        if own:
            text = self._with_former(text, entry)
            now = path.with_name(self._change.new + path.name.removeprefix(self._change.old))
            name = str(now.relative_to(self._root))
        data = mark + text.encode()
        place = Place(name, entry.type, self._change.of(entry.id), entry.language)
        read, _ = read_entry(data, place, self._options)
        if not is_so(entry, read, self._change):
            raise RenamingError(f"{entry.origin.file}: the references in it cannot be rewritten one by one")
        pairs = zip(entry.passages, read.passages if read is not None else (), strict=True)
        self._digests |= {one.digest: other.digest for one, other in pairs if one.digest != other.digest}
        return FileChange(path, now, data)

    def _data(self) -> Iterator[FileChange]:
        """The data files that refer to it."""
        languages = self._options.languages or ()
        found: dict[str, list[Spot]] = {}
        for entry in self._content.entries:
            dataset = (
                dataset_of(entry.value, self._content.files, languages)[0] if entry.kind == "medium" else None
            )
            for id_, _, span in dataset.references() if dataset is not None else ():
                if id_ == self._change.old:
                    found.setdefault(span.file, []).append(Spot(span.line, span.column))
        for file, spots in found.items():
            path = self._root / file
            text = path.read_bytes().decode()
            yield FileChange(path, path, self._rewritten(text, spots, file).encode())

    def _with_former(self, text: str, entry: Entry) -> str:
        """The record's text, with the id it had before."""
        former = entry.value.former_ids if entry.value is not None else ()
        if self._change.new in former:
            pointer = f"former_ids/{former.index(self._change.new)}"
            back = Change(self._change.new, self._change.old)
            return rewritten(text, spots_of(entry.origin, (pointer,)), back)
        fields = text
        if entry.type.HAS_BODY:
            begin = text.index("\n") + 1
            parts = split(text.replace("\r\n", "\n"))
            end = begin + sum(
                len(line) for line in text[begin:].splitlines(True)[: parts.body_line - 3 if parts else 0]
            )
            fields = text[begin:end]
        edited = with_items(fields, "former_ids", [self._change.old], "")
        if edited is None:
            raise RenamingError(
                f"{entry.origin.file}: `former_ids` cannot be added; write the fields one a line"
            )
        return text.replace(fields, edited, 1)

    def _rewritten(self, text: str, spots: Iterable[Spot], file: str) -> str:
        try:
            return rewritten(text, spots, self._change)
        except NotFoundError as error:
            place = f"{file}:{error.spot.line}:{error.spot.column}"
            message = f'{place}: "{self._change.old}" is not written here as it is; write the id plainly'
            raise RenamingError(message) from error

    def _site(self, data: bytes) -> bytes:
        site, origin, refs, _ = read_site(data, SITE_FILE)
        pointers = [ref.pointer for ref in refs if ref.id == self._change.old]
        if self._renamed[0].kind == "page" and site is not None:
            listed = (n for n, section in enumerate(site.sections) if section.id == self._change.old)
            pointers += (
                f"sections/{n}/id" if f"sections/{n}/id" in origin.positions else f"sections/{n}"
                for n in listed
            )
        return self._rewritten(data.decode(), spots_of(origin, pointers), SITE_FILE).encode()

    def _waivers(self, data: bytes) -> bytes:
        found = waivers.decode(data, self._known)
        files = {entry.origin.file for entry in self._renamed}
        own = [f"{n}/file" for n, waiver in enumerate(found.all) if waiver.file in files]
        spots = spots_of(found.origin, own, before=r"/(?=[^/\s]*\.)")
        return self._rewritten(data.decode(), spots, found.origin.file).encode()

    def _verified(self, data: bytes) -> bytes:
        lock, _ = verified.decode(data)
        sources = {
            self._change.of(id_): msgspec.structs.replace(
                source, mentions={self._change.of(key): found for key, found in source.mentions.items()}
            )
            for id_, source in lock.sources.items()
        }
        return (
            data
            if sources == lock.sources
            else verified.encode(msgspec.structs.replace(lock, sources=sources))
        )

    def _translations(self, data: bytes) -> bytes:
        found, _ = translations.decode(data)
        made_from = {
            self._change.of(id_): {
                language: tuple(self._digests.get(digest, digest) for digest in digests)
                for language, digests in by_language.items()
            }
            for id_, by_language in found.made_from.items()
        }
        if made_from == found.made_from:
            return data
        return translations.encode(msgspec.structs.replace(found, made_from=made_from))

    def _captures(self) -> Iterator[FileChange]:
        """The texts of a source, with what is known of them, and the file that names others."""
        folder = captures_folder(self._root, self._content.site).path
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name, _, rest = path.name.partition(".")
            if name == self._change.old and path.is_file():
                data = self._at_line_start(path, "file: *[\"']?") if path.name.endswith(SUFFIX) else None
                yield FileChange(path, path.with_name(f"{self._change.new}.{rest}"), data)
        named = folder / CAPTURES_MAP
        if named.is_file():
            data = self._at_line_start(named, "[\"']?")
            if data != named.read_bytes():
                yield FileChange(named, named, data)

    def _at_line_start(self, path: Path, before: str) -> bytes:
        text = path.read_bytes().decode()
        spots = [Spot(n, 1, f"^{before}") for n, _ in enumerate(text.split("\n"), start=1)]
        for spot in spots:
            try:
                text = rewritten(text, [spot], self._change)
            except NotFoundError:
                continue
        return text.encode()
