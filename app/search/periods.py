"""Days named in a query: ``2024``, ``2024-05``, ``2024-05-17`` and ranges of them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from app.annotate.dates import read_date
from app.domain import DayRange

_PERIOD = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_RANGE = re.compile(r"\.{2,3}|…")


def period(text: str) -> DayRange | None:
    """The first and last day of a year, month or day; None when the text names none."""
    match = _PERIOD.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return DayRange(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return DayRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return DayRange(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def spell(text: str) -> str:
    """The period as it is printed: ``2014-3`` becomes ``2014-03``."""
    match = _PERIOD.fullmatch(text)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else text


def in_figures(text: str) -> str:
    """Days written in words as figures: ``May 2014..3 June 2014`` becomes ``2014-05..2014-06-03``; anything else as it stands."""
    return "..".join(read_date(end) or end for end in _RANGE.split(text, maxsplit=1))


def day_range(text: str) -> tuple[DayRange, str] | None:
    """What ``A``, ``A..B``, ``A..`` or ``..B`` covers, both ends included, and how it is printed."""
    ends = _RANGE.split(text, maxsplit=1)
    if len(ends) == 1:
        one = period(text)
        return (one, spell(text)) if one else None
    first = period(ends[0]) if ends[0] else DayRange(None, None)
    last = period(ends[1]) if ends[1] else DayRange(None, None)
    if first is None or last is None or not (ends[0] or ends[1]):
        return None
    if first.first and last.last and first.first > last.last:
        first, last, ends = last, first, ends[::-1]
    return DayRange(first.first, last.last), f"{spell(ends[0])}..{spell(ends[1])}"


def before(text: str) -> tuple[DayRange, str] | None:
    """Every day before the period begins."""
    one = period(text)
    if one is None or one.first is None or one.first == date.min:
        return None
    return DayRange(None, one.first - timedelta(days=1)), spell(text)


def after(text: str) -> tuple[DayRange, str] | None:
    """Every day after the period ends."""
    one = period(text)
    if one is None or one.last is None or one.last == date.max:
        return None
    return DayRange(one.last + timedelta(days=1), None), spell(text)
