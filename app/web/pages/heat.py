"""The heat strip of the dates pages: decades of years, and a year or month of days."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.web.templating import MONTHS, period_words

STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One year or day; ``heat`` from 1 to 5 where ``count`` is not 0."""

    period: str
    label: str
    name: str
    count: int
    heat: int


@dataclass(frozen=True, slots=True)
class Decade:
    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """``starts`` is the weekday of the first, 0 for Monday."""

    period: str
    name: str
    count: int
    starts: int
    cells: tuple[Cell, ...]


def heat(count: int, most: int) -> int:
    """The step of a count by its cube root: on a linear scale news shows its peak alone, on a logarithmic one 600 and 1,500 look alike."""
    if count <= 0:
        return 0
    return 1 if most <= 1 else 1 + round((STEPS - 1) * (math.cbrt(count) - 1) / (math.cbrt(most) - 1))


def decades(counts: Mapping[str, int]) -> list[Decade]:
    """Every decade that has something, newest first, with its ten years."""
    most = max(counts.values(), default=0)
    starts = sorted({int(year) // 10 * 10 for year, count in counts.items() if count}, reverse=True)
    return [
        Decade(f"{start}s", tuple(_cell(f"{year:04d}", str(year), counts, most) for year in range(max(start, 1), start + 10)))
        for start in starts
    ]


def months(days: Mapping[str, int], months_counted: Mapping[str, int], *, year: int, month: int | None = None) -> list[Month]:
    """The months of a year, or one of them, with their days."""
    most = max(days.values(), default=0)
    made = []
    for number in range(1, 13) if month is None else (month,):
        period = f"{year:04d}-{number:02d}"
        starts, length = monthrange(year, number)
        cells = tuple(_cell(f"{period}-{day:02d}", str(day), days, most) for day in range(1, length + 1))
        made.append(Month(period=period, name=MONTHS[number - 1], count=months_counted.get(period, 0), starts=starts, cells=cells))
    return made


def day_edges(year: int, month: int | None = None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _cell(period: str, label: str, counts: Mapping[str, int], most: int) -> Cell:
    count = counts.get(period, 0)
    return Cell(period=period, label=label, name=period_words(period), count=count, heat=heat(count, most))
