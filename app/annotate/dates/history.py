"""Whether a text tells a history: of years gone by, in dates, so that "On May 5" is of the year that the story is at."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from app.annotate.dates.calendar import day_value
from app.annotate.dates.direction import value_near
from app.annotate.dates.expression import Calendar, Expression, Shift, Weekday
from app.annotate.dates.trail import AWAY, Dated

_DATES: Final = 3
"""So many dates with a year long gone make a history; one fewer when nothing in the text is counted from today."""
_DATES_FOR_EACH_DEICTIC: Final = 6
_NEWS_DAYS: Final = 10
_FEW_OPEN_DAYS: Final = 5
_NEWS_MONTHS: Final = 2
_GOES_ON: Final = 45
"""A story goes on by no more days from one sentence to the next."""


def is_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Whether open dates belong to the year last printed instead of to the year of publication.

    A text that speaks of today, of weekdays, of a day within days of its publication, or of a month just gone by before any year, tells
    news, even if it looks far back: an obituary, an anniversary, prices that rose in May by the most since March 1983.
    """
    dates = [e.meaning for e in expressions if isinstance(e.meaning, Calendar)]
    years = [year for year, month, _ in {(d.year, d.month, d.day) for d in dates} if year and month]
    deictic = sum(_counts_from_today(expression) for expression in expressions)
    if published is not None:
        deictic += sum(year >= published.year - 1 for year in years)
        years = [year for year in years if year <= published.year - 2]
        if _names_a_day_near(dates, published) or _begins_with_a_month_near(dates, published):
            return False
    elif deictic:
        return False
    return len(years) >= (_DATES if deictic else _DATES - 1) and len(years) > _DATES_FOR_EACH_DEICTIC * deictic


def _counts_from_today(expression: Expression) -> bool:
    meaning = expression.meaning
    return (isinstance(meaning, Weekday) and meaning.weeks_away is None) or (isinstance(meaning, Shift) and meaning.base == "published")


def _names_a_day_near(dates: Sequence[Calendar], published: date) -> bool:
    """Whether one of a few days without a year is within days of the publication."""
    open_days = [(d.month, d.day) for d in dates if d.month and d.day and d.year is None and d.years_away is None]
    if not 0 < len(open_days) <= _FEW_OPEN_DAYS:
        return False
    near = [day_value(year, month, day) for month, day in open_days for year in (published.year - 1, published.year, published.year + 1)]
    return any(abs((date.fromisoformat(value) - published).days) <= _NEWS_DAYS for value in near if value)


def _begins_with_a_month_near(dates: Sequence[Calendar], published: date) -> bool:
    """Whether a month without a year, the present one or one just gone by, stands before all dates of years long gone."""
    for meaning in dates:
        if meaning.year and meaning.year <= published.year - 2:
            return False
        is_open = meaning.month and not meaning.day and meaning.year is None and meaning.years_away is None
        if is_open and (published.month - (meaning.month or 0)) % 12 <= _NEWS_MONTHS:
            return True
    return False


def goes_on(expression: Expression, dated: Dated) -> bool:
    """Whether a day told of in the next sentence is of the weeks after ``dated``: "on June 3, 1990, they met. On June 9 they signed"."""
    meaning = expression.meaning
    if not (isinstance(meaning, Calendar) and meaning.month and meaning.day and expression.tense == "past" and dated.is_day):
        return False
    value = value_near(meaning, dated.days.first, anywhere=False)
    return dated.away == AWAY["paragraph"] and value is not None and 0 < (date.fromisoformat(value) - dated.days.first).days <= _GOES_ON
