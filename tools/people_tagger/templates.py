"""Sentences with names for training, made from templates.txt, whose first lines explain the slots."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tools.people_tagger.names import INITIALS, FullName, NameLists

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
    people: dict[str, FullName] = {}
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


def _printed(kind: str, person: FullName) -> str:
    forms = {"N": person.text, "L": person.surname, "F": person.given, "J": person.surname}
    return forms[kind] if kind in forms else {"U": person.text, "K": person.surname}[kind].upper()


def _thing(kind: str, names: NameLists, rng: random.Random) -> str:
    if kind == "A":
        return str(rng.randint(2, 97))
    if kind == "I":
        return rng.choice(INITIALS) + "."
    if kind == "P":
        return rng.choice(WORDS["C"]).upper()
    if kind == "H":
        return names.person(rng).surname
    if kind == "G":
        return names.person(rng).given
    if kind == "E":
        return f"{names.person(rng).text} {rng.choice(WORDS['E'])}"
    if kind == "S":
        return rng.choice(THINGS) if rng.random() < 0.5 else names.person(rng).text
    if kind == "O":
        word = rng.choice((rng.choice(WORDS["C"]), rng.choice(WORDS["W"]), names.person(rng).surname))
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
