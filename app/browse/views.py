"""Read models: what a page or an answer of the API shows, ready to be laid out.

Days are ``datetime.date``; ISO strings stand where the precision varies (``2024``, ``2024-05``, ``2024-05-17``).
Offsets count code points into the named field: ``field[start:end] == text``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.domain import DateMention, Dropped, Field, Mention, PersonRef, Precision, Published, Segment, SourceRef

Period = Literal["year", "month", "day"]
PeopleSort = Literal["mentions", "articles", "recent", "name"]


# ---------- articles ----------
@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """An article in a list: enough for one line and its link. ``published.candidates`` is left empty."""

    id: str
    title: str
    source: SourceRef | None
    published: Published


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePersonView:
    """A person of one article. ``id`` is None while the person is not linked or is hidden; ``name`` is the archive's
    name, ``name_here`` the fullest name that the article prints, ``evidence`` why this is that person."""

    id: str | None
    name: str
    name_here: str
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words in quotation marks; ``person`` is the linked speaker, None when ``speaker`` is nobody of this article."""

    field: Field
    start: int
    end: int
    text: str
    speaker: str
    cue: str
    person: PersonRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """Where an article came from: the file, and the member of it when one file holds many."""

    path: str
    member: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """Everything about one article.

    ``versions`` are its near-identical copies, without itself; ``stands_for_cluster`` says that it is the one that
    results show for them. ``corrected`` names the fields that the user set. ``missing``: its files are gone from
    the folder. ``annotated``: people and dates have been looked for. Times are ISO, UTC.
    """

    id: str
    title: str
    standfirst: str
    body: str
    comments: str
    byline: str
    dateline: str
    authors: tuple[str, ...]
    source: SourceRef | None
    url: str
    language: str
    published: Published
    dropped: tuple[Dropped, ...]
    files: tuple[FileView, ...]
    people: tuple[ArticlePersonView, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[QuoteView, ...]
    versions: tuple[ArticleSummary, ...]
    stands_for_cluster: bool
    corrected: tuple[str, ...]
    annotated: bool
    missing: bool
    added_at: str
    updated_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedArticle:
    """An article without a publication date, with its soft bounds (in ``published``) and what it would gain:
    ``waiting`` counts its dates that stay unresolved until the publication date is known, ``example`` is one of them."""

    article: ArticleSummary
    waiting: int
    example: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedView:
    total: int
    page: int
    per_page: int
    articles: tuple[UndatedArticle, ...]


# ---------- people ----------
@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSummary:
    """A person in a list. Counts are of the asked period when one was asked for. ``matched`` is the alias that the
    search text found, empty when it is the name itself or nothing was searched."""

    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None
    matched: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """One page of people; ``letters`` are the initials that occur under the same filters, without the letter filter."""

    total: int
    page: int
    per_page: int
    people: tuple[PersonSummary, ...]
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCount:
    """A surface form under which a person is named."""

    text: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """A role as the sources word it: in how many articles, from when to when, and the first article that says so."""

    text: str
    articles: int
    first: str | None
    last: str | None
    article: ArticleSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """``period`` is ``2024-05``."""

    period: str
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoPerson:
    """Somebody who is named in the same articles; ``articles`` counts those."""

    id: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuote:
    article: ArticleSummary
    field: Field
    start: int
    end: int
    text: str
    cue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSuggestion:
    """Somebody who may be the same person, with the reason in words."""

    id: str
    name: str
    articles: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """Everything about one person. ``id`` differs from the slug that was asked for when that person was merged.

    ``months`` has the months with dated articles, oldest first, without gaps filled; ``undated`` counts articles whose
    date is unknown. ``roles`` are oldest first, ``names`` and ``together`` most frequent first.
    """

    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None
    undated: int
    names: tuple[NameCount, ...]
    roles: tuple[RoleView, ...]
    months: tuple[MonthCount, ...]
    together: tuple[CoPerson, ...]
    quotes: tuple[PersonQuote, ...]
    suggestions: tuple[MergeSuggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonArticle:
    """An article that names a person: how often, in which roles, and how the link was found."""

    article: ArticleSummary
    mentions: int
    name_here: str
    roles: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonArticlesPage:
    total: int
    page: int
    per_page: int
    articles: tuple[PersonArticle, ...]


# ---------- dates ----------
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


# ---------- the archive ----------
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
    searchable but not yet annotated. ``failures`` has the newest 100 of ``failures_total``."""

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
