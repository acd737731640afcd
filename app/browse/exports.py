"""Whole articles in the order of a result, a batch at a time, for exports of any length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, text

from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, VISIBLE_PERSON, published, source
from app.domain import Published, SourceRef
from app.store.engine import ReadSession


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """One article as it is exported; ``people`` are the names of the people in it, most often named first."""

    id: str
    title: str
    standfirst: str
    body: str
    comments: str
    authors: tuple[str, ...]
    source: SourceRef | None
    url: str
    language: str
    published: Published
    people: tuple[str, ...]
    updated_at: str

    @property
    def opening(self) -> str:
        return "" if self.title else f"{self.standfirst} {self.body}".strip()


def records(session: ReadSession, public_ids: Sequence[str]) -> list[ExportRecord]:
    """The articles with these ids (at most 900), in their order; one that is gone meanwhile is left out."""
    rows = (
        session.connection()
        .execute(
            text(
                f"""SELECT {SUMMARY_COLUMNS}, t.standfirst, t.body, t.comments, a.url, a.language, a.updated_at
                FROM {SUMMARY_TABLES} WHERE a.public_id IN :ids"""
            ).bindparams(bindparam("ids", expanding=True)),
            {"ids": list(public_ids)},
        )
        .all()
    )
    numbers = [row.number for row in rows]
    authors = _names(session, "SELECT article_id, name FROM article_author WHERE article_id IN :numbers ORDER BY position", numbers)
    people = _names(
        session,
        f"""SELECT ap.article_id, p.name FROM article_person ap CROSS JOIN person p ON p.id = ap.person_id
        WHERE ap.article_id IN :numbers AND {VISIBLE_PERSON} ORDER BY ap.mention_count DESC, ap.position""",
        numbers,
    )
    found = {
        row.public_id: ExportRecord(
            id=row.public_id,
            title=row.title,
            standfirst=row.standfirst,
            body=row.body,
            comments=row.comments,
            authors=authors[row.number],
            source=source(row),
            url=row.url,
            language=row.language,
            published=published(row),
            people=people[row.number],
            updated_at=row.updated_at,
        )
        for row in rows
    }
    return [found[public_id] for public_id in public_ids if public_id in found]


def _names(session: ReadSession, query: str, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    names: dict[int, dict[str, None]] = {number: {} for number in numbers}
    for row in session.connection().execute(text(query).bindparams(bindparam("numbers", expanding=True)), {"numbers": list(numbers)}):
        names[row.article_id][row.name] = None
    return {number: tuple(found) for number, found in names.items()}
