"""Media and their files: does each have its file, say what it shows and who made it; does each file have a record?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.content.media_files import MediaFile, MediaFiles, file_key
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Code, Problem, Span, codes
from sitegen.publication.media import kind_of, picture_name

_NATURES: Mapping[str, tuple[str, ...]] = {
    "image": ("image",),
    "chart": ("data",),
    "table": ("data",),
    "document": ("document", "image"),
    "audio": ("audio", "video"),
    "video": ("video", "audio"),
}
"""What the file of each kind of medium may be: a recording's container does not say whether it has pictures."""

_NEEDED: Mapping[str, str] = {
    "poster": "a picture",
    "captions": "WebVTT or SubRip (.vtt, .srt)",
    "transcript": "text, WebVTT or SubRip (.txt, .vtt, .srt)",
}

_WITHOUT_ALT = ("table",)
"""What is text itself needs no alternative."""


def check(content: Content) -> Iterator[Problem]:
    """Problems of all media and of the files of `content/media/`."""
    media = [entry for entry in content.entries if entry.kind == "medium"]
    languages = content.site.languages if content.site else ()
    used: dict[str, str] = {}
    for entry in media:
        yield from _files(entry, content.files, used)
        yield from _alternative(entry, content.files, languages)
        yield from _origin(entry, content.files)
    records = dict(used)
    for entry in content.entries:
        if entry.outgoing.pictures:
            yield from _in_texts(entry, content.files, records, used)
    kinds = {entry.id: kind_of(entry.value, content.files) for entry in media}
    for entry in content.entries:
        for field in ("image", "logo"):
            yield from _picture(getattr(entry.value, field, None), entry.origin.at(field), kinds)
    if content.site is not None and content.site.brand.logo is not None:
        yield from _picture(content.site.brand.logo, content.site_origin.at("brand/logo"), kinds)
    yield from _unused(content.files, used)


def _files(entry: Entry, files: MediaFiles, used: dict[str, str]) -> Iterator[Problem]:
    """Whether the files that a medium names are there, and are what they should be; those it uses are added to
    `used`, with the id of the medium."""
    medium: schema.Medium = entry.value
    named = [name for name in ("file", "data", "url") if getattr(medium, name)]
    if len(named) != 1:
        message = (
            f"a medium has either {' or '.join(f'`{name}`' for name in named)}"
            if named
            else "this medium has no file: it needs `file`, `data` or `url`"
        )
        hint = "remove one of them" if named else codes.BAD_MEDIA_FILE.fix
        yield codes.BAD_MEDIA_FILE.at(entry.origin.at(named[1] if named else ""), message, hint)
    for pointer, name in medium.files:
        span = entry.origin.at(pointer)
        file = files.get(file_key(name))
        if file is None:
            hint = did_you_mean(name, files) or "put it into content/media/"
            yield codes.UNKNOWN_MEDIA_FILE.at(span, f'there is no file "{name}" in content/media/', hint)
            continue
        other = used.setdefault(file.key, entry.id)
        if other != entry.id:
            message = f'"{name}" is the file of the medium "{other}", too'
            yield codes.SHARED_MEDIA_FILE.at(span, message, f"show [[{other}]] instead of this one")
        yield from _nature(entry, pointer, file, files)


def _in_texts(
    entry: Entry, files: MediaFiles, records: Mapping[str, str], used: dict[str, str]
) -> Iterator[Problem]:
    """Whether the files that texts show are there, and are pictures; that nobody is told who made them. `records` are
    the ids of those that name a file."""
    for slot in (slot for _, document in entry.texts for slot in document.pictures()):
        span = Span(entry.origin.file, slot.line, slot.column)
        file = files.get(file_key(slot.name))
        if file is None:
            hint = did_you_mean(slot.name, files) or "put it into content/media/"
            yield codes.UNKNOWN_MEDIA_FILE.at(span, f'there is no file "{slot.name}" in content/media/', hint)
            continue
        used.setdefault(file.key, entry.id)
        if file.picture is None and not file.problems:
            message = f'"{file.name}" is not a picture'
            hint = "write a record for it, and show that: ![[id]]"
            yield codes.WRONG_MEDIA_KIND.at(span, message, hint)
        elif file.key in records:
            message = f'"{file.name}" is shown without the caption and credit of its record'
            yield codes.UNCREDITED.at(span, message, f"write ![[{records[file.key]}]]")
        else:
            message = f'"{file.name}" is shown without saying who made it or where it is from'
            id_ = picture_name(file)
            hint = f"write a record for it, content/media/{id_}.yaml, and show that: ![[{id_}]]"
            yield codes.UNCREDITED.at(span, message, hint)


def _nature(entry: Entry, pointer: str, file: MediaFile, files: MediaFiles) -> Iterator[Problem]:
    """Whether a file is of the kind that its field, and the record, say."""
    kind = kind_of(entry.value, files)
    field = pointer.partition("/")[0]
    right = {
        "poster": ("image",),
        "captions": ("times",),
        "transcript": ("times", "text"),
        "data": ("data",),
    }
    wanted = right.get(field, _NATURES[kind])
    what = file.format.name or "of a format that browsers do not show"
    if file.problems or file.format.nature in wanted:
        return
    if field == "file" and file.format.nature == "unknown":
        hint = "save it as JPEG, PNG, WebP, AVIF, SVG, PDF, MP3, MP4 or WebM, or give its address as `url`"
        yield codes.WRONG_MEDIA_KIND.at(entry.origin.at(pointer), f'"{file.name}" is {what}', hint)
    else:
        needed = _NEEDED.get(field, f"a file of kind {kind}")
        message = f'"{file.name}" is {what}; `{field}` needs {needed}'
        yield codes.WRONG_MEDIA_KIND.at(entry.origin.at(pointer), message, codes.WRONG_MEDIA_KIND.fix)


def _alternative(entry: Entry, files: MediaFiles, languages: tuple[str, ...]) -> Iterator[Problem]:
    medium: schema.Medium = entry.value
    if medium.decorative or kind_of(medium, files) in _WITHOUT_ALT:
        return
    if medium.alt is None:
        yield _missing(entry, codes.MISSING_ALT, "this medium has no alternative text")
        return
    missing = [language for language in languages if medium.alt.exact(language) is None]
    if missing:
        message = f"the alternative text is missing in {', '.join(missing)}"
        yield codes.MISSING_ALT.at(entry.origin.at("alt"), message, codes.MISSING_ALT.hint)


def _origin(entry: Entry, files: MediaFiles) -> Iterator[Problem]:
    medium: schema.Medium = entry.value
    kind = kind_of(medium, files)
    if not (medium.credit or medium.sources or medium.decorative or medium.url) and kind not in (
        "chart",
        "table",
    ):
        yield _missing(entry, codes.UNCREDITED, "this medium says neither who made it nor where it is from")


def _missing(entry: Entry, code: Code, message: str) -> Problem:
    """A problem of a field that is not there, at what the record is about."""
    pointer = next((name for name in ("file", "data", "url") if getattr(entry.value, name)), "")
    return code.at(entry.origin.at(pointer), message, code.hint)


def _picture(image: str | None, span: Span, kinds: Mapping[str, str]) -> Iterator[Problem]:
    """Whether the picture of a record, or of the site, is one."""
    kind = kinds.get(image) if image is not None else None
    if kind is not None and kind != "image":
        message = f'"{image}" is of kind {kind}, not a picture'
        yield codes.WRONG_MEDIA_KIND.at(span, message, "name a picture")


def _unused(files: MediaFiles, used: Iterable[str]) -> Iterator[Problem]:
    known = set(used)
    for key, file in files.items():
        if key not in known:
            message = f'no record or text names "{file.name}"'
            yield codes.UNUSED_MEDIA_FILE.at(Span(file.file), message, codes.UNUSED_MEDIA_FILE.fix)
