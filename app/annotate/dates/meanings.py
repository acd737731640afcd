"""What an expression says by itself, before anything is counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from app.annotate.dates.calendar import UNKNOWN, Days, day_value, days_of, period_value
from app.annotate.dates.direction import week_in_month
from app.annotate.dates.expression import Calendar, Expression, Holiday, PartOf, SamePeriod, Shift, WeekOf
from app.annotate.dates.holidays import nth_weekday

_NEWS: Final = 31  # days
_TUESDAY: Final = 2
LONGER_THAN_A_QUARTER: Final = ("P6M", "P9M", "P12M", "P1Y")


class Resolved(NamedTuple):
    """A TIMEX3 value and what it was counted from.

    ``anchor`` is "" for values that say all themselves; ``published`` whether the publication date had a part in it.
    """

    value: str
    anchor: str = ""
    published: bool = False


def is_news(meaning: Calendar, published: date) -> bool:
    """Whether a month and day came round within weeks before the publication, so that no older year is meant."""
    if not (meaning.month and meaning.day):
        return False
    days = [days_of(day_value(year, meaning.month, meaning.day) or "") for year in (published.year - 1, published.year)]
    return any(0 <= (published - day.last).days <= _NEWS for day in days if day)


def whole_units(meaning: Shift) -> tuple[str, int]:
    """Half units in the next finer one; decades ago in years, as "a decade ago" means a year, not ten."""
    unit, count = meaning.unit, meaning.count
    if unit in ("DE", "CE") and count < 0 and meaning.base == "published" and meaning.counted:
        unit, count = "Y", count * (10 if unit == "DE" else 100)
    if count % 1:
        unit, count = {"Y": ("M", count * 12), "M": ("W", count * 4), "W": ("D", count * 7)}.get(unit, (unit, count))
    return unit, int(count)


def at_time(value: str, time: str) -> str:
    return value + time if "T" not in value and len(value) >= 10 else value


def compares(expression: Expression) -> bool:
    """Whether a period is only what another is compared with: "a year earlier", "the year-ago quarter"."""
    meaning = expression.meaning
    return isinstance(meaning, SamePeriod) or (isinstance(meaning, Shift) and meaning.unit == "Y" and meaning.counted)


def range_of_years(expressions: Sequence[Expression], values: Sequence[str]) -> str:
    """The interval of the last two mentions if they are years and one goes "to" the other; empty if not."""
    joined = len(values) > 1 and expressions[len(values) - 1].joined == "to"
    return "/".join(values[-2:]) if joined and all(len(value) == 4 and value.isdecimal() for value in values[-2:]) else ""


def decade_before(published: date, tens: int) -> str:
    """The last decade with those tens that had begun by the publication: the '60s, the nineties."""
    decade = published.year // 10
    return f"{decade - (decade - tens) % 10:03d}"


def day_in_part(meaning: PartOf, days: Days) -> date:
    """A day of the part of ``days`` that is meant; it may lie outside of them where there is no such part."""
    if meaning.weekday:
        return nth_weekday(days.first.year, days.first.month, meaning.weekday, meaning.ordinal)
    if meaning.unit == "D":
        return days.last if meaning.ordinal < 0 else days.first + timedelta(days=meaning.ordinal - 1)
    return week_in_month(days, meaning.ordinal)


def week_around(meaning: WeekOf, value: str) -> str:
    """The week or weekend of a day; a holiday early in the week is at the end of its weekend: Labor Day, a Monday."""
    days = days_of(value)
    if days is None:
        return UNKNOWN[meaning.unit]
    after_weekend = meaning.unit == "WE" and isinstance(meaning.day, Holiday) and days.first.isoweekday() <= _TUESDAY
    return period_value(days.first, meaning.unit, -after_weekend) or UNKNOWN[meaning.unit]


def prints_its_year(expression: Expression) -> bool:
    return isinstance(expression.meaning, Calendar) and expression.meaning.year is not None
