"""A made-up publication of any size, the same on every machine, in no generator's own format.

N briefs of about 3 KB, N/5 people, N/2 sources, N/20 organisations and 0.3 N events, in mixed English and Korean.
Texts are CommonMark with tables and footnotes, and two marks of their own, which an emitter translates:
`[[person]]` and `[[person|label]]` link to a person, `[@source]` cites a source.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, product

import msgspec

from benchmarks.builds import words
from sitegen.language.korean_particles import particle_for


class Organisation(msgspec.Struct, frozen=True):
    id: str
    name: str
    summary: str


class Person(msgspec.Struct, frozen=True):
    id: str
    name: str
    korean_name: str
    """Empty for those whose name is not Korean."""
    post: str
    organisation: str
    biography: str


class Source(msgspec.Struct, frozen=True):
    id: str
    title: str
    author: str
    publisher: str
    issued: str
    url: str
    people: tuple[str, ...]
    summary: str


class Event(msgspec.Struct, frozen=True):
    id: str
    title: str
    date: str
    people: tuple[str, ...]
    sources: tuple[str, ...]
    organisations: tuple[str, ...]
    summary: str


class Brief(msgspec.Struct, frozen=True):
    id: str
    title: str
    published: str
    abstract: str
    people: tuple[str, ...]
    sources: tuple[str, ...]
    organisations: tuple[str, ...]
    body: str


class Corpus(msgspec.Struct, frozen=True):
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    briefs: tuple[Brief, ...]


TITLE = "A publication made up for measuring"
DESCRIPTION = "Briefs, people and sources that name nobody."
BASE_URL = "https://benchmark.example/"

_FIRST_DAY = date(2012, 1, 1)
_DAYS = 5000


def generate(briefs: int, seed: int = 1) -> Corpus:
    """A corpus with this many briefs; the same for the same number and seed."""
    chance = random.Random(f"{briefs} {seed}")
    text = _Text(chance)
    organisations = _organisations(max(5, briefs // 20), text)
    people = _people(max(12, briefs // 5), organisations, text)
    pick_people = _Picker([person.id for person in people], chance)
    sources = tuple(
        Source(
            id=f"source-{number:05}",
            title=text.title(),
            author=text.name(),
            publisher=chance.choice(organisations).name,
            issued=text.day(),
            url=f"https://example.org/{chance.choice(words.NOUNS)}/{number}",
            people=pick_people(1, 3),
            summary=text.sentences(2),
        )
        for number in range(max(20, briefs // 2))
    )
    pick_sources = _Picker([source.id for source in sources], chance)
    events = tuple(
        Event(
            id=f"event-{number:05}",
            title=text.title(),
            date=text.day(),
            people=pick_people(1, 4),
            sources=pick_sources(1, 3),
            organisations=(chance.choice(organisations).id,),
            summary=text.sentences(2),
        )
        for number in range(max(20, briefs * 3 // 10))
    )
    surnames = {person.id: person.name.split()[-1] for person in people}
    return Corpus(
        organisations,
        people,
        sources,
        events,
        tuple(
            _brief(number, pick_people(3, 7), pick_sources(2, 6), organisations, surnames, text)
            for number in range(briefs)
        ),
    )


class _Picker:
    """Distinct ids, the first ones far more often: in a dossier few people are in most of the briefs."""

    def __init__(self, ids: Sequence[str], chance: random.Random) -> None:
        self._ids, self._chance = ids, chance
        self._weights = list(accumulate((rank + 10) ** -0.7 for rank in range(len(ids))))

    def __call__(self, fewest: int, most: int) -> tuple[str, ...]:
        wanted = self._chance.randint(fewest, most)
        found: dict[str, None] = {}
        while len(found) < wanted:
            found[self._chance.choices(self._ids, cum_weights=self._weights)[0]] = None
        return tuple(found)


class _Text:
    """Words, sentences and blocks by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def day(self) -> str:
        return (_FIRST_DAY + timedelta(days=self.chance.randrange(_DAYS))).isoformat()

    def name(self) -> str:
        return f"{self.chance.choice(words.FIRST_NAMES)} {self.chance.choice(words.LAST_NAMES)}"

    def title(self) -> str:
        choice = self.chance.choice
        ending = choice(("", "", ": {} {}")).format(choice(words.KOREAN_NOUNS), choice(words.KOREAN_NOUNS))
        parts = (choice(words.NOUNS), choice(words.LINKING), choice(words.NOUNS), choice(words.NOUNS))
        return " ".join(parts).capitalize() + ending

    def english(self) -> str:
        """A sentence without its full stop."""
        choice = self.chance.choice
        said = ["the", choice(words.NOUNS), choice(words.VERBS), "the", choice(words.NOUNS)]
        for _ in range(self.chance.randint(3, 8)):
            said += [choice(words.LINKING), choice(words.NOUNS)]
        mark = choice(("{}", "{}", "{}", "**{}**", "*{}*", "`{}`"))
        said[-1] = mark.format(said[-1])
        return " ".join(said).capitalize()

    def korean(self) -> str:
        """The same in Korean, as far as words by chance go."""
        said = []
        for _ in range(self.chance.randint(4, 9)):
            noun = self.chance.choice(words.KOREAN_NOUNS)
            particle = self.chance.choice(words.KOREAN_PARTICLES)
            said.append(noun + (particle_for(noun, particle) if "/" in particle else particle))
        return " ".join([*said, self.chance.choice(words.KOREAN_ENDINGS)])

    def sentence(self) -> str:
        return self.korean() if self.chance.random() < 0.36 else self.english()

    def sentences(self, number: int) -> str:
        return " ".join(f"{self.sentence()}." for _ in range(number))

    def paragraph(self, sentences: int, marks: list[str]) -> str:
        """Sentences, two to a line; most end in one of the links and citations, which are used up."""
        ends = (marks.pop() if marks and self.chance.random() < 0.8 else "" for _ in range(sentences))
        said = [f"{self.sentence()} {end}".rstrip() + "." for end in ends]
        return "\n".join(" ".join(said[at : at + 2]) for at in range(0, len(said), 2))

    def block(self, marks: list[str]) -> list[str]:
        """What may follow a paragraph: a list, a quotation, a table, code, a link, or nothing."""
        choice, randint = self.chance.choice, self.chance.randint
        match self.chance.choices(
            ("list", "numbers", "quote", "table", "code", "link", ""), (7, 3, 2, 2, 1, 6, 4)
        )[0]:
            case "list":
                return ["\n".join(f"- {self.paragraph(1, marks)}" for _ in range(randint(3, 5)))]
            case "numbers":
                return ["\n".join(f"{n}. {self.paragraph(1, marks)}" for n in range(1, randint(4, 5)))]
            case "quote":
                return [f"> {self.paragraph(1, marks)}"]
            case "table":
                rows = [
                    f"| {choice(words.NOUNS)} | {choice(words.KOREAN_NOUNS)} |" for _ in range(randint(3, 6))
                ]
                return ["\n".join(["| English | Korean |", "| --- | --- |", *rows])]
            case "code":
                return [
                    "\n".join(
                        ["```", *(f"{choice(words.NOUNS)} = {randint(0, 999)}" for _ in range(4)), "```"]
                    )
                ]
            case "link":
                said = "See the [{}](https://example.org/{}) of the {}."
                return [said.format(*(choice(words.NOUNS) for _ in range(3)))]
        return []


def _organisations(number: int, text: _Text) -> tuple[Organisation, ...]:
    names = text.chance.sample(list(product(words.NOUNS, words.BODIES)), number)
    return tuple(
        Organisation(f"organisation-{at:04}", f"{noun.capitalize()} {body}", text.sentences(1))
        for at, (noun, body) in enumerate(names)
    )


def _people(number: int, organisations: Sequence[Organisation], text: _Text) -> tuple[Person, ...]:
    """People no two of whom have the same name."""
    korean = [
        (f"{(one[0] + two[0]).capitalize()} {family[0]}", family[1] + one[1] + two[1])
        for family, one, two in product(words.FAMILY_NAMES, words.SYLLABLES, words.SYLLABLES)
    ]
    initials = "ABCDEFGHIJ"
    other = [(f"{a} {i}. {b}", "") for a, i, b in product(words.FIRST_NAMES, initials, words.LAST_NAMES)]
    of_korean = number * 6 // 10
    names = text.chance.sample(korean, of_korean) + text.chance.sample(other, number - of_korean)
    text.chance.shuffle(names)
    return tuple(
        Person(
            id=f"person-{at:04}",
            name=name,
            korean_name=in_korean,
            post=text.chance.choice(words.POSTS),
            organisation=text.chance.choice(organisations).id,
            biography=text.sentences(text.chance.randint(2, 4)),
        )
        for at, (name, in_korean) in enumerate(names)
    )


def _brief(
    number: int,
    people: tuple[str, ...],
    sources: tuple[str, ...],
    organisations: Sequence[Organisation],
    surnames: dict[str, str],
    text: _Text,
) -> Brief:
    chance = text.chance
    marks = [f"[[{person}]]" for person in people]
    marks += [f"[[{person}|{surnames[person]}]]" for person in people if chance.random() < 0.6]
    marks += [f"[@{source}]" for source in sources for _ in range(chance.choice((1, 1, 2)))]
    chance.shuffle(marks)
    noted = chance.random() < 0.4
    blocks = [text.paragraph(chance.randint(3, 4), marks) + (" It was noted.[^1]" if noted else "")]
    for _ in range(chance.randint(2, 4)):
        blocks += [f"{chance.choice(('##', '##', '###')) if len(blocks) > 1 else '##'} {text.title()}"]
        blocks += [text.paragraph(chance.randint(3, 5), marks), *text.block(marks)]
    blocks += [text.paragraph(3, marks)]
    blocks += [" ".join(f"{text.english()} {mark}." for mark in marks)] if marks else []
    blocks += [f"[^1]: {text.sentence()}."] if noted else []
    return Brief(
        id=f"brief-{number:05}",
        title=text.title(),
        published=text.day(),
        abstract=f"{text.sentence().replace('*', '').replace('`', '')}.",
        people=people,
        sources=sources,
        organisations=(chance.choice(organisations).id,),
        body="\n\n".join(blocks) + "\n",
    )
