"""The promise of ``SearchIndex``, held by every adapter: which articles match, how many, and what the facets count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import DayRange
from app.errors import UsageError
from app.search.port import SearchIndex
from tests.contract.asking import FACETS, found, search


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("lock", {"lock"}),
        ("kyiv", {"envoy", "museum"}),
        ("Kiev", {"envoy", "museum"}),
        ("long-range", {"envoy", "missile"}),
        ("longrange", {"envoy", "missile"}),
        ("long range", {"envoy"}),
        ("US", {"envoy"}),
        ("U.S.", {"envoy"}),
        ("us", {"museum"}),
        ("WHO", {"deal"}),
        ("who", {"baltic", "deal"}),
        ("F-16", {"deal"}),
        ("f16s", {"deal"}),
        ("F-16s", {"deal"}),
        ("3,500", {"missile", "baltic"}),
        ("3500", {"missile", "baltic"}),
        ("strasse", {"baltic"}),
        ("Straße", {"baltic"}),
        ("oland", {"baltic"}),
        ("radar", {"craft", "envoy"}),
        ("fine", {"craft"}),
        ("UN", {"craft"}),
        ("O'Brien", {"walk"}),
        ("obrien", {"walk"}),
        ("AT&T", {"walk"}),
        ("cafe", {"walk"}),
        ("sanction", {"sanction", "walk"}),
        ("Sanction", {"sanction"}),
        ("HDMA", {"deal", "missile"}),
        ('"signed it"', {"pact"}),
        ('"lock –"', {"lock"}),
        ('"pact signed"', set()),
        ('"pact signed"~3', {"pact"}),
        ('"signed pact"~3', {"pact"}),
        ("pact OR bakery", {"pact", "walk"}),
        ("ilves -radars", {"sanction"}),
        ("-lock -ilves -marta", {"missile", "deal", "baltic", "walk", "pact", "craft"}),
        ("(pact OR bakery) -veterans", {"walk"}),
        ("ferr* OR fisher*", {"baltic"}),
        ("title:lock", {"lock"}),
        ("title:us", set()),
        ("body:lock", {"lock"}),
        ("comments:radar", {"envoy"}),
        ("comments:kyiv", set()),
        ("person:ilves", {"envoy", "sanction"}),
        ("person:marta-ilves", {"envoy", "sanction"}),
        ('person:"Marta Ilvess"', {"museum"}),
        ("person:lavrik", {"deal", "sanction"}),
        ('person:"Foreign Minister Lavrik"', {"deal", "sanction"}),
        ('person:"Mr. Lavrik"', {"deal", "sanction"}),
        ('person:"Mr. Nobody"', set()),
        ("person:nobody", set()),
        ('source:"Coastal Post"', {"baltic", "lock", "walk"}),
        ("source:coastal-post", {"baltic", "lock", "walk"}),
        ("source:post", {"baltic", "lock", "walk"}),
        ("author:abel", {"envoy", "lock"}),
        ('author:"Ruth Okafor" kiev', {"envoy", "museum"}),
        ("date:2014", {"missile", "deal", "baltic"}),
        ("date:2014-03", {"missile", "baltic"}),
        ("date:2014-03-05..2014-03-31", {"missile", "baltic"}),
        ("before:2014-04", {"missile", "baltic"}),
        ("after:2023", {"pact", "craft"}),
        ("after:2019 bakery", {"walk"}),
        ("after:2020 bakery", set()),
        ("mentions:2014-03", {"missile", "pact"}),
        ("mentions:2014-03-03", {"missile", "pact"}),
        ("mentions:2016-07", {"pact"}),
        ("mentions:2017..", {"envoy"}),
        ("date:2014 OR person:ilves", {"missile", "deal", "baltic", "envoy", "sanction"}),
        ("-(date:2014 OR person:ilves) -lock -kiev", {"walk", "pact", "craft"}),
        ("", {"envoy", "museum", "missile", "deal", "baltic", "lock", "walk", "sanction", "pact", "craft"}),
        ("🤷", set()),
        ("craft", {"craft", "pact"}),
        ("CRAFT", {"craft", "pact"}),
    ],
)
def test_a_query_finds_exactly(index: SearchIndex, q: str, expected: set[str]) -> None:
    assert found(index, q) == expected


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"duplicates": "show", "q": "lock"}, {"lock", "copy"}),
        ({"scope": "comments", "q": "radar"}, {"envoy"}),
        ({"scope": "comments", "q": "lock"}, set()),
        ({"scope": "all", "q": "alone"}, {"envoy"}),
        ({"aliases": False, "q": "kyiv"}, {"envoy"}),
        ({"expand": False, "q": "HDMA"}, {"deal", "missile"}),
        ({"aliases": False, "q": "CRAFT"}, {"craft"}),
        ({"aliases": False, "q": "US"}, {"envoy"}),
        ({"person": ["ilves", "piet-lavrik"]}, {"envoy", "sanction", "deal"}),
        ({"person": ["ilves"], "source": ["evening-courier"]}, set()),
        ({"exclude_person": ["ilves"], "q": "lavrik"}, {"deal"}),
        ({"source": ["evening-courier", "coastal-post"], "exclude_source": ["coastal-post"]}, {"museum", "deal", "pact", "craft"}),
        ({"author": ["okafor"]}, {"envoy", "museum"}),
        ({"language": ["de"]}, set()),
        ({"days": DayRange(date(2014, 3, 1), date(2014, 3, 31))}, {"missile", "baltic"}),
        ({"days": DayRange(date(2014, 3, 1), date(2014, 3, 31)), "date_field": "mentioned"}, {"missile", "pact"}),
        ({"days": DayRange(date(2024, 1, 1), None)}, {"pact", "craft"}),
    ],
)
def test_options_narrow_or_widen(index: SearchIndex, options: dict[str, Any], expected: set[str]) -> None:
    settings_of = dict(options)
    assert found(index, settings_of.pop("q", ""), **settings_of) == expected


def test_facets_count_what_choosing_them_would_find(index: SearchIndex) -> None:
    page = search(index, "", facets=FACETS, facet_size=100)
    filters: dict[str, Any] = {"person": "person", "source": "source", "author": "author"}
    for name, option in filters.items():
        for value in page.facets[name]:
            assert search(index, "", **{option: [value.id]}).total == value.count
    for value in (*page.facets["year"], *page.facets["month"]):
        assert search(index, f"date:{value.id}").total >= value.count


def test_a_facet_leaves_out_its_own_filter(index: SearchIndex) -> None:
    open_page = search(index, "lavrik OR ilves", facets=FACETS)
    chosen = search(index, "lavrik OR ilves", facets=FACETS, source=["evening-courier"])
    assert chosen.total < open_page.total
    assert chosen.facets["source"] == open_page.facets["source"]
    assert sum(value.count for value in chosen.facets["year"]) < sum(value.count for value in open_page.facets["year"])


def test_copies_that_stand_folded_are_counted_once_for_each_value(index: SearchIndex) -> None:
    page = search(index, "title:lock", facets=("source", "year"))
    assert page.total == 1
    assert {value.id: value.count for value in page.facets["source"]} == {"coastal-post": 1, "morning-ledger": 1}
    assert [value.count for value in page.facets["year"]] == [1]


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_articles_of_unknown_date_come_last(index: SearchIndex, sort: str) -> None:
    days = [result.published.date for result in search(index, "", sort=sort).results]
    assert days[-1] is None
    first_days = [f"{day}-01-01"[:10] for day in days if day]
    assert len(first_days) == len(days) - 1
    assert first_days == sorted(first_days, reverse=sort == "newest")


@pytest.mark.parametrize("options", [{"sort": "newest"}, {"sort": "oldest"}, {"q": "the"}, {}])
def test_the_cursor_leads_through_every_result_once(index: SearchIndex, options: dict[str, Any]) -> None:
    rest = dict(options)
    q = rest.pop("q", "")
    seen: list[str] = []
    page = search(index, q, per_page=3, **rest)
    while True:
        seen += [result.id for result in page.results if not result.relaxed]
        if page.next is None:
            break
        page = search(index, q, per_page=3, cursor=page.next, **rest)
    assert len(seen) == len(set(seen)) == page.total


def test_a_broken_cursor_is_refused(index: SearchIndex) -> None:
    with pytest.raises(UsageError):
        search(index, "lock", cursor="nonsense!")


def test_a_page_far_behind_the_end_is_empty(index: SearchIndex) -> None:
    page = search(index, "", page=10**9)
    assert (page.results, page.total) == ((), 10)


def test_every_engine_tells_the_same_expansions(engines: dict[str, SearchIndex]) -> None:
    for q in ("Kyiv", "CRAFT", "HDMA", "sanctions", "Ilves"):
        told = [{(e.term, e.added, e.kind) for e in search(engine, q).query.expanded} for engine in engines.values()]
        assert told[0] == told[1], q


WORDS = st.sampled_from(
    [
        "lock",
        "radar",
        "radars",
        "sanction",
        "sanctions",
        "long-range",
        "longrange",
        "US",
        "us",
        "U.S.",
        "who",
        "WHO",
        "pact",
        "the",
        "in",
        "of",
        "Kyiv",
        "kiev",
        "F-16",
        "3,500",
        "straße",
        "ilves",
        "lavrik",
        "HDMA",
        "craft",
        "CRAFT",
        "café",
        "UN",
        "o'brien",
        "monday",
        "march",
        "2014",
        "array*",
        "san*",
        "person:ilves",
        "source:post",
        "date:2014",
        "mentions:2014-03",
        "title:lock",
        "body:radar",
        "comments:radar",
        "before:2015",
        '"the',
        'pact"',
        '"radar',
        'alone"',
        '"lock',
        'reopens"~4',
        '"in',
        "march",
        '2014"',
    ]
)
JOINERS = st.sampled_from([" ", " OR ", " AND ", " -", " NOT ", " (", ") "])


@st.composite
def queries(draw: st.DrawFn) -> str:
    parts: Sequence[str] = draw(st.lists(WORDS, min_size=1, max_size=5))
    return "".join(part + draw(JOINERS) for part in parts)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    q=queries(),
    scope=st.sampled_from(["body", "all", "comments"]),
    duplicates=st.sampled_from(["collapse", "show"]),
    source=st.sampled_from([(), ("coastal-post",), ("evening-courier", "post")]),
)
def test_all_engines_agree(engines: dict[str, SearchIndex], q: str, scope: str, duplicates: str, source: tuple[str, ...]) -> None:
    answers = []
    for engine in engines.values():
        page = search(engine, q, scope=scope, duplicates=duplicates, source=source, facets=FACETS, facet_size=100, sort="newest")
        facets = {name: {(value.id, value.count) for value in values} for name, values in page.facets.items()}
        answers.append((page.total, {r.id for r in page.results if not r.relaxed}, facets, page.query.understood_as))
    assert answers[0] == answers[1]
