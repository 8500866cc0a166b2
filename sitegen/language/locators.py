"""How a place in a source is written, by language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_PARAGRAPH = {"en": "para. {}", "ko": "{}문단"}


def paragraph_locator(number: int, languages: Sequence[str]) -> Mapping[str, str]:
    """ "para. 4" in those of the languages, BCP 47 tags, in which it can be said."""
    forms = {language: _PARAGRAPH.get(language.partition("-")[0].lower()) for language in languages}
    return {language: form.format(number) for language, form in forms.items() if form and number}
