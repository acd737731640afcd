"""The weight of one word in every article: to the last digit what FTS5's own bm25 says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from app.search.fts5 import Fts5Index
from app.search.fts5_bm25 import word_scores
from app.search.fts5_match import term_expression
from app.search.fts5_rank import WEIGHTS
from app.search.readings import Term
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.writer import delete_article, next_revision
from tests.search.asking import add, draft

STANDFIRST = replace(draft("Ferry", "The ferry sailed. " * 40), standfirst="A ferry sails for Øland")
LONG = draft("Ledger of the lock", "lock " * 40_000)


@pytest.mark.parametrize("prefix", [False, True])
def test_a_word_weighs_what_it_does_for_fts5(index: Fts5Index, writer: Engine, *, prefix: bool) -> None:
    first, *_ = add(writer, STANDFIRST, LONG, draft("Gone", "a ferry"))
    with WriteSession(writer) as session, session.begin():
        delete_article(session, first, revision=next_revision(session))
    add(writer, STANDFIRST)
    with ReadSession(index.readers) as session:
        connection = raw_connection(session)
        columns, _ = index.columns.current(connection)
        vocabulary = [row[0] for row in connection.execute("SELECT term FROM article_terms")]
        assert {"ferry", "lock"} <= set(vocabulary)
        for word in {word[:3] for word in vocabulary} if prefix else vocabulary:
            term = Term((word,), prefix=prefix)
            ids, scores = word_scores(connection, columns, term)
            sql = f"SELECT rowid, -bm25(article_fts, {WEIGHTS['article_fts']}) FROM article_fts WHERE article_fts MATCH ?"
            assert list(zip(ids.tolist(), scores.tolist(), strict=True)) == connection.execute(sql, (term_expression(term),)).fetchall()


def test_the_columns_know_how_long_articles_are_after_every_change(index: Fts5Index, writer: Engine) -> None:
    index.warm()
    add(writer, LONG)
    with ReadSession(index.readers) as session:
        columns, _ = index.columns.current(raw_connection(session))
        total = sum(session.execute(text("SELECT cnt FROM article_terms")).scalars())
    assert columns.length[columns.alive].sum() == total
    assert columns.length.max() > 40_000
