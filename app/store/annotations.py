"""What reading an article found: people, dates and quotes, written and taken away.

Nothing here commits. Who the people are in the archive is decided afterwards, by linking.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, inspect, select, text, update
from sqlmodel import SQLModel, col

from app.domain import Annotation, DateMention, Mention, Quote
from app.store.engine import WriteSession
from app.store.tables import Article, ArticleDate, ArticlePerson, ArticleQuote, PersonMention

OF_ANNOTATION: tuple[Any, ...] = (ArticlePerson, ArticleDate, ArticleQuote)
REMEMBER_PEOPLE = """
INSERT INTO former_person (article_id, name, person_id, blocks)
SELECT p.article_id, p.name, p.person_id, (SELECT json_group_array(b.block) FROM person_block b WHERE b.article_person_id = p.id)
FROM article_person p WHERE p.article_id = :number AND p.person_id IS NOT NULL
"""


def remember_people(session: WriteSession, numbers: Sequence[int]) -> None:
    """Note who stood in articles that change or go, so that linking finds those persons again and keeps their ids."""
    if numbers:
        session.execute(text(REMEMBER_PEOPLE), [{"number": number} for number in numbers])


def clear_annotations(session: WriteSession, numbers: Sequence[int]) -> None:
    """Forget the people, dates and quotes of articles."""
    remember_people(session, numbers)
    for table in OF_ANNOTATION:
        session.execute(delete(table).where(table.article_id.in_(numbers)))


def write_annotations(session: WriteSession, annotations: Sequence[tuple[int, Annotation]], *, revision: int) -> None:
    """Store the people, dates and quotes of articles; who the people are is linked afterwards."""
    annotations = list(dict(annotations).items())  # An article that two files of one batch hold: the last one stands.
    numbers = [number for number, _ in annotations]
    clear_annotations(session, numbers)
    owner = session.execute(select(func.max(col(ArticlePerson.id)))).scalar_one() or 0
    people: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    for number, annotation in annotations:
        for position, person in enumerate(annotation.people):
            owner += 1
            row = {"id": owner, "article_id": number, "position": position, "name": person.name, "evidence": ""}
            people.append(row | {"roles": json.dumps(person.roles, ensure_ascii=False), "mention_count": len(person.mentions)})
            mentions += [_mention_row(owner, mention) for mention in person.mentions]
    insert_rows(session, ArticlePerson, people)
    insert_rows(session, PersonMention, mentions)
    insert_rows(session, ArticleDate, [_date_row(n, i, d) for n, found in annotations for i, d in enumerate(found.dates)])
    insert_rows(session, ArticleQuote, [_quote_row(n, quote) for n, found in annotations for quote in found.quotes])
    session.execute(update(Article).where(col(Article.id).in_(numbers)).values(annotated=True, revision=revision))


def write_dates(session: WriteSession, number: int, dates: Iterable[DateMention]) -> None:
    """Replace the dates that an article speaks of."""
    session.execute(delete(ArticleDate).where(col(ArticleDate.article_id) == number))
    insert_rows(session, ArticleDate, [_date_row(number, position, mention) for position, mention in enumerate(dates)])


def _mention_row(owner: int, mention: Mention) -> dict[str, Any]:
    row = {"article_person_id": owner, "field": mention.field, "start": mention.start, "end": mention.end}
    return row | {"surface": mention.text, "title": mention.title, "probability": mention.probability}


def _quote_row(number: int, quote: Quote) -> dict[str, Any]:
    row = {"article_id": number, "field": quote.field, "start": quote.start, "end": quote.end}
    return row | {"surface": quote.text, "speaker": quote.speaker, "cue": quote.cue}


def _date_row(number: int, position: int, mention: DateMention) -> dict[str, Any]:
    return {
        "article_id": number,
        "position": position,
        "field": mention.field,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.text,
        "type": mention.type,
        "value": mention.value,
        "mod": mention.mod,
        "first_day": _ordinal(mention.first_day),
        "last_day": _ordinal(mention.last_day),
        "status": mention.status,
        "anchor": mention.anchor,
        "rule": mention.rule,
        "evidence": mention.evidence,
        "confidence": mention.confidence,
        "expression": mention.expression,
    }


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def insert_rows(session: WriteSession, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    """Insert many rows of one table at once; none is fine."""
    if rows:
        session.connection().execute(insert(inspect(table).local_table), rows)  # the table itself: half the time of the mapped class
