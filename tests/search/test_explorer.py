"""What stands beside searching: the whole result, suggestions, likeness, reasons, marks."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from app.domain import SearchOptions
from app.errors import NotFoundError
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from tests.search.asking import add, draft, search, titles


def test_the_whole_result_is_read_in_its_order(index: Fts5Index) -> None:
    query = SearchQuery.of("the OR a", SearchOptions(sort="newest", per_page=100))
    assert list(index.ids(query)) == [result.id for result in index.search(query).results]


def test_suggestions_are_people_sources_and_headlines(index: Fts5Index) -> None:
    found = index.suggest("ilv")
    assert [(s.label, s.count) for s in found.people] == [("Marta Ilves", 2), ("Marta Ilvess", 1)]
    assert search(index, found.people[0].query).total == 2
    assert [s.id for s in index.suggest("coastal p").sources] == ["coastal-post"]
    assert [s.label for s in index.suggest("baltic f").phrases] == []  # one headline's words are no phrase
    assert [(s.label, s.query) for s in index.suggest("kie").phrases] == [("Kiev", "Kiev")]
    assert index.suggest("§$%").people == index.suggest("").phrases == ()


def test_similar_articles_share_words_and_people(index: Fts5Index) -> None:
    (envoy,) = [r.id for r in search(index, "Ilves radars").results if not r.relaxed]
    similar = index.similar(envoy)
    assert "Sanction list grows" in {result.title for result in similar[:3]}
    assert envoy not in {result.id for result in similar}
    with pytest.raises(NotFoundError):
        index.similar("nobody")


def test_why_names_the_clause_that_keeps_an_article_out(index: Fts5Index) -> None:
    (walk,) = [r.id for r in search(index, "bakery").results]
    why = index.why(walk, SearchQuery.of("bakery lock -sanctions person:ilves"))
    assert not why.matches
    assert {clause.clause: clause.holds for clause in why.clauses} == {
        "bakery": True, "lock": False, "-sanctions": False, "person:ilves": False,
    }  # fmt: skip
    found = index.why(walk, SearchQuery.of("bakery")).clauses[0]
    assert (found.found, found.fields, found.count) == (("bakery",), ("body",), 1)
    assert found.weight
    assert index.why(walk, SearchQuery.of("bakery")).rank == 1


def test_marks_in_an_article_lie_on_the_words(index: Fts5Index) -> None:
    (envoy,) = [r.id for r in search(index, "Ilves radars").results if not r.relaxed]
    places = index.highlights(envoy, SearchQuery.of("kiev US radar", SearchOptions(scope="all")))
    assert {place.field for place in places} == {"title", "body", "comments"}
    assert all(place.start < place.end for place in places)


def test_why_tells_what_words_next_to_each_other_add(index: Fts5Index, writer: Engine) -> None:
    add(writer, draft("First", "A granite quarry."), draft("Second", "The quarry of granite."))
    page = search(index, "granite quarry")
    assert titles(page) == ["First", "Second"]
    beside, apart = (index.why(result.id, SearchQuery.of("granite quarry")) for result in page.results)
    rest = [(why.score or 0) - sum(clause.weight or 0 for clause in why.clauses) for why in (beside, apart)]
    assert rest == [pytest.approx(rest[0]), pytest.approx(0, abs=0.001)]
    assert rest[0] > 1
    assert beside.notes == (f"the words stand next to each other, which adds {rest[0]:.2f}",)
    assert apart.notes == ()
