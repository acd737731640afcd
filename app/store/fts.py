"""The full-text indexes beside ``article_text``: written explicitly, checked, rebuilt.

They hold no text of their own (external content), so a row must be deleted with exactly the values it was indexed
with, before ``article_text`` changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.store.columns import Ints
from app.store.engine import ReadSession, WriteSession, raw_connection


@dataclass(frozen=True, slots=True)
class Index:
    """One full-text table: its columns, and the table or view that holds their text."""

    table: str
    columns: str
    content: str


CONTINUES = 0x80
"""Set in every byte of a varint but its last."""

INDEXES = (
    Index("article_fts", "title, standfirst, body, forms", "article_text"),
    Index("headline_fts", "title", "article_text"),
    Index("comment_fts", "comments", "commented"),
)


def unindex(session: WriteSession, article_ids: Sequence[int]) -> None:
    """Take articles out of the indexes; call before their text changes."""
    for one in INDEXES:
        raw_connection(session).executemany(
            f"INSERT INTO {one.table}({one.table}, rowid, {one.columns})"
            f" SELECT 'delete', article_id, {one.columns} FROM {one.content} WHERE article_id = ?",
            [(number,) for number in article_ids],
        )


def index(session: WriteSession, article_ids: Sequence[int]) -> None:
    """Put articles into the indexes; call once after their text is written."""
    connection, given = raw_connection(session), (json.dumps(list(article_ids)),)
    for one in INDEXES:
        connection.execute(
            f"INSERT INTO {one.table}(rowid, {one.columns}) SELECT article_id, {one.columns} FROM {one.content}"
            " WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id",
            given,
        )


def rebuild(session: WriteSession) -> None:
    """Index every article anew from its stored text."""
    for one in INDEXES:
        session.execute(text(f"INSERT INTO {one.table}({one.table}) VALUES ('rebuild')"))


def check(session: WriteSession) -> str:
    """An empty string when the indexes agree with the stored text, else what SQLite says."""
    for one in INDEXES:
        try:
            session.execute(text(f"INSERT INTO {one.table}({one.table}, rank) VALUES ('integrity-check', 1)"))
        except DBAPIError as error:
            return f"{one.table}: {error.orig}"
    return ""


def indexed_count(session: ReadSession | WriteSession) -> int:
    return int(session.execute(text("SELECT count(*) FROM article_fts_docsize")).scalar_one())


def indexed_lengths(connection: sqlite3.Connection, where: str, part: Sequence[Any] = ()) -> tuple[Ints, Ints]:
    """Row ids of articles, and how many words of each are indexed: FTS5 keeps the counts, one for each column, as varints."""
    rows = connection.execute(f"SELECT id, sz FROM article_fts_docsize WHERE {where}", tuple(part)).fetchall()
    ids = np.fromiter((row[0] for row in rows), np.int32, len(rows))
    coded = np.frombuffer(b"".join([row[1] for row in rows]), np.uint8)
    last = np.flatnonzero(coded < CONTINUES)
    before = np.diff(last, prepend=-1) - 1
    counts = coded[last].astype(np.int64)
    for at in range(1, int(before.max(initial=0)) + 1):
        longer = before >= at
        counts[longer] += (coded[last[longer] - at] & (CONTINUES - 1)).astype(np.int64) << (7 * at)
    columns = INDEXES[0].columns.count(",") + 1
    return ids, counts.reshape(-1, columns).sum(axis=1).astype(np.int32)
