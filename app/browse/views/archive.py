"""The archive as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.browse.views.articles import ArticleSummary
from app.browse.views.people import PersonSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """A publication with its number of articles and the first and last dates of publication."""

    id: str
    name: str
    articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """One ingest as its report ended. ``finished_at`` is None while it runs, or when it was stopped."""

    id: int
    started_at: str
    finished_at: str | None
    paths: str
    added: int
    updated: int
    unchanged: int
    duplicates: int
    near_copies: int
    failed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureView:
    path: str
    reason: str
    first_seen: str
    last_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveStats:
    """What the archive holds. ``duplicates`` are articles that stand folded behind another; ``waiting`` are stored and
    searchable but not yet annotated. ``failures`` has the newest 100 of ``failures_total``.
    ``outdated`` is what an older version derived: people, dates, search forms."""

    articles: int
    duplicates: int
    people: int
    dates: int
    dates_resolved: int
    undated: int
    waiting: int
    missing: int
    first_published: str | None
    last_published: str | None
    sources: tuple[SourceCount, ...]
    busiest_people: tuple[PersonSummary, ...]
    newest: tuple[ArticleSummary, ...]
    runs: tuple[RunView, ...]
    failures_total: int
    failures: Sequence[FailureView]
    revision: int
    outdated: tuple[str, ...]
