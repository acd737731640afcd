"""Dates as databases, spreadsheets and calendars write them, and what is certain of those that can be read in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

_JSON_DATE = re.compile(r"/Date\((?P<milliseconds>-?\d{1,15})(?P<zone>[+-]\d{4})?\)/")
_WEEK = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})-?W(?P<week>[0-5]\d)(?:-?(?P<day>[1-7]))?(?![\d-])")
_SHORT = re.compile(r"(?<![\w/.-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<third>\d{2})(?![\w/-]|\.\d)")
_SERIAL = re.compile(r"(?P<days>\d{5})(?:\.\d+)?")
# Days since the last one of 1899, as spreadsheets count them: 1970 to 2050. What lies outside is more likely something else.
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 54_789
_CENTURY_TURNS = 70


def from_epoch(number: int) -> date:
    """The day of seconds or, when there are that many, milliseconds since 1970."""
    return datetime.fromtimestamp(number / 1000 if number >= 10**11 else number, tz=UTC).date()


def from_serial(text: str) -> date | None:
    """The day that a spreadsheet means by a number such as ``45413``."""
    match = _SERIAL.fullmatch(text.strip())
    if match is None or not _FIRST_SERIAL <= int(match["days"]) <= _LAST_SERIAL:
        return None
    return date(1899, 12, 30) + timedelta(days=int(match["days"]))


def span(text: str) -> tuple[date, date] | None:
    """The first and the last day that a text may mean: a week, both readings of ``5/4/24``; the same day twice when it is certain."""
    if match := _JSON_DATE.search(text):
        return _from_json(match)
    if match := _WEEK.search(text):
        return _of_week(match)
    if match := _SHORT.search(text):
        found = sorted(_readings(match))
        return (found[0], found[-1]) if found else None
    return None


def certain(text: str) -> str:
    """What all days of a text's span have in common, as ISO: a day, a month, a year; "" when there is nothing."""
    found = span(text)
    if found is None:
        return ""
    first, last = (one.isoformat() for one in found)
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), "")


def _from_json(match: re.Match[str]) -> tuple[date, date] | None:
    zone = match["zone"] or "+0000"
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    try:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(match["milliseconds"]))
        day = (moment + timedelta(minutes=-minutes if zone[0] == "-" else minutes)).date()
    except OverflowError:
        return None
    return day, day


def _of_week(match: re.Match[str]) -> tuple[date, date] | None:
    try:
        first, last = (date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["day"] or day)) for day in (1, 7))
    except ValueError:
        return None
    return first, last


def _readings(match: re.Match[str]) -> Iterator[date]:
    """Day first, month first, and year first (``24-05-04``, the short form of ISO) where the first number can be no month."""
    first, second, third = (int(match[name]) for name in ("first", "second", "third"))
    orders = [(third, second, first)]
    if match["mark"] != ".":
        orders.append((third, first, second))
        orders += [(first, second, third)] if match["mark"] == "-" and first > 12 else []
    for year, month, day in orders:
        try:
            yield date(year + (2000 if year < _CENTURY_TURNS else 1900), month, day)
        except ValueError:
            continue
