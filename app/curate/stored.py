"""An article read back from the store in the shape in which it came in."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from sqlalchemy import select
from sqlmodel import col

from app.domain import ArticleDraft, DateCandidate, DateMention, Dropped, Origin, Precision, Published
from app.store import inputs
from app.store.engine import ReadSession, WriteSession
from app.store.reader import date_mention, published_of
from app.store.tables import Article, ArticleAuthor, ArticleDate, ArticleText, DroppedPart, InputDocument, PublishedCandidate, Source

corrections = inputs.corrections

RECORD = "record:"
"""How the key begins by which a record is recognised in the whole archive."""


def draft(session: ReadSession | WriteSession, number: int) -> ArticleDraft:
    """The draft of an article, its corrections applied."""
    row, text, source = session.execute(
        select(Article, ArticleText, col(Source.name))
        .join(ArticleText, col(ArticleText.article_id) == col(Article.id))
        .outerjoin(Source, col(Source.id) == col(Article.source_id))
        .where(col(Article.id) == number)
        .execution_options(populate_existing=True)
    ).one()
    authors = session.execute(
        select(col(ArticleAuthor.name)).where(col(ArticleAuthor.article_id) == number).order_by(col(ArticleAuthor.position))
    ).scalars()
    parts = session.execute(
        select(col(DroppedPart.reason), col(DroppedPart.text))
        .where(col(DroppedPart.article_id) == number)
        .order_by(col(DroppedPart.position))
    )
    return ArticleDraft(
        title=text.title,
        standfirst=text.standfirst,
        body=text.body,
        comments=text.comments,
        byline=row.byline,
        dateline=row.dateline,
        authors=tuple(authors),
        source=source or "",
        url=row.url,
        language=row.language,
        published=_published(session, row),
        dropped=tuple(Dropped(reason, cut) for reason, cut in parts),
        record_id=_record_id(session, number),
    )


def _record_id(session: ReadSession | WriteSession, number: int) -> str | None:
    """What a later ingest recognises the record by that the article came from; None for a whole file."""
    keys = session.execute(select(col(InputDocument.key)).where(col(InputDocument.article_id) == number).order_by(col(InputDocument.key)))
    return next((key.removeprefix(RECORD) for key in keys.scalars() if key.startswith(RECORD)), None)


def _published(session: ReadSession | WriteSession, row: Article) -> Published:
    found = session.execute(
        select(PublishedCandidate).where(col(PublishedCandidate.article_id) == row.id).order_by(col(PublishedCandidate.position))
    ).scalars()
    candidates = tuple(
        DateCandidate(
            date=c.date,
            precision=cast("Precision", c.precision),
            origin=cast("Origin", c.origin),
            confidence=c.confidence,
            evidence=c.evidence,
        )
        for c in found
    )
    return replace(published_of(row), candidates=candidates)


def dates(session: ReadSession | WriteSession, number: int) -> list[DateMention]:
    """The date mentions of an article in reading order."""
    rows = session.execute(
        select(ArticleDate)
        .where(col(ArticleDate.article_id) == number)
        .order_by(col(ArticleDate.position))
        .execution_options(populate_existing=True)
    ).scalars()
    return [date_mention(row) for row in rows]
