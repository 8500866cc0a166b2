"""What an editor writes and a reader would not see, or not as it was meant."""

from __future__ import annotations

from sitegen.problems import Code

SURPLUS_CELL = Code(
    "surplus-cell",
    "warning",
    "A row of a table has no more cells than the table has columns: further cells are not shown.",
    "Add a column, or write `\\|` for a literal pipe, also in `code`.",
    "| 1843 | Notes | A third cell |, in a table of two columns",
    waivable=True,
)
BROKEN_TABLE = Code(
    "broken-table",
    "warning",
    "A table has a header row, and under it a row of hyphens with as many cells.",
    "Give the row of hyphens one cell for each column: | --- | --- |.",
    "| Year | Engine | over |---|",
    waivable=True,
)
UNMADE_LINK = Code(
    "unmade-link",
    "warning",
    "Text written as a link becomes one: [text](address), or [text][label] with the label defined.",
    "Fix the address or the label, or write \\[ for a literal bracket.",
    "[the notes](https://example.org/a b)",
    waivable=True,
)
LINK_AROUND = Code(
    "link-around",
    "warning",
    "A link contains only text, no citation, footnote or other link; so do the words of an image and of a record link.",
    "Put it after the link.",
    "[See [@notes-1843]](https://example.org/)",
    waivable=True,
)
BARE_ADDRESS = Code(
    "bare-address",
    "warning",
    "An address in a text is written as a link: <https://example.org/>.",
    "Put it in angle brackets, or give it a text: [text](https://example.org/).",
    "See https://example.org/notes for it.",
    waivable=True,
)
UNUSED_DEFINITION = Code(
    "unused-definition",
    "warning",
    "The address of a label is defined once, and at least one link uses the label.",
    "Use it in a link, [text][label], or remove it.",
    "[notes]: https://example.org/notes, in a text without [notes]",
    waivable=True,
)
STRAY_MARKUP = Code(
    "stray-markup",
    "warning",
    "Texts contain no markup of other Markdown dialects, which would be shown as written.",
    "Write it in the Markdown that sitegen supports, or put it in `code` to show the marks themselves.",
    "==highlighted==, ^[a note], > [!NOTE], - [ ] a task, ## Heading {#own-id}",
    waivable=True,
)
UNBRACKETED_CITATION = Code(
    "unbracketed-citation",
    "warning",
    "A source is cited in brackets: `[@id]`.",
    "Put brackets around it, or write \\@ if it is not a citation.",
    "As @notes-1843 says, the engine weaves.",
    waivable=True,
)
MARKUP_IN_PLAIN_TEXT = Code(
    "markup-in-plain-text",
    "warning",
    "Titles, names, abstracts and other plain-text fields contain no Markdown, HTML or links.",
    "Remove the marks.",
    "title: The *first* program",
    waivable=True,
)
BLOCKS_IN_PARAGRAPH = Code(
    "blocks-in-paragraph",
    "warning",
    "A field contains one paragraph: no lists, headings, quotations, tables or further paragraphs.",
    "Write it as one paragraph.",
    "summary: a text with a blank line in it",
    waivable=True,
)
NO_ALTERNATIVE_TEXT = Code(
    "no-alternative-text",
    "warning",
    "An image has alternative text for readers who cannot see it.",
    "Write it between the brackets: ![text](/path.png).",
    "![](/engine.png)",
    waivable=True,
)
EMPTY_EMBED = Code(
    "empty-embed",
    "warning",
    "A timeline or claims block shows something.",
    "Fix its options, or remove it.",
    "::: timeline people=ada-lovelace from=2030",
    waivable=True,
)
BAD_FORMULA = Code(
    "bad-formula",
    "warning",
    "A formula between $ signs is LaTeX that MathML can show; it needs the extra `maths`.",
    "Fix it, or put it in `code`, or write \\$ for a literal dollar sign.",
    "$\\fraction{1}{2}$",
    waivable=True,
)
NAMED_TWICE = Code(
    "named-twice",
    "warning",
    "A list or citation has each item once.",
    "Remove one of the two, or correct it.",
    "people: [ada-lovelace, ada-lovelace]",
    waivable=True,
)
CONTROL_CHARACTER = Code(
    "control-character",
    "error",
    "Texts contain no control characters: readers cannot see them, and feeds may not contain them.",
    "Remove the character.",
    'title: "The first\\b program"',
)
HIDDEN_CHARACTER = Code(
    "hidden-character",
    "warning",
    "Texts contain no invisible characters that change how others are read: marks of direction, zero-width spaces, "
    "fillers.",
    "Remove the character.",
    "a zero-width space inside [[ada-lovelace]]",
    waivable=True,
)
