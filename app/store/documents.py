"""Documents and files that were taken in before, looked up and noted one plain statement at a time.

Every document of every ingest comes through here, so the statements go straight to SQLite: 10 µs each, where
composing them anew took 2,000 µs a document.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Engine

from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.tables import InputDocument, InputFile

KNOWN = """
SELECT d.key, d.path, d.content_hash, d.article_id, a.draft_hash, a.annotated, t.title, coalesce(s.name, ''), a.url,
  (SELECT count(*) FROM input_document AS other WHERE other.article_id = d.article_id)
FROM input_document AS d JOIN article AS a ON a.id = d.article_id JOIN article_text AS t ON t.article_id = a.id
LEFT JOIN source AS s ON s.id = a.source_id WHERE d.{column} = ? ORDER BY d.key LIMIT 1"""
FILE_COLUMNS = ("path", "size", "modified_ns", "content_hash", "sidecar_hash", "failed", "seen_run")
DOCUMENT_COLUMNS = ("key", "path", "member", "content_hash", "article_id")
MEMBER_MARKS = "!#:"
"""What stands between a file and its member, record or line in the path of a failure."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document taken in before: its article, that article's facts, and how many documents share it."""

    key: str
    path: str
    content_hash: str
    article_id: int
    draft_hash: str
    annotated: int
    title: str
    source: str
    url: str
    sharers: int


class Lookups:
    """What was taken in before, for planning: reads beside a writer on a connection of its own.

    Every look sees what has been committed by then; no transaction stays open, so that the write-ahead log can shrink.
    """

    def __init__(self, readers: Engine) -> None:
        self._held = readers.raw_connection()
        self._connection = cast("sqlite3.Connection", self._held.driver_connection)

    def close(self) -> None:
        self._held.close()

    def file(self, path: str) -> InputFile | None:
        row = self._connection.execute(f"SELECT {', '.join(FILE_COLUMNS)} FROM input_file WHERE path = ?", (path,)).fetchone()
        return InputFile(**dict(zip(FILE_COLUMNS, row, strict=True))) if row else None

    def document_count(self, path: str) -> int:
        """How many documents a file gave."""
        return int(self._connection.execute("SELECT count(*) FROM input_document WHERE path = ?", (path,)).fetchone()[0])

    def content_hash(self, keys: Iterable[str]) -> str | None:
        """The content of the first of the keys that is known; None when none is."""
        for key in keys:
            if row := self._connection.execute("SELECT content_hash FROM input_document WHERE key = ?", (key,)).fetchone():
                return str(row[0])
        return None

    def failures(self, path: str) -> list[tuple[str, str]]:
        """What could not be taken in of a file, with the reasons."""
        query = "SELECT path, reason FROM ingest_failure WHERE path BETWEEN ? AND ? ORDER BY path"
        return [row for span in failure_spans(path) for row in self._connection.execute(query, span)]


def failure_spans(path: str) -> list[tuple[str, str]]:
    """The failures of a file, of its members, records and lines, as first and last path in the order of the table."""
    return [(path, path), *((path + mark, f"{path}{mark}\U0010ffff") for mark in MEMBER_MARKS)]


def known_document(session: ReadSession | WriteSession, key: str) -> KnownDocument | None:
    return _known(session, "key", key)


def same_content(session: ReadSession | WriteSession, content_hash: str) -> KnownDocument | None:
    """A document taken in before with exactly this content."""
    return _known(session, "content_hash", content_hash)


def _known(session: ReadSession | WriteSession, column: str, value: str) -> KnownDocument | None:
    row: Any = raw_connection(session).execute(KNOWN.format(column=column), (value,)).fetchone()
    return KnownDocument(*row) if row else None


def remember_document(session: WriteSession, document: InputDocument) -> None:
    _replace(session, "input_document", "key", DOCUMENT_COLUMNS, document)


def remember_file(session: WriteSession, file: InputFile) -> None:
    _replace(session, "input_file", "path", FILE_COLUMNS, file)


def _replace(session: WriteSession, table: str, key: str, columns: Sequence[str], row: InputDocument | InputFile) -> None:
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
    raw_connection(session).execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) ON CONFLICT ({key}) DO UPDATE SET {changes}",
        [getattr(row, column) for column in columns],
    )


def keys_and_articles(session: ReadSession | WriteSession, path: str, *, but: set[str]) -> list[tuple[str, int]]:
    """The documents that a file gave before, without those named."""
    rows = raw_connection(session).execute("SELECT key, article_id FROM input_document WHERE path = ?", (path,))
    return [(key, article) for key, article in rows if key not in but]


def forgive(session: WriteSession, path: str) -> None:
    """Drop the failures of a file and of everything in it: it has been read again."""
    raw_connection(session).executemany("DELETE FROM ingest_failure WHERE path BETWEEN ? AND ?", failure_spans(path))


def touch_article(session: WriteSession, article_id: int) -> None:
    """An article whose file is there (again) is not missing."""
    raw_connection(session).execute("UPDATE article SET missing = 0 WHERE id = ? AND missing", (article_id,))
