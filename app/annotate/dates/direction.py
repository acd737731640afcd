"""Which Monday, which May: choosing the past or the coming one by tense, relation and distance."""

from __future__ import annotations

from datetime import date

from app.annotate.dates.calendar import SEASON_MONTHS, day_value, period_value
from app.annotate.dates.expression import Calendar, Expression

_TOWARDS = ("until", "till", "by")


def nearest_day(start: date, weekday: int, direction: int) -> str | None:
    """The first ``weekday`` strictly after (1) or before (-1) ``start``."""
    away = (weekday - start.isoweekday()) % 7 or 7
    return period_value(start, "D", away if direction > 0 else away - 7 or -7)


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
    elif (_ahead(expression, on=("on", "by", "until", "next", "for")) and not (tense == "future" and away == 0)) or (
        preposition in _TOWARDS and tense != "past"
    ):
        away = away if away >= 0 else away + 7
    else:
        away = away if away <= 0 else away - 7
    return period_value(published, "D", away)


def pick_year_of_day(published: date, month: int, day: int, expression: Expression) -> int | None:
    """The year that puts a month and day nearest to the publication, the past counting as nearer."""
    best: tuple[float, int] | None = None
    for year in (published.year - 1, published.year, published.year + 1):
        value = day_value(year, month, day)
        if value is None:
            continue
        away = (date.fromisoformat(value) - published).days
        if (expression.relation == "last" and away >= 0) or (expression.relation == "next" and away <= 0):
            continue
        if not expression.relation and ((expression.tense == "future" and away < -60) or (expression.tense == "past" and away > 60)):
            continue
        distance = abs(away) if away <= 0 or expression.tense in ("future", "infinitive") else away * 2.5
        if best is None or distance < best[0]:
            best = distance, year
    return best[1] if best else None


def pick_month(published: date, month: int, meaning: Calendar, expression: Expression) -> int:
    """The year of a month, quarter, half or season without one: this year's if begun, else last year's, unless ahead."""
    if meaning.season:
        return _season_year(published, meaning.season, expression)
    year = published.year
    begun = month < published.month if expression.relation == "last" else month <= published.month
    if meaning.quarter:
        begun = month <= published.month
    if expression.relation == "last":
        return year if begun else year - 1
    if expression.relation == "next":
        return year if month > published.month else year + 1
    if expression.relation == "this":
        return year
    tense, preposition = expression.tense, expression.preposition
    ahead = _ahead(expression, on=("in", "this", "next", "until", "by")) or (preposition in _TOWARDS and tense != "past")
    if ahead:
        same = month >= (published.month if not meaning.quarter else published.month - 2)
        return year if same else year + 1
    return year if begun else year - 1


def _season_year(published: date, season: str, expression: Expression) -> int:
    year, month, start = published.year, published.month, SEASON_MONTHS[season]
    if season == "WI" and month <= 2:
        year -= 1  # the winter that is on began in December
    if expression.relation in ("last", "previous"):
        over = season != "WI" and month > start + 2
        return year if over else year - 1
    if expression.relation in ("next", "following"):
        return year if month < start else year + 1
    return year


def _ahead(expression: Expression, *, on: tuple[str, ...]) -> bool:
    return expression.tense == "future" or (expression.tense == "infinitive" and expression.preposition in on)
