"""Days counted from a named day, and periods that are compared with others."""

from __future__ import annotations

import pytest

from tests.annotate.dates.reading import mentions, values

WEDNESDAY = "2024-09-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court meets a week on Friday.", {"a week on Friday": "2024-09-20"}),
        ("The court meets Tuesday week.", {"Tuesday week": "2024-09-24"}),
        ("It opens two weeks from tomorrow.", {"two weeks from tomorrow": "2024-09-26"}),
        ("It opens a fortnight from Monday.", {"a fortnight from Monday": "2024-09-30"}),
        ("It opens in two weeks' time.", {"two weeks' time": "2024-W39"}),
        ("It opens in a year’s time.", {"a year’s time": "2025"}),
        ("It opens in 48 hours' time.", {"48 hours' time": "2024-09-13"}),
        ("He will be back three days before Christmas.", {"three days before Christmas": "2024-12-22"}),
        ("She died two days after Easter.", {"two days after Easter": "2024-04-02"}),
        (
            "He fell on May 5, 2014. Twenty-four hours later he was dead.",
            {"May 5, 2014": "2014-05-05", "Twenty-four hours later": "2014-05-06"},
        ),
        ("The troops left on 9/11 and never came back.", {"9/11": "2001-09-11"}),
    ],
)
def test_a_day_may_be_counted_from_another(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He fell four years ago today.", {"four years ago today": "2020-09-11"}),
        ("She left a week ago Friday.", {"a week ago Friday": "2024-08-30"}),
        ("They won the cup a century ago tomorrow.", {"a century ago tomorrow": "1924-09-12"}),
    ],
)
def test_ago_may_be_counted_from_a_day(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


def test_no_day_is_made_up_for_a_leap_day_in_a_common_year() -> None:
    assert values("It began a year ago today.", "2024-02-29") == {"a year ago today": "XXXX-XX-XX"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Net rose in the June quarter.", {"the June quarter": "2024-Q2"}),
        ("Net rose in the December quarter of 2013.", {"the December quarter of 2013": "2013-Q4"}),
        ("Net rose in the March 2014 quarter.", {"the March 2014 quarter": "2014-Q1"}),
        ("Sales fell in the first half as the company cut prices.", {"the first half": "2024-H1"}),
        ("They scored twice in the first half.", {}),
        ("Sales for the year to March fell.", {"the year": "P1Y", "March": "2024-03"}),
        ("What a week. What a year!", {}),
        ("He had been told the night before that he would go.", {"the night before": "2024-09-10TNI"}),
    ],
)
def test_stretches_of_a_report(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was shut for a week from Friday.", {"a week": "P1W", "Friday": "2024-09-06"}),
        ("They gave two weeks' time to pay.", {"two weeks' time": "P2W"}),
        ("It came two years after the war.", {"two years": "P2Y"}),
        ("It came Friday week-long as it was.", {"Friday": "2024-09-06", "week-long": "P1W"}),
    ],
)
def test_a_length_of_time_is_no_day(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


def test_without_a_publication_date_such_days_stay_open() -> None:
    assert values("It opens a week from Friday.") == {"a week from Friday": "XXXX-WXX-5"}
    assert values("It opens three days before Christmas.") == {"three days before Christmas": "XXXX-XX-XX"}


def test_what_a_quarter_is_compared_with_does_not_become_the_quarter_told_of() -> None:
    text = "Net fell in the third quarter from $9 million a year ago. The year-earlier quarter had a gain."
    assert values(text, "1989-10-27") == {
        "the third quarter": "1989-Q3", "a year ago": "1988-Q3", "The year-earlier quarter": "1988-Q3",
    }  # fmt: skip
    assert values("It took a charge in the first quarter, as in the 1990 quarter.", "1991-02-19")["the 1990 quarter"] == "1990-Q1"


def test_the_head_of_a_wire_report_is_a_time() -> None:
    (stamp,) = mentions("08-16-90 1412EDT", "1990-08-16")
    assert (stamp.type, stamp.value) == ("TIME", "1990-08-16T14:12")
    assert values("02/13/98 09:42:00") == {"02/13/98 09:42:00": "1998-02-13T09:42"}


@pytest.mark.parametrize("text", ["Rated 08-16-90 2514EDT.", "08-16-90 9999EDT", "99/99/90 1475EDT"])
def test_a_stamp_with_an_impossible_clock_or_day_is_none(text: str) -> None:
    assert all("T" not in mention.value for mention in mentions(text, "1990-08-16"))


def test_at_that_time_is_the_time_spoken_of() -> None:
    assert values("It opened in 1998. At that time nobody came.")["that time"] == "1998"
    assert values("At that time nobody came. At this time nobody comes.") == {"that time": "PAST_REF", "this time": "PRESENT_REF"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oil for May delivery fell.", {"May": "2000-05"}),
        ("Voters decide in November.", {"November": "2000-11"}),
        ("He said he would go to court Thursday.", {"Thursday": "2000-04-06"}),
        ("They returned to work Thursday.", {"Thursday": "2000-03-30"}),
        ("Airlines plan few flights Friday night.", {"Friday night": "2000-04-07TNI"}),
        ("The rally on May Day was cancelled.", {"May Day": "2000-05-01"}),
        ("On Friday, Mohamed and his father are to travel.", {"Friday": "2000-04-07"}),
        ("It must be paid before it is officially reported in June.", {"June": "2000-06"}),
        ("See you in May!", {"May": "2000-05"}),
        ("Orsa sold 5,000 tonnes for July and opened bids for June.", {"July": "2000-07", "June": "2000-06"}),
        ("Talks are likely to be completed by the end of May.", {"the end of May": "2000-05"}),
        ("The board declared a dividend payable July 5.", {"July 5": "2000-07-05"}),
        ("Prices were raised as of April 15.", {"April 15": "2000-04-15"}),
        ("Orsa owed 40 million as of December 31. It was sold on November 3.", {"December 31": "1999-12-31", "November 3": "1999-11-03"}),
        ("The mill was shut in June, and since July it stood empty.", {"June": "1999-06", "July": "1999-07"}),
    ],
)
def test_nouns_and_verbs_that_look_ahead(text: str, expected: dict[str, str]) -> None:
    assert values(text, "2000-04-04") == expected


def test_a_month_just_to_come_may_be_of_the_next_year() -> None:
    assert values("See you in January!", "2000-12-04") == {"January": "2001-01"}
    assert values("The mill was shut in January.", "2000-12-04") == {"January": "2000-01"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran out on the last day of the year.", {"the last day of the year": "2024-12-31"}),
        ("It rained in the first week of this month.", {"the first week of this month": "2024-W36"}),
        ("It rained in the last week of the campaign.", {}),
        ("They will rest during the weekend.", {"the weekend": "2024-W37-WE"}),
        ("It opened at noon EST.", {"noon EST": "2024-09-11T12:00"}),
        ("He lost in the '92 campaign.", {"'92": "1992"}),
        ("Interest is paid semiannually.", {"semiannually": "P6M"}),
        ("We will see it in the next century.", {"the next century": "21"}),
    ],
)
def test_parts_of_a_period(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Every Tuesday and Thursday he trains.", {"Every Tuesday": "XXXX-WXX-2", "Thursday": "XXXX-WXX-4"}),
        ("Open 10:30-11:30 a.m. daily.", {"10:30": "2024-09-11T10:30", "11:30 a.m.": "2024-09-11T11:30", "daily": "P1D"}),
        ("Shut from 11:30 to 1:15 p.m.", {"11:30": "2024-09-11T11:30", "1:15 p.m.": "2024-09-11T13:15"}),
        ("He turns 50 in June.", {"June": "2025-06"}),
        ("He says it was lost in June.", {"June": "2024-06"}),
        ("May's figures were weak.", {"May": "2024-05"}),
        ("The June vote was lost.", {"June": "2024-06"}),
        ("Theresa May spoke. May's figures were weak, and the May government fell.", {}),
    ],
)
def test_pairs_present_tense_and_months_that_are_names(text: str, expected: dict[str, str]) -> None:
    assert values(text, WEDNESDAY) == expected


def test_two_clocks_share_the_weekday_printed_after_them() -> None:
    found = values("Voting began at 7am (0500 GMT) on Sunday.", WEDNESDAY)
    assert found == {"7am": "2024-09-08T07:00", "0500 GMT": "2024-09-08T05:00", "Sunday": "2024-09-08"}
