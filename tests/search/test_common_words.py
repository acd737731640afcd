"""Searching with the bits of common words finds what the index alone finds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.domain import Scope, SearchOptions
from app.errors import DeadlineError
from app.search import fts5_match
from app.search.fts5 import Fts5Index
from app.search.fts5_page import PageMaker
from app.search.query import SearchQuery
from app.store import common_words
from app.store.column_loader import NEWEST
from app.store.engine import open_readers, reading
from tests.search.newsroom import newsroom

QUERIES = (
    "the", "the harbour", "the -harbour", "harbour OR the", "(the OR kyiv) -museum", "title:the", "body:the harbour", "comments:radar",
    "the comments:radar",
    '"the harbour"', '"of the"', '"of the harbour"', '"the har"*', '"the harbour"~3', 'museum -"of the"', "US",
    "the mentions:2014", "har*", "crowns day the", "kiev the nosuchwordatall", "t*", "th* -k*", "e* OR z*", "title:t*",
)  # fmt: skip


@pytest.fixture
def database(tmp_path: Path) -> Path:
    newsroom(tmp_path / "archive.db").dispose()
    return tmp_path / "archive.db"


def found(database: Path, q: str, scope: Scope) -> tuple[int, list[str]]:
    readers = open_readers(database)
    page = Fts5Index(readers, query_deadline=5).search(SearchQuery.of(q, SearchOptions(scope=scope, per_page=100)))
    readers.dispose()
    return page.total, sorted(result.id for result in page.results)


def keep_words(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (revision,) = connection.execute(NEWEST).fetchone()
        return common_words.save(connection, Path(f"{database}-words"), revision)


def test_a_beginning_that_would_take_too_long_is_answered_roughly_and_says_so(database: Path) -> None:
    keep_words(database)
    readers = open_readers(database)
    index = Fts5Index(readers, query_deadline=5)
    query = SearchQuery.of("th*", SearchOptions(per_page=100))
    whole = index.search(query)
    with reading(readers) as connection:
        search = index.start(connection, SearchQuery.of("th* (the OR th*)", SearchOptions(per_page=100)))
        tries: list[float] = []

        @contextmanager
        def limited(seconds: float) -> Iterator[None]:
            tries.append(seconds)
            if len(tries) == 1:
                raise DeadlineError("too long")
            yield

        rough = PageMaker(search, limited, 5).page(0)
        again = PageMaker(search.with_node(search.query.node), limited, 5).page(0)
    readers.dispose()
    assert rough.partial and again.partial
    assert "th*" in rough.query.warnings[0]
    assert {result.id for result in rough.results} <= {result.id for result in whole.results}
    assert len(tries) == 7  # one try in full, then matching, ordering and relaxing of each page


@pytest.mark.parametrize("most_read", [0, 1_000])
def test_bits_and_index_find_the_same(database: Path, monkeypatch: pytest.MonkeyPatch, most_read: int) -> None:
    monkeypatch.setattr(fts5_match, "MOST_READ", most_read)
    scopes: tuple[Scope, ...] = ("body", "comments", "all")
    without = {(q, scope): found(database, q, scope) for q in QUERIES for scope in scopes}
    monkeypatch.setattr(common_words, "SHARE", 0.05)
    monkeypatch.setattr(common_words, "PHRASE_SHARE", 0.05)
    assert keep_words(database) > 60
    assert {(q, scope): found(database, q, scope) for q in QUERIES for scope in scopes} == without
    assert without["the", "body"][0] > 5
