"""Folders of made-up articles, no two of them alike."""

from __future__ import annotations

import json
import random
from pathlib import Path

WORDS = tuple(
    start + end
    for start in ("har", "coun", "bri", "ri", "mar", "win", "ro", "sto", "fe", "tun")
    for end in ("bour", "cil", "dge", "ver", "ket")
)
PEOPLE = ("Ida Holm", "Jonas Brandt", "Rosa Keller", "Milan Dvorak", "Elena Petrova", "Hugo Lindqvist")


def body(number: int, *, words: int = 60) -> str:
    """A text of its own for each number."""
    chance = random.Random(number)
    found = [chance.choice(WORDS) for _ in range(words)] + [f"item{number}"]
    chance.shuffle(found)
    person = chance.choice(PEOPLE)
    return f"{person} spoke on 3 May 2021 about the {' '.join(found)}.\n\nThe {chance.choice(WORDS)} will wait, {person} said."


def write_texts(folder: Path, numbers: range, *, words: int = 60) -> list[str]:
    """One text file an article; returns the keys under which an archive knows them."""
    folder.mkdir(parents=True, exist_ok=True)
    keys = []
    for number in numbers:
        path = folder / f"article-{number:05}.txt"
        path.write_text(f"The {WORDS[number % len(WORDS)]} of the day {number}\n\n{body(number, words=words)}\n", "utf-8")
        keys.append(str(path.resolve()))
    return keys


def write_records(path: Path, numbers: range, *, words: int = 60) -> list[str]:
    """One JSON Lines file of articles; returns their keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            record = {
                "id": f"r{number}",
                "title": f"Record {number} of the {WORDS[number % len(WORDS)]}",
                "body": body(number, words=words),
            }
            file.write(json.dumps(record) + "\n")
    return [f"record:r{number}" for number in numbers]
