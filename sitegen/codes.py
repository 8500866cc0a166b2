"""Every kind of problem that sitegen reports: one entry each, with the rule it guards and how to mend it."""

from __future__ import annotations

from sitegen.problems import Code

# Files and folders
NO_CONTENT = Code(
    "no-content",
    "error",
    "A project has a `content/` folder with a `site.yaml`.",
    "Create it, or name the project's folder with --root.",
)
UNEXPECTED_FILE = Code(
    "unexpected-file",
    "warning",
    "Only the record folders, with files of their kind, stand in `content/`.",
    "Move the file out of `content/`, or mend its name.",
)
OUTSIDE_ROOT = Code(
    "outside-root",
    "error",
    "Content is read from the content folder only; a link that leaves it is not followed.",
    "Replace the link by a copy of the file.",
)
UNREADABLE = Code(
    "unreadable", "error", "Every content file can be read.", "Mend the file's permissions, or remove it."
)
TOO_LARGE = Code(
    "too-large",
    "error",
    "A record or brief is at most 1 MiB.",
    "Split it, or move the material to where it belongs.",
)
NOT_UTF8 = Code("not-utf8", "error", "Content is UTF-8 text.", "Save the file as UTF-8.")
BAD_ID = Code(
    "bad-id",
    "error",
    "An id is the file's stem: lower-case ASCII letters, digits and hyphens.",
    "Rename the file.",
)
DUPLICATE_ID = Code(
    "duplicate-id",
    "error",
    "An id stands for one record, across all kinds of record.",
    "Rename one of the two files.",
)
URL_CLASH = Code(
    "url-clash",
    "error",
    "Every address of the site holds one page.",
    "Rename the page or record whose address is taken.",
)

# YAML
YAML_SYNTAX = Code(
    "yaml-syntax",
    "error",
    "Records and front matter are YAML 1.1 without tags.",
    "Mend the line that is named.",
)
YAML_ALIAS = Code(
    "yaml-alias",
    "error",
    "Anchors and aliases spare typing; they must not contain themselves or blow a file up.",
    "Write the values out.",
)
DUPLICATE_KEY = Code("duplicate-key", "error", "A key stands once in its map.", "Remove one of the two.")
UNKNOWN_KEY = Code(
    "unknown-key", "error", "Every key is a field of its record.", "Mend its spelling, or remove it."
)
MISSING_FIELD = Code("missing-field", "error", "Required fields are present.", "Add the field.")
WRONG_TYPE = Code(
    "wrong-type",
    "error",
    "A value has its field's type: a list is always written as a list.",
    "Write the value in the field's form.",
)
EMPTY_VALUE = Code(
    "empty-value", "error", "A field that is written has a value.", "Give the value, or remove the field."
)
BAD_VALUE = Code(
    "bad-value",
    "error",
    "A field with a fixed set of values holds one of them.",
    "Take one of the values named.",
)
BAD_DATE = Code(
    "bad-date",
    "error",
    "Dates are EDTF (ISO 8601-2), levels 0 and 1.",
    "Write the date as EDTF: 2025-11-19, 2025-11, 2025-22, 2025-11~, 2025-10/2025-11.",
)
BAD_URL = Code(
    "bad-url",
    "error",
    "Addresses are http, https or mailto, or paths of the site.",
    "Give the full address with its scheme.",
)
BAD_LANGUAGE = Code(
    "bad-language", "error", "Languages are BCP 47 tags.", "Write a tag such as en, ko or pt-BR."
)
UNKNOWN_LANGUAGE = Code(
    "unknown-language",
    "error",
    "Texts and briefs are in a language that site.yaml lists.",
    "Add the language to `languages` in site.yaml, or mend the tag.",
)

# References
UNKNOWN_RECORD = Code(
    "unknown-record",
    "error",
    "Every reference names a record of the right kind.",
    "Mend the id, or write the record.",
)
AMBIGUOUS_LINK = Code("ambiguous-link", "error", "A link by name means one record.", "Link by id.")
UNKNOWN_QUOTE = Code(
    "unknown-quote",
    "error",
    "A quotation that is cited stands in its source's `quotes`.",
    "Mend the quotation's id, or add it to the source.",
)

# Briefs and pages
NO_FRONT_MATTER = Code(
    "no-front-matter",
    "error",
    "A brief or page begins with YAML front matter between two lines of `---`.",
    "Begin the file with `---`, the fields, and `---`.",
)
BAD_FILE_NAME = Code(
    "bad-file-name", "error", "Briefs and pages are named <id>.<language>.md.", "Rename the file."
)
UNCLOSED_BLOCK = Code(
    "unclosed-block",
    "error",
    "A block opened by `:::` is closed by `:::`; a code fence by its fence.",
    "Add the closing line.",
)
UNCLOSED_LINK = Code(
    "unclosed-link", "error", "A link opened by `[[` is closed by `]]` in its paragraph.", "Add `]]`."
)
BAD_LINK = Code(
    "bad-link",
    "error",
    "A link to a record is [[id]], [[id|label]] or [[name]].",
    "Give the link its target and its label.",
)
UNKNOWN_BLOCK = Code(
    "unknown-block",
    "error",
    "Blocks are note, known, disputed, unknown, timeline and claims.",
    "Take one of these names.",
)
BAD_CITATION = Code(
    "bad-citation",
    "error",
    "A citation is `[@source-id]`, with a locator after a comma, several divided by semicolons.",
    "Mend the citation.",
)
BAD_EMBED = Code(
    "bad-embed", "error", "A timeline or claims block takes options as name=value.", "Mend the option."
)
BAD_FOOTNOTE = Code(
    "bad-footnote",
    "error",
    "A footnote is defined once, and referred to.",
    "Write its text as `[^1]: …`, and `[^1]` where it belongs.",
)
TOO_DEEP = Code(
    "too-deep",
    "error",
    "Lists, quotations and blocks stand in each other up to 50 levels, where a list counts as two.",
    "Nest less: what stands deeper is not shown.",
)
UNSAFE_LINK = Code(
    "unsafe-link",
    "warning",
    "Links in briefs are http, https, mailto, or paths of the site; anything else stays text.",
    "Give an address of that kind.",
)
RAW_HTML = Code("raw-html", "warning", "HTML in a brief is shown as text.", "Write it as Markdown.")

# Languages
MISSING_TRANSLATION = Code(
    "missing-translation",
    "warning",
    "Every text is there in every language of the site.",
    "Write the translation; until then the page shows the first language that has one, marked as such.",
)

# Time
REVIEW_DUE = Code(
    "review-due",
    "warning",
    "A brief is looked through again by the day its `review_by` names.",
    "Review the brief and set a later day.",
)

# The theme
THEME = Code(
    "theme", "error", "The theme's templates, assets and strings can be used.", "Mend the file that is named."
)
