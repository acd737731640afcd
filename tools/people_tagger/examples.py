"""Training sentences to chunks of word pieces with labels, with new names and changed case here and there."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.annotate.people.pieces import CLS, SEP, SYMBOL, WORD, Encoder
from app.annotate.people.reach import distances, in_names, kind
from tools.people_tagger.names import FullName, NameLists
from tools.people_tagger.templates import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IGNORED = -100
"""The label of pieces that are not the first of a word."""
MAX_PIECES = 190
SIZES = (40, 80, 120, 160)
RENAMED, UPPER_CASED, TITLE_CASED = 0.45, 0.04, 0.02
REPEATED = {"wikigold.jsonl": 2, "gum-interview.jsonl": 2, "gum-court.jsonl": 2, "gum-academic.jsonl": 2}
SHARE_WITHOUT_NAMES = {"gmb.jsonl": 0.3, "senate-silver.jsonl": 0.3}
"""Of the sentences that name nobody so many are read in each epoch."""
TEMPLATE_ROUNDS = 16

Span = tuple[int, int]


@dataclass
class Chunk:
    """A run of the model: piece ids, case shapes, labels (0 outside, 1 begins, 2 inside), and where words that may be names are."""

    ids: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [SYMBOL])
    labels: list[int] = field(default_factory=lambda: [IGNORED])
    places: list[int] = field(default_factory=list)

    def add(self, pieces: list[int], case: int, label: int, *, in_name: bool) -> None:
        if in_name:
            self.places += range(len(self.ids), len(self.ids) + len(pieces))
        self.ids += pieces
        self.shapes += [case] * len(pieces)
        self.labels += [label if in_name else IGNORED] + [IGNORED] * (len(pieces) - 1)

    def closed(self) -> Chunk:
        return Chunk([*self.ids, SEP], [*self.shapes, SYMBOL], [*self.labels, IGNORED], self.places)

    def far(self) -> list[int]:
        """How far each piece is from a word that may be a name."""
        out: list[int] = distances(np.array(self.places, np.int64), len(self.ids)).tolist()
        return out


def epoch(data: Path, encode: Encoder, rng: random.Random) -> Iterator[Chunk]:
    """All chunks of one epoch, from ``data/*.jsonl`` (text, spans) and from templates filled with ``data/names.json``."""
    names = NameLists.read(data / "names.json")
    for path in sorted(data.glob("*.jsonl")):
        for _ in range(REPEATED.get(path.name, 1)):
            yield from _chunks(_read(path, rng), names, encode, rng, rename=True)
    yield from _chunks(sentences(names, TEMPLATE_ROUNDS, rng), names, encode, rng, rename=False)


def _read(path: Path, rng: random.Random) -> Iterator[tuple[str, list[Span]]]:
    share = SHARE_WITHOUT_NAMES.get(path.name, 1.0)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["spans"] or rng.random() < share:
            yield row["text"], [(a, b) for a, b in row["spans"]]


def _chunks(
    texts: Iterator[tuple[str, list[Span]]], names: NameLists, encode: Encoder, rng: random.Random, *, rename: bool
) -> Iterator[Chunk]:
    """Neighbouring sentences joined to chunks of varying length."""
    chunk, room = Chunk(), rng.choice(SIZES)
    for original in texts:
        text, spans = renamed(*original, names, rng) if rename and original[1] and rng.random() < RENAMED else original
        text = _changed_case(text, rng)
        words = [m.span() for m in WORD.finditer(text)]
        coded = encode([text[a:b] for a, b in words])
        if len(chunk.ids) > 1 and len(chunk.ids) + sum(len(p) for p, _ in coded) > room:
            yield chunk.closed()
            chunk, room = Chunk(), rng.choice(SIZES)
        kinds = [kind(text[a:b], case) for (a, b), (_, case) in zip(words, coded, strict=True)]
        named = set(in_names(kinds, [a for a, _ in words], [b for _, b in words]))
        for number, ((a, b), (pieces, case)) in enumerate(zip(words, coded, strict=True)):
            label = next((1 if a <= start else 2 for start, end in spans if a < end and b > start), 0)
            chunk.add(pieces, case, label, in_name=number in named)
            if len(chunk.ids) >= MAX_PIECES:
                yield chunk.closed()
                chunk = Chunk()
    if len(chunk.ids) > 1:
        yield chunk.closed()


def _changed_case(text: str, rng: random.Random) -> str:
    """Now and then the text in capitals or in title case, where that keeps its length."""
    dice = rng.random()
    changed = text.upper() if dice < UPPER_CASED else text.title() if dice < UPPER_CASED + TITLE_CASED else text
    return changed if len(changed) == len(text) else text


def renamed(text: str, spans: list[Span], names: NameLists, rng: random.Random) -> tuple[str, list[Span]]:
    """Other people in place of those named; a surname that comes again stays the same person."""
    out, new, last = "", [], 0
    people: dict[str, FullName] = {}
    for start, end in spans:
        words = text[start:end].split()
        person = people.setdefault(words[-1].lower(), names.person(rng))
        name = person.surname if len(words) == 1 else person.text
        if text[start:end].isupper() and len(words[-1]) > 1:
            name = name.upper()
        out += text[last:start]
        new.append((len(out), len(out) + len(name)))
        out, last = out + name, end
    return out + text[last:], new
