"""What differs between two versions of a text, word by word, in time that stays bounded for any input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Kind = Literal["same", "added", "removed"]
PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+\s*|\s+")
WORD = re.compile(r"\s*\S+|\s+\Z")
MAX_EDITS = 600
"""Words (or paragraphs) that may differ in one stretch before it is shown as replaced whole: bounds the search."""
MAX_STEPS = 2_000_000
"""Steps that all stretches of a text may take together, about a second; those that are left then are shown as replaced whole."""
SHORTEST_COMMON = 7
"""A common run of fewer characters between two changes ("of the") tells a reader less than an unbroken change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of text that both versions have, or only the new one (``added``), or only the old one (``removed``)."""

    text: str
    kind: Kind


def word_changes(old: str, new: str) -> list[Change]:
    """The runs that lead from ``old`` to ``new``, in reading order, what was removed before what came in its place.

    The texts of ``same`` and ``added`` make up ``new`` exactly; ``same`` and ``removed`` make up ``old`` but for blanks.
    Paragraphs are aligned first, then the words of those that changed (Myers 1986, with a bound on the edits and on the
    steps of the whole search).
    """
    effort = _Effort()
    pieces: list[tuple[Kind, str]] = []
    old_stretch: list[str] = []
    new_stretch: list[str] = []
    for kind, paragraph in _aligned(PARAGRAPH.findall(old), PARAGRAPH.findall(new), effort):
        if kind == "same":
            pieces += _words_of(old_stretch, new_stretch, effort)
            old_stretch, new_stretch = [], []
            pieces.append((kind, paragraph))
        else:
            (new_stretch if kind == "added" else old_stretch).append(paragraph)
    pieces += _words_of(old_stretch, new_stretch, effort)
    runs = [Change("".join(text for _, text in run), kind) for kind, run in groupby(pieces, key=lambda piece: piece[0])]
    return [_apart(before, run, following) for before, run, following in zip([None, *runs], runs, [*runs[1:], None], strict=False)]


def _apart(before: Change | None, run: Change, following: Change | None) -> Change:
    """A removed run apart from the beginning of the other text behind it, and from the end of the other text before it."""
    if run.kind != "removed":
        return run
    ahead = "\n\n" if before is not None and not before.text[-1:].isspace() and not run.text[:1].isspace() else ""
    behind = " " if following is not None and not following.text[:1].isspace() and not run.text[-1:].isspace() else ""
    return Change(f"{ahead}{run.text}{behind}", run.kind)


@dataclass(slots=True)
class _Effort:
    """What is left of the steps that one comparison may take."""

    steps: int = MAX_STEPS


def _words_of(old: list[str], new: list[str], effort: _Effort) -> list[tuple[Kind, str]]:
    if not (old or new):
        return []
    return _tidy(list(_aligned(WORD.findall("".join(old)), WORD.findall("".join(new)), effort)))


def _tidy(pieces: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    """Let very short common runs between changes join them; within a change the removed words come first."""
    runs = [(kind, [text for _, text in run]) for kind, run in groupby(pieces, key=lambda piece: piece[0])]
    removed: list[str] = []
    added: list[str] = []
    tidied: list[tuple[Kind, str]] = []
    for number, (kind, texts) in enumerate(runs):
        bridged = kind == "same" and 0 < number < len(runs) - 1 and len("".join(texts).strip()) < SHORTEST_COMMON
        if kind == "same" and not bridged:
            tidied += [*(("removed", text) for text in removed), *(("added", text) for text in added), *((kind, text) for text in texts)]
            removed, added = [], []
        if kind == "removed":
            removed += texts
        if bridged:  # the first word of a text has no blank before it, but in the middle of the other it needs one
            removed += [f" {texts[0]}" if removed and not texts[0][:1].isspace() else texts[0], *texts[1:]]
        if kind == "added" or bridged:
            added += texts
    return [*tidied, *(("removed", text) for text in removed), *(("added", text) for text in added)]


def _aligned(old: Sequence[str], new: Sequence[str], effort: _Effort) -> Iterator[tuple[Kind, str]]:
    """Both sequences as one, compared without regard to blanks; what is common is given as ``new`` has it."""
    left, right = [item.strip() for item in old], [item.strip() for item in new]
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    yield from (("same", item) for item in new[:start])
    i, j = start, start
    for match_old, match_new in _matches(left[start : len(left) - end], right[start : len(right) - end], effort):
        yield from (("removed", item) for item in old[i : start + match_old])
        yield from (("added", item) for item in new[j : start + match_new])
        yield "same", new[start + match_new]
        i, j = start + match_old + 1, start + match_new + 1
    yield from (("removed", item) for item in old[i : len(old) - end])
    yield from (("added", item) for item in new[j : len(new) - end])
    yield from (("same", item) for item in new[len(new) - end :])


def _matches(left: Sequence[str], right: Sequence[str], effort: _Effort) -> list[tuple[int, int]]:
    """Pairs of positions that a shortest edit keeps; none when it takes more than ``MAX_EDITS`` or all the effort that is left."""
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(len(left) + len(right), MAX_EDITS) + 1):
        trace.append(dict(furthest))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])
            begin = x = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            while x < len(left) and x - diagonal < len(right) and left[x] == right[x - diagonal]:
                x += 1
            effort.steps -= 1 + x - begin
            if effort.steps < 0:
                return []
            furthest[diagonal] = x
            if x >= len(left) and x - diagonal >= len(right):
                return _walk_back(trace, len(left), len(right))
    return []


def _walk_back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        furthest, diagonal = trace[edits], x - y
        down = diagonal == -edits or (diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        old_x = furthest[before] if edits else 0
        old_y = old_x - before if edits else 0
        while x > old_x and y > old_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = old_x, old_y
    return pairs[::-1]
