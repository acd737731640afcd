"""The archive as a whole, and whether it is well."""

from __future__ import annotations

import dataclasses
from typing import Literal, Self

from app.browse.views import ArchiveStats
from app.web.schemas.common import Out, SummaryOut
from app.web.schemas.people import PersonSummaryOut


class SourceCountOut(Out):
    id: str
    name: str
    articles: int
    first: str | None
    last: str | None


class RunOut(Out):
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


class FailureOut(Out):
    path: str
    reason: str
    first_seen: str
    last_seen: str


class StatsOut(Out):
    """Counts over the whole archive."""

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
    sources: list[SourceCountOut]
    revision: int


class AboutOut(StatsOut):
    """The counts, and how the last ingests went; ``failures`` are the newest 100."""

    version: str
    busiest_people: list[PersonSummaryOut]
    newest: list[SummaryOut]
    runs: list[RunOut]
    failures_total: int
    failures: list[FailureOut]

    @classmethod
    def of(cls, view: ArchiveStats, *, version: str) -> Self:
        return cls.model_validate({**{field.name: getattr(view, field.name) for field in dataclasses.fields(view)}, "version": version})


class HelpEntryOut(Out):
    """One construct of the query language."""

    example: str
    meaning: str


class HelpOut(Out):
    entries: list[HelpEntryOut]


class HealthOut(Out):
    status: Literal["ok"]


class ReadyOut(Out):
    status: Literal["ok"]
    articles: int
    revision: int
