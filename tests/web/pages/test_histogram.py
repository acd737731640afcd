"""Bars stand where their time is, and their links say which."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from app.web.pages.histogram import HEIGHT, Unit, best_unit, histogram


def link(first: str, last: str) -> str:
    return f"{first}..{last}"


YEARS = st.dictionaries(st.integers(1, 9999).map(lambda year: f"{year:04d}"), st.integers(0, 10**7), max_size=40)


@given(YEARS, st.sampled_from(["year", "decade"]))
def test_bars_lie_inside_the_picture_in_order_and_do_not_overlap(counts: dict[str, int], unit: Unit) -> None:
    made = histogram(counts, unit=unit, link=link)
    if made is None:
        return
    assert sum(bar.count for bar in made.bars) == sum(counts.values())
    edges = [(bar.x, bar.x + bar.width) for bar in made.bars]
    assert all(0 <= left < right <= 100.01 or right - left == 0 for left, right in edges)
    assert all(first[1] <= second[0] + 0.002 for first, second in itertools.pairwise(edges))
    assert max(bar.height for bar in made.bars) == HEIGHT
    assert min(bar.height for bar in made.bars) >= 3
    assert all(0 <= tick.x <= 100 for tick in made.ticks)


def test_a_month_links_to_itself() -> None:
    made = histogram({"2014-03": 4, "2014-05": 1}, unit="month", link=link)
    assert made is not None
    assert [(bar.label, bar.href, bar.count) for bar in made.bars] == [
        ("March 2014", "2014-03..2014-03", 4),
        ("May 2014", "2014-05..2014-05", 1),
    ]


def test_decades_fold_their_years() -> None:
    made = histogram({"1994": 1, "1999": 2, "2003": 5}, unit="decade", link=link)
    assert made is not None
    assert [(bar.label, bar.href, bar.count) for bar in made.bars] == [("1990s", "1990..1999", 3), ("2000s", "2000..2009", 5)]


def test_what_is_limited_is_chosen() -> None:
    made = histogram({"2013": 1, "2014": 1, "2015": 1}, unit="year", link=link, chosen=("2014-05", "2014-06"))
    assert made is not None
    assert [bar.chosen for bar in made.bars] == [False, True, False]


def test_one_period_alone_makes_no_histogram() -> None:
    assert histogram({"2014": 3}, unit="year", link=link) is None
    assert histogram({}, unit="year", link=link) is None


def test_a_limited_year_shows_all_its_months_and_the_way_out() -> None:
    made = histogram({"2014-12": 3}, unit="month", link=link, span=("2014-01", "2014-12"), wider_href="/")
    assert made is not None
    assert made.bars[0].x > 90


def test_few_months_are_shown_as_months_and_long_times_as_years_or_decades() -> None:
    assert best_unit({"2014-03": 1, "2014-09": 1}) == "month"
    assert best_unit({"2004-03": 1, "2014-09": 1}) == "year"
    assert best_unit({"1804-03": 1, "2014-09": 1}) == "decade"


def test_the_first_label_does_not_begin_before_the_first_bar_on_a_small_phone() -> None:
    made = histogram({"1987-02": 1, "1987-10": 5}, unit="month", link=link)
    assert made is not None
    first, second = made.ticks[:2]
    assert (first.label, first.anchor, first.x) == ("Feb 1987", "start", 0)
    assert (second.label, second.anchor) == ("May", "middle")
