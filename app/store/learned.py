"""Paragraphs that recur across a source: what was decided, and bodies with them cut or put back.

``article.draft_hash`` stays that of the article as extracted, so that an unchanged file is still recognised.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update
from sqlmodel import col

from app.language.forms import forms
from app.language.shingles import signature
from app.store import copies, fts
from app.store.annotations import clear_annotations
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.prepared import phrases_of
from app.store.tables import Abbreviation, Article, ArticleText, DroppedPart, LearnedPart, LearnedSource
from app.store.writer import write_phrases

PARAGRAPH_BREAK = "\n\n"
REASON = "recurs across the source"


def growing_sources(session: ReadSession | WriteSession) -> list[tuple[int, int, int]]:
    """Sources with articles that have not been looked at: row id, articles, newest article."""
    query = """SELECT a.source_id, count(*), max(a.id) AS newest FROM article AS a LEFT JOIN learned_source AS l USING (source_id)
    WHERE a.source_id IS NOT NULL GROUP BY a.source_id HAVING newest > coalesce(l.newest_article, 0)"""
    return [tuple(row) for row in raw_connection(session).execute(query)]


Lines = dict[str, list[Any]]
"""By the key of a line: its wording, the articles that have it, the articles looked at."""


def decision(session: ReadSession | WriteSession, source_id: int) -> tuple[int, int, Lines]:
    """What was decided for a source: on how many articles, up to which one, and the lines; nothing yet for a new one."""
    query = "SELECT articles, newest_article, lines FROM learned_source WHERE source_id = ?"
    row = raw_connection(session).execute(query, (source_id,)).fetchone()
    return (row[0], row[1], json.loads(row[2])) if row else (0, 0, {})


def write_decision(session: WriteSession, source_id: int, *, articles: int, newest: int, lines: Lines) -> None:
    row = LearnedSource(source_id=source_id, articles=articles, newest_article=newest, lines=json.dumps(lines, ensure_ascii=False))
    session.merge(row)


def source_articles(session: ReadSession | WriteSession, source_id: int, *, after: int = 0, limit: int) -> list[int]:
    """Row ids of a source's articles in order, from the one after ``after`` on."""
    query = "SELECT id FROM article WHERE source_id = ? AND id > ? ORDER BY id LIMIT ?"
    return [row[0] for row in raw_connection(session).execute(query, (source_id, after, limit))]


def newest_articles(session: ReadSession | WriteSession, source_id: int, *, limit: int) -> list[int]:
    query = "SELECT id FROM article WHERE source_id = ? ORDER BY id DESC LIMIT ?"
    return [row[0] for row in raw_connection(session).execute(query, (source_id, limit))]


def by_source(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> dict[int, list[int]]:
    """Articles by their source; those without one are left out."""
    query = f"SELECT source_id, id FROM article WHERE source_id IS NOT NULL AND id IN ({copies.GIVEN})"
    found: dict[int, list[int]] = {}
    for source_id, number in raw_connection(session).execute(query, (json.dumps(list(article_ids)),)):
        found.setdefault(source_id, []).append(number)
    return found


class Body(NamedTuple):
    """A body as it is stored, and its paragraphs with what was cut put back in its place."""

    stored: str
    paragraphs: list[str]


def bodies(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> dict[int, Body]:
    """The bodies of articles, by their row ids."""
    found: dict[int, Body] = {}
    given = (json.dumps(list(article_ids)),)
    connection = raw_connection(session)
    for number, body in connection.execute(f"SELECT article_id, body FROM article_text WHERE article_id IN ({copies.GIVEN})", given):
        found[number] = Body(body, body.split(PARAGRAPH_BREAK))
    query = f"SELECT article_id, place, text FROM learned_part WHERE article_id IN ({copies.GIVEN}) ORDER BY article_id, place"
    for number, place, paragraph in connection.execute(query, given):
        if paragraph not in found[number].paragraphs:  # a body that was read anew has it already
            found[number].paragraphs.insert(place, paragraph)
    return found


def write_cut(session: WriteSession, number: int, body: str, cut: Mapping[int, tuple[str, str]], *, revision: int) -> None:
    """Give an article the body that is left; ``cut`` maps places to the paragraph and its evidence.

    The article has to be read for people and dates anew, because places in its text moved.
    """
    text = session.execute(select(ArticleText).where(col(ArticleText.article_id) == number)).scalar_one()
    title, standfirst = text.title, text.standfirst
    session.execute(delete(LearnedPart).where(col(LearnedPart.article_id) == number))
    session.execute(delete(DroppedPart).where(col(DroppedPart.article_id) == number, col(DroppedPart.reason).startswith(REASON)))
    taken = session.execute(select(col(DroppedPart.position)).where(col(DroppedPart.article_id) == number)).scalars()
    first = max(taken, default=-1) + 1
    for position, (place, (paragraph, evidence)) in enumerate(cut.items(), first):
        session.execute(insert(LearnedPart).values(article_id=number, place=place, text=paragraph))
        row = {"article_id": number, "position": position, "reason": f"{REASON}: {evidence}", "text": paragraph}
        session.execute(insert(DroppedPart).values(row))
    layers = [title, standfirst, body]
    fts.unindex(session, [number])
    session.execute(update(ArticleText).where(col(ArticleText.article_id) == number).values(body=body, forms=forms(layers)))
    fts.index(session, [number])
    session.execute(delete(Abbreviation).where(col(Abbreviation.article_id) == number))
    write_phrases(session, [(number, phrases_of(layers))])
    copies.write_signatures(session, [(number, signature(f"{standfirst}\n{body}"))], revision=revision)
    clear_annotations(session, [number])
    session.execute(update(Article).where(col(Article.id) == number).values(annotated=False, revision=revision))
