"""What is said about one day, month or year, and what was published then."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, text

from app.browse.dates import FOLDED, SPANS, WIDE
from app.browse.periods import CalendarPeriod, period
from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, VISIBLE_PERSON, summaries, summary
from app.browse.sentences import sentence_around
from app.browse.views import ArticleSummary, DaySentence, DayView
from app.domain import PersonRef, Segment
from app.store.engine import ReadSession
from app.store.reader import date_mention

PUBLISHED_SHOWN = 50
STORY = "coalesce(a.cluster_id, a.id)"
"""SQL: the same for all copies of an article ``a``."""

_WITHIN = f"first_day BETWEEN :first AND :last AND last_day <= :last AND article_id NOT IN ({FOLDED})"
_AROUND = f"""last_day >= :first AND first_day <= :last AND NOT (first_day >= :first AND last_day <= :last)
  AND article_id NOT IN ({FOLDED})"""
_WIDER = f"""SELECT id, last_day - first_day AS key, first_day AS second FROM article_date
    WHERE last_day - first_day < {WIDE} AND first_day >= :first - {WIDE} AND {_AROUND}
  UNION ALL SELECT id, last_day - first_day, first_day FROM article_date WHERE last_day - first_day >= {WIDE} AND {_AROUND}"""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that names a shown person, for finding who is in a sentence."""

    field: str
    start: int
    person: PersonRef


def day(session: ReadSession, written: str, *, page: int = 1, per_page: int = 20) -> DayView:
    """The sentences that speak of a year, month or day: those about the period itself in the order of the calendar, then
    those about a longer time around it, the shortest first. Raises UsageError for what is no date."""
    asked = period(written)
    days = {"first": asked.first.toordinal(), "last": asked.last.toordinal()}
    connection = session.connection()
    within = connection.execute(
        text(f"SELECT count(*) AS mentions, count(DISTINCT article_id) AS articles FROM {SPANS} WHERE {_WITHIN}"), days
    ).one()
    total_wider = connection.execute(text(f"SELECT count(*) FROM ({_WIDER})"), days).scalar_one()
    sentences = _sentences(session, asked, page=page, per_page=per_page)
    published_total, published = _published(session, days)
    return DayView(
        period=asked.text,
        precision=asked.precision,
        first=asked.first,
        last=asked.last,
        previous=_neighbour(session, asked, forward=False),
        next=_neighbour(session, asked, forward=True),
        total=within.mentions,
        total_wider=total_wider,
        articles=within.articles,
        page=page,
        per_page=per_page,
        sentences=sentences,
        people=_most_named(sentences),
        published_total=published_total,
        published=published,
    )


def _sentences(session: ReadSession, asked: CalendarPeriod, *, page: int, per_page: int) -> tuple[DaySentence, ...]:
    values = {"first": asked.first.toordinal(), "last": asked.last.toordinal(), "limit": per_page, "offset": (page - 1) * per_page}
    rows = (
        session.connection()
        .execute(
            text(
                f"""SELECT d.*, n.wider FROM (
                  SELECT id, 0 AS wider, first_day AS key, last_day AS second FROM {SPANS} WHERE {_WITHIN}
                  UNION ALL SELECT id, 1, key, second FROM ({_WIDER})
                  ORDER BY wider, key, second, id LIMIT :limit OFFSET :offset) n
                JOIN article_date d ON d.id = n.id ORDER BY n.wider, n.key, n.second, d.id"""
            ),
            values,
        )
        .all()
    )
    numbers = sorted({row.article_id for row in rows})
    articles = summaries(session, numbers)
    texts = _texts(session, numbers)
    named = _named(session, numbers)
    return tuple(_sentence(row, articles[row.article_id], texts[row.article_id], named[row.article_id]) for row in rows)


def _sentence(row: Row[Any], article: ArticleSummary, layers: dict[str, str], named: list[_Named]) -> DaySentence:
    layer = layers[row.field]
    start, end = sentence_around(layer, row.start, row.end)
    people = Counter(one.person for one in named if one.field == row.field and start <= one.start < end)
    pieces = (Segment(layer[start : row.start], False), Segment(layer[row.start : row.end], True), Segment(layer[row.end : end], False))
    mention = date_mention(row)
    return DaySentence(
        article=article,
        field=mention.field,
        start=start,
        text=layer[start:end],
        segments=tuple(piece for piece in pieces if piece.text),
        date=mention,
        wider=bool(row.wider),
        people=tuple(PersonRef(person.id, person.name, count) for person, count in people.items()),
    )


def _texts(session: ReadSession, numbers: list[int]) -> dict[int, dict[str, str]]:
    statement = text("SELECT article_id, title, standfirst, body FROM article_text WHERE article_id IN :numbers")
    rows = session.connection().execute(statement.bindparams(bindparam("numbers", expanding=True)), {"numbers": numbers})
    return {row.article_id: {"title": row.title, "standfirst": row.standfirst, "body": row.body} for row in rows}


def _named(session: ReadSession, numbers: list[int]) -> dict[int, list[_Named]]:
    rows = session.connection().execute(
        text(
            f"""SELECT ap.article_id, m.field, m.start, p.slug, p.name FROM article_person ap
            CROSS JOIN person p ON p.id = ap.person_id CROSS JOIN person_mention m ON m.article_person_id = ap.id
            WHERE ap.article_id IN :numbers AND {VISIBLE_PERSON} ORDER BY m.id"""
        ).bindparams(bindparam("numbers", expanding=True)),
        {"numbers": numbers},
    )
    named: dict[int, list[_Named]] = defaultdict(list)
    for row in rows:
        named[row.article_id].append(_Named(row.field, row.start, PersonRef(row.slug, row.name, 1)))
    return named


def _most_named(sentences: tuple[DaySentence, ...]) -> tuple[PersonRef, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    for sentence in sentences:
        counts.update({(person.id, person.name): person.mentions for person in sentence.people})
    return tuple(PersonRef(slug, name, count) for (slug, name), count in counts.most_common(24))


def _published(session: ReadSession, days: dict[str, int]) -> tuple[int, tuple[ArticleSummary, ...]]:
    """How many stories were published then, and the first of them: a copy, too, where the one that stands for it is of another day."""
    where = "a.published_first BETWEEN :first AND :last AND a.published_last <= :last"
    connection = session.connection()
    total = connection.execute(text(f"SELECT count(DISTINCT {STORY}) FROM article a WHERE {where}"), days).scalar_one()
    rows = connection.execute(
        text(
            f"""SELECT {SUMMARY_COLUMNS}, max({STORY} = a.id) FROM {SUMMARY_TABLES} WHERE {where}
            GROUP BY {STORY} ORDER BY a.published_first, a.id LIMIT :limit"""  # SQLite: columns beside max() are of its row
        ),
        days | {"limit": PUBLISHED_SHOWN},
    )
    return total, tuple(summary(row) for row in rows)


def _neighbour(session: ReadSession, asked: CalendarPeriod, *, forward: bool) -> str | None:
    """The nearest period of the same length before or after that some text speaks of."""
    longest = (asked.last - asked.first).days + {"day": 0, "month": 3, "year": 1}.get(asked.precision, 0)
    side = "first_day > :edge ORDER BY first_day" if forward else "first_day < :edge ORDER BY first_day DESC"
    values = {"longest": longest, "edge": (asked.last if forward else asked.first).toordinal()}
    found: list[int] = []
    wide = [f"last_day - first_day >= {WIDE}"] if longest >= WIDE else []
    for index in (f"last_day - first_day < {WIDE}", *wide):
        query = f"SELECT first_day FROM article_date WHERE {index} AND last_day - first_day <= :longest AND {side} LIMIT 1"
        found += session.connection().execute(text(query), values).scalars().all()
    if not found:
        return None
    return date.fromordinal(min(found) if forward else max(found)).isoformat()[: len(asked.text)]
