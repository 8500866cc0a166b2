"""References, the Markdown of briefs and pages, links, names and languages."""

from __future__ import annotations

from sitegen.problems import Code

# References
UNKNOWN_RECORD = Code(
    "unknown-record",
    "error",
    "Every reference is to an existing record of the right kind.",
    "Fix the id, or write the record.",
    "organization: metaa",
)
AMBIGUOUS_LINK = Code(
    "ambiguous-link",
    "error",
    "A link by name matches exactly one record.",
    "Link by id.",
    "[[Zhang]], a name that two people have",
)
UNKNOWN_QUOTE = Code(
    "unknown-quote",
    "error",
    "A quotation that is cited is listed in its source's `quotes`.",
    "Fix the quotation's id, or add it to the source.",
    "[@notes-1843#weavs]",
)

# Briefs and pages
NO_FRONT_MATTER = Code(
    "no-front-matter",
    "error",
    "A brief or page begins with YAML front matter between two lines of `---`.",
    "Start the file with `---`, the fields, and `---`.",
    "# The first program",
)
BAD_FILE_NAME = Code(
    "bad-file-name",
    "error",
    "Briefs and pages are named <id>.<language>.md, records <id>.yaml.",
    "Rename the file.",
    "content/briefs/first-program.md",
)
UNCLOSED_BLOCK = Code(
    "unclosed-block",
    "error",
    "A block opened by `:::` is closed by `:::`; a code fence by its fence.",
    "Add the closing line.",
    "::: note",
    waivable=True,
)
UNCLOSED_LINK = Code(
    "unclosed-link",
    "error",
    "A link opened by `[[` is closed by `]]` in its paragraph.",
    "Add `]]`.",
    "[[ada-lovelace|Ada saw it.",
    waivable=True,
)
BAD_LINK = Code(
    "bad-link",
    "error",
    "A link to a record is [[id]], [[id|label]] or [[name]].",
    "Give the link a target, and a label after the bar.",
    "[[ada-lovelace|]]",
    waivable=True,
)
UNKNOWN_BLOCK = Code(
    "unknown-block",
    "error",
    "Blocks are note, known, disputed, unknown, timeline and claims.",
    "Use one of these names.",
    "::: notice",
    waivable=True,
)
BAD_CITATION = Code(
    "bad-citation",
    "error",
    "A citation is `[@source-id]`, with a locator after a comma; several are separated by semicolons.",
    "Fix the citation.",
    "[@notes-1843 note G]",
    waivable=True,
)
BAD_EMBED = Code(
    "bad-embed",
    "error",
    "A timeline or claims block takes options as name=value; an event, a claim or a quotation is shown by ![[id]].",
    "Fix the option or the id.",
    "::: timeline person=ada-lovelace",
    waivable=True,
)
UNATTRIBUTED_QUOTATION = Code(
    "unattributed-quotation",
    "warning",
    "A block quotation ends with the citation of its source; a pull quote does so, or repeats a sentence of its text.",
    "End it with its citation, [@source-id#quote-id] or [@source-id, para. 4], or with [@own] if it is your own.",
    "> It weaves algebraical patterns.",
    waivable=True,
)
BAD_FOOTNOTE = Code(
    "bad-footnote",
    "error",
    "A footnote is defined once, and something refers to it.",
    "Write its text as `[^1]: …`, and `[^1]` where it belongs.",
    "As she wrote.[^1]",
    waivable=True,
)
TOO_DEEP = Code(
    "too-deep",
    "error",
    "Lists, quotations and blocks are nested at most 50 levels deep, where a list counts as two.",
    "Nest less: what is nested deeper is not shown.",
    "> > > > …",
)
TOO_LONG = Code(
    "too-long",
    "error",
    "A text has at most 10,000 paragraphs, 20,000 cells and 60,000 marks, a letter at most 30 accents.",
    "Split it into several.",
    "a paragraph of nothing but brackets",
)
UNSAFE_LINK = Code(
    "unsafe-link",
    "warning",
    "Links in briefs are http, https, mailto, or paths of the site; anything else stays text.",
    "Use an address of that kind.",
    "[here](javascript:alert)",
    waivable=True,
)
RAW_HTML = Code(
    "raw-html",
    "warning",
    "HTML in a brief is shown as text.",
    "Write it as Markdown.",
    "<b>weaves</b>",
    waivable=True,
)

# Links
BROKEN_LINK = Code(
    "broken-link",
    "warning",
    "A link to a path of the site leads to an existing page or file.",
    "Fix the path: it starts with / and, for a page, ends with /.",
    "[the method](/methods/)",
    waivable=True,
)
BROKEN_FRAGMENT = Code(
    "broken-fragment",
    "warning",
    "A link to a place in a page (`#notes`) leads to an element with that id.",
    "Use the id of a heading or other element of that page.",
    "[below](#what-folows)",
    waivable=True,
)
DEAD_LINK = Code(
    "dead-link",
    "warning",
    "An external address answers. It counts as dead when `sitegen links` failed twice, days apart.",
    "Fix the address, or give the address of a copy in `archived`.",
    "url: https://example.org/gone",
    waivable=True,
)

# Names
DISCOURAGED_NAME = Code(
    "discouraged-name",
    "warning",
    "A spelling listed under `discouraged` is not used.",
    "Write the name as the record has it.",
    "Ada Lovelase saw it, where the record says `discouraged: {en: [Lovelase]}`",
    waivable=True,
)
MISSPELT_NAME = Code(
    "misspelt-name",
    "warning",
    "A word that is almost the name of a record, and not another name, is probably that name misspelt.",
    "Fix the spelling, or add it to the record's `aliases`.",
    "Zuckerbreg; 저커버거는",
    waivable=True,
)
SHARED_ALIAS = Code(
    "shared-alias",
    "warning",
    "An alias belongs to one record only.",
    "Remove it from one of the two, or make it longer.",
    "aliases: {en: [Zhang]}, in two people",
    waivable=True,
)
UNLINKED_MENTION = Code(
    "unlinked-mention",
    "warning",
    "A brief links a person or an organisation at the first mention in the text.",
    "Write the first mention as a link: [[id|words]].",
    "Ada Lovelace saw it. [[ada-lovelace|Lovelace]] wrote it down.",
    waivable=True,
)
UNINTRODUCED_NAME = Code(
    "unintroduced-name",
    "warning",
    "A person is first referred to by the full name, and only then by a part of it.",
    "Write the full name at the first mention.",
    "[[ada-lovelace|Lovelace]] saw it.",
    waivable=True,
)

# Languages
MISSING_TRANSLATION = Code(
    "missing-translation",
    "warning",
    "Every text is available in every language of the site.",
    "Write the translation; until then the page shows the text in the first language that has it, marked as such.",
    "title: {en: The notes}, on a site in English and Korean",
    waivable=True,
)
TRANSLATION_OUTDATED = Code(
    "translation-outdated",
    "warning",
    "A block of a translation has been reviewed since the original block changed.",
    "Bring the translation up to date, then run `sitegen translated ID`.",
    "The English was changed to “about 600 people” yesterday; the Korean is from last week.",
    waivable=True,
)
TRANSLATION_BLOCKS = Code(
    "translation-blocks",
    "warning",
    "The languages of a brief have the same blocks in the same order.",
    "Write the missing block, or remove the extra one.",
    "six paragraphs in English, five in Korean",
    waivable=True,
)
TRANSLATION_DIFFERS = Code(
    "translation-differs",
    "warning",
    "A block says the same in every language: it cites the same sources, links to the same records, and gives the "
    "same figures and dates.",
    "Make them agree.",
    "“about 600 people” [@a] beside “약 60명” [@a]",
    waivable=True,
)
TRANSLATION_UNRECORDED = Code(
    "translation-unrecorded",
    "warning",
    "If the project records its translations, every translation is recorded.",
    "Compare the languages, then run `sitegen translated ID`.",
    "a new brief in two languages",
    waivable=True,
)
