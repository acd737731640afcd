from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.browse.periods import period
from app.errors import UsageError


@pytest.mark.parametrize(
    ("written", "text", "first", "last"),
    [
        ("2014", "2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2014-3-6", "2014-03-06", date(2014, 3, 6), date(2014, 3, 6)),
        ("16 March 2014", "2014-03-16", date(2014, 3, 16), date(2014, 3, 16)),
        ("may 2014", "2014-05", date(2014, 5, 1), date(2014, 5, 31)),
        ("0001", "0001", date.min, date(1, 12, 31)),
        ("9999-12-31", "9999-12-31", date.max, date.max),
    ],
)
def test_years_months_and_days_are_read(written: str, text: str, first: date, last: date) -> None:
    found = period(written)
    assert (found.text, found.first, found.last) == (text, first, last)


@pytest.mark.parametrize(
    "written", ["2011-02-30", "2023-02-29", "2014-13", "0000", "2014-00", "2014-05-00", "", "now", "20145", "-2014", "２０１４", "2014-"]
)
def test_what_the_calendar_does_not_have_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match=r"date|year|month|exist"):
        period(written)


@settings(max_examples=100, deadline=None)
@given(st.dates())
def test_every_day_is_read_back(day: date) -> None:
    found = period(day.isoformat())
    assert (found.first, found.last, found.precision) == (day, day, "day")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_period_or_a_clear_refusal(written: str) -> None:
    try:
        found = period(written)
    except UsageError:
        return
    assert found.first <= found.last
