"""The same archive under every search engine."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Engine, text

from app.domain import SourceRef
from app.store.engine import ReadSession
from tests.contract.memory_articles import MemoryArticle, MemoryPerson
from tests.contract.memory_index import MemoryIndex

ARTICLES = """SELECT a.*, t.title, t.standfirst, t.body, t.comments, s.slug, s.name FROM article a
  JOIN article_text t ON t.article_id = a.id LEFT JOIN source s ON s.id = a.source_id"""
AUTHORS = "SELECT article_id, name FROM article_author ORDER BY position"
PEOPLE = "SELECT DISTINCT ap.article_id, p.id, p.slug, p.name FROM article_person ap JOIN person p ON p.id = ap.person_id"
ALIASES = "SELECT person_id, surface FROM person_alias"
DATES = "SELECT article_id, first_day, last_day FROM article_date WHERE first_day IS NOT NULL AND type IN ('DATE', 'TIME')"
UNRESOLVED = "SELECT article_id, status FROM article_date WHERE status IN ('partial', 'unresolved') AND type IN ('DATE', 'TIME')"


def memory_index(readers: Engine) -> MemoryIndex:
    """The reference engine over what the archive holds."""
    with ReadSession(readers) as session:
        rows, authors, people, aliases, dates, unresolved = (
            session.execute(text(statement)).all() for statement in (ARTICLES, AUTHORS, PEOPLE, ALIASES, DATES, UNRESOLVED)
        )
    return MemoryIndex(
        MemoryArticle(
            number=row.id,
            id=row.public_id,
            title=row.title,
            standfirst=row.standfirst,
            body=row.body,
            comments=row.comments,
            source=SourceRef(row.slug, row.name) if row.slug else None,
            authors=tuple(name for number, name in authors if number == row.id),
            language=row.language,
            first=row.published_first or 0,
            last=row.published_last or 0,
            not_before=_ordinal(row.not_before) if not row.published_first else 0,
            people=tuple(
                MemoryPerson(id=slug, name=name, aliases=tuple(surface for owner, surface in aliases if owner == person))
                for number, person, slug, name in people
                if number == row.id
            ),
            spoken=tuple((first, last) for number, first, last in dates if number == row.id),
            unresolved=frozenset(status for number, status in unresolved if number == row.id),
            cluster=row.cluster_id or row.id,
        )
        for row in rows
    )


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0
