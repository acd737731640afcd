"""Writes made-up articles into a real archive, in the archive's own tables, as fast as SQLite takes them."""

from __future__ import annotations

import itertools
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from app.language.words import words
from app.store.cache_files import refresh_cache_files
from app.store.engine import open_readers, open_writer
from app.store.fts import INDEXES
from app.store.migrate import migrate
from benchmarks.corpus import PEOPLE, SOURCES, Corpus, MadeArticle, person, word

BATCH = 5_000


def build(path: Path, corpus: Corpus) -> float:
    """Make the archive unless it is there; returns the seconds that took."""
    done = path.with_suffix(".done")
    if done.exists():
        return 0.0
    path.unlink(missing_ok=True)
    started = time.perf_counter()
    engine = open_writer(path)
    migrate(engine)
    engine.dispose()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000; PRAGMA foreign_keys=OFF")
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index.table}({index.table}, rank) VALUES ('hashsize', 64000000)")
    connection.execute("BEGIN")
    _directory(connection)
    articles = corpus.articles()
    while batch := list(itertools.islice(articles, BATCH)):
        _write(connection, batch)
    _people(connection)
    connection.execute("COMMIT")
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index.table}({index.table}) VALUES ('optimize')")
    connection.executescript("PRAGMA journal_mode=WAL; ANALYZE;")
    connection.close()
    readers = open_readers(path)
    refresh_cache_files(readers)  # as an ingest does at its end
    readers.dispose()
    done.touch()
    return time.perf_counter() - started


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    names = list(rows[0])
    sql = f"INSERT INTO {table}({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.executemany(sql, ([row[name] for name in names] for row in rows))


def _directory(connection: sqlite3.Connection) -> None:
    """Sources and people, and the revision that all articles carry."""
    connection.execute("INSERT OR REPLACE INTO archive_state(name, value) VALUES ('revision', '1')")
    _insert(
        connection,
        "source",
        [{"id": n, "slug": f"source-{n}", "name": f"The {word(n + 5_000).capitalize()} Post"} for n in range(1, SOURCES + 1)],
    )
    rows = []
    for number in range(PEOPLE):
        folded = " ".join(words(person(number)))
        names = {"slug": f"person-{number + 1}", "name": person(number), "folded": folded, "cluster_key": folded}
        rows.append({"id": number + 1, **names, "sort_name": folded, "hidden": 0, "article_count": 0, "mention_count": 0})
    _insert(connection, "person", rows)
    aliases = [(row["id"], row["name"], row["folded"]) for row in rows]
    connection.executemany(
        "INSERT INTO person_alias(person_id, surface, folded, mention_count, article_count) VALUES (?, ?, ?, 1, 1)", aliases
    )
    pairs = [(part, row["id"]) for row in rows for part in row["folded"].split()]
    connection.executemany("INSERT OR IGNORE INTO person_alias_word(word, person_id) VALUES (?, ?)", pairs)


def _write(connection: sqlite3.Connection, batch: list[MadeArticle]) -> None:
    _insert(connection, "article", [_facts(article) for article in batch])
    texts = [(a.number, a.title, "", a.body, "", "") for a in batch]
    connection.executemany(
        "INSERT INTO article_text(article_id, title, standfirst, body, comments, forms) VALUES (?, ?, ?, ?, ?, ?)", texts
    )
    indexed = [(a.number, a.title, "", a.body, "") for a in batch]
    connection.executemany("INSERT INTO article_fts(rowid, title, standfirst, body, forms) VALUES (?, ?, ?, ?, ?)", indexed)
    connection.executemany("INSERT INTO headline_fts(rowid, title) VALUES (?, ?)", [row[:2] for row in indexed])
    authors = [(a.number, 0, f"Author {word(a.author)}", f"author {word(a.author)}") for a in batch]
    connection.executemany("INSERT INTO article_author(article_id, position, name, folded) VALUES (?, ?, ?, ?)", authors)
    named = [(a.number, at, person(n - 1), n) for a in batch for at, n in enumerate(a.people)]
    connection.executemany(
        "INSERT INTO article_person(article_id, position, name, roles, mention_count, person_id, evidence)"
        " VALUES (?, ?, ?, '[]', 1, ?, '')",
        named,
    )
    _insert(connection, "article_date", list(_dates(batch)))


def _facts(article: MadeArticle) -> dict[str, Any]:
    known = date.fromordinal(article.day).isoformat()
    return {
        "id": article.number, "public_id": f"a{article.number}", "source_id": article.source, "cluster_id": article.copy_of or None,
        "byline": "", "dateline": "", "language": "en", "url": "", "draft_hash": "", "annotated": 1, "missing": 0, "revision": 1,
        "published": known, "published_precision": "day", "published_origin": "record", "published_confidence": 1.0,
        "published_first": article.day, "published_last": article.day, "created_at": "", "updated_at": "",
    }  # fmt: skip


def _dates(batch: list[MadeArticle]) -> Iterator[dict[str, Any]]:
    for article in batch:
        for position, day in enumerate(article.spoken):
            yield {
                "article_id": article.number, "position": position, "field": "body", "start": 0, "end": 1, "surface": "", "type": "DATE",
                "value": "", "mod": "", "first_day": day, "last_day": day, "status": "resolved", "anchor": "", "rule": "", "evidence": "",
                "confidence": 1.0, "expression": "",
            }  # fmt: skip


def _people(connection: sqlite3.Connection) -> None:
    connection.execute(
        """UPDATE person SET article_count = c.n, mention_count = c.n
        FROM (SELECT person_id, count(*) AS n FROM article_person GROUP BY person_id) c WHERE c.person_id = person.id"""
    )
