"""Which Monday, which May: choosing the past or the coming one by tense, relation and distance."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from app.annotate.dates.calendar import SEASON_MONTHS, Days, add_months, calendar_value, day_value, days_of, period_value
from app.annotate.dates.cues import PROMISED
from app.annotate.dates.expression import Calendar, Expression
from app.annotate.dates.feasts import LENGTHS
from app.annotate.dates.holidays import THE_NEW_YEAR, falls_in

_TOWARDS: Final = ("until", "till", "by")
_FUTURE_COSTS: Final = 2.5
"""A day to come counts as so many times farther than one gone by: newspapers mostly tell what has happened."""
_FUTURE_COSTS_WHEN_TOLD: Final = 8
"""The same after a verb of the past and "on": "they met on May 3" in March is of last year. Within 40 days the day to come is taken."""
_GONE_BEFORE_WILL: Final = 2
_GONE_BEFORE_TO: Final = 4
"""Months that are over by no more are meant even after "will", or after an infinitive."""
_GONE_BEFORE_PROMISED: Final = 5
"""After "agreed to sell" the nearer of the two months is meant: the promise, or what was promised, was then."""
_MISSED: Final = 45
"""A deadline that is over by so many days is told of as missed: "they were to agree by June 17"."""
MONTHS_NEAR: Final = 3
"""A month that many ahead is meant where no verb looks back: in a wire of 1987 38 of 42 such months were to come."""


def nearest_day(start: date, weekday: int, direction: int, *, itself: bool = False) -> str | None:
    """The first ``weekday`` after (1) or before (-1) ``start``, or ``start`` ``itself``."""
    away = (weekday - start.isoweekday()) % 7
    if itself and away == 0:
        return start.isoformat()
    return period_value(start, "D", (away or 7) if direction > 0 else away - 7)


def pick_weekday(published: date, weekday: int, expression: Expression) -> str | None:
    """The day called by its weekday: before or at the publication day unless the text looks ahead."""
    away = weekday - published.isoweekday()
    tense, preposition = expression.tense, expression.preposition
    if expression.relation in ("last", "previous"):
        away = away if away < 0 else away - 7
    elif expression.relation in ("next", "following"):
        away = away if away > 0 else away + 7
    elif expression.relation == "this":
        away = away if tense != "past" or away <= 0 else away - 7
    elif (
        preposition in ("until", "till")
        or (preposition in ("by", "through") and tense != "past")
        or (preposition == "for" and away)
        or (_ahead(expression, on=("on", "by", "next", "for", "from")) and not (tense == "future" and away == 0))
    ):
        away = away if away >= 0 else away + 7
    else:
        away = away if away <= 0 else away - 7
    return period_value(published, "D", away)


def pick_year(published: date, meaning: Calendar, expression: Expression) -> int | None:
    """The year of calendar parts that lack one."""
    if meaning.month and meaning.day:
        return _year_of_day(published, meaning.month, meaning.day, expression)
    if meaning.season:
        return _year_of_season(published, meaning.season, expression)
    return _year_of_months(published, meaning, expression)


def _year_of_day(published: date, month: int, day: int, expression: Expression) -> int | None:
    """The year that puts a month and day nearest to the publication, the past counting as nearer."""
    best: tuple[float, int] | None = None
    for year in (published.year - 1, published.year, published.year + 1):
        value = day_value(year, month, day)
        if value is None:
            continue
        away = (date.fromisoformat(value) - published).days
        if away < -_MISSED and expression.preposition in _TOWARDS and expression.tense in ("future", "infinitive"):
            continue  # "told to repay by December 31"
        if (expression.relation == "last" and away >= 0) or (expression.relation == "next" and away <= 0):
            continue
        if not expression.relation and ((expression.tense == "future" and away < -60) or (away > 0 and _over(expression, away))):
            continue
        told = expression.tense == "past" and expression.preposition == "on"
        costs = _FUTURE_COSTS_WHEN_TOLD if told else _FUTURE_COSTS
        distance = abs(away) if away <= 0 or expression.tense in ("future", "infinitive") else away * costs
        if best is None or distance < best[0]:
            best = distance, year
    return best[1] if best else None


def _over(expression: Expression, away: int) -> bool:
    """Whether a day that far ahead cannot be meant: "since" and "ended" look back, and so mostly does "as of"."""
    if expression.preposition == "since" or expression.cue == "ended":
        return True
    return expression.preposition == "of" and expression.tense != "future" and away > 45


def _year_of_months(published: date, meaning: Calendar, expression: Expression) -> int:
    """This year's month, quarter or half if it has begun, else last year's, unless the text looks ahead."""
    year = published.year
    length = 1 if meaning.month else 3 if meaning.quarter else 6
    first = meaning.month or ((meaning.quarter or 0) * 3 - 2 if meaning.quarter else (meaning.half or 1) * 6 - 5)
    last = first + length - 1
    if expression.relation == "last":
        # In October "last September" is a year back: the one just gone is "last month" or "September".
        return year if first < published.month - 1 else year - 1
    if expression.relation == "next":
        return year if first > published.month else year + 1
    if expression.relation == "this":
        return year
    ahead = _ahead(expression, on=("in", "this", "next", "until", "by", "from")) or (
        expression.preposition in _TOWARDS and expression.tense != "past"
    )
    if ahead and not _just_gone(published, meaning, expression):
        return year if last >= published.month else year + 1
    if not expression.tense and expression.preposition not in ("since", "from", "of") and 0 < first - published.month <= 2:
        return year
    away = (first - published.month) % 12
    if meaning.month and 1 <= away <= MONTHS_NEAR and _may_be_ahead(expression, away):
        return year if first > published.month else year + 1
    return year if first <= published.month else year - 1


def _just_gone(published: date, meaning: Calendar, expression: Expression) -> bool:
    """Whether a month is over by so little that it is meant although a verb looks ahead: "prices rose in April but could fall"."""
    if not meaning.month or expression.relation or expression.preposition in _TOWARDS:
        return False
    gone = (published.month - meaning.month) % 12
    if expression.cue.removesuffix(" to") in PROMISED:
        return 1 <= gone <= _GONE_BEFORE_PROMISED
    if expression.tense == "future" and expression.preposition == "in":
        return gone == 1  # in January "voters decide in November" looks ahead
    return 1 <= gone <= (_GONE_BEFORE_WILL if expression.tense == "future" else _GONE_BEFORE_TO)


def _may_be_ahead(expression: Expression, away: int) -> bool:
    """Whether a month just to come is likelier than the one nine months ago: "see you in December", "they opened bids for June"."""
    if expression.preposition == "for":
        return True
    if expression.tense == "infinitive":
        return expression.preposition not in ("since", "from")
    if expression.tense == "past":
        return away <= 2 and expression.preposition in ("on", "after", "between", "a", "an")
    return not expression.tense and expression.preposition not in ("since", "from", "of")


def _year_of_season(published: date, season: str, expression: Expression) -> int:
    year, month, start = published.year, published.month, SEASON_MONTHS[season]
    if season == "WI" and month <= 2:
        year -= 1  # the winter that is on began in December
    if expression.relation in ("last", "previous"):
        over = season != "WI" and month > start + 2
        return year if over else year - 1
    if expression.relation in ("next", "following"):
        return year if month < start else year + 1
    if not expression.relation and expression.tense == "past" and season != "WI" and month < start:
        return year - 1
    return year


def pick_month(published: date, day: int, expression: Expression) -> tuple[int, int]:
    """Year and month of a bare day of the month: the publication's, or the one before or after it by tense."""
    back = day > published.day and expression.tense == "past"
    ahead = day < published.day and expression.tense == "future"
    return add_months(published.year, published.month, ahead - back)


def pick_holiday(start: date, name: str, expression: Expression, *, told: bool = False, lead: int = 0) -> str | None:
    """The holiday's day in the year that relation and tense point to, else the nearest one; after ``start`` in a story ``told``.

    One that is ``lead`` days ahead or less counts as begun: its week is told of.
    """
    if not 2 < start.year < 9998:
        return None
    days = [day for step in (-1, 0, 1) for day in falls_in(name, start.year + step)]
    still_on = start - timedelta(days=LENGTHS.get(name, 1) - 1)
    past, coming = [day for day in days if day <= start + timedelta(days=lead)], [day for day in days if day >= still_on]
    if not past or not coming:
        return None
    if told and not expression.relation:
        day = min(day for day in days if (day - start).days >= -60)
    elif expression.relation == "this":
        day = next((day for day in days if day.year == start.year), coming[0])
    elif not expression.relation and expression.preposition in ("until", "till", "since"):
        day = past[-1] if expression.preposition == "since" else coming[0]
    elif expression.relation == "last" or (expression.tense == "past" and not expression.relation):
        day = past[-1]
    elif expression.relation == "next" or expression.tense == "future":
        day = coming[0]
    else:
        day = min(days, key=lambda day: abs((day - start).days))
    return feast_value(name, day)


def feast_value(name: str, first: date) -> str:
    """The day of a holiday, or first and last day of one that goes on, as ISO 8601 writes an interval."""
    if name == THE_NEW_YEAR:
        return f"{first.year:04d}"
    if name not in LENGTHS:
        return first.isoformat()
    return f"{first.isoformat()}/{(first + timedelta(days=LENGTHS[name] - 1)).isoformat()}"


def weekend_of(published: date, expression: Expression) -> str | None:
    """This or the weekend: the coming one, or the one just gone when the text looks back before Saturday has come."""
    back = expression.tense == "past" if expression.relation == "this" else not _ahead(expression, on=("on", "over", "for", "in"))
    early = published.isoweekday() <= (3 if expression.relation == "this" else 5)
    return period_value(published, "WE", -1 if back and early else 0)


def value_near(meaning: Calendar, near: date, *, anywhere: bool) -> str | None:
    """The value in the year that puts it at or after ``near``, up to ten months on or two back."""
    for year in (near.year, near.year + 1, near.year - 1):
        value = calendar_value(meaning, year)
        days = days_of(value) if value else None
        if days and -60 <= (days.last - near).days <= 300:
            return value
    return calendar_value(meaning, near.year) if anywhere else None


def week_in_month(month: Days, ordinal: int) -> date:
    """A day in the ``ordinal``-th week of a month (-1: the last); as in ISO 8601 a week belongs to where its Thursday is."""
    if ordinal < 0:
        return month.last - timedelta(days=(month.last.isoweekday() - 4) % 7)
    first_thursday = month.first + timedelta(days=(4 - month.first.isoweekday()) % 7)
    return first_thursday + timedelta(days=7 * (ordinal - 1))


def _ahead(expression: Expression, *, on: tuple[str, ...]) -> bool:
    if expression.preposition == "since":
        return False  # "whether rates will help as they have since Monday's cut"
    return expression.tense == "future" or (expression.tense == "infinitive" and expression.preposition in on)
