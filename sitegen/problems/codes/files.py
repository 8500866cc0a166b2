"""Files and folders, YAML, and the fields of records."""

from __future__ import annotations

from sitegen.problems import Code

# Files and folders
NO_CONTENT = Code(
    "no-content",
    "error",
    "A project has a `content/` folder with a `site.yaml`.",
    "Create it, or give the project's folder with --root.",
    "sitegen build, in a folder without content/",
)
UNEXPECTED_FILE = Code(
    "unexpected-file",
    "warning",
    "The `content/` folder contains only the record folders, each with files of its kind.",
    "Move the file out of `content/`, or fix its name.",
    "content/peple/ada.yaml",
    waivable=True,
)
OUTSIDE_ROOT = Code(
    "outside-root",
    "error",
    "Content is read only from the content folder; a symbolic link that leads out of it is not followed.",
    "Replace the link with a copy of the file.",
    "content/people/ada.yaml -> ../../../elsewhere/ada.yaml",
)
UNREADABLE = Code(
    "unreadable",
    "error",
    "Every content file can be read.",
    "Fix the file's permissions, or remove it.",
    "content/people/ada.yaml, which the user running sitegen may not read",
)
TOO_LARGE = Code(
    "too-large",
    "error",
    "A record or brief is at most 512 KiB.",
    "Split it, or move the material elsewhere.",
    "content/briefs/everything.en.md, with 3 MiB",
)
NOT_UTF8 = Code(
    "not-utf8",
    "error",
    "Content is UTF-8 text.",
    "Save the file as UTF-8.",
    "content/people/ada.yaml, saved in EUC-KR",
)
BAD_ID = Code(
    "bad-id",
    "error",
    "An id is the file's stem: lower-case ASCII letters, digits and hyphens.",
    "Rename the file.",
    "content/people/Ada_Lovelace.yaml",
)
DUPLICATE_ID = Code(
    "duplicate-id",
    "error",
    "An id belongs to one record only, across all kinds of record.",
    "Rename one of the two files.",
    "content/people/meta.yaml beside content/organizations/meta.yaml",
)
NOT_REPRODUCIBLE = Code(
    "not-reproducible",
    "error",
    "The same content gives the same bytes, whether a site is built anew or after edits, by one process or by several.",
    "Make it from nothing but what the function is given: no file, clock, order of a set or variable outside.",
    "a function of an extension that counts how often it is called; `sitegen check --prove` finds it",
)
URL_CLASH = Code(
    "url-clash",
    "error",
    "Every address of the site has one page.",
    "Rename the page or record.",
    "content/pages/timeline.en.md",
)

# YAML
YAML_SYNTAX = Code(
    "yaml-syntax",
    "error",
    "Records and front matter are YAML 1.1 without tags.",
    "Fix the line that is reported.",
    "title: Meta: the year of the break",
)
YAML_ALIAS = Code(
    "yaml-alias",
    "error",
    "Anchors and aliases save typing; they must not contain themselves or make a file huge.",
    "Write the values out.",
    "aliases: &a [*a]",
)
DUPLICATE_KEY = Code(
    "duplicate-key",
    "error",
    "A key appears once in its map.",
    "Remove one of the two.",
    "{en: Ada, en: Ada Lovelace}",
)
UNKNOWN_KEY = Code(
    "unknown-key",
    "error",
    "Every key is a field of its record.",
    "Fix its spelling, or remove it.",
    "alias: [Ada]",
)
MISSING_FIELD = Code(
    "missing-field",
    "error",
    "Required fields are present.",
    "Add the field.",
    "name: Ada Lovelace, and no `description`",
)
WRONG_TYPE = Code(
    "wrong-type",
    "error",
    "A value has the type of its field: a list is always written as a list.",
    "Write the value as the field expects it.",
    "people: ada-lovelace",
)
EMPTY_VALUE = Code(
    "empty-value",
    "error",
    "A field that is present has a value.",
    "Add the value, or remove the field.",
    "description:",
)
BAD_VALUE = Code(
    "bad-value",
    "error",
    "A field with a fixed set of values has one of them.",
    "Use one of the values listed.",
    "status: rumoured",
)
BAD_DATE = Code(
    "bad-date",
    "error",
    "Dates are EDTF (ISO 8601-2), levels 0 and 1; of level 2 sets, marks on parts, and days of an unknown year.",
    "Write the date as EDTF: 2025-11-19, 2025-11, 2025-22, 2025-11~, 2025-10/2025-11.",
    "date: 19.11.2025",
)
BAD_IDENTIFIER = Code(
    "bad-identifier",
    "error",
    "DOIs, ISBNs, ISSNs, PMIDs and PMCIDs have the form of their standard, with the right check digit, and ranges of "
    "pages go up.",
    "Compare it with the source, and write the identifier alone.",
    "isbn: 978-0-306-40615-8",
)
BAD_URL = Code(
    "bad-url",
    "error",
    "Addresses are http, https or mailto, or paths of the site.",
    "Give the full address with its scheme.",
    "url: example.org/notes",
)
BAD_LANGUAGE = Code(
    "bad-language",
    "error",
    "Languages are BCP 47 tags.",
    "Write a tag such as en, ko or pt-BR.",
    "language: korean",
)
UNKNOWN_LANGUAGE = Code(
    "unknown-language",
    "error",
    "Texts and briefs are in a language that site.yaml lists.",
    "Add the language to `languages` in site.yaml, or fix the tag.",
    "summary: {fr: Une lettre}, on a site in English and Korean",
)

# The theme
UNTRANSLATED_INTERFACE = Code(
    "untranslated-interface",
    "warning",
    "The theme's own words are available in every language of the site.",
    "Translate the theme's strings/en.yaml and search.en.yaml, and put them in the project's templates/strings.",
    "languages: [fr], with the theme as it is shipped",
    waivable=True,
)
THEME = Code(
    "theme",
    "error",
    "The theme's templates, assets and strings can be used.",
    "Fix the file that is reported.",
    "{% if %} in templates/brief.html",
)
EXTENSION = Code(
    "extension",
    "error",
    "The extensions that site.yaml lists can be loaded, and their code does what it is called for.",
    "Fix the extension's code, or take it out of `extensions` in content/site.yaml.",
    "extensions: [rulings], and no content/rulings.py",
)
