"""A quotation set as a block in a text, as `partials/quotation.html` shows it."""

from __future__ import annotations

import msgspec

from sitegen.views.parts import Date, Link, Text


class BlockQuotation(msgspec.Struct, frozen=True):
    """What is around the words of a quotation. Each `lang` is "" where it is that of the text around."""

    lang: str
    """Of its words."""
    cite: str
    """The address of the source."""
    words: Text
    """Its words, where the text does not have them."""
    before: Text | None
    """The translation, where it is shown before the words, which are the original."""
    after: Text | None
    """The original, or the translation, where it is shown after the words."""
    label: str
    """What leads in the other of the two."""
    page_lang: str
    """Of what the page says of it: its label and its source."""
    attributed: bool
    """Whether the text says whose words they are."""
    speaker: Link | None
    speaker_text: Text | None
    url: str
    name: Text
    date: Date | None
    locator: Text | None
    place: str
    """The address of what `locator` names, in the source's own scan or recording."""
    pull: bool
    """Whether it is set as a pull quote."""
