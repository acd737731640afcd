"""Values of periods and the days they cover, holidays, and amounts of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.annotate.dates.calendar import days_of, period_value
from app.annotate.dates.holidays import HOLIDAYS, easter, nth_weekday
from app.annotate.dates.quantities import amount, duration


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-02", "2014-02-01", "2014-02-28"),
        ("2014-02-03", "2014-02-03", "2014-02-03"),
        ("2014-02-03T15:30", "2014-02-03", "2014-02-03"),
        ("2014-02-03TNI", "2014-02-03", "2014-02-03"),
        ("2014-Q3", "2014-07-01", "2014-09-30"),
        ("2014-H2", "2014-07-01", "2014-12-31"),
        ("2014-W01", "2013-12-30", "2014-01-05"),
        ("2014-W01-WE", "2014-01-04", "2014-01-05"),
        ("2014-SU", "2014-06-01", "2014-08-31"),
        ("2014-WI", "2014-12-01", "2015-02-28"),
        ("198", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["XXXX", "XXXX-05", "XXXX-WXX-3", "P3D", "PRESENT_REF", "2014-13", "2014-02-30", "2014-W54", "BC0480", "0000", ""]
)
def test_what_names_no_days_covers_none(value: str) -> None:
    assert days_of(value) is None


@settings(deadline=None, max_examples=60)
@given(day=st.dates(), unit=st.sampled_from(("D", "W", "WE", "M", "Q", "HY", "Y", "DE", "CE")))
def test_a_day_lies_in_its_own_period(day: date, unit: str) -> None:
    value = period_value(day, unit)
    days = days_of(value) if value else None
    assert days is None or days.first <= day <= days.last or (unit == "WE" and day < days.first)


@settings(deadline=None, max_examples=60)
@given(day=st.dates(), unit=st.sampled_from(("D", "W", "M", "Q", "Y", "DE")), count=st.integers(-(10**6), 10**6))
def test_shifting_out_of_the_calendar_gives_nothing_instead_of_an_error(day: date, unit: str, count: int) -> None:
    value = period_value(day, unit, count)
    assert value is None or value[0].isdecimal()


def test_easter_and_weekday_holidays_fall_on_the_known_days() -> None:
    assert [easter(year).isoformat() for year in (1961, 2000, 2016, 2024)] == ["1961-04-02", "2000-04-23", "2016-03-27", "2024-03-31"]
    assert nth_weekday(2024, 5, 1, -1) == date(2024, 5, 27)
    assert HOLIDAYS["thanksgiving"](2023) == date(2023, 11, 23)
    assert all(HOLIDAYS[name](year).year == year for name in HOLIDAYS for year in (2, 1999, 9998))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("twenty - five", 25), ("one hundred and fifty", 150), ("two and a half", 2.5), ("a dozen", 12), ("a couple of", 2), ("2 1/2", 2.5),
        ("1½", 1.5), ("3,000", 3000), ("1.5 million", 1_500_000), ("several", None), ("a few", None), ("a", 1),
    ],
)  # fmt: skip
def test_amounts_are_read_as_printed(words: str, expected: float | None) -> None:
    assert amount(words.split(" ") if "/" not in words else [words]) == expected


def test_durations_are_iso_8601() -> None:
    assert [duration("years", 2.5), duration("decades", 2), duration("hours", 1.5), duration("weeks", None), duration("fortnight", 1)] == [
        "P2Y6M", "P20Y", "PT1H30M", "PXW", "P2W",
    ]  # fmt: skip
