"""The sections of a person's page, each one question to the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import bindparam, text

from app.browse.rows import VISIBLE_PERSON, roles, summaries
from app.browse.views import CoPerson, MonthCount, NameCount, PersonQuote, RoleView
from app.domain import Field
from app.language.words import words
from app.store.engine import ReadSession

MAX_NAMES = 200
MAX_ROLES = 60
MAX_TOGETHER = 24
MAX_QUOTES = 12
ARTICLES_SEARCHED_FOR_QUOTES = 300
"""The newest articles of a person in which quotes are looked for, so that the page of a head of state stays fast."""


COURTESY = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady")
COURTESY_TITLES = (*COURTESY, *(f"{title}." for title in COURTESY))


def names(session: ReadSession, person: int) -> tuple[NameCount, ...]:
    """The forms under which a person is named, most frequent first; a courtesy title belongs to the form, an office does not."""
    rows = session.connection().execute(
        text(
            """SELECT CASE WHEN m.title IN :courtesy THEN m.title || ' ' || m.surface ELSE m.surface END AS form,
            count(*) AS mentions, count(DISTINCT ap.article_id) AS articles
            FROM article_person ap JOIN person_mention m ON m.article_person_id = ap.id
            WHERE ap.person_id = :person GROUP BY form ORDER BY mentions DESC, form LIMIT :limit"""
        ).bindparams(bindparam("courtesy", expanding=True)),
        {"person": person, "limit": MAX_NAMES, "courtesy": COURTESY_TITLES},
    )
    return tuple(NameCount(text=row.form, mentions=row.mentions, articles=row.articles) for row in rows)


def printed(session: ReadSession, person: int) -> tuple[NameCount, ...]:
    """The fullest names that articles print for a person, in most articles first."""
    rows = session.connection().execute(
        text(
            """SELECT name, sum(mention_count) AS mentions, count(DISTINCT article_id) AS articles FROM article_person
            WHERE person_id = :person GROUP BY name ORDER BY articles DESC, name LIMIT :limit"""
        ),
        {"person": person, "limit": MAX_NAMES},
    )
    return tuple(NameCount(text=row.name, mentions=row.mentions, articles=row.articles) for row in rows)


def months(session: ReadSession, person: int) -> tuple[tuple[MonthCount, ...], int]:
    """Articles and mentions by month of publication, oldest first, and how many articles have no month."""
    rows = session.connection().execute(
        text(
            """SELECT substr(a.published, 1, 7) AS period, count(DISTINCT a.id) AS articles, sum(ap.mention_count) AS mentions
            FROM article_person ap JOIN article a ON a.id = ap.article_id WHERE ap.person_id = :person
            GROUP BY CASE WHEN a.published_precision IN ('day', 'month') THEN substr(a.published, 1, 7) END ORDER BY period"""
        ),
        {"person": person},
    )
    counted: list[MonthCount] = []
    undated = 0
    for row in rows:
        if row.period is None or len(row.period) < len("2024-05"):
            undated += row.articles
        else:
            counted.append(MonthCount(period=row.period, articles=row.articles, mentions=row.mentions))
    return tuple(counted), undated


@dataclass(slots=True)
class _Role:
    """One role while it is being counted; ``number`` is the article that says it first."""

    text: str
    number: int
    first: int | None
    last: int | None
    dates: tuple[str | None, str | None]
    articles: int = 0


def role_history(session: ReadSession, person: int) -> tuple[RoleView, ...]:
    """Roles as worded, most frequent ones only, oldest first, those without any date last."""
    rows = session.connection().execute(
        text(
            """SELECT ap.roles, a.id AS number, a.published, a.published_first FROM article_person ap
            JOIN article a ON a.id = ap.article_id WHERE ap.person_id = :person AND ap.roles != '[]' ORDER BY a.id"""
        ),
        {"person": person},
    )
    found: dict[str, _Role] = {}
    for row in rows:
        for worded in dict.fromkeys(roles(row.roles)):
            role = found.setdefault(worded.casefold(), _Role(worded, row.number, None, None, (None, None)))
            role.articles += 1
            if row.published_first is not None:
                if role.first is None or row.published_first < role.first:
                    role.first, role.number, role.dates = row.published_first, row.number, (row.published, role.dates[1])
                if role.last is None or row.published_first >= role.last:
                    role.last, role.dates = row.published_first, (role.dates[0], row.published)
    frequent = sorted(found.values(), key=lambda role: -role.articles)[:MAX_ROLES]
    articles = summaries(session, sorted({role.number for role in frequent}))
    frequent.sort(key=lambda role: (role.first is None, role.first or 0, -role.articles))
    return tuple(
        RoleView(text=role.text, articles=role.articles, first=role.dates[0], last=role.dates[1], article=articles[role.number])
        for role in frequent
    )


def together(session: ReadSession, person: int) -> tuple[CoPerson, ...]:
    """Those who are named in the same articles, most frequent first."""
    rows = session.connection().execute(
        text(
            f"""SELECT p.slug, p.name, n.articles FROM (
              SELECT other.person_id, count(DISTINCT other.article_id) AS articles
              FROM article_person mine JOIN article_person other ON other.article_id = mine.article_id
              WHERE mine.person_id = :person AND other.person_id != :person GROUP BY other.person_id
              ORDER BY articles DESC LIMIT :reserve) n
            JOIN person p ON p.id = n.person_id WHERE {VISIBLE_PERSON} ORDER BY n.articles DESC, p.name LIMIT :limit"""
        ),
        {"person": person, "limit": MAX_TOGETHER, "reserve": 4 * MAX_TOGETHER},
    )
    return tuple(CoPerson(id=row.slug, name=row.name, articles=row.articles) for row in rows)


def quotes(session: ReadSession, person: int) -> tuple[PersonQuote, ...]:
    """What a person is quoted with, newest first, the same words once; the speaker is matched by the names that the article uses."""
    rows = (
        session.connection()
        .execute(
            text(
                """WITH mine AS MATERIALIZED (
                  SELECT ap.id, ap.article_id, ap.name, a.published_last FROM article_person ap JOIN article a ON a.id = ap.article_id
                  WHERE ap.person_id = :person ORDER BY a.published_last DESC, a.id DESC LIMIT :searched)
                SELECT mine.article_id AS number, q.field, q.start, q."end", q.surface, q.cue FROM mine
                JOIN article_quote q ON q.article_id = mine.article_id
                WHERE q.speaker != '' AND (q.speaker = mine.name OR q.speaker IN (
                  SELECT m.surface FROM person_mention m WHERE m.article_person_id = mine.id))
                ORDER BY mine.published_last DESC, mine.article_id DESC, q.id LIMIT :limit"""
            ),
            {"person": person, "searched": ARTICLES_SEARCHED_FOR_QUOTES, "limit": 4 * MAX_QUOTES},
        )
        .all()
    )
    newest: dict[str, Any] = {}
    for row in rows:
        newest.setdefault(" ".join(words(row.surface)), row)
    kept = list(newest.values())[:MAX_QUOTES]
    shown = summaries(session, sorted({row.number for row in kept}))
    return tuple(
        PersonQuote(article=shown[row.number], field=cast("Field", row.field), start=row.start, end=row.end, text=row.surface, cue=row.cue)
        for row in kept
    )
