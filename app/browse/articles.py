"""One article with everything that is known about it, and the list of those without a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Row, text

from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, published, roles, source, summaries, summary
from app.browse.views import ArticlePersonView, ArticleSummary, ArticleView, FileView, QuoteView, UndatedArticle, UndatedView
from app.domain import DateCandidate, DateMention, Dropped, Field, Mention, Origin, PersonRef, Precision
from app.errors import NotFoundError
from app.store.copies import copies_of
from app.store.engine import ReadSession
from app.store.reader import date_mention

MOST_VERSIONS = 200


def article(session: ReadSession, public_id: str) -> ArticleView:
    """The article at that address. Raises NotFoundError."""
    row = _find(session, public_id)
    people = _people(session, row.number)
    copies = copies_of(session, row.number)
    return ArticleView(
        id=row.public_id,
        title=row.title,
        standfirst=row.standfirst,
        body=row.body,
        comments=row.comments,
        byline=row.byline,
        dateline=row.dateline,
        authors=tuple(found.name for found in _rows(session, "SELECT name FROM article_author", row.number)),
        source=source(row),
        url=row.url,
        language=row.language,
        published=published(row, _candidates(session, row.number)),
        dropped=tuple(Dropped(found.reason, found.text) for found in _rows(session, "SELECT reason, text FROM dropped_part", row.number)),
        files=_files(session, row.number),
        people=people,
        dates=_dates(session, row.number),
        quotes=_quotes(session, row.number, people),
        versions=_summaries(session, copies[:MOST_VERSIONS]),
        duplicates=len(copies),
        stands_for_cluster=row.cluster_id in {None, row.number},
        corrected=_corrected(session, row.number),
        annotated=bool(row.annotated),
        missing=bool(row.missing),
        added_at=row.created_at,
        updated_at=row.updated_at,
    )


def undated(session: ReadSession, *, page: int = 1, per_page: int = 50) -> UndatedView:
    """Articles without a publication date, in the order they came in."""
    connection = session.connection()
    total = connection.execute(text("SELECT count(*) FROM article WHERE published_first IS NULL")).scalar_one()
    rows = connection.execute(
        text(
            f"""SELECT {SUMMARY_COLUMNS},
              (SELECT count(*) FROM article_date d WHERE d.article_id = a.id AND d.status IN ('unresolved', 'partial')
                AND d.type IN ('DATE', 'TIME')) AS waiting,
              (SELECT d.surface FROM article_date d WHERE d.article_id = a.id AND d.status IN ('unresolved', 'partial')
                AND d.type IN ('DATE', 'TIME') ORDER BY d.position LIMIT 1) AS example,
              (SELECT group_concat(date, ' ') FROM (SELECT DISTINCT c.date FROM published_candidate c WHERE c.article_id = a.id
                ORDER BY c.position LIMIT 5)) AS candidates
            FROM {SUMMARY_TABLES} WHERE a.published_first IS NULL AND a.published_last IS NULL ORDER BY a.id LIMIT :limit OFFSET :offset"""
        ),
        {"limit": per_page, "offset": (page - 1) * per_page},
    ).all()
    articles = tuple(
        UndatedArticle(
            article=summary(row), waiting=row.waiting, example=row.example or "", candidates=tuple((row.candidates or "").split())
        )
        for row in rows
    )
    return UndatedView(total=total, page=page, per_page=per_page, articles=articles)


def _find(session: ReadSession, public_id: str) -> Row[Any]:
    row = (
        session.connection()
        .execute(
            text(
                f"""SELECT {SUMMARY_COLUMNS}, t.standfirst, t.body, t.comments, a.byline, a.dateline, a.language, a.url, a.cluster_id,
                a.annotated, a.missing, a.created_at, a.updated_at FROM {SUMMARY_TABLES} WHERE a.public_id = :public_id"""
            ),
            {"public_id": public_id},
        )
        .one_or_none()
    )
    if row is None:
        raise NotFoundError(f"there is no article {public_id[:40]!r} in this archive")
    return row


def _rows(session: ReadSession, select: str, number: int, order: str = "position") -> list[Row[Any]]:
    statement = text(f"{select} WHERE article_id = :number ORDER BY {order}")
    return list(session.connection().execute(statement, {"number": number}).all())


def _candidates(session: ReadSession, number: int) -> list[DateCandidate]:
    return [
        DateCandidate(
            date=row.date,
            precision=cast("Precision", row.precision),
            origin=cast("Origin", row.origin),
            confidence=row.confidence,
            evidence=row.evidence,
        )
        for row in _rows(session, "SELECT * FROM published_candidate", number)
    ]


def _files(session: ReadSession, number: int) -> tuple[FileView, ...]:
    rows = _rows(session, "SELECT path, member FROM input_document", number, order="path, member")
    return tuple(FileView(path=row.path, member=row.member) for row in rows)


def _corrected(session: ReadSession, number: int) -> tuple[str, ...]:
    return tuple(row.name for row in _rows(session, "SELECT name FROM correction", number, order="name") if ":" not in row.name)


def _dates(session: ReadSession, number: int) -> tuple[DateMention, ...]:
    return tuple(date_mention(row) for row in _rows(session, "SELECT * FROM article_date", number))


def _people(session: ReadSession, number: int) -> tuple[ArticlePersonView, ...]:
    """The people of an article, most often named first; two groups of one person are one. Hidden people are left out."""
    rows = session.connection().execute(
        text(
            """SELECT ap.id, ap.name, ap.roles, ap.evidence, p.slug, p.name AS archive_name
            FROM article_person ap LEFT JOIN person p ON p.id = ap.person_id
            WHERE ap.article_id = :number AND coalesce(p.hidden, 0) = 0 ORDER BY ap.mention_count DESC, ap.position"""
        ),
        {"number": number},
    )
    mentions = _mentions(session, number)
    found: dict[str, ArticlePersonView] = {}
    for row in rows:
        view = ArticlePersonView(
            id=row.slug,
            name=row.archive_name or row.name,
            name_here=row.name,
            roles=roles(row.roles),
            mentions=tuple(mentions[row.id]),
            evidence=row.evidence,
        )
        key = row.slug or f"\0{row.id}"
        found[key] = _joined(found[key], view) if key in found else view
    return tuple(sorted(found.values(), key=lambda view: -len(view.mentions)))


def _joined(one: ArticlePersonView, other: ArticlePersonView) -> ArticlePersonView:
    order: dict[Field, int] = {"title": 0, "standfirst": 1, "body": 2, "comments": 3}
    return ArticlePersonView(
        id=one.id,
        name=one.name,
        name_here=max(one.name_here, other.name_here, key=len),
        roles=tuple(dict.fromkeys(one.roles + other.roles)),
        mentions=tuple(sorted(one.mentions + other.mentions, key=lambda mention: (order[mention.field], mention.start))),
        evidence=one.evidence or other.evidence,
    )


def _mentions(session: ReadSession, number: int) -> dict[int, list[Mention]]:
    rows = session.connection().execute(
        text(
            """SELECT m.article_person_id AS owner, m.field, m.start, m."end", m.surface, m.title, m.probability
            FROM article_person ap JOIN person_mention m ON m.article_person_id = ap.id WHERE ap.article_id = :number ORDER BY m.id"""
        ),
        {"number": number},
    )
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        field = cast("Field", row.field)
        mention = Mention(field=field, start=row.start, end=row.end, text=row.surface, probability=row.probability, title=row.title)
        mentions[row.owner].append(mention)
    return mentions


def _quotes(session: ReadSession, number: int, people: tuple[ArticlePersonView, ...]) -> tuple[QuoteView, ...]:
    speakers: dict[str, PersonRef] = {}
    for person in people:
        if person.id is not None:
            ref = PersonRef(person.id, person.name, len(person.mentions))
            for name in (person.name_here, person.name, *(mention.text for mention in person.mentions)):
                speakers.setdefault(name.casefold(), ref)
    return tuple(
        QuoteView(
            field=cast("Field", row.field),
            start=row.start,
            end=row.end,
            text=row.surface,
            speaker=row.speaker,
            cue=row.cue,
            person=speakers.get(row.speaker.casefold()) if row.speaker else None,
        )
        for row in _rows(session, "SELECT * FROM article_quote", number, order="id")
    )


def _summaries(session: ReadSession, numbers: Sequence[int]) -> tuple[ArticleSummary, ...]:
    found = summaries(session, numbers)
    return tuple(found[number] for number in numbers)
