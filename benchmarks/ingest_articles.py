"""Articles for measuring the ingest: made up by a word chain over the samples, with invented names and rare words."""

from __future__ import annotations

import json
import random
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SYLLABLES = tuple(consonant + vowel for consonant in "bdfghklmnrstvz" for vowel in "aeiou")
FIRST = ("Anna", "Boris", "Carla", "David", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Luis", "Mara", "Nils")
SOURCES = ("Harbour Post", "Meridian Wire", "Northern Courier", "Valley Herald", "The Evening Ledger")
RARE_WORDS = 60_000


class Newsroom:
    """Writes articles; the same seed writes the same ones. ``copies`` of a hundred are versions of an earlier article."""

    def __init__(self, *, words: int, seed: int = 1, copies: int = 5) -> None:
        self._words, self._copies = words, copies
        self._chance = random.Random(seed)
        text = " ".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))
        tokens = re.findall(r"[A-Za-z’']+[.,]?", text)
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        for one, other in pairwise(tokens):
            self._next[one].append(other)
        self._starts = tokens
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(RARE_WORDS)))
        self._earlier: list[str] = []

    def record(self, number: int) -> dict[str, object]:
        """One article as a JSON Lines record."""
        chance = self._chance
        body = self._version() if self._earlier and chance.randrange(100) < self._copies else self._body()
        if len(self._earlier) < 2_000:
            self._earlier.append(body)
        day = date(1995, 1, 1) + timedelta(days=chance.randrange(10_000))
        title = _capital(" ".join(self._sentence(8)).strip(".,"))
        return {"id": f"bench-{number}", "title": title, "body": body, "published": day.isoformat(), "source": chance.choice(SOURCES)}

    def _version(self) -> str:
        words = self._chance.choice(self._earlier).split(" ")
        return " ".join(words[: int(len(words) * self._chance.uniform(0.4, 1))])

    def _body(self) -> str:
        paragraphs = []
        left = max(20, int(self._chance.gauss(self._words, self._words / 4)))
        while left > 0:
            length = min(left, self._chance.randrange(30, 70))
            paragraphs.append(self._paragraph(length))
            left -= length
        return "\n\n".join(paragraphs)

    def _paragraph(self, length: int) -> str:
        words = self._sentence(length)
        day = self._chance.choice(("Monday", "May 4", "12 June 2003"))
        words[self._chance.randrange(length)] = f"{self._chance.choice(FIRST)} {_capital(self._rare())} said on {day}"
        return _capital(" ".join(words).strip(".,")) + "."

    def _sentence(self, length: int) -> list[str]:
        word = self._chance.choice(self._starts)
        words = []
        for _ in range(length):
            words.append(self._rare() if self._chance.randrange(7) == 0 else word)
            word = self._chance.choice(self._next[word] or self._starts)
        return words

    def _rare(self) -> str:
        rank = bisect(self._weights, self._chance.random() * self._weights[-1])
        word = ""
        while rank or not word:
            rank, place = divmod(rank, len(SYLLABLES))
            word += SYLLABLES[place]
        return word


def write_jsonl(path: Path, *, articles: int, words: int, seed: int = 1) -> None:
    """A JSON Lines file of so many articles."""
    newsroom = Newsroom(words=words, seed=seed)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(newsroom.record(number)) + "\n" for number in range(articles))


def write_files(folder: Path, *, articles: int, words: int, seed: int = 1) -> Iterator[Path]:
    """A folder of plain text files, a thousand to a folder below."""
    newsroom = Newsroom(words=words, seed=seed)
    for number in range(articles):
        record = newsroom.record(number)
        path = folder / f"{number // 1000:04}" / f"{number:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{record['title']}\n\n{record['body']}\n", "utf-8")
        yield path


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
