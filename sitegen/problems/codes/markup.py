"""What an editor writes and a reader would not get, or not as it is meant."""

from __future__ import annotations

from sitegen.problems import Code

SURPLUS_CELL = Code(
    "surplus-cell",
    "warning",
    "A row of a table has no more cells than the table has columns: what stands in further ones is not shown.",
    "Add a column, or write `\\|` where a pipe is meant, in `code` too.",
    "| 1843 | Notes | A third cell |, in a table of two columns",
    waivable=True,
)
BROKEN_TABLE = Code(
    "broken-table",
    "warning",
    "A table has a row of names, and under it a row of hyphens with as many cells.",
    "Give the row of hyphens one cell for each name: | --- | --- |.",
    "| Year | Engine | over |---|",
    waivable=True,
)
UNMADE_LINK = Code(
    "unmade-link",
    "warning",
    "What is written as a link becomes one: [text](address), or [text][label] with the label defined.",
    "Mend the address or the label, or write \\[ where a bracket is meant.",
    "[the notes](https://example.org/a b)",
    waivable=True,
)
LINK_AROUND = Code(
    "link-around",
    "warning",
    "A link holds text, and no citation, footnote or other link; nor do the words that stand for an image or a record.",
    "Put it behind the link.",
    "[See [@notes-1843]](https://example.org/)",
    waivable=True,
)
BARE_ADDRESS = Code(
    "bare-address",
    "warning",
    "An address in a text is a link: <https://example.org/>.",
    "Put it into angle brackets, or give it words: [words](https://example.org/).",
    "See https://example.org/notes for it.",
    waivable=True,
)
UNUSED_DEFINITION = Code(
    "unused-definition",
    "warning",
    "The address that a label stands for is given once, and some link has the label.",
    "Write [text][label] where it belongs, or remove it.",
    "[notes]: https://example.org/notes, in a text without [notes]",
    waivable=True,
)
STRAY_MARKUP = Code(
    "stray-markup",
    "warning",
    "What other dialects of Markdown read as markup, and this one does not, is not left to be shown as it is written.",
    "Say it in the Markdown that sitegen reads, or put it into `code` where the marks themselves are meant.",
    "==highlighted==, ^[a note], > [!NOTE], - [ ] a task, ## Heading {#own-id}",
    waivable=True,
)
UNBRACKETED_CITATION = Code(
    "unbracketed-citation",
    "warning",
    "A source is cited in brackets: `[@id]`.",
    "Put the brackets around it, or write \\@ where no citation is meant.",
    "As @notes-1843 says, the engine weaves.",
    waivable=True,
)
MARKUP_IN_PLAIN_TEXT = Code(
    "markup-in-plain-text",
    "warning",
    "Titles, names, abstracts and other fields of plain text hold no Markdown, no HTML and no links.",
    "Leave the marks out.",
    "title: The *first* program",
    waivable=True,
)
BLOCKS_IN_PARAGRAPH = Code(
    "blocks-in-paragraph",
    "warning",
    "A field holds one paragraph: no lists, headings, quotations, tables, or further paragraphs.",
    "Write it as one paragraph.",
    "summary: a text with a blank line in it",
    waivable=True,
)
NO_ALTERNATIVE_TEXT = Code(
    "no-alternative-text",
    "warning",
    "An image has words for those who do not see it.",
    "Write them between the brackets: ![words](/path.png).",
    "![](/engine.png)",
    waivable=True,
)
EMPTY_EMBED = Code(
    "empty-embed",
    "warning",
    "A timeline or claims block shows something.",
    "Mend its options, or remove it.",
    "::: timeline people=ada-lovelace from=2030",
    waivable=True,
)
NAMED_TWICE = Code(
    "named-twice",
    "warning",
    "A list or citation names each thing once.",
    "Remove one of the two, or name what is meant.",
    "people: [ada-lovelace, ada-lovelace]",
    waivable=True,
)
CONTROL_CHARACTER = Code(
    "control-character",
    "error",
    "Texts hold no control characters, which no reader is shown and no feed may have.",
    "Remove the character.",
    'title: "The first\\b program"',
)
HIDDEN_CHARACTER = Code(
    "hidden-character",
    "warning",
    "Texts hold no characters that cannot be seen and change how others are read: marks of direction, spaces without "
    "width, fillers.",
    "Remove the character.",
    "a zero-width space inside [[ada-lovelace]]",
    waivable=True,
)
