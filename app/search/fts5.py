"""The search engine inside the archive's own SQLite file: FTS5 finds words, numpy columns filter and count."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from app.domain import SearchPage, SearchResult
from app.errors import NotFoundError
from app.search import facets
from app.search.fts5_page import PageMaker
from app.search.fts5_results import ResultReader
from app.search.fts5_search import Search, SearchCache
from app.search.fts5_similar import Likeness, public_ids, row_id
from app.search.fts5_suggest import Suggester, known_names
from app.search.fts5_why import explain, highlights
from app.search.port import Highlight, Suggestions, Why
from app.search.query import SearchQuery
from app.search.snippets import HitFinder
from app.search.spellings import Spellings
from app.search.turns import Turns
from app.store.column_loader import ColumnStore
from app.store.engine import deadline, reading

IDS_AT_ONCE = 500
BYTES_OF_PAGE = 4_000
BYTES_OF_RESULT = 5_000
LARGE = 20_000
NAMES_LAST = 30.0
"""Seconds after which a large archive's suggestions are read again; a small one's are at every change."""


class Fts5Index:
    """``SearchIndex`` and ``Explorer`` over one archive; safe to use from many threads.

    ``query_deadline`` in seconds; ``spellings`` replaces the bundled table of spellings.
    """

    def __init__(self, readers: Engine, *, query_deadline: float, spellings: Path | None = None) -> None:
        self.readers = readers
        self.query_deadline = query_deadline
        self.spellings = Spellings.read(spellings)
        self.columns = ColumnStore()
        self.cache = SearchCache()
        self.turns = Turns(long=max(1, (os.cpu_count() or 1) // 2))

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of results. Raises DeadlineError, UsageError (a cursor of another search)."""
        started = time.perf_counter()
        with self.turns.turn() as pause, reading(self.readers) as connection:
            search = self.start(connection, query)
            key = (search.fingerprint, search.tree, repr(query.options), query.warnings, search.state)
            if (kept := self.cache.pages.get(key)) is not None:
                return replace(kept, took_ms=round((time.perf_counter() - started) * 1000, 2))
            page = PageMaker(search, lambda seconds: deadline(connection, seconds, pause=pause), self.query_deadline).page(started)
            if not page.partial:
                self.cache.pages.put(key, page, size=BYTES_OF_PAGE + BYTES_OF_RESULT * len(page.results))
            return page

    def sync(self, ids: Sequence[int]) -> None:
        """Nothing to do: the writer indexes in its own transaction, and columns catch up by revision at the next search."""

    def rebuild(self) -> None:
        """Forget what is held in memory; the full-text table itself is rebuilt by ``app.store.fts.rebuild``."""
        self.columns.forget()
        self.cache = SearchCache()

    def warm(self) -> None:
        """Load the columns now, so that the first search does not wait for them."""
        with reading(self.readers) as connection:
            columns, revision = self.columns.current(connection)
            self.cache.common.current(connection, revision)
            facets.prepare(columns)

    # ---------- beside searching ----------
    def suggest(self, q: str, limit: int = 8) -> Suggestions:
        """What typed text may become. Raises DeadlineError."""
        with self._limited() as connection:
            search = self.start(connection, SearchQuery())
            key = search.state if search.columns.size < LARGE else int(time.monotonic() // NAMES_LAST)
            known = self.cache.names.get(key)
            if known is None:
                known = known_names(search.connection, search.columns)
                self.cache.names.put(key, known, size=200 * (len(known.people) + len(known.sources) + len(known.titles)))
            return Suggester(search.connection, known).suggest(q, limit)

    def similar(self, public_id: str, limit: int = 10) -> tuple[SearchResult, ...]:
        """Articles that share rare words and people, likest first. Raises NotFoundError, DeadlineError."""
        with self._limited() as connection:
            search = self.start(connection, SearchQuery())
            ids, scores = Likeness(search.connection, search.columns, self.cache.hits, search.state).similar(
                _number(search, public_id), limit
            )
            reader = ResultReader(search.connection, search.columns, self.cache.people(search.state))
            by_id = dict(zip(ids.tolist(), scores.tolist(), strict=True))
            return reader.results(ids.tolist(), finder=HitFinder([]), snippets=1, scope="body", scores=by_id)

    def why(self, public_id: str, query: SearchQuery) -> Why:
        """Which clauses hold for an article, and what each adds. Raises NotFoundError, DeadlineError."""
        with self._limited() as connection:
            search = self.start(connection, query)
            return explain(search, public_id, _number(search, public_id))

    def highlights(self, public_id: str, query: SearchQuery) -> tuple[Highlight, ...]:
        """The places of an article that a query's words match. Raises NotFoundError, DeadlineError."""
        with self._limited() as connection:
            search = self.start(connection, query)
            return highlights(search, _number(search, public_id), search.read())

    def ids(self, query: SearchQuery) -> Iterator[str]:
        """The public ids of the whole result, in its order, read as they are asked for. Raises DeadlineError before the first."""
        with self._limited() as connection:
            search = self.start(connection, query)
            matched = search.match()
            numbers: list[int] = search.order(matched, matched.shown, len(matched.shown)).ids.tolist()
        for at in range(0, len(numbers), IDS_AT_ONCE):
            some = numbers[at : at + IDS_AT_ONCE]
            with reading(self.readers) as connection:
                names = public_ids(connection, some)
            yield from (names[number] for number in some if number in names)

    @contextmanager
    def _limited(self) -> Iterator[sqlite3.Connection]:
        with self.turns.turn() as pause, reading(self.readers) as connection, deadline(connection, self.query_deadline, pause=pause):
            yield connection

    def start(self, connection: sqlite3.Connection, query: SearchQuery) -> Search:
        """One search in the state that a connection sees."""
        columns, revision = self.columns.current(connection)
        return Search(connection, columns, query, revision=revision, spellings=self.spellings, cache=self.cache)


def _number(search: Search, public_id: str) -> int:
    number = row_id(search.connection, public_id)
    if number is None or number >= search.columns.size:
        raise NotFoundError(f"there is no article {public_id[:40]!r} in this archive")
    return number
