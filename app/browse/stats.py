"""What the archive holds, and how the last ingests went."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.exc import SQLAlchemyError

from app.browse.dates import BROAD, FINE, FOLDED
from app.browse.people import busiest
from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, VISIBLE_PERSON, summary
from app.browse.views import ArchiveStats, ArticleSummary, FailureView, RunView, SourceCount
from app.store.derived import outdated
from app.store.engine import Engine, ReadSession, raw_connection, reading

MAX_SOURCES = 200
MAX_FAILURES = 100
STATE = """SELECT (SELECT value FROM archive_state WHERE name = 'revision'), (SELECT value FROM archive_state WHERE name = 'archive_id')"""


def stats(session: ReadSession, *, people: int = 12, newest: int = 8, runs: int = 10) -> ArchiveStats:
    """Counts over the whole archive, with its sources, busiest people, newest articles, last ingests and failures."""
    counted = _counted_sources(session)
    return ArchiveStats(
        articles=sum(row.articles for row in counted),
        duplicates=_count(session, f"({FOLDED})"),
        people=_count(session, f"person p WHERE {VISIBLE_PERSON}"),
        dates=_count(session, "article_date"),
        dates_resolved=_count(session, f"article_date WHERE {FINE}") + _count(session, f"article_date WHERE {BROAD}"),
        undated=_count(session, "article WHERE published_first IS NULL"),
        waiting=_count(session, "article WHERE annotated = 0"),
        missing=_count(session, "article WHERE missing"),
        first_published=min((row.first for row in counted if row.first), default=None),
        last_published=max((row.last for row in counted if row.last), default=None),
        sources=_shown_sources(counted),
        busiest_people=busiest(session, limit=people),
        newest=_newest(session, limit=newest),
        runs=_runs(session, limit=runs),
        failures_total=_count(session, "ingest_failure"),
        failures=_failures(session),
        revision=revision(session),
        outdated=outdated(session.connection()),
    )


def revision(session: ReadSession) -> int:
    """A number that grows with every change of the archive."""
    return _number(session, "SELECT CAST(value AS INTEGER) FROM archive_state WHERE name = 'revision'") or 0


def state_mark(session: ReadSession) -> str:
    """Differs whenever the archive does: its revision, and its own id, because another archive counts from one again."""
    return _mark(raw_connection(session))


def mark_now(readers: Engine) -> str | None:
    """The same without a session, in 30 µs; None when the archive cannot be read."""
    try:
        with reading(readers) as connection:
            return _mark(connection)
    except (SQLAlchemyError, sqlite3.Error):
        return None


def _mark(connection: sqlite3.Connection) -> str:
    return "/".join(map(str, connection.execute(STATE).fetchone()))  # every request asks: the bare statement costs a tenth


def is_empty(session: ReadSession) -> bool:
    """Whether there is no article at all, without counting them."""
    return _number(session, "SELECT NOT EXISTS (SELECT 1 FROM article)") == 1


def article_count(session: ReadSession) -> int:
    return _count(session, "article")


def _counted_sources(session: ReadSession) -> list[Row[Any]]:
    """Articles and the first and last dates by source, also of those without a source; read from one index alone."""
    rows = session.connection().execute(
        text(
            """SELECT s.slug, s.name, n.articles, n.first, n.last FROM (
              SELECT source_id, count(*) AS articles, min(published) AS first, max(published) AS last
              FROM article GROUP BY source_id) n LEFT JOIN source s ON s.id = n.source_id ORDER BY n.articles DESC, s.name"""
        )
    )
    return list(rows)


def _shown_sources(counted: list[Row[Any]]) -> tuple[SourceCount, ...]:
    named = [row for row in counted if row.slug is not None][:MAX_SOURCES]
    return tuple(SourceCount(id=row.slug, name=row.name, articles=row.articles, first=row.first, last=row.last) for row in named)


def _number(session: ReadSession, query: str) -> int | None:
    found: Any = session.connection().execute(text(query)).scalar_one_or_none()
    return None if found is None else int(found)


def _count(session: ReadSession, tables: str) -> int:
    return _number(session, f"SELECT count(*) FROM {tables}") or 0


def _newest(session: ReadSession, *, limit: int) -> tuple[ArticleSummary, ...]:
    """The newest by publication, then by arrival when too few have a date; copies are left out."""
    rows = session.connection().execute(
        text(
            f"""SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_TABLES} WHERE a.cluster_id IS NULL OR a.cluster_id = a.id
            ORDER BY a.published_first DESC NULLS LAST, a.id DESC LIMIT :limit"""
        ),
        {"limit": limit},
    )
    return tuple(summary(row) for row in rows)


def _runs(session: ReadSession, *, limit: int) -> tuple[RunView, ...]:
    rows = session.connection().execute(text("SELECT * FROM ingest_run ORDER BY id DESC LIMIT :limit"), {"limit": limit})
    return tuple(
        RunView(
            id=row.id,
            started_at=row.started_at,
            finished_at=row.finished_at,
            paths=row.paths,
            added=row.added,
            updated=row.updated,
            unchanged=row.unchanged,
            duplicates=row.duplicates,
            near_copies=row.near_copies,
            failed=row.failed,
        )
        for row in rows
    )


def _failures(session: ReadSession) -> tuple[FailureView, ...]:
    rows = session.connection().execute(
        text("SELECT path, reason, first_seen, last_seen FROM ingest_failure ORDER BY last_seen DESC, path LIMIT :limit"),
        {"limit": MAX_FAILURES},
    )
    return tuple(FailureView(path=row.path, reason=row.reason, first_seen=row.first_seen, last_seen=row.last_seen) for row in rows)
