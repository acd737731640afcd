"""The search engine inside the archive's own SQLite file: FTS5 finds words, numpy columns filter and count."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from app.domain import SearchPage
from app.search.fts5_page import PageMaker
from app.search.fts5_search import Memory, Search
from app.search.query import SearchQuery
from app.search.spellings import Spellings
from app.store.column_loader import ColumnStore
from app.store.engine import ReadSession, deadline, raw_connection


class Fts5Index:
    """``SearchIndex`` and ``Explorer`` over one archive; safe to use from many threads.

    ``query_deadline`` in seconds; ``spellings`` replaces the bundled table of spellings.
    """

    def __init__(self, readers: Engine, *, query_deadline: float, spellings: Path | None = None) -> None:
        self.readers = readers
        self.query_deadline = query_deadline
        self.spellings = Spellings.read(spellings)
        self.columns = ColumnStore()
        self.memory = Memory()

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of results. Raises DeadlineError, UsageError (a cursor of another search)."""
        started = time.perf_counter()
        with self._session() as session:
            search = self._search(session, query)
            return PageMaker(search, lambda seconds: deadline(session, seconds), self.query_deadline).page(started)

    def sync(self, ids: Sequence[int]) -> None:
        """Nothing to do: the writer indexes in its own transaction, and columns catch up by revision at the next search."""

    def rebuild(self) -> None:
        """Forget what is held in memory; the full-text table itself is rebuilt by ``app.store.fts.rebuild``."""
        self.columns.forget()
        self.memory = Memory()

    def warm(self) -> None:
        """Load the columns now, so that the first search does not wait for them."""
        with self._session() as session:
            self.columns.current(raw_connection(session))

    @contextmanager
    def _session(self) -> Iterator[ReadSession]:
        with ReadSession(self.readers) as session:
            yield session

    def _search(self, session: ReadSession, query: SearchQuery) -> Search:
        connection = raw_connection(session)
        return Search(connection, self.columns.current(connection), query, self.spellings, self.memory)
