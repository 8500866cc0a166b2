"""Texts that exist in several languages."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from sitegen.markdown.document import Document


class Localised(msgspec.Struct, frozen=True):
    """A text together with the language it is in; "" where it is the same in all."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


class LocalText(msgspec.Struct, frozen=True):
    """A text by language. The key "" holds a text that is the same in all languages."""

    texts: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return self.texts[0][1] if self.texts else ""

    def exact(self, language: str) -> str | None:
        """The text written for `language` or for all languages, or None."""
        for key, text in self.texts:
            if key in ("", language):
                return text
        return None

    def best(self, language: str, languages: Sequence[str]) -> Localised:
        """The text for `language`; where it is missing, the first that one of `languages`, in their order, has."""
        for wanted in (language, *languages):
            for key, text in self.texts:
                if key in ("", wanted):
                    return Localised(text, key)
        key, text = self.texts[0]
        return Localised(text, key)

    def languages(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.texts if key)


def same(text: str) -> LocalText:
    """A text that is the same in all languages."""
    return LocalText((("", text),))


class Prose(msgspec.Struct, frozen=True):
    """A paragraph of inline Markdown by language, parsed. The key "" holds one that is the same in all languages."""

    texts: tuple[tuple[str, Document], ...]

    def best(self, language: str, languages: Sequence[str]) -> tuple[str, Document]:
        """Language and text, chosen as in `LocalText.best`."""
        for wanted in (language, *languages):
            for key, document in self.texts:
                if key in ("", wanted):
                    return key, document
        return self.texts[0]

    def languages(self) -> tuple[str, ...]:
        return tuple(key for key, _ in self.texts if key)
