"""Expressions and anchors → values: where a text's dates meet its publication date, without the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.annotate.dates.calendar import days_of
from app.annotate.dates.expression import Expression
from app.annotate.dates.meanings import Resolved
from app.annotate.dates.narration import Narration
from app.domain import Precision, Published

_LENGTHS: Final[dict[Precision, int]] = {"day": 10, "month": 7, "year": 4, "unknown": 0}


@dataclass(frozen=True, slots=True)
class Anchors:
    """What relative expressions are counted from: the first and last day on which the text may have been published."""

    first: date | None = None
    last: date | None = None

    @classmethod
    def of(cls, published: Published) -> Anchors:
        """The anchors that a publication date of any precision gives; none when it is unknown or no date."""
        days = days_of((published.date or "")[: _LENGTHS[published.precision]])
        return cls(days.first, days.last) if days else cls()


def resolve(expressions: Sequence[Expression], anchors: Anchors) -> list[Resolved]:
    """Values of all expressions of one text, in order.

    With a publication month or year only, an expression resolves when it comes out the same for the first and the last
    day of that period; else as if nothing were known.
    """
    if anchors.first is None or anchors.last is None:
        return Narration(None, expressions).resolve_all()
    early = Narration(anchors.first, expressions).resolve_all()
    if anchors.first == anchors.last:
        return early
    late = Narration(anchors.last, expressions).resolve_all()
    without = Narration(None, expressions).resolve_all()
    return [one if one.value == other.value else unknown for one, other, unknown in zip(early, late, without, strict=True)]
