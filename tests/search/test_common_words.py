"""Searching with the bits of common words finds what the index alone finds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.domain import Scope, SearchOptions
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.store import common_words
from app.store.column_loader import NEWEST
from app.store.engine import open_readers
from tests.search.newsroom import newsroom

QUERIES = (
    "the", "the harbour", "the -harbour", "harbour OR the", "(the OR kyiv) -museum", "title:the", "body:the harbour", "comments:radar",
    "the comments:radar", '"the harbour"', '"of the"', "US", "the mentions:2014", "har*", "crowns day the", "kiev the nosuchwordatall",
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


def test_bits_and_index_find_the_same(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scopes: tuple[Scope, ...] = ("body", "comments", "all")
    without = {(q, scope): found(database, q, scope) for q in QUERIES for scope in scopes}
    monkeypatch.setattr(common_words, "SHARE", 0.05)
    with closing(sqlite3.connect(database)) as connection:
        (revision,) = connection.execute(NEWEST).fetchone()
        assert common_words.save(connection, Path(f"{database}-words"), revision) > 20
    assert {(q, scope): found(database, q, scope) for q in QUERIES for scope in scopes} == without
    assert without["the", "body"][0] > 5
