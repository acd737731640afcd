"""What no newspaper prints: impossible days, huge numbers, foreign digits, megabytes. No crash, nothing invented, linear time."""

from __future__ import annotations

import sys

import pytest

from app.annotate.dates import find_dates
from app.domain import Published
from tests.annotate.dates.reading import mentions, values
from tests.growth import assert_grows_with_length, assert_within


@pytest.mark.parametrize(
    "text",
    [
        "2011-02-30",
        "February 30, 2011",
        "31 April 2011",
        "30/02/2011",
        "99/99/9999",
        "2011-13-01",
        "at 25:61",
        "13:00 pm",
        "0000-00-00",
        "day 0",
    ],
)
def test_days_and_times_that_do_not_exist_are_not_made_up(text: str) -> None:
    assert all(
        mention.first_day is None or mention.value in ("2011", "2011-02", "2011-04") for mention in mentions(f"It was {text}, they said.")
    )


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999", "0001-01", "2011-02-30", "0000-00-00", "soon", ""])
def test_the_ends_of_the_calendar_and_nonsense_as_publication_date_stop_nothing(day: str) -> None:
    text = "Yesterday, tomorrow, last week, next weekend, a century ago, 3,000 years ago, 9000 years from now, next Friday, in May, Easter."
    found = find_dates({"body": text}, published=Published(date=day, precision="day", origin="metadata"))
    assert len(found) == 10
    assert all(mention.value for mention in found)


def test_huge_numbers_are_no_dates() -> None:
    digits = "7" * 400
    assert values(f"It has {digits} parts, 1,{digits} and 5.{digits}, since {digits}.") == {}
    assert all(len(value) < 20 for value in values(f"{digits} years ago, May {digits}, {digits} days").values())


def test_a_megabyte_of_digits_is_read_at_once() -> None:
    assert mentions("7" * 1_000_000) == ()
    assert_within(5, lambda: mentions("7" * 1_000_000))


def test_digits_of_other_scripts_and_signs_are_no_numbers() -> None:
    digits = [chr(code) for code in range(128, sys.maxunicode + 1) if chr(code).isdigit() or chr(code).isnumeric()]
    assert mentions(" ".join(digits)) == ()
    assert mentions("".join(digits)) == ()
    for digit in digits[::17]:
        for text in (f"{digit} May 2014", f"201{digit}", f"May {digit}, 2014", f"{digit} days ago", f"1{digit}:30 p.m."):
            assert all(digit not in mention.text for mention in mentions(text, "2020-01-01")), text


def test_odd_characters_stop_nothing() -> None:
    assert values("\x00\x00 \ud800 on Monday\u2028, \u202eMay 6, 2014\ufeff") == {"Monday": "XXXX-WXX-1", "May 6, 2014": "2014-05-06"}
    assert mentions("") == ()
    assert mentions("\n\n\n") == ()


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "1,",
        "1-",
        "1/",
        "May ",
        "May 5, ",
        "Monday ",
        "the end of ",
        "'90s ",
        "two and ",
        "2014-",
        "1:0",
        "one-",
        "Theresa May by May, the ",
        "\n ",
        "1st and ",
        "a few ",
        '"today said Monday ',
        ", who sailed Sunday, was at 4:30 ",
        "a year ago in the third quarter ",
        "three days before Christmas ",
        "9/11 ",
        "half ",
    ],
)
def test_time_grows_with_length_and_not_faster(unit: str) -> None:
    assert_grows_with_length(lambda text: mentions(text, "2024-05-05"), unit * (40_000 // len(unit)))


def test_many_mentions_of_a_name_that_is_a_month_do_not_search_the_text_each_time() -> None:
    text = "word " * 40_000 + "by May, " * 4_000
    assert_within(20, lambda: mentions(text, "2024-05-05"))
