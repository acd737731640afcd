"""Years that own something, decades and years spoken of before, days that only say of which kind a thing is."""

from __future__ import annotations

import pytest

from tests.annotate.dates.reading import mentions, values

DAY = "1987-04-27"  # a Monday


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output rose above 1960's record high.", {"1960": "1960"}),
        ("1980's best cheese was made here.", {"1980": "1980"}),
        ("Sales were over 1985's total.", {"1985": "1985"}),
        ("They miss the 1960's and the early 1970's.", {"the 1960's": "196", "the early 1970's": "197"}),
        ("A 1950's diner sells 1930's toys, as in 1950's Corvey.", {"1950's": "195", "1930's": "193"}),
        ("Cheese was cheap in the 1930's.", {"the 1930's": "193"}),
    ],
)
def test_a_year_that_owns_something_is_no_decade(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected


def test_the_current_account_is_no_present() -> None:
    assert values("The current account deficit and current liabilities fell under current law.", DAY) == {"current": "PRESENT_REF"}
    assert mentions("The current account deficit widened.", DAY) == ()


@pytest.mark.parametrize("text", ["Teachers need 30 semester hours.", "It took 100 man-hours and earned 40 credit hours."])
def test_loads_of_study_and_work_are_no_lengths_of_time(text: str) -> None:
    assert values(text, DAY) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In the 1920s the mill grew. It shuts tomorrow. Many came in that decade.", "that decade", "192"),
        ("In the 1920s the mill grew. In 1984 it shut. Many came in that decade.", "that decade", "198"),
        ("In the 18th century it grew. It shuts today. In that century few lived here.", "that century", "17"),
        ("In the 1920s the mill grew. It shrank in the following decade.", "the following decade", "193"),
        ("From 1939 to 1945 bread was dear. In those years we baked.", "those years", "1939/1945"),
        ("In the 1930s bread was dear. During those years we baked.", "those years", "193"),
        ("Bread was dear. In those years we baked.", "those years", "PAST_REF"),
    ],
)
def test_that_decade_and_those_years_are_what_the_text_named(text: str, words: str, value: str) -> None:
    assert values(text, DAY)[words] == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She reads the Sunday papers.", "Sunday", "XXXX-WXX-7"),
        ("The smell of a Sunday roast rose.", "Sunday", "XXXX-WXX-7"),
        ("He had that Monday morning feeling.", "Monday morning", "XXXX-WXX-1TMO"),
    ],
)
def test_a_day_that_says_of_which_kind_a_thing_is_is_any_such_day(text: str, words: str, value: str) -> None:
    (mention,) = mentions(text, DAY)
    assert (mention.text, mention.type, mention.value, mention.first_day) == (words, "SET", value, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday's edition told of it.", {"Tuesday": "1987-04-21"}),
        ("Shots fell after Friday prayers.", {"Friday": "1987-04-24"}),
        ("They hope to vote by late Friday.", {"late Friday": "1987-05-01"}),
        ("They had sold all to farmers by late Friday.", {"late Friday": "1987-04-24"}),
        ("Any delay past June 30 would hurt.", {"June 30": "1987-06-30"}),
        ("Rice for late May/early June shipment.", {"late May": "1987-05", "early June": "1987-06"}),
        ("The mill will report first quarter earnings.", {"first quarter": "1987-Q1"}),
        ("Every now and then it rains. It hails now and then.", {}),
        (
            "It is due to be paid on May eight to holders of record May one, the mill said.",
            {"May eight": "1987-05-08", "May one": "1987-05-01"},
        ),
        ("Stock was split on April one, 1986.", {"April one, 1986": "1986-04-01"}),
        ("They hired on May one man.", {"May": "1987-05"}),
        ("It ran aground on Tuesday morning last week.", {"Tuesday morning last week": "1987-04-21TMO"}),
    ],
)
def test_days_and_quarters_that_are_particular_ones(text: str, expected: dict[str, str]) -> None:
    assert {words: value for words, value in values(text, DAY).items() if words in expected or not expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade continued to expand in March.", {"March": "1987-03"}),
        ("Prices rose by a tenth in March, but that could fall.", {"March": "1987-03"}),
        ("They will keep to February's accord.", {"February": "1987-02"}),
        ("Voters will decide in February.", {"February": "1988-02"}),
        ("It will be done by March.", {"March": "1988-03"}),
        ("Traders sold six cargoes for shipment between May and July.", {"May": "1987-05", "July": "1987-07"}),
        ("She ruled out a June poll.", {"June": "1987-06"}),
        ("The mill was shut in June.", {"June": "1986-06"}),
        ("As recently as June it was worth twice as much.", {"June": "1986-06"}),
        ("It was told to repay all by December 31.", {"December 31": "1987-12-31"}),
        ("They were supposed to agree by April 17.", {"April 17": "1987-04-17"}),
    ],
)
def test_a_month_just_gone_or_just_to_come_is_meant_whatever_a_verb_farther_off_says(text: str, expected: dict[str, str]) -> None:
    assert values(text, DAY) == expected
