"""What is said, and what supports it: sources, quotations, figures, dates, conflicts."""

from __future__ import annotations

from sitegen.problems import Code

QUOTATION_DIFFERS = Code(
    "quotation-differs",
    "error",
    "A quotation (`exact`) is in its source word for word. Only the forms of quotation marks, dashes and white "
    "space may differ.",
    "Copy the words from the source.",
    "exact: the engine weaves algebraic patterns, where the source has “algebraical”",
    waivable=True,
)
INDIRECT_SPEECH = Code(
    "indirect-speech",
    "warning",
    "A quotation with a `speaker` is direct speech: the source's text has it between quotation marks. Indirect "
    "speech, in the source's own words, has no speaker.",
    "Remove `speaker`, or quote the words that the source marks as speech.",
    "exact: the engine cannot originate anything, speaker: ada-lovelace, from: She held that the engine cannot …",
    waivable=True,
)
MARKED_WORDS = Code(
    "marked-words",
    "warning",
    "Words between double quotation marks are in a source cited for them, or in the translation of one of its "
    "quotations.",
    "Quote the words as the source has them, add the quotation to the source, or remove the marks.",
    "It “weaves patterns of algebra”. [@notes-1843]",
    waivable=True,
)
LOCATOR_DIFFERS = Code(
    "locator-differs",
    "warning",
    "A quotation is where its locator says: on that page, in that paragraph, or at that time of a recording.",
    "Correct the locator.",
    "quotes: [{id: loom, exact: the machine weaves, locator: p. 12}], where notes-1843.pdf has it on page 13",
    waivable=True,
)
FIGURE_NOT_FOUND = Code(
    "figure-not-found",
    "warning",
    "A figure in a cited passage is in a source cited for it, in any language: $14 billion is 140억 달러.",
    "Correct the figure, or cite the source that has it.",
    "Meta put more than $41 billion into it. [@apple-economy]",
    waivable=True,
)
DATE_NOT_FOUND = Code(
    "date-not-found",
    "warning",
    "A date in a cited passage is in a source cited for it, or is the date of the source, or of an event, role or "
    "claim that rests on the source.",
    "Correct the date, or cite the source that has it.",
    "She wrote it in 1834. [@notes-1843]",
    waivable=True,
)
UNMENTIONED = Code(
    "unmentioned",
    "error",
    "A source's text names everybody and everything in its `mentions`: by name or alias, as a separate word.",
    "Remove the id, or add the name that the source uses to the record's aliases.",
    "mentions: [charles-babbage], in a letter that does not name him",
    waivable=True,
)
UNLISTED_MENTION = Code(
    "unlisted-mention",
    "warning",
    "Every person, organisation and term with a record that a source's text names is in its `mentions`.",
    "Add the id, or run `sitegen verify --write`, which adds all of them.",
    "a letter that names Charles Babbage, without mentions: [charles-babbage]",
    waivable=True,
)
UNVERIFIED = Code(
    "unverified",
    "warning",
    "If a project verifies its sources, each quotation, figure and date has been compared with the source as it "
    "is now.",
    "Run `sitegen verify` where the sources' texts are, and commit content/verified.lock.",
    "a quotation that was edited after the last `sitegen verify`",
    waivable=True,
)
UNREAD_LANGUAGE = Code(
    "unread-language",
    "warning",
    "Figures, dates and words in quotation marks are read in English and Korean. In any other language of the site or "
    "of a source they are not checked; only quotations in records and block quotations are compared, word "
    "for word.",
    "Compare them yourselves, and say so in a waiver.",
    "languages: [de, en]",
    waivable=True,
)
UNPLACED_CITATION = Code(
    "unplaced-citation",
    "warning",
    "If site.yaml has `require: [placed-citations]`, every citation of a brief names a place in its source, or one of "
    "its quotations. Where verified.lock knows what the statement has of the source, the hint names the paragraphs.",
    "Write the place after the source, [@source-id, para. 4], or cite a quotation of its record; [@source-id, passim] "
    "is for a source as a whole.",
    "In 2016 it grew. [@report]",
)
UNCAPTURED = Code(
    "uncaptured",
    "warning",
    "If a project verifies its sources, the text of every source that is cited has been captured.",
    "Save the source's text as captures/<source-id>.txt and run `sitegen verify`.",
    "a new source, cited in a brief, without a file in captures/",
    waivable=True,
)
BAD_CAPTURE = Code(
    "bad-capture",
    "warning",
    "A file in the captures folder is a copy of a source, in a format that is read, named by its id.",
    "Rename the file after the source's id, or save its text as .txt in UTF-8.",
    "captures/note-1843.txt, where the source is notes-1843",
)
CAPTURE_CHANGED = Code(
    "capture-changed",
    "error",
    "The copy of a source is the one whose hash was recorded when it was captured.",
    "Restore the copy, or, if it was captured again, write its SHA-256 into the file next to it.",
    "captures/notes-1843.pdf, saved again, next to captures/notes-1843.yaml with the `sha256` of the first one",
)
BAD_LOCK = Code(
    "bad-lock",
    "error",
    "The files content/verified.lock and content/translations.lock are written by sitegen only.",
    "Restore the file from the repository, or remove it and run the command that writes it.",
    "a merge conflict left in content/verified.lock",
)
BAD_EDITION = Code(
    "bad-edition",
    "error",
    "The files in content/editions/ are written by `sitegen edition` only, and never edited.",
    "Restore the file from the repository; `sitegen edition` freezes the present text as a new edition.",
    "content/editions/first-program/2026-01-31.en.json, with a word changed by hand",
)
UNCITED = Code(
    "uncited",
    "warning",
    "Every paragraph of a brief, every role and every definition of a term cites a source, or is marked as the "
    "editors' own with [@own].",
    "Cite the source: [@source-id]. If the words are your own, end them with [@own].",
    "She was the first to see it.",
    waivable=True,
)
MUCH_QUOTED = Code(
    "much-quoted",
    "warning",
    "At most a tenth of a source's text is quoted.",
    "Quote less, and say the rest in your own words.",
    "three quotations that make up a third of the article",
    waivable=True,
)
COPIED_WORDS = Code(
    "copied-words",
    "warning",
    "No eight words in a row are copied from a source, unless they are marked as a quotation.",
    "Say it in your own words, or mark and cite the quotation.",
    "The engine weaves algebraical patterns just as the loom weaves flowers, she saw.",
    waivable=True,
)
DERIVED_CIRCLE = Code(
    "derived-circle",
    "warning",
    "No source derives from itself, directly or indirectly.",
    "Remove the `derived_from` that is wrong.",
    "a derives from b, b from a",
    waivable=True,
)
PARENT_CIRCLE = Code(
    "parent-circle",
    "warning",
    "No organisation belongs to itself, directly or indirectly.",
    "Remove the `parent` that is wrong.",
    "parent: meta in fair, and parent: fair in meta",
    waivable=True,
)
DERIVED_FROM_LATER = Code(
    "derived-from-later",
    "warning",
    "A source derives from earlier ones.",
    "Correct one of the two dates, or `derived_from`.",
    "issued: 2025-10, derived_from: [a], and a was issued in 2025-11",
    waivable=True,
)
DERIVED_UNLINKED = Code(
    "derived-unlinked",
    "warning",
    "An upstream report that is a source here is given by its id, so that the two count once.",
    "Write the source's id.",
    "derived_from: [{literal: Scientific Memoirs}], where a source has this container",
    waivable=True,
)
UNCONFIRMED = Code(
    "unconfirmed",
    "error",
    "An event that is `confirmed` is supported by two sources that do not derive from one another, or by a `primary` "
    "one.",
    "Write `reported`, or add a second source or a primary one.",
    "status: confirmed, sources: [notes-1843], which is reporting",
    waivable=True,
)
DEPENDENT_SOURCES = Code(
    "dependent-sources",
    "error",
    "The sources for an event that is `confirmed` do not all rest on one report.",
    "Write `reported`, or add a source that does not derive from the same report.",
    "status: confirmed, sources: [a, b], and b derives from a",
    waivable=True,
)
UNMARKED_CONFLICT = Code(
    "unmarked-conflict",
    "warning",
    "Differences between accounts are marked: a claim whose accounts give different figures has one that `differs` or "
    "`disputes`, and a brief links to a claim on which accounts differ only where it says so.",
    "Set the stance, or put the link in a `::: disputed` block.",
    "two accounts that support a claim, of 45 people and of 60",
    waivable=True,
)
LONE_DIFFERENCE = Code(
    "lone-difference",
    "warning",
    "An account that `differs` differs from another one that supports the claim, at least in part. A source that "
    "contradicts itself has two accounts: one that `supports` the claim, and one that `differs`.",
    "Add the account that it differs from, or set the stance to supports, partly or disputes.",
    "accounts: [{source: notes-1843, stance: differs}], and no other",
    waivable=True,
)
RECORDS_DISAGREE = Code(
    "records-disagree",
    "warning",
    "Two records give the same figure or date for the same thing, or a claim says that accounts differ.",
    "Correct one of the two, or write a claim with both accounts.",
    "founded: 2013 in the organisation, date: 2015 in the event of its founding",
    waivable=True,
)
INCOMPLETE_SOURCE = Code(
    "incomplete-source",
    "warning",
    "A source with an identifier (DOI, ISBN, ISSN, PMID, PMCID) has the fields that one of its type is found by: an "
    "article in a journal its authors, date, journal and volume.",
    "Look it up by its identifier, and add the fields.",
    "type: article-journal, doi: 10.1000/182, and no container",
    waivable=True,
)
RETRACTED_SOURCE = Code(
    "retracted-source",
    "error",
    "Where a source was retracted, its `note` tells readers why it is cited.",
    "Cite another source, or say in `note` why this one is cited.",
    "status: retracted, and no note",
    waivable=True,
)
SUPERSEDED_SOURCE = Code(
    "superseded-source",
    "warning",
    "Where a source is the preprint of what was published since, its `note` tells readers.",
    "Cite the published version, or say in `note` why the preprint is cited.",
    "genre: preprint, its published version in references, and no note",
    waivable=True,
)
