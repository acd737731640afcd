"""Stored articles, read back for the work that needs no file: annotating and deriving anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Row, select
from sqlmodel import col

from app.domain import DateMention, DateStatus, Field, Published, StoredText, TimexType
from app.store.days import day
from app.store.engine import ReadSession, WriteSession
from app.store.tables import Article, ArticleDate, ArticlePerson, ArticleText

IDS_AT_ONCE = 1_000
OPENING = "CASE WHEN t.title = '' THEN substr(trim(t.standfirst || ' ' || t.body), 1, 200) ELSE '' END"
"""SQL: the first words of an article (``article_text t``) that has no title, to tell it from others in a list; else empty."""


def stored_texts(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> list[StoredText]:
    """Articles by row id, in the order of the ids; those that are gone are left out."""
    rows = session.execute(
        select(Article, ArticleText)
        .join(ArticleText, col(ArticleText.article_id) == col(Article.id))
        .where(col(Article.id).in_(article_ids))
    )
    found = {text.article_id: StoredText(text.article_id, _fields(text), published_of(article)) for article, text in rows}
    return [found[number] for number in article_ids if number in found]


def published_of(article: Article) -> Published:
    """The publication date of a row, without the candidates that lost."""
    return Published(
        date=article.published,
        precision=article.published_precision,  # type: ignore[arg-type]  # written from a Published
        origin=article.published_origin,  # type: ignore[arg-type]
        confidence=article.published_confidence,
        not_before=article.not_before,
        not_after=article.not_after,
    )


def date_mention(row: ArticleDate | Row[Any]) -> DateMention:
    """A date that an article speaks of, from a row of ``article_date``."""
    return DateMention(
        field=cast("Field", row.field),
        start=row.start,
        end=row.end,
        text=row.surface,
        type=cast("TimexType", row.type),
        value=row.value,
        mod=row.mod,
        first_day=day(row.first_day),
        last_day=day(row.last_day),
        status=cast("DateStatus", row.status),
        anchor=row.anchor,
        rule=row.rule,
        evidence=row.evidence,
        confidence=row.confidence,
        expression=row.expression,
    )


def article_ids(session: ReadSession | WriteSession, *, after: int = 0, limit: int = 1_000, only_unannotated: bool = False) -> list[int]:
    """Row ids of articles in order, from the one after ``after`` on."""
    wanted = select(col(Article.id)).where(col(Article.id) > after).order_by(col(Article.id)).limit(limit)
    if only_unannotated:
        wanted = wanted.where(~col(Article.annotated))
    return list(session.execute(wanted).scalars())


def public_ids(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> dict[int, str]:
    """The ids in the addresses of articles, by row id."""
    found: dict[int, str] = {}
    for start in range(0, len(article_ids), IDS_AT_ONCE):
        some = article_ids[start : start + IDS_AT_ONCE]
        rows = session.execute(select(col(Article.id), col(Article.public_id)).where(col(Article.id).in_(some)))
        found.update((number, name) for number, name in rows if number is not None)
    return found


def unlinked_articles(session: ReadSession | WriteSession) -> list[int]:
    """Articles with people of whom the archive does not know yet who they are."""
    return list(session.execute(select(col(ArticlePerson.article_id)).where(col(ArticlePerson.person_id).is_(None)).distinct()).scalars())


def _fields(text: ArticleText) -> dict[Field, str]:
    return {"title": text.title, "standfirst": text.standfirst, "body": text.body}
