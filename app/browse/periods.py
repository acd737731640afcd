"""Periods as they stand in addresses: ``2024``, ``2024-05``, ``2024-05-17``."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from app.annotate.dates import read_date
from app.domain import Precision
from app.errors import UsageError

_PERIOD = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """A year, month or day; ``text`` is how it is written in addresses, ``first`` and ``last`` are its days."""

    text: str
    precision: Precision
    first: date
    last: date


def period(written: str) -> CalendarPeriod:
    """Read a period, also one in words: 17 May 2024. Raises UsageError for anything else and for days the calendar does not have."""
    match = _PERIOD.fullmatch(written.strip()) or _PERIOD.fullmatch(read_date(written) or "")
    if match is None:
        raise UsageError(f"{written[:40]!r} is no date; write a year, month or day such as 2024, 2024-05 or 2024-05-17")
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year:
        raise UsageError(f"there is no year {match[1]}; years go from 0001 to 9999")
    if month is None:
        return CalendarPeriod(f"{year:04}", "year", date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        raise UsageError(f"{written[:40]!r} names month {month}; months go from 01 to 12")
    days = calendar.monthrange(year, month)[1]
    if day is None:
        return CalendarPeriod(f"{year:04}-{month:02}", "month", date(year, month, 1), date(year, month, days))
    if not 1 <= day <= days:
        raise UsageError(f"{written[:40]!r} does not exist: {calendar.month_name[month]} {year} has {days} days")
    return CalendarPeriod(f"{year:04}-{month:02}-{day:02}", "day", date(year, month, day), date(year, month, day))
