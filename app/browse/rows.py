"""How rows of the store become the small parts that many read models share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Row, bindparam, text

from app.browse.views import ArticleSummary
from app.domain import DateCandidate, Origin, Precision, Published, SourceRef
from app.store.engine import ReadSession
from app.store.reader import OPENING

SUMMARY_COLUMNS = f"""a.id AS number, a.public_id, t.title, {OPENING} AS opening, s.slug AS source_slug, s.name AS source_name,
  a.published, a.published_precision, a.published_origin, a.published_confidence, a.not_before, a.not_after"""
SUMMARY_TABLES = "article a JOIN article_text t ON t.article_id = a.id LEFT JOIN source s ON s.id = a.source_id"
VISIBLE_PERSON = "p.hidden = 0 AND p.merged_into IS NULL AND p.article_count > 0"
"""People who are shown: neither hidden nor merged into another, and named in some article."""

MAX_VALUES = 900
"""Values bound in one statement; SQLite before 3.32 stops at 999."""


def published(row: Row[Any], candidates: Iterable[DateCandidate] = ()) -> Published:
    return Published(
        date=row.published,
        precision=cast("Precision", row.published_precision),
        origin=cast("Origin", row.published_origin),
        confidence=row.published_confidence,
        not_before=None if row.published else row.not_before,  # kept for the day when a correction is taken back
        not_after=None if row.published else row.not_after,
        candidates=tuple(candidates),
    )


def summary(row: Row[Any]) -> ArticleSummary:
    """An article for a list, from a row with ``SUMMARY_COLUMNS``."""
    return ArticleSummary(id=row.public_id, title=row.title, opening=row.opening, source=source(row), published=published(row))


def source(row: Row[Any]) -> SourceRef | None:
    return SourceRef(row.source_slug, row.source_name) if row.source_slug else None


def summaries(session: ReadSession, numbers: Sequence[int]) -> dict[int, ArticleSummary]:
    """The articles with these row ids, by row id."""
    statement = text(f"SELECT {SUMMARY_COLUMNS} FROM {SUMMARY_TABLES} WHERE a.id IN :numbers").bindparams(
        bindparam("numbers", expanding=True)
    )
    found: dict[int, ArticleSummary] = {}
    for at in range(0, len(numbers), MAX_VALUES):
        rows = session.connection().execute(statement, {"numbers": list(numbers[at : at + MAX_VALUES])})
        found.update((row.number, summary(row)) for row in rows)
    return found


def roles(column: str) -> tuple[str, ...]:
    return tuple(str(role) for role in json.loads(column))
