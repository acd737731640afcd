"""Sentences with names for training, made from templates.txt, whose first lines explain the slots."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tools.people_tagger.names import INITIALS, NameLists, surname

if TYPE_CHECKING:
    from collections.abc import Iterator

FILLERS = Path(__file__).with_name("fillers.txt")
TEMPLATES = Path(__file__).with_name("templates.txt")
SLOT = re.compile(r"\{([A-Z])(\d?)\}")
Span = tuple[int, int]
Sentence = tuple[str, list[Span]]


def _fillers() -> dict[str, tuple[str, ...]]:
    values: dict[str, tuple[str, ...]] = {}
    for line in FILLERS.read_text(encoding="utf-8").splitlines():
        slot, _, row = line.partition(" ")
        if slot != "#":
            values[slot] = (*values.get(slot, ()), *row.split("|"))
    return values


WORDS = _fillers()
HEADS = (
    "Bank",
    "Institute",
    "Group",
    "Union",
    "Agency",
    "Ministry",
    "Times",
    "Airlines",
    "Council",
    "Energy",
    "Motors",
    "Hospital",
    "Post",
    "Labs",
)
THINGS = (
    "Silent Harbour",
    "Northern Star",
    "Red Dawn",
    "Ever Brave",
    "Polar Queen",
    "Nova",
    "Galaxy",
    "Orion",
    "The Long Night",
    "Black River",
    "Sea Hawk",
)


def sentences(names: NameLists, rounds: int, rng: random.Random) -> Iterator[Sentence]:
    """Every template ``rounds`` times in shuffled order, so that neighbours make ever new contexts."""
    lines = [line for line in TEMPLATES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# ")]
    for _ in range(rounds):
        rng.shuffle(lines)
        for line in lines:
            yield fill(line, names, rng)


def fill(template: str, names: NameLists, rng: random.Random) -> Sentence:
    """One template with its slots filled; a final '-' says that none of its names is a person."""
    people: dict[str, list[str]] = {}
    text, spans, last = "", [], 0
    plain = template.removesuffix("-")
    initials_from: int | None = None
    for m in SLOT.finditer(plain):
        text += plain[last : m.start()]
        last = m.end()
        kind, number = m.groups()
        start = len(text)
        if kind in "NLFUKJ":
            person = people.setdefault(number, names.person(rng)) if number else names.person(rng)
            text += _printed(kind, person)
            spans.append((start if initials_from is None else initials_from, len(text)))
            initials_from = None
            continue
        text += _thing(kind, names, rng)
        if kind == "I" and initials_from is None:
            initials_from = start
    text += plain[last:]
    if template.endswith("-"):
        spans = []
    return text, _joined(text, spans)


def _printed(kind: str, person: list[str]) -> str:
    full, last = " ".join(person), surname(person)
    return {"N": full, "L": last, "F": person[0].strip("."), "U": full.upper(), "K": last.upper(), "J": last}[kind]


def _thing(kind: str, names: NameLists, rng: random.Random) -> str:
    if kind == "A":
        return str(rng.randint(2, 97))
    if kind == "I":
        return rng.choice(INITIALS) + "."
    if kind == "P":
        return rng.choice(WORDS["C"]).upper()
    if kind == "H":
        return surname(names.person(rng))
    if kind == "S":
        return rng.choice(THINGS) if rng.random() < 0.5 else " ".join(names.person(rng))
    if kind == "O":
        word = rng.choice((rng.choice(WORDS["C"]), rng.choice(WORDS["W"]), surname(names.person(rng))))
        return f"{word} {rng.choice(HEADS)}"
    return rng.choice(WORDS[kind])


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Given name and surname side by side are one name."""
    out: list[Span] = []
    for start, end in spans:
        if out and text[out[-1][1] : start] == " ":
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
