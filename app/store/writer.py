"""The one writer of articles and their text.

Callers open a ``WriteSession`` and commit it; nothing here commits. Every change gives the article a new revision,
so that readers with columns in memory can catch up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from anyascii import anyascii
from sqlalchemy import delete, func, insert, select, update
from sqlmodel import col

from app.domain import ArticleDraft, Published
from app.language.abbreviations import CapitalPhrase as Phrase
from app.language.abbreviations import SpelledOut, capital_phrases, spelled_out
from app.language.forms import forms
from app.language.shingles import Signature, signature
from app.language.words import words
from app.store import copies, fts
from app.store.annotations import clear_annotations, insert_rows, remember_people
from app.store.days import days_of
from app.store.engine import WriteSession, raw_connection
from app.store.identity import draft_hash, public_id
from app.store.tables import (
    Abbreviation,
    Article,
    ArticleAuthor,
    ArticleText,
    CapitalPhrase,
    DeletedArticle,
    DroppedPart,
    PublishedCandidate,
    Source,
)

OF_THE_PAGE: tuple[Any, ...] = (ArticleAuthor, PublishedCandidate, DroppedPart, Abbreviation)


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
    signature: Signature


def prepare(draft: ArticleDraft) -> PreparedArticle:
    """Do the work on a draft's text that needs no database."""
    layers = [draft.title, draft.standfirst, draft.body]
    return PreparedArticle(
        draft=draft,
        draft_hash=draft_hash(draft),
        forms=forms(layers),
        abbreviations=tuple(spelled_out(layers)),
        phrases=tuple(capital_phrases(layers[1:])),
        signature=signature(f"{draft.standfirst}\n{draft.body}"),
    )


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
    ids = _free_ids(session, [content_hash for _, content_hash in articles])
    sources = {name: source_id(session, name) for name in {article.draft.source for article, _ in articles}}
    rows = []
    for number, new_id, (article, _) in zip(numbers, ids, articles, strict=True):
        row = {"id": number, "public_id": new_id, "revision": revision, "created_at": moment, "updated_at": moment}
        rows.append(row | {"annotated": False, "missing": False} | _facts(article, sources[article.draft.source]))
    insert_rows(session, Article, rows)
    insert_rows(session, ArticleText, [{"article_id": n, **_text(article)} for n, (article, _) in zip(numbers, articles, strict=True)])
    _write_parts(session, [(n, article) for n, (article, _) in zip(numbers, articles, strict=True)])
    copies.write_signatures(session, [(n, article.signature) for n, (article, _) in zip(numbers, articles, strict=True)], revision=revision)
    fts.index(session, numbers)
    return numbers


def _free_ids(session: WriteSession, content_hashes: Sequence[str]) -> list[str]:
    """An id for each content that no other article has; one look at the archive as long as there is no collision."""
    ids: list[str] = []
    taken = _taken(session, [public_id(content_hash) for content_hash in content_hashes])
    for content_hash in content_hashes:
        attempt = 0
        while (new_id := public_id(content_hash, attempt)) in taken:
            attempt += 1
            taken |= _taken(session, [public_id(content_hash, attempt)])
        taken.add(new_id)
        ids.append(new_id)
    return ids


def _taken(session: WriteSession, ids: Sequence[str]) -> set[str]:
    query = "SELECT public_id FROM article WHERE public_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in raw_connection(session).execute(query, (json.dumps(ids),))}


def update_article(session: WriteSession, number: int, article: PreparedArticle, *, revision: int) -> None:
    """Replace an article's facts and text in place; its id stays and its annotation is taken away."""
    fts.unindex(session, [number])
    session.execute(update(ArticleText).where(col(ArticleText.article_id) == number).values(**_text(article)))
    fts.index(session, [number])
    values = {
        **_facts(article, source_id(session, article.draft.source)),
        "revision": revision,
        "updated_at": now(),
        "annotated": False,
        "missing": False,
    }
    session.execute(update(Article).where(col(Article.id) == number).values(**values))
    for table in OF_THE_PAGE:
        session.execute(delete(table).where(table.article_id == number))
    _write_parts(session, [(number, article)])
    copies.write_signatures(session, [(number, article.signature)], revision=revision)
    clear_annotations(session, [number])


def delete_article(session: WriteSession, number: int, *, revision: int) -> None:
    """Take an article out of the archive, its index and everything derived from it."""
    fts.unindex(session, [number])
    remember_people(session, [number])
    copies.release(session, [number], revision=revision)
    session.execute(delete(Article).where(col(Article.id) == number))
    session.execute(insert(DeletedArticle).prefix_with("OR REPLACE").values(article_id=number, revision=revision))


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


def _facts(article: PreparedArticle, source: int | None) -> dict[str, Any]:
    draft = article.draft
    facts = {"source_id": source, "byline": draft.byline, "dateline": draft.dateline}
    facts |= {"language": draft.language, "url": draft.url, "draft_hash": article.draft_hash}
    return facts | publication_values(draft.published)


def _text(article: PreparedArticle) -> dict[str, str]:
    draft = article.draft
    layers = {"title": draft.title, "standfirst": draft.standfirst, "body": draft.body, "comments": draft.comments}
    return layers | {"forms": article.forms}


def _write_parts(session: WriteSession, articles: Sequence[tuple[int, PreparedArticle]]) -> None:
    authors = [(n, i, name) for n, article in articles for i, name in enumerate(article.draft.authors)]
    insert_rows(session, ArticleAuthor, [{"article_id": n, "position": i, "name": name, "folded": fold(name)} for n, i, name in authors])
    candidates = [
        {"article_id": n, "position": i, "date": c.date, "precision": c.precision, "origin": c.origin}
        | {"confidence": c.confidence, "evidence": c.evidence}
        for n, article in articles
        for i, c in enumerate(article.draft.published.candidates)
    ]
    insert_rows(session, PublishedCandidate, candidates)
    parts = [(n, i, part) for n, article in articles for i, part in enumerate(article.draft.dropped)]
    insert_rows(session, DroppedPart, [{"article_id": n, "position": i, "reason": p.reason, "text": p.text} for n, i, p in parts])
    write_phrases(session, [(n, article.abbreviations, article.phrases) for n, article in articles])


def write_phrases(session: WriteSession, articles: Iterable[tuple[int, Sequence[SpelledOut], Sequence[Phrase]]]) -> None:
    """Store what search derives from texts: abbreviations that are spelled out, and phrases that one may stand for."""
    articles = list(articles)
    pairs = {(n, found.short, found.long_folded): found for n, spelled, _ in articles for found in spelled}
    abbreviations = [
        {"article_id": n, "short": found.short, "short_folded": found.short_folded, "long": found.long, "long_folded": folded}
        for (n, _, folded), found in pairs.items()
    ]
    insert_rows(session, Abbreviation, abbreviations)
    phrases = {p.folded: {"folded": p.folded, "phrase": p.phrase, "initials": p.initials} for _, _, found in articles for p in found}
    if phrases:
        session.execute(insert(CapitalPhrase).prefix_with("OR IGNORE"), list(phrases.values()))
