"""The one writer of articles and their text.

Callers open a ``WriteSession`` and commit it; nothing here commits. Every change gives the article a new revision,
so that readers with columns in memory can catch up. Many articles at once go straight to SQLite, one statement a table.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from anyascii import anyascii
from sqlalchemy import delete, insert, update
from sqlmodel import col

from app.language.shingles import unpack
from app.store import copies, fts
from app.store.annotations import clear_annotations, remember_people
from app.store.engine import WriteSession, raw_connection
from app.store.identity import public_id
from app.store.prepared import FACT_COLUMNS, LAYER_COLUMNS, Phrases, PreparedArticle
from app.store.prepared import fold as fold  # noqa: PLC0414  handed on with the writer
from app.store.prepared import prepare as prepare  # noqa: PLC0414
from app.store.prepared import publication_values as publication_values  # noqa: PLC0414
from app.store.tables import Abbreviation, Article, ArticleAuthor, ArticleText, DeletedArticle, DroppedPart, LearnedPart, PublishedCandidate

OF_THE_PAGE: tuple[Any, ...] = (ArticleAuthor, PublishedCandidate, DroppedPart, LearnedPart, Abbreviation)


def _insert(table: str, *columns: str, ignore: bool = False) -> str:
    verb = "INSERT OR IGNORE" if ignore else "INSERT"
    return f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


INSERT_ARTICLE = _insert(
    "article", "id", "public_id", "source_id", "revision", "created_at", "updated_at", "annotated", "missing", *FACT_COLUMNS
)
INSERT_TEXT = _insert("article_text", "article_id", *LAYER_COLUMNS)
INSERT_AUTHOR = _insert("article_author", "article_id", "position", "name", "folded")
INSERT_CANDIDATE = _insert("published_candidate", "article_id", "position", "date", "precision", "origin", "confidence", "evidence")
INSERT_DROPPED = _insert("dropped_part", "article_id", "position", "reason", "text")
INSERT_ABBREVIATION = _insert("abbreviation", "article_id", "short", "long_folded", "short_folded", "long", ignore=True)
INSERT_PHRASE = _insert("capital_phrase", "folded", "phrase", "initials", ignore=True)


def now() -> str:
    """The present moment as stored: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def source_id(session: WriteSession, name: str) -> int | None:
    """The row of a source of that name, made when it is new; None for no name."""
    if not name:
        return None
    connection = raw_connection(session)
    slug = fold(anyascii(name)).replace(" ", "-")[:80] or "source"
    connection.execute("INSERT OR IGNORE INTO source (slug, name) VALUES (?, ?)", (slug, name))
    return int(connection.execute("SELECT id FROM source WHERE slug = ?", (slug,)).fetchone()[0])


def insert_articles(session: WriteSession, articles: Sequence[tuple[PreparedArticle, str]], *, revision: int) -> list[int]:
    """Store new articles, each with the hash of the content it came from, and index them; returns their row ids."""
    if not articles:
        return []
    connection = raw_connection(session)
    first = _first_free(connection)
    numbers = list(range(first, first + len(articles)))
    moment = now()
    ids = _free_ids(connection, [content_hash for _, content_hash in articles])
    sources = {name: source_id(session, name) for name in {article.source for article, _ in articles}}
    numbered = [(number, article) for number, (article, _) in zip(numbers, articles, strict=True)]
    connection.executemany(
        INSERT_ARTICLE,
        [
            (number, new_id, sources[article.source], revision, moment, moment, False, False, *article.facts)
            for new_id, (number, article) in zip(ids, numbered, strict=True)
        ],
    )
    connection.executemany(INSERT_TEXT, [(number, *article.layers) for number, article in numbered])
    _write_parts(connection, numbered)
    copies.add_signatures(session, [(number, article.signature, article.words) for number, article in numbered])
    fts.index(session, numbers)
    return numbers


def _first_free(connection: sqlite3.Connection) -> int:
    """An id is never used again, so that columns in memory cannot mistake one for another."""
    query = "SELECT max((SELECT coalesce(max(id), 0) FROM article), (SELECT coalesce(max(article_id), 0) FROM deleted_article)) + 1"
    return int(connection.execute(query).fetchone()[0])


def _free_ids(connection: sqlite3.Connection, content_hashes: Sequence[str]) -> list[str]:
    """An id for each content that no other article has; one look at the archive as long as there is no collision."""
    ids = [public_id(content_hash) for content_hash in content_hashes]
    taken = _taken(connection, ids)
    for place, content_hash in enumerate(content_hashes):
        attempt = 0
        while ids[place] in taken:
            attempt += 1
            ids[place] = public_id(content_hash, attempt)
            taken |= _taken(connection, [ids[place]])
        taken.add(ids[place])
    return ids


def _taken(connection: sqlite3.Connection, ids: Sequence[str]) -> set[str]:
    query = "SELECT public_id FROM article WHERE public_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in connection.execute(query, (json.dumps(ids),))}


def update_article(session: WriteSession, number: int, article: PreparedArticle, *, revision: int) -> None:
    """Replace an article's facts and text in place; its id stays and its annotation is taken away."""
    fts.unindex(session, [number])
    layers = dict(zip(LAYER_COLUMNS, article.layers, strict=True))
    session.execute(update(ArticleText).where(col(ArticleText.article_id) == number).values(**layers))
    fts.index(session, [number])
    values = dict(zip(FACT_COLUMNS, article.facts, strict=True)) | {
        "source_id": source_id(session, article.source),
        "revision": revision,
        "updated_at": now(),
        "annotated": False,
        "missing": False,
    }
    session.execute(update(Article).where(col(Article.id) == number).values(**values))
    for table in OF_THE_PAGE:
        session.execute(delete(table).where(table.article_id == number))
    _write_parts(raw_connection(session), [(number, article)])
    copies.write_signatures(session, [(number, unpack(article.signature))], revision=revision)
    clear_annotations(session, [number])


def delete_article(session: WriteSession, number: int, *, revision: int) -> None:
    """Take an article out of the archive, its index and everything derived from it."""
    fts.unindex(session, [number])
    remember_people(session, [number])
    copies.release(session, [number], revision=revision)
    session.execute(delete(Article).where(col(Article.id) == number))
    session.execute(insert(DeletedArticle).prefix_with("OR REPLACE").values(article_id=number, revision=revision))


def _write_parts(connection: sqlite3.Connection, articles: Sequence[tuple[int, PreparedArticle]]) -> None:
    connection.executemany(INSERT_AUTHOR, [(n, *row) for n, article in articles for row in article.authors])
    connection.executemany(INSERT_CANDIDATE, [(n, *row) for n, article in articles for row in article.candidates])
    connection.executemany(INSERT_DROPPED, [(n, *row) for n, article in articles for row in article.dropped])
    _insert_phrases(connection, [(n, article.phrases) for n, article in articles])


def write_phrases(session: WriteSession, articles: Iterable[tuple[int, Phrases]]) -> None:
    """Store what search derives from texts: abbreviations that are spelled out, and phrases that one may stand for."""
    _insert_phrases(raw_connection(session), articles)


def _insert_phrases(connection: sqlite3.Connection, articles: Iterable[tuple[int, Phrases]]) -> None:
    articles = list(articles)
    connection.executemany(INSERT_ABBREVIATION, [(n, *row) for n, found in articles for row in found.spelled_out])
    connection.executemany(INSERT_PHRASE, {row[0]: row for _, found in articles for row in found.capital}.values())
