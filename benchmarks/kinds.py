"""The queries that are measured, in the terms of each engine."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.corpus import word

COMMON = (0, 1, 3, 6, 11, 20)
MEDIUM = (150, 300, 500, 800, 1_200, 2_000)
RARE = (15_000, 30_000, 60_000, 90_000, 120_000, 150_000)


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: words by their part, and the filters beside it."""

    kind: str
    every: Sequence[str] = ()
    any_of: Sequence[str] = ()
    none_of: Sequence[str] = ()
    phrase: Sequence[str] = ()
    prefix: str = ""
    person: int = 0
    source: int = 0
    year: int = 0

    @property
    def ours(self) -> str:
        parts = [*self.every, *(f"-{text}" for text in self.none_of)]
        if self.any_of:
            parts.append(" OR ".join(self.any_of))
        if self.phrase:
            parts.append('"' + " ".join(self.phrase) + '"')
        if self.prefix:
            parts.append(f"{self.prefix}*")
        return " ".join(parts)

    @property
    def fts5(self) -> str:
        """The same as FTS5's own syntax."""
        parts = [f'"{text}"' for text in self.every]
        if self.any_of:
            parts.append("(" + " OR ".join(f'"{text}"' for text in self.any_of) + ")")
        if self.phrase:
            parts.append('"' + " ".join(self.phrase) + '"')
        if self.prefix:
            parts.append(f'"{self.prefix}" *')
        text = " AND ".join(parts)
        return f"({text}) NOT ({' OR '.join(self.none_of)})" if self.none_of else text


def questions() -> list[Asked]:
    """Six of each kind, over words of every frequency."""
    out: list[Asked] = []
    for common, medium, rare in zip(COMMON, MEDIUM, RARE, strict=True):
        c, m, r = word(common), word(medium), word(rare)
        out += [
            Asked("rare word", every=(r,)),
            Asked("medium word", every=(m,)),
            Asked("common word", every=(c,)),
            Asked("and", every=(m, word(medium + 7))),
            Asked("and with common", every=(c, m)),
            Asked("or", any_of=(m, r)),
            Asked("or of common", any_of=(c, m)),
            Asked("not", every=(m,), none_of=(c,)),
            Asked("phrase", phrase=(c, word(common + 2))),
            Asked("prefix", prefix=m[:4]),
            Asked("person filter", every=(m,), person=medium // 5 + 1),
            Asked("source filter", every=(c,), source=common % 40 + 1),
            Asked("date filter", every=(m,), year=2000 + common),
            Asked("common, all filters", every=(c,), person=common + 1, year=2020),
        ]
    return out


def fresh_questions(seed: int) -> Iterator[Asked]:
    """Questions without end that hardly anybody has asked before: words of every frequency, by turns in every kind of question."""
    chance = random.Random(seed)

    def a_word(fewest: float, most: float) -> str:
        """A word whose rank is anywhere between, each order of magnitude as likely as another."""
        return word(int(10 ** chance.uniform(fewest, most)))

    while True:
        common, medium, other, rare = a_word(0, 2), a_word(2, 3.7), a_word(2, 4.5), a_word(4, 5.3)
        yield Asked("rare word", every=(rare,))
        yield Asked("medium word", every=(medium,))
        yield Asked("common word in a year", every=(common,), year=chance.randint(1996, 2024))
        yield Asked("two words", every=(medium, other))
        yield Asked("three words", every=(medium, other, a_word(1, 4)))
        yield Asked("with common", every=(common, other))
        yield Asked("or", any_of=(medium, rare))
        yield Asked("or of common", any_of=(common, medium))
        yield Asked("not", every=(medium,), none_of=(common,))
        yield Asked("phrase", phrase=(common, a_word(0, 3)))
        yield Asked("prefix", prefix=other[: chance.choice((3, 4, 5))])
        yield Asked("person filter", every=(medium,), person=int(10 ** chance.uniform(0, 4)))
        yield Asked("source filter", every=(other,), source=chance.randint(1, 40))
        yield Asked("common, all filters", every=(common,), person=int(10 ** chance.uniform(0, 3)), year=chance.randint(2000, 2024))
