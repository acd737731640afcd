"""Turns of phrase of wires and business pages; every sentence is made up. The publication day is Thursday 26 October 1995."""

from __future__ import annotations

import pytest

from tests.annotate.dates.reading import mentions, values

DAY = "1995-10-26"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crew rested for two or three weeks.", {"two or three weeks": "P3W"}),
        ("The mill burned down three or four years ago.", {"three or four years ago": "1991"}),
        ("The bridge may stand a year or two.", {"a year or two": "P2Y"}),
        ("The well ran dry a month or two ago.", {"a month or two ago": "1995-08"}),
        ("The river has moved over several decades.", {"several decades": "PXDE"}),
        ("The river has moved over two decades.", {"over two decades": "P20Y"}),
        ("Rowers trained in 1988. Over the following decade the club grew.", {"1988": "1988", "the following decade": "P10Y"}),
    ],
)
def test_amounts_of_two_numbers_or_of_none_are_lengths_of_time(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hale lost by one second.", {"one second": "PT1S"}),
        ("Hale was one second slower than Brandt.", {"one second": "PT1S"}),
        ("A second later the mast fell.", {"A second": "PT1S"}),
        ("The lamp flickers for half a second.", {"half a second": "PT0.5S"}),
        ("The party bought a 30-second spot.", {"30-second": "PT30S"}),
        ("Hale won the second leg after one second row.", {}),
        ("It was the twenty-second time that a second-hand pump broke down.", {}),
        ("Hale ran a sub-four-minute mile.", {}),
    ],
)
def test_a_second_is_a_length_of_time_where_it_counts_nothing(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the past, they walked.", {"the past": "PAST_REF"}),
        ("They met at five o'clock.", {"five o'clock": "1995-10-26T05:00"}),
        ("The gates open at seven p.m.", {"seven p.m.": "1995-10-26T19:00"}),
    ],
)
def test_a_paragraph_without_any_other_word_of_time_is_read(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The yard hopes to deliver by end of year.", {"end of year": "1995"}),
        ("Dues must be paid at the start of week.", {"the start of week": "1995-W43"}),
        ("The end of year show was sold out.", {}),
        ("They want peace by the year two thousand.", {"the year two thousand": "2000"}),
        ("Earlier Monday, the port reopened.", {"Earlier Monday": "1995-10-23"}),
        ("The ferry leaves on Monday, Tuesday and Friday nights.", {
            "Monday": "XXXX-WXX-1TNI", "Tuesday": "XXXX-WXX-2TNI", "Friday nights": "XXXX-WXX-5TNI",
        }),
    ],
)  # fmt: skip
def test_spans_are_not_cut_short(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("day", "text", "value"),
    [
        ("1995-09-06", "Traffic was thin on Labor Day weekend.", "1995-W35-WE"),
        ("1995-12-01", "Shops did well on Thanksgiving weekend.", "1995-W47-WE"),
        ("1995-04-10", "Pilgrims sang as Easter week began.", "1995-W15"),
        ("1995-06-12", "The choir sang during Easter week.", "1995-W15"),
        ("1995-11-20", "The inn will close for Christmas week.", "1995-W52"),
    ],
)
def test_the_week_or_weekend_of_a_holiday_is_one_expression(day: str, text: str, value: str) -> None:
    assert [mention.value for mention in mentions(text, day)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        'The minister said on "This Week," a programme, that he would stay.',
        "The minister told CBS This Morning that he would stay.",
        'The minister sang on NBC\'s "Today."',
        'The minister sang on the "Today" programme.',
        "Nobody parks in the long-term car park.",
    ],
)
def test_titles_and_kinds_of_things_are_no_dates(text: str) -> None:
    assert values(text, DAY) == {}


def test_what_is_said_in_quotation_marks_is_no_title() -> None:
    assert values('"This week," he said, "we sail." "Tomorrow," she said.', DAY) == {"This week": "1995-W43", "Tomorrow": "1995-10-27"}


def test_today_in_the_sense_of_our_time_is_the_present() -> None:
    text = "Nobody in today's world would build it for less than 2 million in today's money, and today's game was lost."
    assert [mention.value for mention in mentions(text, DAY)] == ["PRESENT_REF", "PRESENT_REF", "1995-10-26"]


@pytest.mark.parametrize(
    ("day", "text", "value"),
    [
        ("1995-03-08", "The firm agreed to sell its mill in November.", "1994-11"),
        ("1995-03-08", "The firm agreed to sell its mill in June.", "1995-06"),
        ("1995-03-08", "The firm will sell its mill in November.", "1995-11"),
        ("1995-02-08", "The team is going to get beat in the spring.", "1995-SP"),
    ],
)
def test_a_promise_looks_to_the_nearer_month(day: str, text: str, value: str) -> None:
    assert [mention.value for mention in mentions(text, day)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit fell in the quarter ended Sept. 30.", {"the quarter": "1995-Q3", "Sept. 30": "1995-09-30"}),
        ("Profit fell in the quarter ended July 2.", {"the quarter": "1995-Q2", "July 2": "1995-07-02"}),
        ("Profit fell in the quarter ended Jan. 1, 1995.", {"the quarter": "1994-Q4", "Jan. 1, 1995": "1995-01-01"}),
        ("Profit fell in the quarter ended Aug. 31.", {"the quarter": "P3M", "Aug. 31": "1995-08-31"}),
        ("For the six months to March 31, profit fell.", {"the six months": "P6M", "March 31": "1995-03-31"}),
        ("For the year to December 31, profit fell.", {"the year": "P1Y", "December 31": "1994-12-31"}),
        ("The vote was put off by three months to December 31.", {"three months": "P3M", "December 31": "1995-12-31"}),
    ],
)
def test_the_day_that_ends_a_period_is_behind_and_says_which_quarter_it_was(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


def test_results_are_compared_with_the_period_that_the_report_is_about() -> None:
    text = (
        "Alder Mills said third-quarter profit fell.\n\n"
        "Net was $7 million, or 22 cents a share, down from $9 million, or 30 cents a share, a year ago. The latest period had a gain.\n\n"
        "Year-earlier results included a loss. During the quarter sales rose. For the nine months it earned $20 million, or 60 cents "
        "a share, compared with $25 million, or 80 cents a share, a year earlier."
    )
    assert values(text, DAY) == {
        "third-quarter": "1995-Q3",
        "a year ago": "1994-Q3",
        "The latest period": "1995-Q3",
        "Year-earlier": "1994-Q3",
        "the quarter": "1995-Q3",
        "the nine months": "P9M",
        "a year earlier": "1994",
    }


def test_the_latest_period_of_nothing_told_is_unknown() -> None:
    assert values("The latest period had a gain.", DAY) == {"The latest period": "XXXX"}
