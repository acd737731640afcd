"""Brings the cache files beside a large archive up to date, so that the next start need not read every table."""

from __future__ import annotations

import sqlite3

from app.store import column_file, common_words
from app.store.beside import WORTH_KEEPING, archive_id, path_beside
from app.store.column_loader import NEWEST, ColumnStore
from app.store.engine import Engine, ReadSession, raw_connection

FEW = 0.01
"""Share of the articles up to which changes are caught up with at a start; the words' file holds fewer, see there."""


def refresh_cache_files(readers: Engine, *, anew: bool = False) -> bool:
    """Write the columns and the common words of a large archive beside it when much has changed, or ``anew``.

    True when anything was written. For the end of an ingest or a rebuild: a million articles take half a minute.
    """
    with ReadSession(readers) as session:
        connection = raw_connection(session)
        (articles,) = connection.execute("SELECT count(*) FROM article").fetchone()
        if articles < WORTH_KEEPING:
            return False
        (revision,) = connection.execute(NEWEST).fetchone()
        columns_written = _keep_columns(connection, revision, int(FEW * articles), anew=anew)
        return _keep_words(connection, revision, anew=anew) or columns_written


def _keep_columns(connection: sqlite3.Connection, revision: int, few: int, *, anew: bool) -> bool:
    path = path_beside(connection, column_file.ENDING)
    if path is None or (not anew and _changes(connection, column_file.revision_of(path, archive_id(connection), revision), few) <= few):
        return False
    if anew:
        path.unlink(missing_ok=True)
    ColumnStore().current(connection)
    return True


def _keep_words(connection: sqlite3.Connection, revision: int, *, anew: bool) -> bool:
    path = path_beside(connection, common_words.ENDING)
    if path is None:
        return False
    kept = common_words.read(path, archive_id(connection), revision)
    if not anew and kept.at(connection, revision).shares:
        return False
    return common_words.save(connection, path, revision) > 0


def _changes(connection: sqlite3.Connection, since: int | None, few: int) -> int:
    """How many articles have changed since a revision, counted to just above ``few``."""
    if since is None:
        return few + 1
    sql = "SELECT count(*) FROM (SELECT 1 FROM article WHERE revision > ? LIMIT ?)"
    return int(connection.execute(sql, (since, few + 1)).fetchone()[0])
