"""Forms with days: what cannot be used of an address is told by field, and the rest holds."""

from __future__ import annotations

import pytest

from app.web.pages.day_fields import read_days
from app.web.params import SearchParams
from app.web.problems import ProblemError


def test_a_day_that_can_be_read_is_written_as_in_addresses() -> None:
    asked = read_days(SearchParams, [("q", "pier"), ("from", "May 2014")])
    assert (asked.status, asked.faults, asked.typed) == (200, {}, {"from": "2014-05", "to": ""})
    assert asked.pairs == (("q", "pier"), ("from", "2014-05"))


def test_the_other_day_holds_when_one_is_mistyped() -> None:
    asked = read_days(SearchParams, [("q", "pier"), ("from", "2013"), ("to", "2014-13")])
    assert asked.status == 400
    assert asked.faults == {"to": "'2014-13' names month 13; months go from 01 to 12"}
    assert asked.typed == {"from": "2013", "to": "2014-13"}
    assert asked.pairs == (("q", "pier"), ("from", "2013"))
    assert asked.params.first is not None and asked.params.last is None


def test_of_days_in_the_wrong_order_neither_holds() -> None:
    asked = read_days(SearchParams, [("from", "2014"), ("to", "2013")])
    assert asked.faults == {"from": "this is later than the other date"}
    assert (asked.params.first, asked.params.last, asked.pairs) == (None, None, ())


def test_anything_else_that_is_wrong_is_refused_as_everywhere() -> None:
    with pytest.raises(ProblemError):
        read_days(SearchParams, [("from", "soon"), ("page", "0")])
