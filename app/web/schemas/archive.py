"""The archive as a whole, and whether it is well."""

from __future__ import annotations

import dataclasses
from typing import Literal, Self

from app.browse.views import ArchiveStats, FailureView, RunView, SourceCount
from app.web.schemas.common import Out, SummaryOut
from app.web.schemas.people import PersonSummaryOut


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
    sources: list[SourceCount]
    revision: int


class AboutOut(StatsOut):
    """The counts, and how the last ingests went; ``failures`` are the newest 100."""

    version: str
    busiest_people: list[PersonSummaryOut]
    newest: list[SummaryOut]
    runs: list[RunView]
    failures_total: int
    failures: list[FailureView]
    outdated: list[str]

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
