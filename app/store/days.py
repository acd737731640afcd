"""ISO dates of day, month or year precision and the days they cover."""

from __future__ import annotations

import calendar
from datetime import date


def day(ordinal: int | None) -> date | None:
    """The day that a column holds, if it holds one."""
    return None if ordinal is None else date.fromordinal(ordinal)


def days_of(value: str | None) -> tuple[int, int] | None:
    """First and last day (ordinals) of ``2024``, ``2024-05`` or ``2024-05-17``; None for None or anything else."""
    if not value:
        return None
    try:
        numbers = [int(part) for part in value.split("-")]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1).toordinal(), date(numbers[0], 12, 31).toordinal()
        if len(numbers) == 2:
            last = calendar.monthrange(numbers[0], numbers[1])[1]
            return date(numbers[0], numbers[1], 1).toordinal(), date(numbers[0], numbers[1], last).toordinal()
        if len(numbers) == 3:
            day = date(*numbers).toordinal()
            return day, day
    except (ValueError, OverflowError):
        return None
    return None
