"""Versions of one article, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.browse.views.articles import ArticleSummary
from app.language.differences import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleVersion(ArticleSummary):
    """One of several near-identical articles. ``words`` are those of its standfirst and body; ``stands_for_cluster``: results show
    this one for all."""

    words: int
    stands_for_cluster: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """``article`` is the one that was asked about; it is among ``versions`` too, as ``total`` counts it."""

    id: str
    article: ArticleVersion
    total: int
    page: int
    per_page: int
    versions: tuple[ArticleVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferentFact:
    """A value beside the text that is not the same in both; empty when one has none. ``published`` is ISO."""

    name: Literal["source", "published", "byline", "authors", "dateline", "url", "language"]
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """What leads from ``old`` to ``new``: runs of text that both have, or only one of them.

    ``words_*`` count those of standfirst and body. ``complete`` is false when the ends of very long bodies were not compared.
    """

    old: ArticleVersion
    new: ArticleVersion
    facts: tuple[DifferentFact, ...]
    title: tuple[Change, ...]
    standfirst: tuple[Change, ...]
    body: tuple[Change, ...]
    words_same: int
    words_added: int
    words_removed: int
    complete: bool
