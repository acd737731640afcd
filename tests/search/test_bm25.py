"""The weight of one word in every article: to the last digit what FTS5's own bm25 says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from app.domain import SearchOptions
from app.search.fts5 import Fts5Index
from app.search.fts5_bm25 import word_scores
from app.search.fts5_match import term_expression
from app.search.query import SearchQuery
from app.search.readings import Term
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.writer import delete_article
from tests.search.asking import add, draft, search, titles

STANDFIRST = replace(draft("Ferry", "The ferry sailed. " * 40), standfirst="A ferry sails for Øland")
LONG = draft("Ledger of the lock", "lock " * 40_000)


@pytest.mark.parametrize("prefix", [False, True])
def test_a_word_weighs_what_it_does_for_fts5(index: Fts5Index, writer: Engine, *, prefix: bool) -> None:
    first, *_ = add(writer, STANDFIRST, LONG, draft("Gone", "a ferry"))
    with WriteSession(writer) as session, session.begin():
        delete_article(session, first, revision=session.next_revision())
    add(writer, STANDFIRST)
    with ReadSession(index.readers) as session:
        connection = raw_connection(session)
        columns, _ = index.columns.current(connection)
        vocabulary = [row[0] for row in connection.execute("SELECT term FROM article_terms")]
        assert {"ferry", "lock"} <= set(vocabulary)
        for word in {word[:3] for word in vocabulary} if prefix else vocabulary:
            term = Term((word,), prefix=prefix)
            ids, scores = word_scores(connection, columns, ((term, False),))
            sql = "SELECT rowid, -bm25(article_fts) FROM article_fts WHERE article_fts MATCH ?"
            assert list(zip(ids.tolist(), scores.tolist(), strict=True)) == connection.execute(sql, (term_expression(term),)).fetchall()


def test_the_columns_know_how_long_articles_are_after_every_change(index: Fts5Index, writer: Engine) -> None:
    index.warm()
    add(writer, LONG)
    with ReadSession(index.readers) as session:
        columns, _ = index.columns.current(raw_connection(session))
        total = sum(session.execute(text("SELECT cnt FROM article_terms")).scalars())
    assert columns.length[columns.alive].sum() == total
    assert columns.length.max() > 40_000


def test_a_rare_form_of_a_word_weighs_no_more_than_the_word(index: Fts5Index, writer: Engine) -> None:
    """Plain bm25 would put the one article with both numbers before all that are about the word."""
    about = draft("Trade", "Trade grew. The council wants more trade, as trade with the islands pays.")
    both = draft(
        "Council", "The council met for an hour and spoke of trade once, and of the trades of the town, of its roads and of the weather."
    )
    add(writer, about, both, *(draft(f"Report {number}", f"Trade fell in quarter {number}. " * 3) for number in range(30)))
    found = index.search(SearchQuery.of("trade", SearchOptions(per_page=100)))
    titles = [result.title for result in found.results]
    assert titles[0] == "Trade"
    assert titles[-1] == "Council"


def test_a_headline_decides_between_texts_that_say_about_as_much(index: Fts5Index, writer: Engine) -> None:
    others = [draft(f"Weather {day}", f"It rained on day {day}.") for day in range(9)]
    add(
        writer, draft("News of the week", "A weir fell. The weir is old."), draft("Weir", "Boats wait at the weir, as it is shut."), *others
    )
    assert titles(search(index, "weir")) == ["Weir", "News"]


def test_a_text_that_is_about_a_word_outdoes_one_whose_headline_happens_to_have_it(index: Fts5Index, writer: Engine) -> None:
    others = [draft(f"Weather {day}", f"It rained on day {day}, and the road was wet. " * 3) for day in range(30)]
    about = draft(
        "A harbour pays",
        "The hovercraft is full. A hovercraft needs a crew, and no other town has such a hovercraft as this one, nor a better.",
    )
    named = draft(
        "Hovercraft Lane Holdings appoints a chairman", "The firm of builders named its head on Monday, after ten years. It builds houses."
    )
    add(writer, named, about, *others)
    assert titles(search(index, "hovercraft")) == ["A", "Hovercraft"]


@pytest.mark.parametrize("q", ["trade", "trade -rain", "trade OR quarry"])
def test_why_tells_the_score_that_a_clause_has(index: Fts5Index, writer: Engine, q: str) -> None:
    add(writer, draft("Trade", "Trade grew, and the trades of the town with it."), draft("Weather", "It rained."))
    query = SearchQuery.of(q)
    (result,) = index.search(query).results
    weight = index.why(result.id, query).clauses[0].weight
    assert weight == pytest.approx(result.score, abs=1e-4)
