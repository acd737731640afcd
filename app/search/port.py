"""What the program asks of a search engine, without a word of SQL: any engine that keeps this promise will do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain import Field, SearchPage, SearchResult
from app.search.query import SearchQuery


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to search for. ``query`` is query text that finds it; ``kind`` is person, source, phrase or article."""

    kind: str
    label: str
    query: str
    id: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What can follow the typed text, by kind, most articles first."""

    q: str
    people: tuple[Suggestion, ...] = ()
    sources: tuple[Suggestion, ...] = ()
    phrases: tuple[Suggestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Highlight:
    """A place that the query matched: ``field[start:end]``, code points."""

    field: Field
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyClause:
    """One clause of a query against one article: whether it holds, where its words stand and what it adds to the score."""

    clause: str
    holds: bool
    found: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    count: int = 0
    articles: int = 0
    weight: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a query finds an article, or which clauses keep it out. ``rank`` is its place among the results, from 1."""

    id: str
    q: str
    understood_as: str
    matches: bool
    clauses: tuple[WhyClause, ...]
    score: float | None = None
    rank: int | None = None
    notes: tuple[str, ...] = ()


class SearchIndex(Protocol):
    """A search engine over the archive. Every index is derived: it can be rebuilt from the record."""

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of results, with exact totals and the facets asked for. Raises DeadlineError, UsageError (bad cursor)."""
        ...

    def sync(self, ids: Sequence[int]) -> None:
        """Take in what changed in these articles (row ids), or drop those that are gone."""
        ...

    def rebuild(self) -> None:
        """Make the whole index anew from the record."""
        ...


class Explorer(Protocol):
    """What a page needs beside searching: suggestions, likeness, reasons, marks and the whole result."""

    def suggest(self, q: str, limit: int = 8) -> Suggestions: ...

    def similar(self, public_id: str, limit: int = 10) -> tuple[SearchResult, ...]: ...

    def why(self, public_id: str, query: SearchQuery) -> Why: ...

    def ids(self, query: SearchQuery) -> Iterator[str]: ...

    def highlights(self, public_id: str, query: SearchQuery) -> tuple[Highlight, ...]: ...
