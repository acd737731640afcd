"""Documents and files that were taken in before, looked up and noted many at once.

Every document of every ingest comes through here, so the statements go straight to SQLite, one for a whole batch.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from sqlalchemy import Engine

from app.store.engine import ReadSession, WriteSession, raw_connection

KNOWN = """
SELECT d.key, d.path, d.content_hash, d.article_id, a.draft_hash, a.annotated, t.title, coalesce(s.name, ''), a.url,
  (SELECT count(*) FROM input_document AS other WHERE other.article_id = d.article_id)
FROM input_document AS d JOIN article AS a ON a.id = d.article_id JOIN article_text AS t ON t.article_id = a.id
LEFT JOIN source AS s ON s.id = a.source_id WHERE d.{column} IN (SELECT value FROM json_each(?)) ORDER BY d.key DESC"""
DOCUMENT_COLUMNS = ("key", "path", "member", "content_hash", "article_id")
DocumentRow = tuple[str, str, str, str, int]
MEMBER_MARKS = "!#:"
"""What stands between a file and its member, record or line in the path of a failure."""


class KnownFile(NamedTuple):
    """A file as last read; the columns of its row."""

    path: str
    size: int
    modified_ns: int
    content_hash: str
    sidecar_hash: str
    failed: bool
    seen_run: int


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

    def file(self, path: str) -> KnownFile | None:
        row = self._connection.execute(f"SELECT {', '.join(KnownFile._fields)} FROM input_file WHERE path = ?", (path,)).fetchone()
        return KnownFile(*row) if row else None

    def document_count(self, path: str) -> int:
        """How many documents a file gave."""
        return int(self._connection.execute("SELECT count(*) FROM input_document WHERE path = ?", (path,)).fetchone()[0])

    def content_hashes(self, keys: Iterable[str]) -> dict[str, str]:
        """The content of those documents that are known, by their keys."""
        given = list(keys)  # few, and mostly one
        query = f"SELECT key, content_hash FROM input_document WHERE key IN ({', '.join('?' * len(given))})"
        return dict(self._connection.execute(query, given))

    def failures(self, path: str) -> list[tuple[str, str]]:
        """What could not be taken in of a file, with the reasons."""
        query = "SELECT path, reason FROM ingest_failure WHERE path BETWEEN ? AND ? ORDER BY path"
        return [row for span in failure_spans(path) for row in self._connection.execute(query, span)]


def failure_spans(path: str) -> list[tuple[str, str]]:
    """The failures of a file, of its members, records and lines, as first and last path in the order of the table."""
    return [(path, path), *((path + mark, f"{path}{mark}\U0010ffff") for mark in MEMBER_MARKS)]


def known_documents(session: ReadSession | WriteSession, keys: Iterable[str]) -> dict[str, KnownDocument]:
    """What was taken in before under these keys."""
    return {known.key: known for known in _known(session, "key", keys)}


def same_contents(session: ReadSession | WriteSession, content_hashes: Iterable[str]) -> dict[str, KnownDocument]:
    """For each content, the first document taken in before with exactly that."""
    return {known.content_hash: known for known in _known(session, "content_hash", content_hashes)}


def _known(session: ReadSession | WriteSession, column: str, values: Iterable[str]) -> Iterator[KnownDocument]:
    """By their keys, the last one first: the first is what a dictionary of them keeps."""
    rows = raw_connection(session).execute(KNOWN.format(column=column), (json.dumps(list(values)),))
    return (KnownDocument(*row) for row in rows)


def remember_documents(session: WriteSession, documents: Sequence[DocumentRow]) -> None:
    """Note which article each document became."""
    raw_connection(session).executemany(_replace("input_document", "key", DOCUMENT_COLUMNS), documents)


def remember_files(session: WriteSession, files: Sequence[KnownFile]) -> None:
    """Note files as they were read, and forgive what could not be read of them before: it was read again."""
    raw_connection(session).executemany(_replace("input_file", "path", KnownFile._fields), files)
    forgive(session, [file.path for file in files])


def _replace(table: str, key: str, columns: Sequence[str]) -> str:
    changes = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
    values = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}) ON CONFLICT ({key}) DO UPDATE SET {changes}"


def forgive(session: WriteSession, paths: Iterable[str]) -> None:
    """Drop the failures of files and of everything in them."""
    spans = [span for path in paths for span in failure_spans(path)]
    raw_connection(session).executemany("DELETE FROM ingest_failure WHERE path BETWEEN ? AND ?", spans)


def keys_and_articles(session: ReadSession | WriteSession, paths: Iterable[str], *, but: Container[str]) -> list[tuple[str, int]]:
    """The documents that files gave before, without those named."""
    query = "SELECT key, article_id FROM input_document WHERE path IN (SELECT value FROM json_each(?))"
    rows = raw_connection(session).execute(query, (json.dumps(list(paths)),))
    return [(key, article) for key, article in rows if key not in but]


def touch_article(session: WriteSession, article_id: int) -> None:
    """An article whose file is there (again) is not missing."""
    raw_connection(session).execute("UPDATE article SET missing = 0 WHERE id = ? AND missing", (article_id,))
