"""How the contract's tests ask an engine, and by which short names they know its answers."""

from __future__ import annotations

from typing import Any

from app.domain import SearchOptions, SearchPage
from app.search.port import SearchIndex
from app.search.query import SearchQuery

FIRST_WORD = {
    "Envoy": "envoy", "Kiev": "museum", "Harbour": "missile", "HDMA": "deal", "BALTIC": "baltic", "Northern": "lock", "Lock": "copy",
    "A": "walk", "Sanction": "sanction", "Old": "pact", "CRAFTS": "craft",
}  # fmt: skip
"""A short name for each article, by the first word of its title."""

FACETS = ("person", "source", "year", "month", "author", "mentioned_year", "mentioned_month", "date_status")


def search(index: SearchIndex, q: str, **options: Any) -> SearchPage:
    return index.search(SearchQuery.of(q, SearchOptions(**({"per_page": 100} | options))))


def found(index: SearchIndex, q: str, **options: Any) -> set[str]:
    """The full matches, by their short names."""
    page = search(index, q, **options)
    names = {FIRST_WORD[result.title.split()[0]] for result in page.results if not result.relaxed}
    assert page.total == len(names)
    return names
