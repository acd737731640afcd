"""Going through a text's expressions in order: each may be counted from the publication date or from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple, assert_never

from app.annotate.dates.calendar import UNKNOWN, Days, day_value, days_of, period_value, week_value
from app.annotate.dates.direction import nearest_day, pick_month, pick_weekday, pick_year_of_day
from app.annotate.dates.expression import (
    Calendar,
    Decade,
    Expression,
    Fixed,
    Holiday,
    PartOf,
    SameDay,
    SamePeriod,
    Shift,
    Weekday,
    WeekOf,
)  # fmt: skip
from app.annotate.dates.holidays import HOLIDAYS, MOVING, nth_weekday

_NARRATIVE_DATES: Final = 3
"""So many explicit dates of years gone by make a text a history, whose open dates belong to the year last named."""


class Resolved(NamedTuple):
    """A TIMEX3 value and what it was counted from.

    ``anchor`` is "" for values that say all themselves; ``published`` whether the publication date had a part in it.
    """

    value: str
    anchor: str = ""
    published: bool = False


class Previous(NamedTuple):
    """The last mention that named days; ``explicit`` when it printed its own year."""

    value: str
    days: Days
    explicit: bool
    published: bool


class Narration:
    """The state of reading one text's expressions from the first to the last."""

    def __init__(self, published: date | None, expressions: Sequence[Expression]) -> None:
        self.published = published
        self.expressions = expressions
        self.previous: Previous | None = None
        self.history = _is_history(expressions, published)

    def resolve_all(self) -> list[Resolved]:
        return [self._next(expression) for expression in self.expressions]

    def _next(self, expression: Expression) -> Resolved:
        resolved = self._resolve(expression)
        if expression.time and not resolved.value.endswith(expression.time):
            resolved = resolved._replace(value=_at_time(resolved.value, expression.time))
        if expression.type in ("DATE", "TIME") and len(resolved.value) >= 4 and (days := days_of(resolved.value)):
            self.previous = Previous(resolved.value, days, _is_explicit(expression), resolved.published)
        return resolved

    def _resolve(self, expression: Expression) -> Resolved:
        match expression.meaning:
            case Fixed(value=value):
                return Resolved(value)
            case Calendar() as meaning:
                return self._calendar(expression, meaning)
            case Weekday() as meaning:
                return self._weekday(expression, meaning)
            case Shift() as meaning:
                return self._shift(expression, meaning)
            case Holiday() as meaning:
                return self._holiday(expression, meaning)
            case PartOf() as meaning:
                return self._part_of(expression, meaning)
            case WeekOf() as meaning:
                day = self._calendar(expression, meaning.day)
                days = days_of(day.value)
                return day._replace(value=_week(days.first, meaning.unit) if days else UNKNOWN[meaning.unit])
            case SameDay():
                return self._same_day(expression)
            case SamePeriod() as meaning:
                return self._same_period(meaning)
            case Decade(tens=tens):
                return self._decade(tens)
            case _:
                assert_never(expression.meaning)

    # ---------- where to count from ----------
    def _from_published(self, value: str | None, unknown: str) -> Resolved:
        if self.published is None or value is None:
            return Resolved(unknown)
        return Resolved(value, f"published {self.published.isoformat()}", published=True)

    def _from_previous(self, value: str | None, unknown: str) -> Resolved:
        if self.previous is None or value is None:
            return Resolved(unknown)
        return Resolved(value, f"mention {self.previous.value}", self.previous.published)

    def _year_from_previous(self, expression: Expression) -> date | None:
        """The day to seek an open date near, when the text tells a story whose year it has printed."""
        if self.previous is None or expression.relation:
            return None
        if self.history:
            return self.previous.days.first
        if not self.previous.explicit or expression.reach == "text":
            return None
        if self.published is None:
            return self.previous.days.first if expression.tense != "future" and len(self.previous.value) >= 7 else None
        long_ago = (self.published - self.previous.days.last).days > 300
        return self.previous.days.first if long_ago and expression.reach == "sentence" else None

    # ---------- one meaning each ----------
    def _calendar(self, expression: Expression, meaning: Calendar) -> Resolved:
        if meaning.year is not None:
            return Resolved(calendar_value(meaning, meaning.year) or "XXXX")
        unknown = calendar_value(meaning, None) or "XXXX"
        if meaning.years_away is not None:
            year = self.published.year + meaning.years_away if self.published else 0
            return self._from_published(calendar_value(meaning, year), unknown)
        if near := self._year_from_previous(expression):
            return self._from_previous(_value_near(meaning, near, unlimited=self.history), unknown)
        if self.published is None:
            return Resolved(unknown)
        if meaning.month and meaning.day:
            year_found = pick_year_of_day(self.published, meaning.month, meaning.day, expression)
        else:
            first_month = meaning.month or (meaning.quarter or 0) * 3 - 2 if not meaning.season else 0
            year_found = pick_month(self.published, first_month, meaning, expression)
        return self._from_published(calendar_value(meaning, year_found) if year_found else None, unknown)

    def _weekday(self, expression: Expression, meaning: Weekday) -> Resolved:
        unknown = f"XXXX-WXX-{meaning.weekday}"
        if self.history and self.previous and self.published is None:
            return Resolved(unknown)
        if self.published is None:
            return Resolved(unknown)
        if meaning.weeks_away is not None:
            monday = self.published - timedelta(days=self.published.isoweekday() - 1)
            return self._from_published(period_value(monday, "D", meaning.weeks_away * 7 + meaning.weekday - 1), unknown)
        if expression.relation in ("following", "previous") and self.previous:
            away = 1 if expression.relation == "following" else -1
            start = self.previous.days.last if away > 0 else self.previous.days.first
            return self._from_previous(nearest_day(start, meaning.weekday, away), unknown)
        return self._from_published(pick_weekday(self.published, meaning.weekday, expression), unknown)

    def _shift(self, expression: Expression, meaning: Shift) -> Resolved:
        unit, count = meaning.unit, meaning.count
        unknown = UNKNOWN.get(unit, "XXXX-XX-XX")
        quarter = self._parallel_quarter(expression, meaning)
        if quarter:
            return quarter
        if unit == "H":
            return self._from_published(f"{self.published}TXX:XX", "XXXX-XX-XXTXX:XX")
        if unit == "DE" and count % 1 == 0 and count < 0 and expression.rule == "counted-away":
            unit, count = "Y", count * 10
        if count % 1:
            unit, count = {"Y": ("M", count * 12), "M": ("W", count * 4), "W": ("D", count * 7), "DE": ("Y", count * 10)}.get(
                unit, (unit, count)
            )
        base = self.published
        if meaning.base == "previous" and self.previous:
            base = self.previous.days.last if count > 0 else self.previous.days.first
            return self._from_previous(period_value(base, unit, int(count)), unknown)
        if base is None:
            return Resolved(unknown)
        if (
            unit == "WE"
            and count == 0
            and expression.tense not in ("future", "infinitive")
            and expression.rule == "narrated-unit"
            and base.isoweekday() < 6
        ):
            count = -1
        return self._from_published(period_value(base, unit, int(count)), unknown)

    def _parallel_quarter(self, expression: Expression, meaning: Shift) -> Resolved | None:
        """After "the third quarter", "a year earlier" is the third quarter of the year before, and "the quarter" the same one."""
        if self.previous is None or "-Q" not in self.previous.value or expression.reach == "text":
            return None
        if meaning.unit == "Y" and meaning.count == -1 and expression.rule == "counted-away":
            return self._from_previous(period_value(self.previous.days.first, "Q", -4), "XXXX-QX")
        if meaning.unit == "Q" and expression.relation == "same":
            return self._from_previous(self.previous.value, "XXXX-QX")
        return None

    def _holiday(self, expression: Expression, meaning: Holiday) -> Resolved:
        day_in = HOLIDAYS[meaning.name]
        sample = day_in(2023)
        unknown = "XXXX-XX-XX" if meaning.name in MOVING else f"XXXX-{sample:%m-%d}"
        if meaning.year is not None:
            return Resolved(day_in(meaning.year).isoformat())
        near = self._year_from_previous(expression)
        start = near or self.published
        if start is None or not 2 < start.year < 9998:
            return Resolved(unknown)
        days = [day_in(start.year + step) for step in (-1, 0, 1)]
        if expression.relation == "this":
            day = days[1]
        elif expression.relation == "last" or (expression.tense == "past" and not expression.relation):
            day = max((day for day in days if day <= start), default=days[0])
        elif expression.relation == "next" or expression.tense == "future":
            day = min((day for day in days if day >= start), default=days[2])
        else:
            day = min(days, key=lambda day: abs((day - start).days))
        return self._from_previous(day.isoformat(), unknown) if near else self._from_published(day.isoformat(), unknown)

    def _part_of(self, expression: Expression, meaning: PartOf) -> Resolved:
        whole = self._calendar(expression, meaning.whole)
        unknown = f"XXXX-WXX-{meaning.weekday}" if meaning.weekday else UNKNOWN[meaning.unit]
        days = days_of(whole.value)
        if days is None:
            return Resolved(unknown)
        if meaning.weekday:
            day = nth_weekday(days.first.year, days.first.month, meaning.weekday, meaning.ordinal)
        elif meaning.unit == "D":
            day = days.last if meaning.ordinal < 0 else days.first + timedelta(days=meaning.ordinal - 1)
        else:
            day = days.last if meaning.ordinal < 0 else days.first + timedelta(days=7 * (meaning.ordinal - 1))
        if not days.first <= day <= days.last:
            return Resolved(unknown)
        return whole._replace(value=day.isoformat() if meaning.unit == "D" else period_value(day, meaning.unit) or unknown)

    def _same_day(self, expression: Expression) -> Resolved:
        if self.previous and expression.reach != "text" and self.previous.days.first == self.previous.days.last:
            return self._from_previous(self.previous.days.first.isoformat(), "XXXX-XX-XX")
        return self._from_published(self.published.isoformat() if self.published else None, "XXXX-XX-XX")

    def _same_period(self, meaning: SamePeriod) -> Resolved:
        unit = meaning.unit
        if self.previous and (shape := _grain(self.previous.value)) and (not unit or unit == shape):
            return self._from_previous(_years_on(self.previous, meaning.years_away, shape), UNKNOWN[shape])
        if self.published is None:
            return Resolved(UNKNOWN[unit or "Y"])
        if unit == "Q":
            return self._from_published(period_value(self.published, "Q", -1 + 4 * meaning.years_away), "XXXX-QX")
        months = {"M": 12, "Y": 1, "": 1}.get(unit, 0) * meaning.years_away
        return self._from_published(period_value(self.published, unit if unit == "M" else "Y", months), UNKNOWN[unit or "Y"])

    def _decade(self, tens: int) -> Resolved:
        if self.published is None:
            return Resolved(f"19{tens}" if tens > 2 else "XXX")
        decade = self.published.year // 10
        while decade % 10 != tens:
            decade -= 1
        return Resolved(f"{decade:03d}", f"published {self.published.isoformat()}", published=True)


def calendar_value(meaning: Calendar, year: int | None) -> str | None:
    """The TIMEX3 value of calendar parts in ``year``; with X for the digits of an unknown one, None when impossible."""
    if year is not None and not 1 <= year <= 9999:
        return None
    shown = "XXXX" if year is None else f"{year:04d}"
    if meaning.day is not None and meaning.month is not None:
        if year is None:
            return f"XXXX-{meaning.month:02d}-{meaning.day:02d}"
        return day_value(year, meaning.month, meaning.day)
    if meaning.month is not None:
        return f"{shown}-{meaning.month:02d}"
    if meaning.season:
        return f"{shown}-{meaning.season}"
    if meaning.quarter is not None:
        return f"{shown}-Q{meaning.quarter}"
    return f"{shown}-H{meaning.half}" if meaning.half is not None else shown


def _value_near(meaning: Calendar, near: date, *, unlimited: bool) -> str | None:
    """The value in the year that puts it closest after ``near``: up to a month before, up to eleven after."""
    for year in (near.year, near.year + 1, near.year - 1):
        value = calendar_value(meaning, year)
        days = days_of(value) if value else None
        if days and -60 <= (days.last - near).days <= 300:
            return value
    return calendar_value(meaning, near.year) if unlimited else None


def _years_on(previous: Previous, years: int, shape: str) -> str | None:
    months = {"D": 0, "W": 0, "M": 12, "Q": 4, "HY": 2, "Y": 1}[shape]
    return period_value(previous.days.first, shape, months * years)


def _grain(value: str) -> str:
    """The unit of a month, quarter, half or year; empty for others."""
    if "-Q" in value:
        return "Q"
    if "-H" in value:
        return "HY"
    return {4: "Y", 7: "M"}.get(len(value), "") if "-W" not in value and "-S" not in value else ""


def _week(day: date, unit: str) -> str:
    return week_value(day) + ("-WE" if unit == "WE" else "")


def _at_time(value: str, time: str) -> str:
    return value + time if "T" not in value and len(value) >= 10 else value


def _is_explicit(expression: Expression) -> bool:
    return isinstance(expression.meaning, Calendar) and expression.meaning.year is not None


def _is_history(expressions: Sequence[Expression], published: date | None) -> bool:
    """Whether the text tells of years gone by in dates, so that "On May 5" is of the year it is at."""
    explicit = [e.meaning.year for e in expressions if isinstance(e.meaning, Calendar) and e.meaning.year and e.meaning.month]
    deictic = sum(
        (isinstance(e.meaning, Weekday) and e.meaning.weeks_away is None)
        or (isinstance(e.meaning, Shift) and e.meaning.base == "published")
        for e in expressions
    )
    if published is not None:
        explicit = [year for year in explicit if year <= published.year - 2]
    return len(explicit) >= _NARRATIVE_DATES and len(explicit) > 2 * deictic
