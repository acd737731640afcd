"""The date in a record's field as one text, in whatever form programs write a moment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from app.extract.field_names import as_text, normalise_key, says_nothing
from app.extract.metadata import DayOrder

_INSIDE = ("date", "$date", "iso", "value", "@value", "published", "datetime", "text", "raw", "display", "start", "created")
_SECONDS = ("seconds", "_seconds", "$numberlong")
# How Python prints a moment: datetime.datetime(2024, 5, 4, 10, 0) and time.struct_time(tm_year=2024, tm_mon=5, …).
_PRINTED = re.compile(
    r"date(?:time)?(?:\.date(?:time)?)?\((\d{4}), (\d{1,2}), (\d{1,2})\b|tm_year=(\d{4}), tm_mon=(\d{1,2}), tm_mday=(\d{1,2})"
)
_LISTED = re.compile(r"[\[(](\d{4}), (\d{1,2}), (\d{1,2})(?:, -?\d+)*[\])]")
_EITHER_WAY = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")
_NUMBER = re.compile(r"(\d{9,19})(?:\.\d+)?")


def date_text(value: object) -> str:
    """A moment as text that ``parse_date`` reads; what is written out stays as it was written.

    Objects (``{"$date": …}``, ``{"seconds": …}``), lists of numbers, and seconds since 1970 with their fractions become ISO dates.
    """
    if isinstance(value, Mapping):
        return _of_mapping(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        numbers = [part for part in value[:3] if isinstance(part, int)]
        if len(numbers) == 3 and numbers[0] > 1000:
            return "-".join(f"{part:02d}" for part in numbers)
        return next(filter(None, map(date_text, value)), "")
    text = as_text(value)
    if text[4:5] == "-" == text[7:8]:  # ISO, as most are
        return text
    if match := _PRINTED.search(text) or _LISTED.fullmatch(text):
        return "-".join(part.zfill(2) for part in match.groups() if part)
    if known := _of_number(text):
        return known
    return text


def _of_mapping(value: Mapping[object, object]) -> str:
    known = {normalise_key(name): inner for name, inner in value.items()}
    inner = next((known[name] for name in (*_INSIDE, *_SECONDS) if name in known and not says_nothing(known[name])), None)
    return as_text(value) if inner is None else date_text(inner)


def _of_number(text: str) -> str:
    """Seconds, milli-, micro- or nanoseconds since 1970; "" for any other text."""
    match = _NUMBER.fullmatch(text)
    if match is None or (text == match[1] and len(text) in (9, 10, 12, 13)):  # whole seconds and milliseconds are read as they are
        return ""
    seconds = int(match[1])
    while seconds >= 10**11:
        seconds //= 1000
    return datetime.fromtimestamp(seconds, tz=UTC).date().isoformat()


def day_order(text: str) -> DayOrder:
    """Whether ``13/05/2024`` begins with the day, ``05/13/2024`` with the month, ``04/05/2024`` with either of them."""
    match = _EITHER_WAY.search(text[:200])
    if match is None or match[1].zfill(2) == match[3].zfill(2):
        return ""
    first, second = int(match[1]), int(match[3])
    if first > 12:
        return "day" if second <= 12 else ""
    return "month" if second > 12 else "either"


def settled(text: str, *, day_first: bool) -> str:
    """The text with its numeric date as it is written where the day comes first (``04.05.2024``), or else as ISO."""
    if day_first:
        return _EITHER_WAY.sub(r"\1.\3.\4", text, count=1)
    return _EITHER_WAY.sub(lambda match: f"{match[4]}-{match[1]:0>2}-{match[3]:0>2}", text, count=1)
