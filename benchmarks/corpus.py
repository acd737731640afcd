"""Made-up articles with the statistics of news: words by Zipf's law, people, sources, days; the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

WORDS = 200_000
PEOPLE = 50_000
SOURCES = 200
AUTHORS = 2_000
LENGTH = 340
TITLE_LENGTH = 8
FIRST_DAY = date(1995, 1, 1).toordinal()
LAST_DAY = date(2024, 12, 31).toordinal()
CHUNK = 2_000
ZIPF = 1.05
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvz", "aeiou"


@dataclass(frozen=True, slots=True)
class MadeArticle:
    """One article; people and authors are numbers, days are ordinals."""

    number: int
    title: str
    body: str
    day: int
    source: int
    author: int
    people: tuple[int, ...]
    spoken: tuple[int, ...]
    copy_of: int


def word(number: int) -> str:
    """A made-up word for each number, short for small ones."""
    letters = []
    number += 17
    while number:
        number, at = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        letters.append(_CONSONANTS[at // len(_VOWELS)] + _VOWELS[at % len(_VOWELS)])
    return "".join(letters) + _CONSONANTS[len(letters)]


def person(number: int) -> str:
    return f"{word(number % 3_000 + 40_000).capitalize()} {word(number + 500_000).capitalize()}"


class Corpus:
    """``size`` articles from one seed, made in chunks so that a million need little memory."""

    def __init__(self, size: int, *, seed: int = 7) -> None:
        self.size = size
        self.seed = seed
        self.vocabulary = np.array([word(n) for n in range(WORDS)], dtype=object)
        self.names = np.array([person(n) for n in range(PEOPLE)], dtype=object)
        self._words = _cumulative(WORDS, ZIPF)
        self._people = _cumulative(PEOPLE, 1.0)
        self._sources = _cumulative(SOURCES, 0.8)

    def articles(self) -> Iterator[MadeArticle]:
        for first in range(1, self.size + 1, CHUNK):
            yield from self._chunk(first, min(CHUNK, self.size - first + 1))

    def _chunk(self, first: int, count: int) -> Iterator[MadeArticle]:
        random = np.random.default_rng([self.seed, first])
        lengths = np.clip(random.lognormal(np.log(LENGTH) - 0.08, 0.4, count), 60, 2_000).astype(int)
        drawn = _draw(random, self._words, int(lengths.sum()))
        ends = np.cumsum(lengths)
        people = [tuple(dict.fromkeys(_draw(random, self._people, n).tolist())) for n in random.integers(2, 19, count)]
        days = FIRST_DAY + (np.sqrt(random.random(count)) * (LAST_DAY - FIRST_DAY)).astype(int)
        sources = _draw(random, self._sources, count) + 1
        authors = random.integers(1, AUTHORS + 1, count)
        copies = np.where(random.random(count) < 0.03, np.maximum(first, first + np.arange(count) - random.integers(1, 50, count)), 0)
        for at in range(count):
            numbers = drawn[ends[at] - lengths[at] : ends[at]]
            spoken = (days[at] - random.integers(0, 4_000, 3)).tolist()
            named = self.names[list(people[at])].tolist()
            yield MadeArticle(
                number=first + at,
                title=self._title(numbers, named, random),
                body=self._body(numbers, named),
                day=int(days[at]),
                source=int(sources[at]),
                author=int(authors[at]),
                people=tuple(n + 1 for n in people[at]),
                spoken=tuple(spoken),
                copy_of=int(copies[at]) if copies[at] < first + at else 0,
            )

    def _title(self, numbers: NDArray[np.int64], named: list[str], random: np.random.Generator) -> str:
        """Words of the article, the rarer ones rather, and sometimes a name."""
        telling = numbers[:40][np.argsort(-numbers[:40] + random.integers(0, 3_000, min(40, len(numbers))))][:TITLE_LENGTH]
        words = self.vocabulary[telling].tolist()
        if named and numbers[0] % 3 == 0:
            words.insert(0, named[0])
        return " ".join(words).capitalize()

    def _body(self, numbers: NDArray[np.int64], named: list[str]) -> str:
        words = self.vocabulary[numbers].tolist()
        for at, name in enumerate(named):
            words[(at * 23 + 5) % len(words)] = name
        words[19::20] = [f"{text}." for text in words[19::20]]
        words[99::100] = [f"{text}\n\n" for text in words[99::100]]
        return " ".join(words)


def _cumulative(count: int, exponent: float) -> NDArray[np.float64]:
    weights = 1.0 / np.arange(1, count + 1) ** exponent
    return np.cumsum(weights / weights.sum())


def _draw(random: np.random.Generator, cumulative: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    found = np.searchsorted(cumulative, random.random(count))
    return np.minimum(found, len(cumulative) - 1)
