"""Text with things marked in it: splits a field at offsets into runs that a template can print without thinking.

Marks may overlap in any way. A run has at most one link (links cannot nest in HTML); whatever else lies over it is kept
as ``under``. Offsets count code points of the whole field, as everywhere.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

MarkKind = Literal["hit", "person", "date"]
LONGEST_CROSSHEAD = 70
PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a field that is marked. ``key`` names what it belongs to, ``anchor`` is its element id (empty: none)."""

    start: int
    end: int
    kind: MarkKind
    key: str = ""
    anchor: str = ""
    href: str = ""
    label: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing begins or ends."""

    text: str
    hit: Mark | None
    under: tuple[Mark, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces under one link, or under none."""

    link: Mark | None
    starts: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``is_crosshead`` is a guess from its shape: a short line without an end, between longer ones."""

    runs: tuple[Run, ...]
    is_crosshead: bool


def paragraphs(text: str, marks: Iterable[Mark] = ()) -> list[Paragraph]:
    """The paragraphs of a field (apart by blank lines), each as runs; marks outside the text are left out."""
    usable = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= len(text)),
        key=lambda mark: (mark.start, -mark.end, mark.kind),
    )
    made: list[Paragraph] = []
    lengths: list[int] = []
    begin = 0
    waiting = 0
    open_marks: list[Mark] = []
    for stop, following in _paragraph_ends(text):
        if text[begin:stop].strip():
            while waiting < len(usable) and usable[waiting].start < stop:
                open_marks.append(usable[waiting])
                waiting += 1
            made.append(Paragraph(_runs(text, begin, stop, open_marks), _ends_open(text[begin:stop])))
            lengths.append(stop - begin)
        open_marks = [mark for mark in open_marks if mark.end > following]
        begin = following
    last = len(made) - 1
    return [
        replace(one, is_crosshead=one.is_crosshead and place < last and lengths[place] < LONGEST_CROSSHEAD < lengths[place + 1])
        for place, one in enumerate(made)
    ]


def line(text: str, marks: Iterable[Mark] = ()) -> tuple[Run, ...]:
    """A field that is one line (a headline, a sentence) as runs."""
    return tuple(run for paragraph in paragraphs(text, marks) for run in paragraph.runs)


def _ends_open(text: str) -> bool:
    shown = text.strip()
    return shown[:1].isupper() and (shown[-1].isalnum() or shown[-1] == "?")


def _paragraph_ends(text: str) -> Iterable[tuple[int, int]]:
    for gap in PARAGRAPH_BREAK.finditer(text):
        yield gap.span()
    yield len(text), len(text)


def _runs(text: str, begin: int, stop: int, marks: Sequence[Mark]) -> tuple[Run, ...]:
    inside = [mark for mark in marks if mark.start < stop and mark.end > begin]
    cuts = sorted({begin, stop} | {max(mark.start, begin) for mark in inside} | {min(mark.end, stop) for mark in inside})
    runs: list[Run] = []
    active: list[Mark] = []
    linked: set[int] = set()
    following = 0
    for start, end in itertools.pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while following < len(inside) and inside[following].start <= start:
            active.append(inside[following])
            following += 1
        link = _link(active, runs[-1].link if runs else None)
        piece = _piece(text[start:end], start, active, link)
        if runs and link is not None and runs[-1].link is link:
            runs[-1] = Run(link, runs[-1].starts, (*runs[-1].pieces, piece))
        else:
            starts = link is not None and link.start >= begin and id(link) not in linked
            linked.add(id(link))
            runs.append(Run(link, starts, (piece,)))
    return tuple(runs)


def _link(active: Sequence[Mark], previous: Mark | None) -> Mark | None:
    """The link of a stretch: the one that is already open goes on; else the person, else the date."""
    if previous is not None and any(mark is previous for mark in active):
        return previous
    links = [mark for mark in active if mark.href]
    return min(links, key=lambda mark: (mark.kind != "person", mark.start), default=None)


def _piece(text: str, start: int, active: Sequence[Mark], link: Mark | None) -> Piece:
    hit = next((mark for mark in active if mark.kind == "hit"), None)
    under = tuple(mark for mark in active if mark.kind != "hit" and mark is not link)
    anchors = tuple(mark.anchor for mark in active if mark.anchor and mark.start == start and mark is not link)
    return Piece(text, hit, under, anchors)
