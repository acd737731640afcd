"""Row ids that match an FTS5 expression, kept while the archive does not change."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable

import numpy as np

from app.search.lru_cache import LruCache
from app.store.columns import Ints

MAX_BYTES = 96_000_000


class HitCache:
    """Ids by index, expression and state of the archive."""

    def __init__(self) -> None:
        self._cache: LruCache[Ints] = LruCache(MAX_BYTES)

    def ids(self, connection: sqlite3.Connection, expression: str, state: Hashable, *, table: str = "article_fts") -> Ints:
        """The sorted row ids that match. ``group_concat`` and one parse cost a third of fetching rows."""
        key = (table, expression, state)
        if (found := self._cache.get(key)) is not None:
            return found
        (text,) = connection.execute(f"SELECT group_concat(rowid) FROM {table} WHERE {table} MATCH ?", (expression,)).fetchone()
        ids = np.fromstring(str(text), np.int32, sep=",") if text is not None else np.zeros(0, np.int32)
        self._cache.put(key, ids, size=ids.nbytes + len(expression))
        return ids
