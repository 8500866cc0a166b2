"""More pages for a publication, made from its own sentences by shuffling: the words stay, and how often they come."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from sitegen.search.entries import NAMED, SearchEntry
from sitegen.search.index_view import plain_text

_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def enlarge(entries: Sequence[SearchEntry], pages: int, seed: int = 1) -> list[SearchEntry]:
    """`entries` and as many shuffled ones as make `pages` in all, as many in each language.

    A shuffled page has the title words, the length, the kind, the date and the labels of other pages, each taken
    from one at random. It names nobody: readers' names still mean the publication's own records.
    """
    chance = random.Random(seed)
    languages = sorted({entry.language for entry in entries})
    out = list(entries)
    for language in languages:
        own = [entry for entry in entries if entry.language == language]
        models = [entry for entry in own if entry.kind not in NAMED]
        sentences = [part for entry in own for part in _SENTENCE.split(plain_text(entry.html)) if part]
        words = [word for entry in models for word in entry.title.split()]
        for number in range(pages // len(languages) - len(own)):
            length = len(_SENTENCE.split(plain_text(chance.choice(models).html)))
            model = chance.choice(models)
            dated, labelled = chance.choice(models), chance.choice(models)
            out.append(
                SearchEntry(
                    url=f"{language}/shuffled/{number}/",
                    language=language,
                    kind=model.kind,
                    title=" ".join(chance.choices(words, k=len(model.title.split()))),
                    html="".join(f"<p>{text}</p>" for text in chance.choices(sentences, k=length)),
                    date=dated.date,
                    date_words=dated.date_words,
                    year=dated.year,
                    people=labelled.people,
                    sources=labelled.sources,
                    is_name=model.is_name,
                )
            )
    return out
