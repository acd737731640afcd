"""How tests ask the embedded engine, and add articles to what it searches."""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Engine

from app.domain import ArticleDraft, Published, SearchOptions, SearchPage
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.store.engine import WriteSession
from app.store.writer import insert_articles, prepare


def search(index: Fts5Index, q: str, **options: Any) -> SearchPage:
    return index.search(SearchQuery.of(q, SearchOptions(**options)))


def titles(page: SearchPage) -> list[str]:
    return [result.title.split()[0] for result in page.results]


def add(writer: Engine, *drafts: ArticleDraft) -> list[int]:
    with WriteSession(writer) as session, session.begin():
        named = [(prepare(draft), f"{time.perf_counter_ns()}/{at}") for at, draft in enumerate(drafts)]
        return insert_articles(session, named, revision=session.next_revision())


def draft(title: str, body: str, day: str = "2020-01-01") -> ArticleDraft:
    return ArticleDraft(title=title, body=body, published=Published(date=day, precision="day", origin="metadata", confidence=1.0))
