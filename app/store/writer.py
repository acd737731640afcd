"""The one writer: articles with their text, and what annotation found in them.

Callers open a ``WriteSession`` and commit it; nothing here commits. Every change gives the article a new revision,
so that readers with columns in memory can catch up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from anyascii import anyascii
from sqlalchemy import delete, func, insert, select, update
from sqlmodel import SQLModel, col

from app.domain import Annotation, ArticleDraft, DateMention, Mention, Published, Quote
from app.language.abbreviations import CapitalPhrase as Phrase
from app.language.abbreviations import SpelledOut, capital_phrases, spelled_out
from app.language.forms import forms
from app.language.words import words
from app.store import fts
from app.store.days import days_of
from app.store.engine import WriteSession
from app.store.identity import draft_hash, public_id
from app.store.tables import (
    Abbreviation,
    Article,
    ArticleAuthor,
    ArticleDate,
    ArticlePerson,
    ArticleQuote,
    ArticleText,
    CapitalPhrase,
    DeletedArticle,
    DroppedPart,
    PersonMention,
    PublishedCandidate,
    Source,
)

OF_THE_PAGE: tuple[Any, ...] = (ArticleAuthor, PublishedCandidate, DroppedPart, Abbreviation)
OF_ANNOTATION: tuple[Any, ...] = (ArticlePerson, ArticleDate, ArticleQuote)


def now() -> str:
    """The present moment as stored: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def fold(text: str) -> str:
    """The words of a text as the index sees them, with single blanks: what names are compared by."""
    return " ".join(words(text))


def next_revision(session: WriteSession) -> int:
    """A revision number larger than every one before; one for each transaction is enough."""
    return session.next_revision()


def source_id(session: WriteSession, name: str) -> int | None:
    """The row of a source of that name, made when it is new; None for no name."""
    if not name:
        return None
    slug = fold(anyascii(name)).replace(" ", "-")[:80] or "source"
    found: int | None = session.execute(select(col(Source.id)).where(col(Source.slug) == slug)).scalar_one_or_none()
    if found is None:
        session.execute(insert(Source).values(slug=slug, name=name))
        found = session.execute(select(col(Source.id)).where(col(Source.slug) == slug)).scalar_one()
    return found


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """A draft with what is derived from its text, made by ``prepare`` in a worker process."""

    draft: ArticleDraft
    draft_hash: str
    forms: str
    abbreviations: tuple[SpelledOut, ...]
    phrases: tuple[Phrase, ...]


def prepare(draft: ArticleDraft) -> PreparedArticle:
    """Do the work on a draft's text that needs no database."""
    layers = [draft.title, draft.standfirst, draft.body]
    phrases = tuple(capital_phrases([draft.standfirst, draft.body]))
    return PreparedArticle(draft, draft_hash(draft), forms(layers), tuple(spelled_out(layers)), phrases)


def insert_articles(session: WriteSession, articles: Sequence[tuple[PreparedArticle, str]], *, revision: int) -> list[int]:
    """Store new articles, each with the hash of the content it came from, and index them; returns their row ids."""
    if not articles:
        return []
    newest, newest_gone = (
        session.execute(select(func.max(column))).scalar_one() or 0 for column in (col(Article.id), col(DeletedArticle.article_id))
    )
    first = max(newest, newest_gone) + 1  # an id is never used again, so that columns in memory cannot mistake one for another
    numbers = list(range(first, first + len(articles)))
    moment = now()
    taken: set[str] = set()
    rows = []
    for number, (article, content_hash) in zip(numbers, articles, strict=True):
        new_id = _free_id(session, content_hash, taken)
        row = {"id": number, "public_id": new_id, "revision": revision, "created_at": moment, "updated_at": moment}
        rows.append(row | {"annotated": False, "missing": False} | _facts(session, article))
    _insert(session, Article, rows)
    _insert(session, ArticleText, [{"article_id": n, **_text(article)} for n, (article, _) in zip(numbers, articles, strict=True)])
    _write_parts(session, [(n, article) for n, (article, _) in zip(numbers, articles, strict=True)])
    fts.index(session, numbers)
    return numbers


def _free_id(session: WriteSession, content_hash: str, taken: set[str]) -> str:
    attempt = 0
    while True:
        new_id = public_id(content_hash, attempt)
        if new_id not in taken and not session.execute(select(col(Article.id)).where(col(Article.public_id) == new_id)).first():
            taken.add(new_id)
            return new_id
        attempt += 1


def update_article(session: WriteSession, number: int, article: PreparedArticle, *, revision: int) -> None:
    """Replace an article's facts and text in place; its id stays and its annotation is taken away."""
    fts.unindex(session, [number])
    session.execute(update(ArticleText).where(col(ArticleText.article_id) == number).values(**_text(article)))
    fts.index(session, [number])
    values = {**_facts(session, article), "revision": revision, "updated_at": now(), "annotated": False, "missing": False}
    session.execute(update(Article).where(col(Article.id) == number).values(**values))
    for table in OF_THE_PAGE:
        session.execute(delete(table).where(table.article_id == number))
    _write_parts(session, [(number, article)])
    clear_annotations(session, [number])


def delete_article(session: WriteSession, number: int, *, revision: int) -> None:
    """Take an article out of the archive, its index and everything derived from it."""
    fts.unindex(session, [number])
    session.execute(delete(Article).where(col(Article.id) == number))
    session.execute(insert(DeletedArticle).prefix_with("OR REPLACE").values(article_id=number, revision=revision))


def clear_annotations(session: WriteSession, numbers: Sequence[int]) -> None:
    """Forget the people, dates and quotes of articles."""
    for table in OF_ANNOTATION:
        session.execute(delete(table).where(table.article_id.in_(numbers)))


def write_annotations(session: WriteSession, annotations: Sequence[tuple[int, Annotation]], *, revision: int) -> None:
    """Store the people, dates and quotes of articles; who the people are is linked afterwards."""
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
    _insert(session, ArticlePerson, people)
    _insert(session, PersonMention, mentions)
    _insert(session, ArticleDate, [_date_row(n, i, d) for n, found in annotations for i, d in enumerate(found.dates)])
    _insert(session, ArticleQuote, [_quote_row(n, quote) for n, found in annotations for quote in found.quotes])
    session.execute(update(Article).where(col(Article.id).in_(numbers)).values(annotated=True, revision=revision))


def write_dates(session: WriteSession, number: int, dates: Iterable[DateMention]) -> None:
    """Replace the dates that an article speaks of."""
    session.execute(delete(ArticleDate).where(col(ArticleDate.article_id) == number))
    _insert(session, ArticleDate, [_date_row(number, position, mention) for position, mention in enumerate(dates)])


def publication_values(published: Published) -> dict[str, Any]:
    """The columns of ``article`` that tell when it was published."""
    first, last = days_of(published.date) or (None, None)
    return {
        "published": published.date,
        "published_precision": published.precision,
        "published_origin": published.origin,
        "published_confidence": published.confidence,
        "not_before": published.not_before,
        "not_after": published.not_after,
        "published_first": first,
        "published_last": last,
    }


def _facts(session: WriteSession, article: PreparedArticle) -> dict[str, Any]:
    draft = article.draft
    facts = {"source_id": source_id(session, draft.source), "byline": draft.byline, "dateline": draft.dateline}
    facts |= {"language": draft.language, "url": draft.url, "draft_hash": article.draft_hash}
    return facts | publication_values(draft.published)


def _text(article: PreparedArticle) -> dict[str, str]:
    draft = article.draft
    layers = {"title": draft.title, "standfirst": draft.standfirst, "body": draft.body, "comments": draft.comments}
    return layers | {"forms": article.forms}


def _write_parts(session: WriteSession, articles: Sequence[tuple[int, PreparedArticle]]) -> None:
    authors = [(n, i, name) for n, article in articles for i, name in enumerate(article.draft.authors)]
    _insert(session, ArticleAuthor, [{"article_id": n, "position": i, "name": name, "folded": fold(name)} for n, i, name in authors])
    candidates = [
        {"article_id": n, "position": i, "date": c.date, "precision": c.precision, "origin": c.origin}
        | {"confidence": c.confidence, "evidence": c.evidence}
        for n, article in articles
        for i, c in enumerate(article.draft.published.candidates)
    ]
    _insert(session, PublishedCandidate, candidates)
    parts = [(n, i, part) for n, article in articles for i, part in enumerate(article.draft.dropped)]
    _insert(session, DroppedPart, [{"article_id": n, "position": i, "reason": p.reason, "text": p.text} for n, i, p in parts])
    pairs = {(n, found.short, found.long_folded): found for n, article in articles for found in article.abbreviations}
    abbreviations = [
        {"article_id": n, "short": found.short, "short_folded": found.short_folded, "long": found.long, "long_folded": folded}
        for (n, _, folded), found in pairs.items()
    ]
    _insert(session, Abbreviation, abbreviations)
    phrases = {p.folded: {"folded": p.folded, "phrase": p.phrase, "initials": p.initials} for _, a in articles for p in a.phrases}
    if phrases:
        session.execute(insert(CapitalPhrase).prefix_with("OR IGNORE"), list(phrases.values()))


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


def _insert(session: WriteSession, table: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.execute(insert(table), rows)
