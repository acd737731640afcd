"""Pages of a PDF whose two columns are drawn row by row: each column is read to its end, told by where its lines begin.

Only what is plainly such a page is read anew: many rows of two long pieces whose right ones begin at one place. A table has
short cells, and a page that draws one column after the other is in order already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_FEWEST_ROWS = 8
_SHARE_OF_ROWS = 0.6
_SHORTEST_LINE = 22
_NARROWEST = 100.0
_SAME_PLACE = 2.0
_NEW_PARAGRAPH = 1.6


class Fragment(NamedTuple):
    """A piece of text as it is drawn; places in points from the lower left corner."""

    x: float
    y: float
    text: str


@dataclass(slots=True)
class _Row:
    y: float
    fragments: list[Fragment] = field(default_factory=list)

    def begins_at(self, edge: float) -> bool:
        return any(edge <= one.x <= edge + 2 * _SAME_PLACE for one in self.fragments)

    def cell(self, low: float, high: float) -> str:
        return " ".join("".join(one.text for one in self.fragments if low <= one.x < high).split())


def in_columns(fragments: Sequence[Fragment]) -> str:
    """The text of a page with its columns one behind the other; "" for a page that is no such page."""
    rows = _rows(fragments)
    if len(rows) < _FEWEST_ROWS:
        return ""
    edge = _right_edge(rows)
    both = [row for row in rows if row.begins_at(edge) and row.cell(float("-inf"), edge)] if edge else []
    if len(both) < max(_FEWEST_ROWS, _SHARE_OF_ROWS * len(rows)):
        return ""
    cells = [(row.cell(float("-inf"), edge), row.cell(edge, float("inf"))) for row in both]
    if min(median(len(cell[side]) for cell in cells) for side in (0, 1)) < _SHORTEST_LINE:
        return ""
    return _read(rows, both, edge)


def _rows(fragments: Sequence[Fragment]) -> list[_Row]:
    """Fragments that follow one another on one line. A column that is drawn as a whole gives rows of its own."""
    rows: list[_Row] = []
    for fragment in fragments:
        if not rows or abs(rows[-1].y - fragment.y) > _SAME_PLACE:
            rows.append(_Row(fragment.y))
        rows[-1].fragments.append(fragment)
    return rows


def _right_edge(rows: Sequence[_Row]) -> float:
    """Where the right column begins: the place at which most rows have a piece, well to the right of the leftmost; 0 for none."""
    left = min(fragment.x for row in rows for fragment in row.fragments)
    starts = Counter(round(place) for row in rows for place in {fragment.x for fragment in row.fragments} if place > left + _NARROWEST)
    place, count = starts.most_common(1)[0] if starts else (0, 0)
    return place - _SAME_PLACE if count >= _FEWEST_ROWS else 0.0


def _read(rows: Sequence[_Row], both: Sequence[_Row], edge: float) -> str:
    """Left column, then right; a line across both, longer than a column is wide, ends what stands above it."""
    widest = max(len(row.cell(float("-inf"), edge)) for row in both)
    parts: list[str] = []
    left: list[tuple[float, str]] = []
    right: list[tuple[float, str]] = []
    first, last = rows.index(both[0]), rows.index(both[-1])
    for number, row in enumerate(rows):
        mine, other = row.cell(float("-inf"), edge), row.cell(edge, float("inf"))
        if not first <= number <= last or (not other and len(mine) > 1.25 * widest):
            parts += [_column(left), _column(right), f"{mine} {other}".strip()]
            left, right = [], []
            continue
        left += [(row.y, mine)] if mine else []
        right += [(row.y, other)] if other else []
    return "\n\n".join(part for part in (*parts, _column(left), _column(right)) if part)


def _column(lines: Sequence[tuple[float, str]]) -> str:
    """The lines of a column, paragraphs that a gap sets apart by a blank line."""
    gaps = [abs(above[0] - below[0]) for above, below in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    marks = ["\n\n" if gap > _NEW_PARAGRAPH * usual else "\n" for gap in gaps]
    return "".join(text + mark for (_, text), mark in zip(lines, [*marks, ""], strict=False))
