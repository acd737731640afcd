"""Going through a text's expressions in order: each may be counted from the publication date or from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, assert_never

from app.annotate.dates.calendar import UNKNOWN, calendar_value, day_value, days_of, period_value, shifted_day
from app.annotate.dates.direction import (
    feast_value,
    nearest_day,
    pick_holiday,
    pick_month,
    pick_weekday,
    pick_year,
    value_near,
    weekend_of,
)  # fmt: skip
from app.annotate.dates.expression import (
    A_SHARE,
    Calendar,
    Decade,
    Expression,
    Fixed,
    Holiday,
    Offset,
    PartOf,
    SameDay,
    SamePeriod,
    Shift,
    Weekday,
    WeekOf,
)  # fmt: skip
from app.annotate.dates.history import goes_on, is_history
from app.annotate.dates.holidays import MOVING, falls_in
from app.annotate.dates.meanings import (
    LONGER_THAN_A_QUARTER,
    Resolved,
    at_time,
    compares,
    day_in_part,
    decade_before,
    is_news,
    prints_its_year,
    range_of_years,
    week_around,
    whole_units,
)  # fmt: skip
from app.annotate.dates.trail import AWAY, Dated, Trail, period_unit

_LONG_AGO: Final = 300  # days
_SAID_LATELY: Final = 7  # days
_YEARS_ON: Final = {"M": 12, "Q": 4, "HY": 2, "Y": 1}


class Narration:
    """The state of reading one text's expressions from the first to the last."""

    def __init__(self, published: date | None, expressions: Sequence[Expression]) -> None:
        self.published = published
        self.expressions = expressions
        self.trail = Trail()
        self.history = is_history(expressions, published)
        self.done: list[Resolved] = []

    def resolve_all(self) -> list[Resolved]:
        for expression in self.expressions:
            self.done.append(self._next(expression))
        return self.done

    def _next(self, expression: Expression) -> Resolved:
        self.trail.move(expression.reach)
        resolved = self._resolve(expression)
        if expression.time:
            resolved = resolved._replace(value=at_time(resolved.value, expression.time))
        if expression.type in ("DATE", "TIME"):
            if days := days_of(resolved.value):
                self.trail.add(
                    resolved.value,
                    days,
                    explicit=prints_its_year(expression),
                    published=resolved.published,
                    compared=compares(expression),
                )
            elif not isinstance(expression.meaning, Fixed | Decade):
                self.trail.clear()
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
                named = meaning.day
                day = self._calendar(expression, named) if isinstance(named, Calendar) else self._holiday(expression, named, lead=6)
                return day._replace(value=week_around(meaning, day.value))
            case SameDay() as meaning:
                return self._same_day(meaning)
            case SamePeriod() as meaning:
                return self._same_period(meaning)
            case Decade(tens=tens):
                return self._decade(tens)
            case Offset() as meaning:
                return self._offset(expression, meaning)
            case _:
                assert_never(expression.meaning)

    # ---------- where to count from ----------
    def _from_published(self, value: str | None, unknown: str) -> Resolved:
        if self.published is None or value is None:
            return Resolved(unknown)
        return Resolved(value, f"published {self.published.isoformat()}", published=True)

    def _from_mention(self, dated: Dated, value: str | None, unknown: str) -> Resolved:
        return Resolved(value, f"mention {dated.value}", dated.published) if value else Resolved(unknown)

    def _told_near(self, expression: Expression) -> Dated | None:
        """The mention whose year an open date shares, when the text tells a story and has printed its year."""
        dated = self.trail.latest()
        if dated is None or (expression.relation and expression.relation not in ("same", "previous", "following")):
            return None
        if self.published is None and expression.tense in ("future", "infinitive"):
            return None
        if self.history or expression.joined or (expression.relation and dated.away != 2):
            return dated
        if not dated.explicit or len(dated.value) < 7:
            return None
        if self.published is None:
            near = dated.away == 0 and (dated.is_day or dated.value[5:7].isdecimal())
            return dated if near else None
        if (self.published - dated.days.last).days <= _LONG_AGO or (dated.away and not goes_on(expression, dated)):
            return None
        return None if isinstance(expression.meaning, Calendar) and is_news(expression.meaning, self.published) else dated

    # ---------- one meaning each ----------
    def _calendar(self, expression: Expression, meaning: Calendar) -> Resolved:
        unknown = calendar_value(meaning, None) or "XXXX"
        if meaning.year is not None:
            return Resolved(calendar_value(meaning, meaning.year) or unknown)
        if meaning.years_away is not None:
            year = self.published.year + meaning.years_away if self.published else None
            return self._from_published(calendar_value(meaning, year) if year else None, unknown)
        if meaning.month is None and meaning.day is not None:
            return self._day_of_month(expression, meaning.day)
        if (near := self._told_near(expression)) and (value := value_near(meaning, near.days.first, anywhere=self.history)):
            return self._from_mention(near, value, unknown)
        if self.published is None:
            return Resolved(unknown)
        found = pick_year(self.published, meaning, expression)
        return self._from_published(calendar_value(meaning, found) if found else None, unknown)

    def _day_of_month(self, expression: Expression, day: int) -> Resolved:
        """In the month of the last mention nearby, else in the month that puts it nearest to the publication."""
        unknown = f"XXXX-XX-{day:02d}"
        near = self.trail.latest("M")
        if near and near.away < 2:
            return self._from_mention(near, day_value(near.days.first.year, near.days.first.month, day), unknown)
        if self.published is None:
            return Resolved(unknown)
        year, month = pick_month(self.published, day, expression)
        return self._from_published(day_value(year, month, day), unknown)

    def _weekday(self, expression: Expression, meaning: Weekday) -> Resolved:
        unknown = f"XXXX-WXX-{meaning.weekday}"
        near = self.trail.latest("D")
        told = expression.relation in ("following", "previous") or (self.history and self.published is None)
        if near and told and meaning.weeks_away is None:
            backwards = expression.relation in ("previous", "last")
            beyond = backwards or expression.relation in ("following", "next")
            value = nearest_day(near.days.first, meaning.weekday, -1 if backwards else 1, itself=not beyond)
            return self._from_mention(near, value, unknown)
        if near and expression.joined == "to":
            value = nearest_day(near.days.last, meaning.weekday, 1, itself=expression.type == "TIME")
            return self._from_mention(near, value, unknown)
        if self.published is None:
            return Resolved(unknown)
        if meaning.weeks_away is not None:
            monday = self.published - timedelta(days=self.published.isoweekday() - 1)
            return self._from_published(period_value(monday, "D", meaning.weeks_away * 7 + meaning.weekday - 1), unknown)
        return self._from_published(pick_weekday(self.published, meaning.weekday, expression), unknown)

    def _shift(self, expression: Expression, meaning: Shift) -> Resolved:
        if quarter := self._parallel_quarter(expression, meaning):
            return quarter
        unit, count = whole_units(meaning)
        unknown = UNKNOWN.get(unit, "XXXX-XX-XX")
        if unit == "H":
            return self._from_published(f"{self.published}TXX:XX", "XXXX-XX-XXTXX:XX")
        if expression.said and (said := self._saying(expression.said)) and (days := days_of(said.value)):
            return Resolved(period_value(days.first, unit, count) or unknown, f"mention {said.value}", published=said.published)
        near = self.trail.start(unit, count, named=expression.relation == "same") if meaning.base == "previous" else None
        if near and not (count <= 0 and near.away and self.published and near.days.first > self.published):
            return self._from_mention(near, period_value(near.days.last if count > 0 else near.days.first, unit, count), unknown)
        if self.published is None or (meaning.base == "previous" and count > 0):
            return Resolved(unknown)
        if unit == "WE" and count == 0:
            return self._from_published(weekend_of(self.published, expression), unknown)
        return self._from_published(period_value(self.published, unit, count), unknown)

    def _saying(self, way: int) -> Resolved | None:
        """The mention that dates a quotation, unless it is not of the week before the publication."""
        place = len(self.done) + way
        if not 0 <= place < len(self.expressions):
            return None
        resolved = self.done[place] if way < 0 else self._resolve(self.expressions[place])
        days = days_of(resolved.value)
        lately = days is not None and (self.published is None or 0 <= (self.published - days.first).days <= _SAID_LATELY)
        return resolved if lately else None

    def _parallel_quarter(self, expression: Expression, meaning: Shift) -> Resolved | None:
        """After "the third quarter", "a year earlier" is that of the year before, and "the quarter" the same one."""
        if meaning.unit == "Q" and expression.relation == "same" and (quarter := self.trail.period("Q")):
            return self._from_mention(quarter, quarter.value, "XXXX-QX")
        near = self.trail.period()
        if self.done and self.done[-1].value in LONGER_THAN_A_QUARTER and expression.reach != "text":
            return None  # "for the nine months it earned $3 million, against $2 million a year earlier"
        if near is None or "-Q" not in near.value or (near.away == 2 and expression.preposition != A_SHARE):
            return None
        if meaning.unit == "Y" and meaning.count == -1 and meaning.counted:
            return self._from_mention(near, period_value(near.days.first, "Q", -4), "XXXX-QX")
        return None

    def _holiday(self, expression: Expression, meaning: Holiday, *, lead: int = 0) -> Resolved:
        unknown = (
            "XXXX-XX-XX" if meaning.name in MOVING else feast_value(meaning.name, falls_in(meaning.name, 2023)[0]).replace("2023", "XXXX")
        )
        if meaning.year is not None:
            days = falls_in(meaning.name, meaning.year)
            return Resolved(feast_value(meaning.name, days[0]) if days else f"{meaning.year:04d}")
        near = self._told_near(expression)
        if near and (self.history or near.is_day):
            return self._from_mention(near, pick_holiday(near.days.first, meaning.name, expression, told=True), unknown)
        return self._from_published(pick_holiday(self.published, meaning.name, expression, lead=lead) if self.published else None, unknown)

    def _part_of(self, expression: Expression, meaning: PartOf) -> Resolved:
        parts = meaning.whole
        whole = self._calendar(expression, parts) if isinstance(parts, Calendar) else self._shift(expression, parts)
        unknown = f"XXXX-WXX-{meaning.weekday}" if meaning.weekday else UNKNOWN[meaning.unit]
        days = days_of(whole.value)
        if days is None:
            return Resolved(unknown)
        day = day_in_part(meaning, days)
        if not days.first <= day <= days.last:
            return Resolved(unknown)
        return whole._replace(value=period_value(day, meaning.unit) or unknown)

    def _same_day(self, meaning: SameDay) -> Resolved:
        near = self.trail.latest("D")
        known = self.published
        if (
            near
            and near.away <= AWAY[meaning.within]
            and (known is None or near.away == 0 or near.days.first <= known)
            and (not meaning.narrated or known is None or abs((near.days.first - known).days) <= 7)
        ):
            return self._from_mention(near, near.days.first.isoformat(), "XXXX-XX-XX")
        return self._from_published(self.published.isoformat() if self.published else None, "XXXX-XX-XX")

    def _same_period(self, meaning: SamePeriod) -> Resolved:
        if meaning.unit == "time":  # at that time
            latest = self.trail.latest()
            return self._from_mention(latest, latest.value.partition("T")[0], "PAST_REF") if latest else Resolved("PAST_REF")
        if meaning.unit == "years":  # in those years
            years = range_of_years(self.expressions, [done.value for done in self.done]) or self.trail.whole_decade()
            return Resolved(years, f"mention {years}") if years else Resolved("PAST_REF")
        unit, near = meaning.unit, self.trail.period(meaning.unit if meaning.unit in _YEARS_ON else "")
        if near and (shape := period_unit(near.value)) and (shape != "Y" or near.explicit):
            away = meaning.years_away if meaning.year is None else meaning.year - near.days.first.year
            return self._from_mention(near, period_value(near.days.first, shape, _YEARS_ON[shape] * away), UNKNOWN[shape])
        if meaning.year is not None:
            return Resolved(f"{meaning.year:04d}")
        unknown = UNKNOWN[unit or "Y"]
        if self.published is None or unit not in ("", *_YEARS_ON) or not (unit or meaning.years_away):
            return Resolved(unknown)
        steps = _YEARS_ON[unit or "Y"] * meaning.years_away - (1 if unit == "Q" else 0)
        return self._from_published(period_value(self.published, unit or "Y", steps), unknown)

    def _offset(self, expression: Expression, meaning: Offset) -> Resolved:
        start = self._resolve(replace(expression, meaning=meaning.start))
        days = days_of(start.value)
        if days is None:
            return start if isinstance(meaning.start, Weekday) else Resolved(UNKNOWN["D"])
        return start._replace(value=shifted_day(days.first, meaning.unit, meaning.count) or UNKNOWN["D"])

    def _decade(self, tens: int) -> Resolved:
        if self.published is None:
            return Resolved(f"19{tens}" if tens > 2 else "XXX")
        return self._from_published(decade_before(self.published, tens), "XXX")
