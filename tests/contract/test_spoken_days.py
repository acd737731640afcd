"""What articles say of days: facets of their own, held by every adapter."""

from __future__ import annotations

from datetime import date

from app.domain import DayRange
from app.search.port import SearchIndex
from tests.contract.asking import found, search


def test_what_could_not_be_resolved_is_a_facet_of_its_own_and_in_no_range(index: SearchIndex) -> None:
    page = search(index, "", facets=("date_status",))
    counts = {value.id: value.count for value in page.facets["date_status"]}
    assert counts == {"resolved": 3, "unresolved": 2}
    assert found(index, "", date_status=["unresolved"]) == {"sanction", "pact"}
    assert found(index, "", date_status=["partial"]) == set()
    assert found(index, "", date_status=["unresolved", "resolved"]) == {"sanction", "pact", "envoy", "missile"}
    assert found(index, "mentions:1000..", date_status=["unresolved"]) == {"pact"}
    chosen = search(index, "", facets=("date_status",), date_status=["unresolved"])
    assert chosen.facets["date_status"] == page.facets["date_status"]


def test_the_years_spoken_of_are_counted_apart_from_those_of_publication(index: SearchIndex) -> None:
    names = ("year", "mentioned_year", "mentioned_month")
    page = search(index, "", facets=names)
    assert {value.id: value.count for value in page.facets["mentioned_year"]} == {"2014": 2, "2016": 1, "2023": 1}
    assert {value.id: value.count for value in page.facets["mentioned_month"]} == {"2014-03": 2, "2023-05": 1}
    chosen = search(index, "", facets=names, date_field="mentioned", days=DayRange(date(2014, 1, 1), date(2014, 12, 31)))
    assert chosen.total == 2
    assert chosen.facets["mentioned_year"] == page.facets["mentioned_year"]
    assert sum(value.count for value in chosen.facets["year"]) == 2
