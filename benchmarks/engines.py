"""The ways of searching that are compared; each answers a question with the best 20, passages, the exact total and facets."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path
from typing import Protocol

from app.domain import DayRange, SearchOptions
from app.search.fts5 import Fts5Index
from app.search.lru_cache import LruCache
from app.search.query import SearchQuery
from app.store.engine import open_readers
from benchmarks.kinds import Asked

SHOWN = 20
FACET_SIZE = 10


class Engine(Protocol):
    name: str

    def ask(self, asked: Asked) -> int:
        """The total of a question, after everything that a page needs was read."""
        ...


class Ours:
    name = "clippings"

    def __init__(self, path: Path) -> None:
        self.index = Fts5Index(open_readers(path), query_deadline=60)
        self.index.cache.pages = LruCache(0)  # whole answers are not kept, so that every question is worked out
        self.index.warm()

    def ask(self, asked: Asked) -> int:
        days = DayRange(date(asked.year, 1, 1), date(asked.year, 12, 31)) if asked.year else None
        options = SearchOptions(
            days=days,
            person=(f"person-{asked.person}",) if asked.person else (),
            source=(f"source-{asked.source}",) if asked.source else (),
            facets=("person", "source", "year"),
            facet_size=FACET_SIZE,
            duplicates="show",
        )
        page = self.index.search(SearchQuery.of(asked.ours, options))
        return page.total


class PlainSql:
    """FTS5 with ``ORDER BY rank`` and facets by ``GROUP BY``, on the same file."""

    name = "plain FTS5 SQL"

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.connection.execute("PRAGMA mmap_size=1073741824")
        self.connection.execute("PRAGMA cache_size=-32000")

    def ask(self, asked: Asked) -> int:
        where, bound = ["article_fts MATCH ?"], [asked.fts5]
        joins = "article_fts f JOIN article a ON a.id = f.rowid"
        if asked.source:
            where.append("a.source_id = ?")
            bound.append(asked.source)
        if asked.year:
            where.append("a.published >= ? AND a.published < ?")
            bound += [str(asked.year), str(asked.year + 1)]
        if asked.person:
            where.append("EXISTS (SELECT 1 FROM article_person p WHERE p.article_id = a.id AND p.person_id = ?)")
            bound.append(asked.person)
        condition = " AND ".join(where)
        run = self.connection.execute
        shown = (
            f"SELECT a.public_id, snippet(article_fts, 2, '[', ']', '…', 30) FROM {joins} WHERE {condition} ORDER BY f.rank LIMIT {SHOWN}"
        )
        run(shown, bound).fetchall()
        (total,) = run(f"SELECT count(*) FROM {joins} WHERE {condition}", bound).fetchone()
        for value, more in (
            ("a.source_id", ""),
            ("substr(a.published, 1, 4)", ""),
            ("p.person_id", "JOIN article_person p ON p.article_id = a.id"),
        ):
            facet = (
                f"SELECT {value} AS v, count(*) AS n FROM {joins} {more} WHERE {condition} GROUP BY v ORDER BY n DESC LIMIT {FACET_SIZE}"
            )
            run(facet, bound).fetchall()
        return int(total)
