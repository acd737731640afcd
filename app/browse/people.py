"""The people of the archive: the list, one person, and the articles that name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, text

from app.browse.person_parts import months, names, printed, quotes, role_history, together
from app.browse.rows import SUMMARY_COLUMNS, SUMMARY_TABLES, VISIBLE_PERSON, roles, summary
from app.browse.views import NameCount, PeoplePage, PeopleSort, PersonArticle, PersonArticlesPage, PersonSummary, PersonView
from app.errors import NotFoundError
from app.store.days import day
from app.store.engine import ReadSession
from app.store.writer import fold

MERGES_FOLLOWED = 50
ORDERS: dict[PeopleSort, str] = {
    "mentions": "mentions DESC, articles DESC, p.sort_name, p.id",
    "articles": "articles DESC, mentions DESC, p.sort_name, p.id",
    "recent": "last_day DESC, articles DESC, p.sort_name, p.id",
    "name": "p.sort_name, p.id",
}
IN_PERIOD = """JOIN (SELECT person_id AS id, count(*) AS articles, sum(mentions) AS mentions, min(first_day) AS first_day,
    max(last_day) AS last_day
  FROM (SELECT ap.person_id, sum(ap.mention_count) AS mentions, a.published_first AS first_day, a.published_last AS last_day
    FROM article a CROSS JOIN article_person ap ON ap.article_id = a.id
    WHERE a.published_first >= :first AND a.published_first <= :last AND a.published_last <= :last
    GROUP BY a.id, ap.person_id) GROUP BY person_id) n ON n.id = p.id"""


@dataclass(slots=True)
class _Filter:
    """The shared FROM and WHERE of a list of people, with the values bound in it."""

    tables: str = "person p"
    counts: str = "p.article_count AS articles, p.mention_count AS mentions, p.first_day, p.last_day"
    where: list[str] = field(default_factory=lambda: [VISIBLE_PERSON])
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def sql(self) -> str:
        return f"FROM {self.tables} WHERE {' AND '.join(self.where)}"


def people(
    session: ReadSession,
    *,
    q: str = "",
    sort: PeopleSort = "articles",
    letter: str = "",
    first: date | None = None,
    last: date | None = None,
    page: int = 1,
    per_page: int = 50,
) -> PeoplePage:
    """A page of people.

    ``q`` finds every name under which a person is known: each of its words must begin a word of one name. ``letter`` is
    the initial of the family name. ``first`` and ``last`` count only articles published in those days. A title before the
    name, as in Mr Renn, is left out where it finds nobody.
    """
    found = _people(session, q=q, sort=sort, letter=letter, first=first, last=last, page=page, per_page=per_page)
    if not found.letters and (bare := _without_titles(q)):
        return _people(session, q=bare, sort=sort, letter=letter, first=first, last=last, page=page, per_page=per_page)
    return found


def _without_titles(q: str) -> str:
    """What stands behind the titles with which a name begins; '' when there is none, or nothing behind it."""
    from app.annotate.people.lexicon import TITLES  # noqa: PLC0415  read only where a search finds nobody

    words = q.split()
    titles = next((n for n, word in enumerate(words) if word.lower().strip(".,") not in TITLES), len(words))
    return " ".join(words[titles:]) if titles else ""


def _people(
    session: ReadSession, *, q: str, sort: PeopleSort, letter: str, first: date | None, last: date | None, page: int, per_page: int
) -> PeoplePage:
    chosen = _filter(q, first, last)
    of_letter = ""
    if letter:
        of_letter = "WHERE sort_name >= :letter AND sort_name < :letter_end"
        start = fold(letter)[:1] or letter[:1]
        chosen.values |= {"letter": start, "letter_end": start + "\U0010ffff"}
    found = (
        session.connection()
        .execute(
            text(
                f"""WITH p AS MATERIALIZED (SELECT p.id, p.slug, p.name, p.folded, p.sort_name, {chosen.counts} {chosen.sql})
                SELECT p.*, (SELECT count(*) FROM p {of_letter}) AS total, (SELECT group_concat(letter, '') FROM
                  (SELECT DISTINCT substr(sort_name, 1, 1) AS letter FROM p ORDER BY 1)) AS letters
                FROM (SELECT 1) LEFT JOIN (SELECT * FROM p {of_letter} ORDER BY {ORDERS[sort]} LIMIT :limit OFFSET :offset) p"""
            ),
            chosen.values | {"limit": per_page, "offset": (page - 1) * per_page},
        )
        .all()
    )
    total, letters = found[0].total, tuple(found[0].letters or "")
    rows = [row for row in found if row.id is not None]
    words = fold(q).split()
    listed = tuple(_summary(row, matched=_matched(session, row, words)) for row in rows)
    return PeoplePage(total=total, page=page, per_page=per_page, people=listed, letters=letters)


def person(session: ReadSession, slug: str) -> PersonView:
    """One person, without suggestions; a merged one leads to the person it was merged into.

    Raises NotFoundError, for hidden people too.
    """
    row = _find(session, slug)
    counted, undated = months(session, row.id)
    return PersonView(
        **_counts(row),
        undated=undated,
        names=names(session, row.id),
        roles=role_history(session, row.id),
        months=counted,
        together=together(session, row.id),
        quotes=quotes(session, row.id),
        suggestions=(),
    )


def person_summary(session: ReadSession, slug: str) -> PersonSummary:
    """One person in a line, through merges. Raises NotFoundError, for hidden people too."""
    return _summary(_find(session, slug))


def printed_names(session: ReadSession, slug: str) -> tuple[NameCount, ...]:
    """The fullest name of a person in each article, in most articles first. Raises NotFoundError."""
    return printed(session, _find(session, slug).id)


def canonical_slug(session: ReadSession, slug: str) -> str:
    """The slug of the person that ``slug`` leads to, through merges. Raises NotFoundError."""
    return str(_find(session, slug).slug)


def person_articles(session: ReadSession, slug: str, *, page: int = 1, per_page: int = 20) -> PersonArticlesPage:
    """The articles that name a person, newest first, those without a date last. Raises NotFoundError."""
    row = _find(session, slug)
    connection = session.connection()
    total = connection.execute(
        text("SELECT count(DISTINCT article_id) FROM article_person WHERE person_id = :person"), {"person": row.id}
    ).scalar_one()
    rows = connection.execute(
        text(
            f"""SELECT {SUMMARY_COLUMNS}, sum(ap.mention_count) AS mentions, ap.name AS name_here, ap.evidence,
              json_group_array(ap.roles) AS role_lists
            FROM article_person ap JOIN {SUMMARY_TABLES.replace("article a", "article a ON a.id = ap.article_id", 1)}
            WHERE ap.person_id = :person GROUP BY a.id
            ORDER BY a.published_last DESC NULLS LAST, a.id DESC LIMIT :limit OFFSET :offset"""
        ),
        {"person": row.id, "limit": per_page, "offset": (page - 1) * per_page},
    ).all()
    return PersonArticlesPage(total=total, page=page, per_page=per_page, articles=tuple(_person_article(found) for found in rows))


def _person_article(row: Row[Any]) -> PersonArticle:
    worded = dict.fromkeys(role for one in roles(row.role_lists) for role in roles(one))
    return PersonArticle(article=summary(row), mentions=row.mentions, name_here=row.name_here, roles=tuple(worded), evidence=row.evidence)


def _filter(q: str, first: date | None, last: date | None) -> _Filter:
    chosen = _Filter()
    if first is not None or last is not None:
        chosen.tables = f"person p {IN_PERIOD}"
        chosen.counts = "n.articles, n.mentions, n.first_day, n.last_day"
        chosen.values |= {"first": (first or date.min).toordinal(), "last": (last or date.max).toordinal()}
    words = fold(q).split()
    if words:
        chosen.where.append(f"p.id IN (SELECT person_id FROM person_alias WHERE {_alias_holds(words)} UNION {_named(words)})")
        chosen.values |= {f"word{at}": f"% {word}%" for at, word in enumerate(words)}
    elif q.strip():
        chosen.where.append("0")  # nothing to look for in it: an emoji finds nobody rather than everybody
    return chosen


def _alias_holds(words: list[str]) -> str:
    return " AND ".join(f"' ' || folded LIKE :word{at}" for at in range(len(words)))


def _named(words: list[str]) -> str:
    return f"SELECT id FROM person WHERE {_alias_holds(words)}"


def _matched(session: ReadSession, row: Row[Any], words: list[str]) -> str:
    """The alias that the words found, unless they are in the name itself."""
    if not words or all(f" {word}" in f" {row.folded}" for word in words):
        return ""
    found = session.connection().execute(
        text(f"SELECT surface FROM person_alias WHERE person_id = :person AND {_alias_holds(words)} ORDER BY mention_count DESC LIMIT 1"),
        {"person": row.id} | {f"word{at}": f"% {word}%" for at, word in enumerate(words)},
    )
    return str(found.scalar_one_or_none() or "")


def _counts(row: Row[Any]) -> dict[str, Any]:
    """The fields of ``PersonCounts``."""
    counted = {"id": row.slug, "name": row.name, "articles": row.articles, "mentions": row.mentions}
    return {**counted, "first_day": day(row.first_day), "last_day": day(row.last_day)}


def _summary(row: Row[Any], *, matched: str = "") -> PersonSummary:
    return PersonSummary(**_counts(row), matched=matched)


def busiest(session: ReadSession, *, limit: int) -> tuple[PersonSummary, ...]:
    """The people who are named in most articles."""
    rows = session.connection().execute(
        text(
            f"""SELECT p.slug, p.name, p.article_count AS articles, p.mention_count AS mentions, p.first_day, p.last_day
            FROM person p WHERE {VISIBLE_PERSON} ORDER BY p.article_count DESC, p.mention_count DESC, p.id LIMIT :limit"""
        ),
        {"limit": limit},
    )
    return tuple(_summary(row) for row in rows)


def _find(session: ReadSession, slug: str) -> Row[Any]:
    """The row of a person, through merges. Raises NotFoundError."""
    columns = (
        "id, slug, name, folded, sort_name, article_count AS articles, mention_count AS mentions, first_day, last_day, hidden, merged_into"
    )
    row = session.connection().execute(text(f"SELECT {columns} FROM person WHERE slug = :slug"), {"slug": slug}).one_or_none()
    for _ in range(MERGES_FOLLOWED):
        if row is None or row.merged_into is None:
            break
        row = session.connection().execute(text(f"SELECT {columns} FROM person WHERE id = :id"), {"id": row.merged_into}).one_or_none()
    if row is None or row.merged_into is not None or row.hidden:
        raise NotFoundError(f"there is no person {slug[:80]!r} in this archive")
    return row
