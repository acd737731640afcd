"""Today below a dateline is the day of the dateline."""

from __future__ import annotations

import pytest

from app.annotate.dates import resolve_again
from tests.annotate.dates.reading import mentions, on, values

ROUNDUP = (
    "PELHAM, May 5 (WW) - The mill said today it would close.\n\n"
    "EAST HOLT, Ont., May 6, 1987 (WW) -- Rain fell yesterday.\n\n"
    "CORVEY - It cleared tonight."
)


def test_each_dateline_of_a_roundup_dates_what_stands_below_it() -> None:
    found = values(ROUNDUP, "1987-05-07")
    assert (found["today"], found["yesterday"]) == ("1987-05-05", "1987-05-05")


def test_a_dateline_without_a_day_ends_the_reach_of_the_one_before() -> None:
    assert values(ROUNDUP, "1987-05-07")["tonight"] == "1987-05-07TNI"


def test_the_dateline_is_the_anchor_and_stays_it_under_another_publication_date() -> None:
    found = mentions(ROUNDUP)
    assert resolve_again(found, published=on("1987-05-07")) == mentions(ROUNDUP, "1987-05-07")
    assert mentions(ROUNDUP, "1987-05-07")[3].anchor == "mention 1987-05-06"


def test_a_day_of_saying_goes_before_the_dateline() -> None:
    assert values('PELHAM, May 6 - "We go today," she said on Monday.', "1987-05-07")["today"] == "1987-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "In PELHAM, May 5 was warm - today it is cold.",
        "PELHAM, May 5 was warm. Today it is cold.",
        "PELHAM, May 5, 1979 - From the archive: today it is cold.",
    ],
)
def test_a_day_beside_a_place_is_no_dateline_and_an_old_one_moves_nothing(text: str) -> None:
    assert {value for words, value in values(text, "1987-05-07").items() if words.lower() == "today"} == {"1987-05-07"}
