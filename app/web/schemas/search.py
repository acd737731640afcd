"""Answers of a search."""

from __future__ import annotations

from pydantic import computed_field

from app.domain import FacetValue, PersonRef, Snippet, SourceRef
from app.web.schemas.common import Links, Out, PublishedOut, links


class WhyClauseOut(Out):
    clause: str
    holds: bool
    found: list[str]
    fields: list[str]
    count: int
    articles: int
    weight: float | None
    note: str


class WhyOut(Out):
    """Why a query finds an article, or which clauses keep it out."""

    id: str
    q: str
    understood_as: str
    matches: bool
    clauses: list[WhyClauseOut]
    score: float | None
    rank: int | None
    notes: list[str]


class ResultOut(Out):
    """A search result; ``relaxed`` marks one that lacks some of the words; ``why`` is there when ``explain`` asks for it."""

    id: str
    title: str
    source: SourceRef | None
    authors: list[str]
    published: PublishedOut
    snippets: list[Snippet]
    people: list[PersonRef]
    score: float | None
    duplicates: int
    relaxed: bool
    why: WhyOut | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def links(self) -> Links:
        return links("articles", self.id)


class ExpansionOut(Out):
    term: str
    added: list[str]
    kind: str
    evidence: str


class UnderstoodOut(Out):
    """What was made of ``q``; ``suggestion`` is a corrected query when nothing was found in full, else empty."""

    q: str
    understood_as: str
    expanded: list[ExpansionOut]
    relaxed: bool
    warnings: list[str]
    suggestion: str


class SearchPageOut(Out):
    """``next`` is the ``cursor`` of the following page; ``partial``: the deadline came before all was counted."""

    total: int
    page: int
    per_page: int
    next: str | None
    took_ms: float
    partial: bool
    query: UnderstoodOut
    results: list[ResultOut]
    facets: dict[str, list[FacetValue]]


UNASKED = {"results": {"__all__": {"why"}}}
"""What a page of results leaves out unless ``explain`` asks for it."""


class SimilarOut(Out):
    id: str
    took_ms: float
    results: list[ResultOut]


class SuggestionOut(Out):
    kind: str
    label: str
    query: str
    id: str
    count: int


class SuggestionsOut(Out):
    q: str
    people: list[SuggestionOut]
    sources: list[SuggestionOut]
    phrases: list[SuggestionOut]
