"""Dates spoken of, and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.browse.views.articles import ArticleSummary
from app.domain import DateMention, Field, PersonRef, Precision, Segment

Period = Literal["year", "month", "day"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCount:
    """``period`` is ``2014``, ``2014-03`` or ``2014-03-16``. ``mentions`` of the period or of a part of it, and
    how many articles were ``published`` in it."""

    period: str
    mentions: int
    published: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """Dates spoken of against dates of publication, by period, oldest first, only periods with something.

    ``wider`` counts resolved mentions too wide for one period (a decade, when counting by year); ``unresolved`` and
    ``partial`` those without days; ``undated`` the articles without a publication date. The first and last day
    that are asked for restrict ``periods`` and ``wider``, never the other counts.
    """

    by: Period
    first: date | None
    last: date | None
    periods: tuple[PeriodCount, ...]
    mentions: int
    wider: int
    partial: int
    unresolved: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySentence:
    """A sentence that speaks of a day: its text from offset ``start`` of ``field``, and the expression in it.

    ``segments`` is the same text cut so that the expression is the hit. ``wider`` is true when the expression names
    more than the period that was asked for. ``people`` are those who are named in this sentence.
    """

    article: ArticleSummary
    field: Field
    start: int
    text: str
    segments: tuple[Segment, ...]
    date: DateMention
    wider: bool
    people: tuple[PersonRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """What is said about a day, month or year, and what was published then.

    ``total`` counts the sentences about the period itself, ``total_wider`` those about a longer period around it, which
    follow on later pages. ``people`` are named most often in the articles of ``sentences`` of this page.
    """

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
    sentences: tuple[DaySentence, ...]
    people: tuple[PersonRef, ...]
    published_total: int
    published: tuple[ArticleSummary, ...]
