"""Dates that texts speak of, beside dates of publication: counts by period."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, assert_never

from sqlalchemy import text

from app.browse.views import DatesView, Period, PeriodCount
from app.store.engine import ReadSession

FOLDED = "SELECT id FROM article WHERE cluster_id != id"
"""Near-identical copies that stand folded behind another article: what they say is counted once."""

WIDE = 32
"""Mentions that cover this many days or more are few and stand in an index of their own (see ``ArticleDate``)."""

SPANS = f"""(SELECT id, article_id, first_day, last_day FROM article_date WHERE last_day - first_day < {WIDE}
  UNION ALL SELECT id, article_id, first_day, last_day FROM article_date WHERE last_day - first_day >= {WIDE})"""
"""Every mention that has days, read from the two indexes alone."""

_JULIAN = "1721424.5"  # julian day of the day before ordinal 1, 0001-01-01


def dates(session: ReadSession, *, first: date | None = None, last: date | None = None, by: Period = "year") -> DatesView:
    """Mentions and publications by period between two days, both included; a mention counts in the period it fits in."""
    days = {"first": (first or date.min).toordinal(), "last": (last or date.max).toordinal()}
    spoken, wider = _spoken(session, by, days)
    published = _published(session, by, days)
    periods = tuple(
        PeriodCount(period=name, mentions=spoken.get(name, (0, 0))[0], articles=spoken.get(name, (0, 0))[1], published=published[name])
        for name in sorted(spoken.keys() | published.keys())
    )
    statuses = _statuses(session)
    return DatesView(
        by=by,
        first=first,
        last=last,
        periods=periods,
        mentions=sum(count for count, _ in spoken.values()),
        wider=wider,
        partial=statuses["partial"],
        unresolved=statuses["unresolved"],
        undated=int(
            session.connection()
            .execute(text(f"SELECT count(*) FROM article WHERE published_first IS NULL AND id NOT IN ({FOLDED})"))
            .scalar_one()
        ),
    )


def _shape(by: Period) -> str:
    match by:
        case "year":
            return "%Y"
        case "month":
            return "%Y-%m"
        case "day":
            return "%Y-%m-%d"
        case _:
            assert_never(by)


def _spoken(session: ReadSession, by: Period, days: dict[str, int]) -> tuple[dict[str, tuple[int, int]], int]:
    """Mentions and articles by period, and the mentions that fit into no single period."""
    shape = _shape(by)
    rows = session.connection().execute(
        text(
            f"""SELECT CASE WHEN starts = ends THEN starts END AS period, sum(mentions) AS mentions, count(DISTINCT article_id) AS articles
            FROM (SELECT strftime('{shape}', first_day + {_JULIAN}) AS starts, strftime('{shape}', last_day + {_JULIAN}) AS ends,
                article_id, count(*) AS mentions
              FROM {SPANS} WHERE first_day >= :first AND last_day <= :last AND article_id NOT IN ({FOLDED})
              GROUP BY first_day, last_day, article_id)
            GROUP BY 1"""
        ),
        days,
    )
    spoken: dict[str, tuple[int, int]] = {}
    wider = 0
    for row in rows:
        if row.period is None:
            wider = row.mentions
        else:
            spoken[row.period] = (row.mentions, row.articles)
    return spoken, wider


def _published(session: ReadSession, by: Period, days: dict[str, int]) -> Counter[str]:
    length = len({"year": "2024", "month": "2024-05", "day": "2024-05-17"}[by])
    rows: Any = session.connection().execute(
        text(
            f"""SELECT substr(published, 1, {length}) AS period, count(*) AS articles FROM article
            WHERE published_first >= :first AND published_last <= :last AND length(published) >= {length} AND id NOT IN ({FOLDED})
            GROUP BY 1"""
        ),
        days,
    )
    return Counter({row.period: row.articles for row in rows})


def _statuses(session: ReadSession) -> Counter[str]:
    rows: Any = session.connection().execute(
        text(
            f"""SELECT status, count(*) AS mentions FROM article_date
            WHERE status IN ('partial', 'unresolved') AND type IN ('DATE', 'TIME') AND article_id NOT IN ({FOLDED}) GROUP BY status"""
        )
    )
    return Counter({row.status: row.mentions for row in rows})
