"""A search, and what it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.domain.articles import Field, Published


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of snippet text; ``hit`` says whether the query matched it. Highlights are data, never markup."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    field: Field
    start: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SourceRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person of the archive as shown beside an article; ``mentions`` counts that article's mentions."""

    id: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """What the search added to a term, and from where: ``abbreviation``, ``alias``, ``spelling``, ``inflection``, ``typo``."""

    term: str
    added: tuple[str, ...]
    kind: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What the search made of the text that was typed.

    ``relaxed`` is true when articles with most of the words follow those with all of them. ``suggestion`` is a
    corrected query when nothing was found in full.
    """

    q: str
    understood_as: str
    expanded: tuple[Expansion, ...] = ()
    relaxed: bool = False
    warnings: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One article as a search result; ``id`` is its public id. ``relaxed`` marks one that lacks some of the words: ``lacks``.

    ``opening`` are the first words of one without a title, ``headline`` is the title with its hits if it has any.
    """

    id: str
    title: str
    source: SourceRef | None
    authors: tuple[str, ...]
    published: Published
    snippets: tuple[Snippet, ...]
    people: tuple[PersonRef, ...]
    score: float | None
    duplicates: int = 0
    relaxed: bool = False
    lacks: tuple[str, ...] = ()
    opening: str = ""
    headline: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of results with exact totals. ``next`` is the cursor of the following page, None at the end.

    ``facets`` maps a facet's name to its values, largest first.
    ``partial`` is true when the deadline stopped the query before all was counted.
    """

    total: int
    page: int
    per_page: int
    next: str | None
    took_ms: float
    query: Understood
    results: tuple[SearchResult, ...]
    facets: dict[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    partial: bool = False

    @property
    def is_corrected(self) -> bool:
        """Whether all results have a word that is spelt otherwise than it was typed."""
        return not self.total and any(expansion.kind == "typo" for expansion in self.query.expanded)


@dataclass(frozen=True, slots=True)
class DayRange:
    """Calendar days, both ends included; None leaves that end open."""

    first: date | None
    last: date | None


Sort = Literal["relevance", "newest", "oldest"]
FacetName = Literal["person", "source", "year", "month", "author", "mentioned_year", "mentioned_month", "date_status"]
"""``year`` and ``month`` are those of publication, ``mentioned_…`` those that texts speak of, ``date_status`` how far what a
text says of days could be resolved."""

MentionStatus = Literal["resolved", "partial", "unresolved"]
Scope = Literal["body", "comments", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions:
    """Everything about a search besides the query text: filters, order, page and what to return.

    Values of one filter are alternatives; different filters must all hold. ``days`` filters on ``date_field``.
    ``cursor`` wins over ``page``. ``person`` and ``source`` hold ids (slugs) or names.
    """

    days: DayRange | None = None
    date_field: Literal["published", "mentioned"] = "published"
    person: Sequence[str] = ()
    source: Sequence[str] = ()
    author: Sequence[str] = ()
    language: Sequence[str] = ()
    exclude_person: Sequence[str] = ()
    exclude_source: Sequence[str] = ()
    date_status: Sequence[MentionStatus] = ()
    """Articles that say something of days which is resolved, which is partly so, which is not."""
    sort: Sort | None = None
    page: int = 1
    per_page: int = 20
    cursor: str | None = None
    facets: Sequence[FacetName] = ()
    facet_size: int = 10
    snippets: int = 3
    duplicates: Literal["collapse", "show"] = "collapse"
    scope: Scope = "body"
    aliases: bool = True
    expand: bool = True
    strict: bool = False
    explain: bool = False
