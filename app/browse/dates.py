"""Dates that texts speak of, beside dates of publication: counts by period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import text

from app.browse.views import DatesView, Period, PeriodCount
from app.store.engine import ReadSession

FOLDED = "SELECT id FROM article WHERE cluster_id IS NOT NULL AND cluster_id != id"
"""Near-identical copies that stand folded behind another article: what they say is counted once."""

WIDE = 32
"""Mentions that cover this many days or more are few and stand in an index of their own (see ``ArticleDate``)."""

FINE, BROAD = f"last_day - first_day < {WIDE}", f"last_day - first_day >= {WIDE}"
SPANS = f"""(SELECT id, article_id, first_day, last_day FROM article_date WHERE {FINE}
  UNION ALL SELECT id, article_id, first_day, last_day FROM article_date WHERE {BROAD})"""
"""Every mention that has days, read from the two indexes alone."""

LENGTHS: dict[Period, int] = {"year": 4, "month": 7, "day": 10}
"""Characters of an ISO day that name the period."""


def dates(session: ReadSession, *, first: date | None = None, last: date | None = None, by: Period = "year") -> DatesView:
    """Mentions and publications by period between two days, both included; a mention counts in the period it fits in."""
    days = {"first": (first or date.min).toordinal(), "last": (last or date.max).toordinal()}
    spoken, wider = _spoken(session, by, days)
    published = _published(session, by, days)
    periods = tuple(
        PeriodCount(period=name, mentions=spoken[name], published=published[name]) for name in sorted(spoken.keys() | published.keys())
    )
    statuses = _statuses(session)
    return DatesView(
        by=by,
        first=first,
        last=last,
        periods=periods,
        mentions=spoken.total(),
        wider=wider,
        partial=statuses["partial"],
        unresolved=statuses["unresolved"],
        undated=int(
            session.connection()
            .execute(text(f"SELECT count(*) FROM article WHERE published_first IS NULL AND id NOT IN ({FOLDED})"))
            .scalar_one()
        ),
    )


def year_spoken_of(session: ReadSession, articles: Sequence[str]) -> str:
    """The year that these articles (ids) speak of most, the later of two; empty when they speak of none."""
    query = text(
        """SELECT d.first_day, d.last_day FROM article a JOIN article_date d ON d.article_id = a.id
        WHERE a.public_id IN (SELECT value FROM json_each(:articles)) AND d.first_day IS NOT NULL AND d.type IN ('DATE', 'TIME')"""
    )
    rows = session.connection().execute(query, {"articles": json.dumps(articles)}).all()
    spans = [(date.fromordinal(first).year, date.fromordinal(last).year) for first, last in rows]
    spoken = Counter(first for first, last in spans if first == last)
    return f"{max(spoken, key=lambda year: (spoken[year], year)):04d}" if spoken else ""


def _spoken(session: ReadSession, by: Period, days: dict[str, int]) -> tuple[Counter[str], int]:
    """Mentions by period, and those that fit into no single period; days are grouped first because they are few."""
    length = LENGTHS[by]
    rows: list[Any] = []
    for index in (FINE, BROAD):  # one after the other, because each index is already in the order that is grouped by
        query = f"""SELECT first_day, last_day, count(*) FROM article_date
          WHERE {index} AND first_day >= :first AND last_day <= :last AND article_id NOT IN ({FOLDED}) GROUP BY first_day, last_day"""
        rows += session.connection().execute(text(query), days).all()
    spoken: Counter[str] = Counter()
    wider = 0
    for first_day, last_day, mentions in rows:
        name = date.fromordinal(first_day).isoformat()[:length]
        if first_day == last_day or name == date.fromordinal(last_day).isoformat()[:length]:
            spoken[name] += mentions
        else:
            wider += mentions
    return spoken, wider


def _published(session: ReadSession, by: Period, days: dict[str, int]) -> Counter[str]:
    length = LENGTHS[by]
    rows: Any = session.connection().execute(
        text(
            f"""SELECT published_first, published_last, count(*) FROM article
            WHERE published_first >= :first AND published_last <= :last AND id NOT IN ({FOLDED}) GROUP BY published_first, published_last"""
        ),
        days,
    )
    published: Counter[str] = Counter()
    for first_day, last_day, articles in rows:
        name = date.fromordinal(first_day).isoformat()[:length]
        if first_day == last_day or name == date.fromordinal(last_day).isoformat()[:length]:
            published[name] += articles
    published.update(_copies_of_other_periods(session, length, days))
    return published


def _copies_of_other_periods(session: ReadSession, length: int, days: dict[str, int]) -> dict[str, int]:
    """How many stories were in print in a period only as a copy of an article of another period."""
    rows: Any = session.connection().execute(
        text(
            """SELECT substr(a.published, 1, :length) AS period, count(DISTINCT a.cluster_id) AS stories
            FROM article a JOIN article shown ON shown.id = a.cluster_id
            WHERE a.cluster_id != a.id AND a.published_first >= :first AND a.published_last <= :last AND length(a.published) >= :length
              AND substr(a.published, 1, :length) IS NOT substr(shown.published, 1, :length) GROUP BY period"""
        ),
        days | {"length": length},
    )
    return {row.period: row.stories for row in rows}


def _statuses(session: ReadSession) -> Counter[str]:
    rows: Any = session.connection().execute(
        text(
            f"""SELECT status, count(*) AS mentions FROM article_date
            WHERE status IN ('partial', 'unresolved') AND type IN ('DATE', 'TIME') AND article_id NOT IN ({FOLDED}) GROUP BY status"""
        )
    )
    return Counter({row.status: row.mentions for row in rows})
