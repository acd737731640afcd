"""People of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.browse.views.articles import ArticleSummary
from app.domain import Field

PeopleSort = Literal["mentions", "articles", "recent", "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCounts:
    """Who somebody is, how often named, and between which days."""

    id: str
    name: str
    articles: int
    mentions: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSummary(PersonCounts):
    """A person in a list. Counts are of the asked period when one was asked for. ``matched`` is the alias that the
    search text found, empty when it is the name itself or nothing was searched."""

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
class PersonView(PersonCounts):
    """Everything about one person. ``id`` differs from the slug that was asked for when that person was merged.

    ``months`` has the months with dated articles, oldest first, without gaps filled; ``undated`` counts articles whose
    date is unknown. ``roles`` are oldest first, ``names`` and ``together`` most frequent first.
    """

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
