"""TIMEX3 values of calendar periods: making them from days, shifting them, and the days they cover."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.annotate.dates.expression import Calendar

SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each meteorological season of the northern hemisphere."""
UNKNOWN: Final = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "HY": "XXXX-HX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX", "ML": "X",
}  # fmt: skip
_DATE: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|W(?P<week>[0-9]{2})(?P<weekend>-WE)?))?(?:T.*)?|(?P<decade>[0-9]{3})|(?P<century>[0-9]{2})"
)


class Days(NamedTuple):
    """First and last day of a period, both included."""

    first: date
    last: date


def days_of(value: str) -> Days | None:
    """The days that a TIMEX3 value of type DATE or TIME covers; None when it names none."""
    first, interval, last = value.partition("/")
    if interval:
        start, end = days_of(first), days_of(last)
        return Days(start.first, end.last) if start and end else None
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    try:
        return _days(match)
    except (ValueError, OverflowError):
        return None


def _days(match: re.Match[str]) -> Days:
    part = {name: int(text) for name, text in match.groupdict().items() if text and text.isdecimal()}
    if "century" in part:
        return Days(date(max(part["century"] * 100, 1), 1, 1), date(part["century"] * 100 + 99, 12, 31))
    if "decade" in part:
        return Days(date(max(part["decade"] * 10, 1), 1, 1), date(part["decade"] * 10 + 9, 12, 31))
    year = part["year"]
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return Days(day, day)
    if "week" in part:
        monday = date.fromisocalendar(year, part["week"], 1)
        return Days(monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6))
    if match["season"]:
        return _months(year, SEASON_MONTHS[match["season"]], 3)
    if "month" in part:
        return _months(year, part["month"], 1)
    if "quarter" in part:
        return _months(year, part["quarter"] * 3 - 2, 3)
    if "half" in part:
        return _months(year, part["half"] * 6 - 5, 6)
    return Days(date(year, 1, 1), date(year, 12, 31))


def _months(year: int, month: int, count: int) -> Days:
    last_year, last_month = add_months(year, month, count - 1)
    return Days(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months on."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def calendar_value(meaning: Calendar, year: int | None) -> str | None:
    """The TIMEX3 value of calendar parts in ``year``; with X for the digits of an unknown one, None when impossible."""
    if year is not None and not 1 <= year <= 9999:
        return None
    shown = "XXXX" if year is None else f"{year:04d}"
    if meaning.day is not None and meaning.month is not None:
        return f"XXXX-{meaning.month:02d}-{meaning.day:02d}" if year is None else day_value(year, meaning.month, meaning.day)
    if meaning.month is not None:
        return f"{shown}-{meaning.month:02d}"
    if meaning.season:
        return f"{shown}-{meaning.season}"
    if meaning.quarter is not None:
        return f"{shown}-Q{meaning.quarter}"
    return f"{shown}-H{meaning.half}" if meaning.half is not None else shown


def shifted_day(day: date, unit: str, count: int) -> str | None:
    """The day ``count`` units from a day: four years before it, a week after it; None when the calendar has none."""
    if unit in ("D", "W", "FN"):
        return period_value(day, "D", count * {"D": 1, "W": 7, "FN": 14}[unit])
    year, month = add_months(day.year, day.month, count * {"M": 1, "Y": 12, "DE": 120, "CE": 1200}[unit])
    return day_value(year, month, day.day)


def day_value(year: int, month: int, day: int) -> str | None:
    """``YYYY-MM-DD``; None when the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except (ValueError, OverflowError):
        return None


def week_value(day: date) -> str:
    """The ISO week that holds ``day``, as ``YYYY-Wnn``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def period_value(day: date, unit: str, count: int = 0) -> str | None:
    """The period of ``unit`` that lies ``count`` units from the one that holds ``day``; None beyond the years 1 to 9999."""
    try:
        if unit == "D":
            return (day + timedelta(days=count)).isoformat()
        if unit in ("W", "FN", "WE"):
            value = week_value(day + timedelta(weeks=count * (2 if unit == "FN" else 1)))
            return value + "-WE" if unit == "WE" else value
    except (ValueError, OverflowError):
        return None
    months = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    if months is None:
        return None
    year, month = add_months(day.year, day.month, months * count)
    if not 1 <= year <= 9999:
        return None
    return {
        "M": f"{year:04d}-{month:02d}", "Q": f"{year:04d}-Q{(month + 2) // 3}", "HY": f"{year:04d}-H{(month + 5) // 6}", "Y": f"{year:04d}",
        "DE": f"{year // 10:03d}", "CE": f"{year // 100:02d}", "ML": f"{year // 1000:d}",
    }[unit]  # fmt: skip
