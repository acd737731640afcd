"""What the rules read, kind by kind; every sentence is made up. The publication day is Wednesday 11 September 2024."""

from __future__ import annotations

import pytest

from tests.annotate.dates.reading import mentions, values

DAY = "2024-09-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She arrived on May 5, 2014.", {"May 5, 2014": "2014-05-05"}),
        ("She arrived on 5 May 2014.", {"5 May 2014": "2014-05-05"}),
        ("It began on the 5th of May 2014.", {"the 5th of May 2014": "2014-05-05"}),
        ("He left on Monday, Sept. 2, for Rome.", {"Monday, Sept. 2": "2024-09-02"}),
        ("Filed 2014-05-05 and signed 2014/05/06.", {"2014-05-05": "2014-05-05", "2014/05/06": "2014-05-06"}),
        ("It runs from April 24 to May 3, 2014.", {"April 24": "2014-04-24", "May 3, 2014": "2014-05-03"}),
        ("Held April 24 and 25, 2014.", {"April 24": "2014-04-24", "25, 2014": "2014-04-25"}),
        ("Shut March 19-24.", {"March 19": "2024-03-19", "24": "2024-03-24"}),
        ("Open 24–26 April 2014.", {"24": "2014-04-24", "26 April 2014": "2014-04-26"}),
        ("The night of 21/22 October 1934.", {"21": "1934-10-21", "22 October 1934": "1934-10-22"}),
        ("It snowed on 3 March. On the 5th it thawed.", {"3 March": "2024-03-03", "the 5th": "2024-03-05"}),
    ],
)
def test_a_day_is_read_in_every_order_it_is_printed(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


def test_the_source_says_which_number_is_the_month_unless_the_numbers_do() -> None:
    text = "Dated 7/8/07, 25/12/2007 and 12/25/2007; 17.5.2014."
    american = {"7/8/07": "2007-07-08", "25/12/2007": "2007-12-25", "12/25/2007": "2007-12-25", "17.5.2014": "2014-05-17"}
    assert values(text) == american
    assert values(text, order="dmy") == {**american, "7/8/07": "2007-08-07"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He resigned on Monday.", {"Monday": "2024-09-09"}),
        ("He will resign on Monday.", {"Monday": "2024-09-16"}),
        ("She spoke late Tuesday.", {"late Tuesday": "2024-09-10"}),
        ("They met last Friday and meet next Friday.", {"last Friday": "2024-09-06", "next Friday": "2024-09-13"}),
        ("The shop stays shut until Saturday.", {"Saturday": "2024-09-14"}),
        ("He spoke on Thursday night.", {"Thursday night": "2024-09-05TNI"}),
        ("The bill passed on Friday of last week.", {"Friday of last week": "2024-09-06"}),
        ("The deadline is Friday.", {"Friday": "2024-09-13"}),
        ("The fair ends Saturday and a vote was set for Sunday.", {"Saturday": "2024-09-14", "Sunday": "2024-09-15"}),
        ("He was to meet her on Monday.", {"Monday": "2024-09-16"}),
        ("The talks failed to bring a treaty on Monday.", {"Monday": "2024-09-09"}),
        ("The bishop declined to comment on Friday.", {"Friday": "2024-09-06"}),
        ("Crews were forced to leave the pit on Friday.", {"Friday": "2024-09-06"}),
        ("He is accused of trying to sink a ferry on Sunday.", {"Sunday": "2024-09-08"}),
        ("Whoever sank it on Sunday could not have acted alone.", {"Sunday": "2024-09-08"}),
        ("Harlow won 1,119 votes in Saturday's election.", {"Saturday": "2024-09-07"}),
        ("Nurses renewed their demands for rest Friday.", {"Friday": "2024-09-06"}),
        ("The funeral of Olga Hale, who died Thursday, will be private.", {"Thursday": "2024-09-05"}),
        ("The Planning Commission on Tuesday approved the quay.", {"Tuesday": "2024-09-10"}),
        ("COUNCIL WILL MEET ON FRIDAY", {"FRIDAY": "2024-09-13"}),
        ("The bank will say whether fares have held since Monday's cut.", {"Monday": "2024-09-09"}),
        ("She said that Friday's vote was fair.", {"Friday": "2024-09-06"}),
        ("They expect following Monday's ruling a quiet week.", {"Monday": "2024-09-09"}),
        ("They train on Mondays and every Friday.", {"Mondays": "XXXX-WXX-1", "every Friday": "XXXX-WXX-5"}),
        ("A recent Friday brought rain.", {"Friday": "XXXX-WXX-5", "recent": "PAST_REF"}),
    ],
)
def test_tense_and_cue_words_choose_the_week_of_a_weekday(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales fell in March.", {"March": "2024-03"}),
        ("Sales fell in November.", {"November": "2023-11"}),
        ("The school will open in November.", {"November": "2024-11"}),
        ("It closed last May.", {"last May": "2024-05"}),
        ("It closed last August.", {"last August": "2023-08"}),
        ("It ends in June of next year.", {"June of next year": "2025-06"}),
        ("From March to May 2014 it rained.", {"March": "2014-03", "May 2014": "2014-05"}),
        ("From January to March this year it rained.", {"January": "2024-01", "March this year": "2024-03"}),
        ("Built in mid-1998 and sold in early 2003.", {"mid-1998": "1998", "early 2003": "2003"}),
        ("Held at the end of 2014.", {"the end of 2014": "2014"}),
        ("Between 2014 and 2016 it grew; in 1914-18 it shrank.", {"2014": "2014", "2016": "2016", "1914": "1914", "18": "1918"}),
        ("In the third quarter of 2009 it lost.", {"the third quarter of 2009": "2009-Q3"}),
        ("The first quarter of last year was good; Q3 2022 was not.", {"The first quarter of last year": "2023-Q1", "Q3 2022": "2022-Q3"}),
        ("Costs rose in fiscal 2023.", {"fiscal 2023": "2023"}),
        ("In the second half of 2023 it grew.", {"the second half of 2023": "2023-H2"}),
        ("It opened in the summer of 2014.", {"the summer of 2014": "2014-SU"}),
        ("It opened last winter.", {"last winter": "2023-WI"}),
        ("Highs will be in the 70s and 80s, lows in the 50s.", {}),
        ("In the 40s F it is cool; music of the 70s is not.", {"the 70s": "197"}),
        ("In the 1990s, the '60s and the eighties.", {"the 1990s": "199", "the '60s": "196", "the eighties": "198"}),
        ("In the 18th and 19th centuries.", {"the 18th": "17", "19th centuries": "18"}),
        ("Since nineteen ninety-eight it has stood.", {"nineteen ninety-eight": "1998"}),
        ("The fleets met in 480 BC; the city fell in AD 79.", {"480 BC": "BC0480", "AD 79": "0079"}),
        ("In the last week of March he left.", {"the last week of March": "2024-W13"}),
        ("On the first Monday in May they march.", {"the first Monday in May": "2024-05-06"}),
        ("In the week of March 5 it froze.", {"the week of March 5": "2024-W10"}),
        ("It opens on Christmas Eve.", {"Christmas Eve": "2024-12-24"}),
        ("They met last Easter and on Thanksgiving 2022.", {"last Easter": "2024-03-31", "Thanksgiving 2022": "2022-11-24"}),
    ],
)
def test_longer_periods_are_read(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He spoke yesterday and speaks again the day after tomorrow.",
            {"yesterday": "2024-09-10", "the day after tomorrow": "2024-09-13"},
        ),
        ("Last week it rained; next month it may snow.", {"Last week": "2024-W36", "next month": "2024-10"}),
        ("Later this year it will end.", {"Later this year": "2024"}),
        ("Two years ago it burnt; three weeks ago it reopened.", {"Two years ago": "2022", "three weeks ago": "2024-W34"}),
        ("A decade ago it was a field; a quarter of a century ago a lake.", {"A decade ago": "2014", "a quarter of a century ago": "1999"}),
        ("Six days from now he is free.", {"Six days from now": "2024-09-17"}),
        ("He died on May 5, 2014; the following day she left.", {"May 5, 2014": "2014-05-05", "the following day": "2014-05-06"}),
        ("He died on May 5, 2014, and two weeks later she left.", {"May 5, 2014": "2014-05-05", "two weeks later": "2014-W21"}),
        ("In 2014 he won; the next year he lost.", {"2014": "2014", "the next year": "2015"}),
        (
            "Profit in the third quarter of 2009 beat that of a year earlier.",
            {"the third quarter of 2009": "2009-Q3", "a year earlier": "2008-Q3"},
        ),
        ("It fell in August, against the same month last year.", {"August": "2024-08", "the same month last year": "2023-08"}),
        ("Last night and this morning it rained.", {"Last night": "2024-09-10TNI", "this morning": "2024-09-11TMO"}),
        (
            "Years ago, and in recent years, he sang; now he rests.",
            {"Years ago": "PAST_REF", "recent years": "PAST_REF", "now": "PRESENT_REF"},
        ),
        ("In the near future it ends; in the past it did not.", {"the near future": "FUTURE_REF", "the past": "PAST_REF"}),
        ("It closes by the end of the year.", {"the end of the year": "2024"}),
    ],
)
def test_relative_dates_are_counted_from_the_publication_or_the_last_mention(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began at 6:40 p.m. on Friday.", {"6:40 p.m. on Friday": "2024-09-06T18:40"}),
        ("The debate will begin at 9pm EST Thursday.", {"9pm EST Thursday": "2024-09-12T21:00"}),
        ("The ship docked at 18:00 UTC.", {"18:00 UTC": "2024-09-11T18:00"}),
        ("It is due at 1500 hrs EST (2000 gmt).", {"1500 hrs EST": "2024-09-11T15:00", "2000 gmt": "2024-09-11T20:00"}),
        ("Doors open from 1700 to 2100 local time.", {"1700": "2024-09-11T17:00", "2100 local time": "2024-09-11T21:00"}),
        ("It shut between 1930 and 2000 GMT.", {"1930": "2024-09-11T19:30", "2000 GMT": "2024-09-11T20:00"}),
        ("He wrote between 1918 and 1939 on local history.", {"1918": "1918", "1939": "1939"}),
        ("It struck at 0800 GMT, or 10 a.m. local time.", {"0800 GMT": "2024-09-11T08:00", "10 a.m. local time": "2024-09-11T10:00"}),
        ("They left at noon and came back at ten o'clock.", {"noon": "2024-09-11T12:00", "ten o'clock": "2024-09-11T10:00"}),
        ("Open between 2 and 4 p.m.", {"2": "2024-09-11T14:00", "4 p.m.": "2024-09-11T16:00"}),
        ("It will open from 4 to 8 p.m. Sunday.", {"4": "2024-09-15T16:00", "8 p.m. Sunday": "2024-09-15T20:00"}),
        ("It will open from 8am to 8pm Saturday.", {"8am": "2024-09-14T08:00", "8pm Saturday": "2024-09-14T20:00"}),
        ("On May 5, 2014, at 3 a.m., it fell.", {"May 5, 2014": "2014-05-05", "3 a.m.": "2014-05-05T03:00"}),
        ("On the night of March 9, 1945, it burnt.", {"the night of March 9, 1945": "1945-03-09TNI"}),
    ],
)
def test_clocks_and_parts_of_the_day_take_the_day_they_are_on(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "kind", "value", "mod"),
    [
        ("It took nearly two decades.", "DURATION", "P20Y", "LESS_THAN"),
        ("It took more than a year and a half.", "DURATION", "P1Y6M", "MORE_THAN"),
        ("It took half an hour.", "DURATION", "PT30M", ""),
        ("It took two hours and 30 minutes.", "DURATION", "PT2H30M", ""),
        ("A five-year plan.", "DURATION", "P5Y", ""),
        ("Over the past two months.", "DURATION", "P2M", ""),
        ("In the next few weeks.", "DURATION", "PXW", ""),
        ("It went on for months.", "DURATION", "PXM", ""),
        ("Within two to three weeks.", "DURATION", "P3W", ""),
        ("A 2 1/2-year wait.", "DURATION", "P2Y6M", ""),
        ("They meet every two years.", "SET", "P2Y", ""),
        ("They meet twice a week.", "SET", "P1W", ""),
        ("An annual fair.", "SET", "P1Y", ""),
        ("It opens each morning.", "SET", "XXXX-XX-XXTMO", ""),
        ("They fish at weekends.", "SET", "XXXX-WXX-WE", ""),
    ],
)
def test_lengths_of_time_and_repeated_times_are_read(text: str, kind: str, value: str, mod: str) -> None:
    (mention,) = mentions(text, DAY)
    assert (mention.type, mention.value, mention.mod) == (kind, value, mod)
    assert mention.first_day is None


@pytest.mark.parametrize(
    "text",
    [
        "The 6-year-old boy, aged 6 years, and a man of 48 years old.",
        "It costs $61 a month, 40 cents a share and 90 miles an hour.",
        "China Daily, 60 Minutes and the Sunday Times reported it.",
        "Theresa May met August Wilson, April Ryan and Jan Brady.",
        "Mr. March said May I come in.",
        "They won 3-1 in the 89th minute, after leading 45-41.",
        "The clip (2:35) was seen 1,900 times by 1914 people.",
        "Flight 1549, Resolution 1973, Route 66 and MH17.",
        "She lives at 1600 Penn Avenue, phone 555 2014.",
        "A man of 1688 Oak Knoll Drive and one of 1733 16th St. joined Teamsters Local 1565.",
        "She starred at 20th Century Fox.",
        "Tetra Works <TET> pays a dividend.",
        "This marks a first. They march on. He sat down in the sun. He may fall.",
        "Version 2.11.2 and address 10.1.12.14.",
        "He was in his 40s.",
        "A third of voters, three quarters of farms and the second half of the match.",
        "USA Today and the Today programme.",
        "Saturday Night Live and Friday Night Lights.",
    ],
)
def test_ages_rates_names_scores_and_codes_are_no_dates(text: str) -> None:
    assert values(text, DAY) == {}


def test_a_month_that_is_somebodys_name_in_the_text_needs_a_plain_sign_to_be_a_month() -> None:
    text = "Theresa Hale May ran the office. It was cut, by May, the minister then. It closed in May."
    assert values(text, DAY) == {"May": "2024-05"}
    assert mentions(text, DAY)[0].start == text.rindex("May")


def test_capitals_in_a_headline_do_not_hide_dates() -> None:
    assert values("Two Killed in Friday Night Crash Two Days After Storm", DAY) == {"Friday Night": "2024-09-06TNI", "Two Days": "P2D"}


def test_a_game_has_quarters_that_are_no_dates() -> None:
    assert values("They trailed at halftime and scored a touchdown in the third quarter.", DAY) == {}
    assert values("Profit rose in the third quarter.", DAY) == {"the third quarter": "2024-Q3"}
