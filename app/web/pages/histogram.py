"""A histogram of counts by period, as numbers for an inline SVG: percentages across, pixels up."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.web.templating import MONTHS

Unit = Literal["month", "year", "decade"]
HEIGHT = 56
MOST_MONTHS = 48
MOST_YEARS = 130
HALF_A_LETTER = 1.3
"""Per cent of the width of a small phone: a label in the middle of its bar must not begin before the first bar."""
WIDEST_BAR = 9.0
"""Per cent of the width: a lone year should not fill the page."""

Link = Callable[[str, str], str]
"""The address for the periods from the first to the last, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One period: ``x`` and ``width`` of its slot, ``left`` and ``inner`` of what is drawn, in per cent; ``height`` in pixels."""

    label: str
    count: int
    href: str
    chosen: bool
    x: float
    width: float
    left: float
    inner: float
    height: int


@dataclass(frozen=True, slots=True)
class Tick:
    label: str
    x: float
    anchor: Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    unit: Unit
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: int = 0
    undated_href: str = ""
    wider_href: str = ""
    of: str = "publication"
    """What the periods are those of."""


def best_unit(months: Mapping[str, int]) -> Unit:
    """Months while they are few, years while they fit, else decades."""
    if not months:
        return "year"
    first, last = min(months), max(months)
    if _number("month", last) - _number("month", first) < MOST_MONTHS:
        return "month"
    return "year" if int(last[:4]) - int(first[:4]) < MOST_YEARS else "decade"


def histogram(
    counts: Mapping[str, int],
    *,
    unit: Unit,
    link: Link,
    span: tuple[str, str] | None = None,
    chosen: tuple[str, str] | None = None,
    wider_href: str = "",
) -> Histogram | None:
    """Bars for every period that has a count, over ``span`` or from the first to the last; None when there is nothing to compare.

    ``counts`` and ``span`` are by month (``2014-03``) for the unit month, else by year. ``chosen`` is the first and last
    period, as written in the address, that the page is limited to.
    """
    folded: dict[int, int] = {}
    for period, count in counts.items():
        if count:
            number = _number(unit, period)
            folded[number] = folded.get(number, 0) + count
    if len(folded) < 2 and not (wider_href and span):
        return None
    first, last = (_number(unit, span[0]), _number(unit, span[1])) if span else (min(folded), max(folded))
    slot = min(100 / (last - first + 1), WIDEST_BAR)
    scale = _Scale(unit=unit, first=first, slot=slot, most=max(folded.values(), default=1))
    bars = tuple(_bar(scale, number, folded[number], link, chosen) for number in sorted(folded))
    return Histogram(unit=unit, bars=bars, ticks=_ticks(unit, first, last, slot), wider_href=wider_href)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """How periods lie across and counts stand up: ``slot`` is the width of one period in per cent."""

    unit: Unit
    first: int
    slot: float
    most: int


def _bar(scale: _Scale, number: int, count: int, link: Link, chosen: tuple[str, str] | None) -> Bar:
    start, end = _edges(scale.unit, number)
    x = (number - scale.first) * scale.slot
    gap = min(scale.slot * 0.16, 0.4)
    return Bar(
        label=_name(scale.unit, number),
        count=count,
        href=link(start, end),
        chosen=chosen is not None and _overlaps(start, end, chosen),
        x=round(x, 3),
        width=round(scale.slot, 3),
        left=round(x + gap / 2, 3),
        inner=round(scale.slot - gap, 3),
        height=max(3, round(HEIGHT * count / scale.most)),
    )


def _overlaps(start: str, end: str, chosen: tuple[str, str]) -> bool:
    first, last = chosen
    shorter = min(len(start), len(first) or 99)
    ends_after = not first or end[:shorter] >= first[:shorter]
    shorter = min(len(end), len(last) or 99)
    return ends_after and (not last or start[:shorter] <= last[:shorter])


def _number(unit: Unit, period: str) -> int:
    year = int(period[:4])
    if unit == "month":
        return year * 12 + int(period[5:7]) - 1
    return year if unit == "year" else year // 10


def _edges(unit: Unit, number: int) -> tuple[str, str]:
    if unit == "month":
        text = f"{number // 12:04d}-{number % 12 + 1:02d}"
        return text, text
    if unit == "year":
        return f"{number:04d}", f"{number:04d}"
    return f"{number * 10:04d}", f"{number * 10 + 9:04d}"


def _name(unit: Unit, number: int) -> str:
    if unit == "month":
        return f"{MONTHS[number % 12]} {number // 12}"
    return str(number) if unit == "year" else f"{number * 10}s"


def _ticks(unit: Unit, first: int, last: int, slot: float) -> tuple[Tick, ...]:
    """About six labels, on round numbers, none of them beyond the edge."""
    slots = last - first + 1
    if unit == "month":
        return _month_ticks(first, last, slot)
    step = _round_step(slots / 6)
    numbers = [number for number in range(first, last + 1) if number % step == 0 or slots <= 6]
    return tuple(_tick(_name(unit, number), (number - first + 0.5) * slot) for number in numbers)


def _month_ticks(first: int, last: int, slot: float) -> tuple[Tick, ...]:
    slots = last - first + 1
    if slots > 12:
        return tuple(_tick(str(number // 12), (number - first + 0.5) * slot) for number in range(first, last + 1) if number % 12 == 0)
    step = 1 if slots <= 6 else 3
    shown = [number for number in range(first, last + 1) if (number - first) % step == 0]
    return tuple(
        _tick(MONTHS[number % 12][:3] + (f" {number // 12}" if number == first or number % 12 == 0 else ""), (number - first + 0.5) * slot)
        for number in shown
    )


def _tick(label: str, x: float) -> Tick:
    anchor: Literal["start", "middle", "end"] = "start" if x < HALF_A_LETTER * len(label) else "end" if x > 96 else "middle"
    return Tick(label, 0 if anchor == "start" else 100 if anchor == "end" else round(x, 3), anchor)


def _round_step(rough: float) -> int:
    """The nearest of 1, 2, 5, 10, 20, 50 … that is not below ``rough``."""
    if rough <= 1:
        return 1
    power = 10 ** math.floor(math.log10(rough))
    return int(next(step * power for step in (1, 2, 5, 10) if step * power >= rough))
