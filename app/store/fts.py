"""The full-text index beside ``article_text``: written explicitly, checked, rebuilt.

The table holds no text of its own (external content), so a row must be deleted with exactly the values it was
indexed with, before ``article_text`` changes.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store.engine import ReadSession, WriteSession, raw_connection

COLUMNS = "title, standfirst, body, comments, forms"


def unindex(session: WriteSession, article_ids: Sequence[int]) -> None:
    """Take articles out of the index; call before their text changes."""
    raw_connection(session).executemany(
        f"INSERT INTO article_fts(article_fts, rowid, {COLUMNS})"
        f" SELECT 'delete', article_id, {COLUMNS} FROM article_text WHERE article_id = ?",
        [(number,) for number in article_ids],
    )


def index(session: WriteSession, article_ids: Sequence[int]) -> None:
    """Put articles into the index; call once after their text is written."""
    raw_connection(session).executemany(
        f"INSERT INTO article_fts(rowid, {COLUMNS}) SELECT article_id, {COLUMNS} FROM article_text WHERE article_id = ?",
        [(number,) for number in article_ids],
    )


def rebuild(session: WriteSession) -> None:
    """Index every article anew from its stored text."""
    session.execute(text("INSERT INTO article_fts(article_fts) VALUES ('rebuild')"))


def optimize(session: WriteSession) -> None:
    """Merge the index into few large pieces, which makes searching faster after a large ingest."""
    session.execute(text("INSERT INTO article_fts(article_fts) VALUES ('optimize')"))


def check(session: WriteSession) -> str:
    """An empty string when the index agrees with the stored text, else what SQLite says."""
    try:
        session.execute(text("INSERT INTO article_fts(article_fts, rank) VALUES ('integrity-check', 1)"))
    except DBAPIError as error:
        return str(error.orig)
    return ""


def indexed_count(session: ReadSession | WriteSession) -> int:
    return int(session.execute(text("SELECT count(*) FROM article_fts_docsize")).scalar_one())
