"""What the archive holds, and how the last ingests went."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from app.browse.people import busiest
from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, VISIBLE_PERSON, iso, summary
from app.browse.views import ArchiveStats, ArticleSummary, FailureView, RunView, SourceCount
from app.store.engine import ReadSession

MAX_SOURCES = 200
MAX_FAILURES = 100


def stats(session: ReadSession, *, people: int = 12, newest: int = 8, runs: int = 10) -> ArchiveStats:
    """Counts over the whole archive, with its sources, busiest people, newest articles, last ingests and failures."""
    first = _number(session, "SELECT min(published_first) FROM article")
    last = _number(session, "SELECT max(published_last) FROM article")
    return ArchiveStats(
        articles=_count(session, "article"),
        duplicates=_count(session, "article WHERE cluster_id != id"),
        people=_count(session, f"person p WHERE {VISIBLE_PERSON}"),
        dates=_count(session, "article_date"),
        dates_resolved=_count(session, "article_date WHERE first_day IS NOT NULL"),
        undated=_count(session, "article WHERE published_first IS NULL"),
        waiting=_count(session, "article WHERE annotated = 0"),
        missing=_count(session, "article WHERE missing = 1"),
        first_published=iso(first),
        last_published=iso(last),
        sources=sources(session),
        busiest_people=busiest(session, limit=people),
        newest=_newest(session, limit=newest),
        runs=_runs(session, limit=runs),
        failures_total=_count(session, "ingest_failure"),
        failures=_failures(session),
        revision=revision(session),
    )


def revision(session: ReadSession) -> int:
    """A number that grows with every change of the archive."""
    return _number(session, "SELECT CAST(value AS INTEGER) FROM archive_state WHERE name = 'revision'") or 0


def state_mark(session: ReadSession) -> str:
    """Differs whenever the archive does: the revision, and the last ingest, because a new archive counts from one again."""
    found = session.connection().execute(
        text(
            """SELECT (SELECT value FROM archive_state WHERE name = 'revision') AS revision,
            (SELECT started_at FROM ingest_run ORDER BY id DESC LIMIT 1) AS run"""
        )
    )
    row = found.one()
    return f"{row.revision}/{row.run}"


def article_count(session: ReadSession) -> int:
    return _count(session, "article")


def sources(session: ReadSession) -> tuple[SourceCount, ...]:
    """The publications, those with most articles first."""
    rows = session.connection().execute(
        text(
            """SELECT s.slug, s.name, n.articles, n.first, n.last FROM source s JOIN (
              SELECT source_id, count(*) AS articles, min(published_first) AS first, max(published_last) AS last
              FROM article GROUP BY source_id) n ON n.source_id = s.id ORDER BY n.articles DESC, s.name LIMIT :limit"""
        ),
        {"limit": MAX_SOURCES},
    )
    return tuple(SourceCount(id=row.slug, name=row.name, articles=row.articles, first=iso(row.first), last=iso(row.last)) for row in rows)


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
