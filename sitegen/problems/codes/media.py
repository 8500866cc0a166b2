"""Media and their files."""

from __future__ import annotations

from sitegen.problems import Code

BAD_MEDIA_FILE = Code(
    "bad-media-file",
    "error",
    "A medium names its file in `content/media/` by its name, or has a `url`.",
    "Put the file into `content/media/`, and write its name.",
    "file: pictures/ada.jpg",
)
UNKNOWN_MEDIA_FILE = Code(
    "unknown-media-file",
    "error",
    "Every file that is named is in `content/media/`.",
    "Fix the name, or put the file there.",
    "file: adda.jpg, where the folder has ada.jpg",
)
UNUSED_MEDIA_FILE = Code(
    "unused-media-file",
    "warning",
    "Every file of `content/media/` is named by a record or a text.",
    "Write a record for it, or remove it.",
    "content/media/old.jpg, which nothing names",
)
SHARED_MEDIA_FILE = Code(
    "shared-media-file",
    "error",
    "A file belongs to one medium.",
    "Refer to the medium that has the file, and remove the other.",
    "file: ada.jpg, in two records",
)
WRONG_MEDIA_KIND = Code(
    "wrong-media-kind",
    "error",
    "A medium is what its file is, and is used as such.",
    "Fix `kind`, or name a file of that kind.",
    "kind: video, for ada.jpg",
)
MISSING_ALT = Code(
    "missing-alt",
    "error",
    "Every picture, chart, document and recording has a text alternative in each language.",
    "Say in `alt` what it shows, or write `decorative: true` if it shows nothing that matters.",
    "a photograph without `alt`",
)
UNCREDITED = Code(
    "uncredited",
    "warning",
    "Every picture, document and recording says who made it or where it is from.",
    "Add `credit` or `sources`.",
    "file: ada.jpg, without a credit",
)
