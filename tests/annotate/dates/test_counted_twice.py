"""Times counted twice and days with a word for a year; every sentence is made up. The publication day is Wednesday 10 March 2021."""

from __future__ import annotations

import pytest

from tests.annotate.dates.reading import mentions, values

DAY = "2021-03-10"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank the week before last.", {"the week before last": "2021-W08"}),
        ("Both towns vote the month after next.", {"the month after next": "2021-05"}),
        ("Rain fell the Sunday before last.", {"the Sunday before last": "2021-02-28"}),
        ("Hale left the night before last.", {"the night before last": "2021-03-08TNI"}),
        ("Hale spoke in the week before last month's vote.", {"last month": "2021-02"}),
    ],
)
def test_what_is_before_the_last_or_after_the_next(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill opened 12 years ago this month.", {"12 years ago this month": "2009-03"}),
        ("A decade ago this week the dam broke.", {"A decade ago this week": "2011-W10"}),
        ("The club was founded 30 years ago this May.", {"30 years ago this May": "1991-05"}),
        ("The choir sang here 20 years ago this summer.", {"20 years ago this summer": "2001-SU"}),
        ("Wool costs what it did this time last year.", {"this time last year": "2020"}),
        ("Hale returned two years ago. This month the mill closed.", {"two years ago": "2019", "This month": "2021-03"}),
    ],
)
def test_years_before_a_time_that_is_now(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lease runs out on 31 March next year.", {"31 March next year": "2022-03-31"}),
        ("The pact was signed on May 5 of last year.", {"May 5 of last year": "2020-05-05"}),
        ("The hearing is set for March 11 this year.", {"March 11": "2021-03-11", "this year": "2021"}),
        ("Hale and Brandt met on May 3 and parted as friends.", {"May 3": "2020-05-03"}),
        ("Hale and Brandt will meet on May 3.", {"May 3": "2021-05-03"}),
        ("The talks are to end in May.", {"May": "2021-05"}),
        ("The ship left on June 3, 1990. It reached the isles on June 9.", {"June 3, 1990": "1990-06-03", "June 9": "1990-06-09"}),
        ("The ship left on June 3, 1990. It was sold on Dec. 9.", {"June 3, 1990": "1990-06-03", "Dec. 9": "2020-12-09"}),
        ("The ship left on Feb. 28, 1990. It was sold on March 8.", {"Feb. 28, 1990": "1990-02-28", "March 8": "2021-03-08"}),
        ("The ship left on June 3, 1990.\n\nIt was sold on June 9.", {"June 3, 1990": "1990-06-03", "June 9": "2020-06-09"}),
        ("The fair runs from the 3rd to the 9th of June.", {"the 3rd": "2021-06-03", "the 9th of June": "2021-06-09"}),
    ],
)
def test_the_year_of_a_day(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The law asks for between five and seven years.", [("five", "P5Y"), ("seven years", "P7Y")]),
        ("The brothers got terms of five and seven years.", [("five", "P5Y"), ("seven years", "P7Y")]),
        ("The siege lasted two hundred and five days.", [("two hundred and five days", "P205D")]),
        ("The roof is to be done in the next two to three weeks.", [("the next two to three weeks", "P3W")]),
        ("The town lost three mayors in as many years.", []),
        ("For many years the bridge was closed.", [("many years", "PXY")]),
        ("Brandt rowed in the 1988, 1992 and 1996 games.", [("1988", "1988"), ("1992", "1992"), ("1996", "1996")]),
        ("Fewer came to the 2010 and 2014 votes.", [("2010", "2010"), ("2014", "2014")]),
        ("Brandt ran the 1500, and won.", []),
    ],
)
def test_numbers_joined_by_and(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.value) for mention in mentions(text, DAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hale was woken at seven in the morning.", {"seven in the morning": "2021-03-10T07:00"}),
        ("The train left at 4:30 in the morning.", {"4:30 in the morning": "2021-03-10T04:30"}),
        ("The play begins at 8 tonight.", {"8 tonight": "2021-03-10T20:00"}),
        ("A bell rang at two at night.", {"two at night": "2021-03-10T02:00"}),
        ("The raid began on the morning of the 16th.", {"the morning of the 16th": "2021-02-16TMO"}),
        ("Hale put out seven in the morning session.", {"the morning": "2021-03-10TMO"}),
    ],
)
def test_hours_with_the_part_of_their_day(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected
