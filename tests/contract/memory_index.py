"""The reference search engine: sets in memory, plain Python, no index. Slow and simple, to compare the real ones with.

It keeps the same promise as every other adapter: which articles match, how many, and what the facets count. Its order
by relevance is its own.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import assert_never

from app.domain import DayRange, FacetName, FacetValue, Published, SearchOptions, SearchPage, SearchResult, SourceRef, Understood
from app.errors import UsageError
from app.language.words import words
from app.search.filters import sets_days, without_titles
from app.search.nodes import (
    AllOf,
    AnyOf,
    Author,
    Everything,
    Mentioned,
    Node,
    Not,
    Nothing,
    Person,
    Phrase,
    Source,
    Word,
    to_text,
)
from app.search.nodes import Published as PublishedOn
from app.search.query import SearchQuery
from app.search.read_query import QueryReadings, read_query
from app.search.readings import Reading, plain_in_field
from app.search.spellings import Spellings
from tests.contract.memory_articles import COLUMNS, MemoryArticle, has_term
from tests.contract.memory_lexicon import MemoryLexicon

_SCOPES = {"body": ("title", "standfirst", "body", "forms"), "comments": ("comments",), "all": COLUMNS}
_FIELDS = {"title": ("title",), "body": ("standfirst", "body"), "comments": ("comments",)}


class MemoryIndex:
    """``SearchIndex`` over a list of articles."""

    def __init__(self, articles: Iterable[MemoryArticle], *, spellings: Spellings | None = None) -> None:
        self.articles = {article.number: article for article in articles}
        self.spellings = spellings or Spellings.read(None)

    def sync(self, ids: Sequence[int]) -> None:
        """Nothing to do: the articles are the index."""

    def rebuild(self) -> None:
        """Nothing to do: the articles are the index."""

    def search(self, query: SearchQuery) -> SearchPage:
        started = time.perf_counter()
        options = query.options
        lexicon = MemoryLexicon(list(self.articles.values()))
        readings = read_query(query.node, lexicon, self.spellings, expand=options.aliases and options.expand)
        matching = {n for n, article in self.articles.items() if self._holds(query.node, article, readings, options)}
        hits = {n for n in matching if self._passes(self.articles[n], options)}
        shown = self._ordered(self._folded(hits) if options.duplicates == "collapse" else hits, options)
        offset = _offset(options)
        page = shown[offset : offset + options.per_page]
        after = offset + len(page)
        return SearchPage(
            total=len(shown),
            page=offset // options.per_page + 1,
            per_page=options.per_page,
            next=f"{after}" if after < len(shown) and page else None,
            took_ms=round((time.perf_counter() - started) * 1000, 2),
            query=Understood(q=query.q, understood_as=to_text(query.node), expanded=tuple(readings.expanded), warnings=query.warnings),
            results=tuple(_result(self.articles[n]) for n in page),
            facets={name: self._facet(name, matching, options) for name in options.facets},
        )

    # ---------- matching ----------
    def _holds(self, node: Node, article: MemoryArticle, readings: QueryReadings, options: SearchOptions) -> bool:
        match node:
            case AllOf():
                return all(self._holds(child, article, readings, options) for child in node.nodes)
            case AnyOf():
                return any(self._holds(child, article, readings, options) for child in node.nodes)
            case Not():
                return not self._holds(node.node, article, readings, options)
            case Word() | Phrase():
                return _has(article, readings.by_leaf[node], options)
            case Everything():
                return True
            case Nothing():
                return False
            case Person():
                return self._names(article, node.name)
            case Source():
                return self._from_source(article, node.name)
            case Author():
                return self._by_author(article, node.name)
            case PublishedOn():
                return _published(article, node.days)
            case Mentioned():
                return _speaks_of(article, node.days)
            case _:
                assert_never(node)

    def _passes(self, article: MemoryArticle, options: SearchOptions, *, without: str = "") -> bool:
        checks: list[bool] = []
        if options.person and without != "person":
            checks.append(any(self._names(article, name) for name in options.person))
        if options.source and without != "source":
            checks.append(any(self._from_source(article, name) for name in options.source))
        if options.author and without != "author":
            checks.append(any(self._by_author(article, name) for name in options.author))
        if options.date_status and without != "date_status":
            checks.append(any(value in options.date_status for value, _ in _statuses(article)))
        if options.language:
            checks.append(article.language.lower() in {language.lower() for language in options.language})
        checks.append(not any(self._names(article, name) for name in options.exclude_person))
        checks.append(not any(self._from_source(article, name) for name in options.exclude_source))
        if options.days and not sets_days(without, options.date_field):
            checks.append((_published if options.date_field == "published" else _speaks_of)(article, options.days))
        return all(checks)

    def _names(self, article: MemoryArticle, name: str) -> bool:
        is_known = any(_named(other, name) for other in self.articles.values())
        return _named(article, name if is_known else without_titles(name))

    def _from_source(self, article: MemoryArticle, name: str) -> bool:
        def is_exact(source: SourceRef) -> bool:
            return name == source.id or words(name) == words(source.name)

        exact = any(other.source and is_exact(other.source) for other in self.articles.values())
        if article.source is None:
            return False
        return is_exact(article.source) if exact else bool(words(name)) and set(words(name)) <= set(words(article.source.name))

    def _by_author(self, article: MemoryArticle, name: str) -> bool:
        exact = any(words(author) == words(name) for other in self.articles.values() for author in other.authors)
        wanted = set(words(name))
        return any(words(a) == words(name) if exact else bool(wanted) and wanted <= set(words(a)) for a in article.authors)

    # ---------- order, copies, counts ----------
    def _folded(self, hits: set[int]) -> set[int]:
        chosen: dict[int, int] = {}
        for number in sorted(hits):
            cluster = self.articles[number].cluster or number
            if cluster not in chosen or number == cluster:
                chosen[cluster] = number
        return set(chosen.values())

    def _ordered(self, shown: set[int], options: SearchOptions) -> list[int]:
        def day(number: int) -> float:
            first = self.articles[number].first
            if options.sort == "oldest":
                return first or float("inf")
            return -first

        return sorted(shown, key=lambda number: (day(number), -number))

    def _facet(self, name: FacetName, matching: set[int], options: SearchOptions) -> tuple[FacetValue, ...]:
        values: Callable[[MemoryArticle], list[tuple[str, str]]] = {
            "person": lambda article: [(person.id, person.name) for person in article.people],
            "source": lambda article: [(article.source.id, article.source.name)] if article.source else [],
            "author": lambda article: [(author, author) for author in article.authors],
            "year": lambda article: _periods([(article.first, article.last)], 4),
            "month": lambda article: _periods([(article.first, article.last)], 7),
            "mentioned_year": lambda article: _periods(article.spoken, 4),
            "mentioned_month": lambda article: _periods(article.spoken, 7),
            "date_status": _statuses,
        }[name]
        seen: set[tuple[tuple[str, str], int]] = set()
        for number in matching:
            article = self.articles[number]
            if self._passes(article, options, without=name):
                cluster = article.cluster or number if options.duplicates == "collapse" else number
                seen.update((value, cluster) for value in values(article))
        counts = Counter(value for value, _ in seen)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[: options.facet_size]
        return tuple(FacetValue(identity, label, count) for (identity, label), count in ranked)


def _offset(options: SearchOptions) -> int:
    if not options.cursor:
        return (options.page - 1) * options.per_page
    if not options.cursor.isdigit():
        raise UsageError("the cursor is not one of this program; take the first page again, without cursor")
    return int(options.cursor)


def _has(article: MemoryArticle, reading: Reading, options: SearchOptions) -> bool:
    if reading.field or options.scope == "comments":
        reading = plain_in_field(reading)
    columns = _FIELDS[reading.field] if reading.field else _SCOPES[options.scope]
    return any(has_term(article.columns[column], term) for column in columns for term in reading.terms)


def _named(article: MemoryArticle, name: str) -> bool:
    wanted = words(name)
    for person in article.people:
        known = [words(alias) for alias in (person.name, *person.aliases)]
        if person.id == name or wanted in known or (wanted and set(wanted) <= {word for alias in known for word in alias}):
            return True
    return False


def _published(article: MemoryArticle, days: DayRange) -> bool:
    first = days.first.toordinal() if days.first else 0
    last = days.last.toordinal() if days.last else 10**7
    if article.first:
        return article.first <= last and article.last >= first
    after = not days.first or article.not_before >= first
    before = not days.last or 0 < article.not_after <= last
    return bool(article.not_before or article.not_after) and after and before


def _speaks_of(article: MemoryArticle, days: DayRange) -> bool:
    first = days.first.toordinal() if days.first else 0
    last = days.last.toordinal() if days.last else 10**7
    return any(start <= last and end >= first for start, end in article.spoken)


def _periods(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[str, str]]:
    """The years or months in which spans of known days fit."""
    ends = [(_iso(first)[:length], _iso(last)[:length]) for first, last in spans if first]
    return [(first, first) for first, last in ends if first == last]


def _statuses(article: MemoryArticle) -> list[tuple[str, str]]:
    has: list[str] = [*(["resolved"] if article.spoken else []), *sorted(article.unresolved)]
    return [(status, status) for status in has]


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


def _result(article: MemoryArticle) -> SearchResult:
    published = Published(date=_iso(article.first), precision="day", confidence=1.0) if article.first else Published()
    return SearchResult(
        id=article.id,
        title=article.title,
        source=article.source,
        authors=article.authors,
        published=published,
        snippets=(),
        people=(),
        score=None,
    )
