"""Dates spoken of and dates of publication."""

from __future__ import annotations

from datetime import date

from app.browse.views import Period, PeriodCount
from app.domain import Field, PersonRef, Precision, Segment
from app.web.schemas.articles import DateOut
from app.web.schemas.common import Out, SummaryOut


class DatesOut(Out):
    by: Period
    first: date | None
    last: date | None
    periods: list[PeriodCount]
    mentions: int
    wider: int
    partial: int
    unresolved: int
    undated: int


class DaySentenceOut(Out):
    article: SummaryOut
    field: Field
    start: int
    text: str
    segments: list[Segment]
    date: DateOut
    wider: bool
    people: list[PersonRef]


class DayOut(Out):
    period: str
    precision: Precision
    first: date
    last: date
    previous: str | None
    next: str | None
    total: int
    total_wider: int
    articles: int
    page: int
    per_page: int
    sentences: list[DaySentenceOut]
    people: list[PersonRef]
    published_total: int
    published: list[SummaryOut]
