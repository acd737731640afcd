"""One search, from the tree to the page: match, filter, fold copies, count, order, read what is shown."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Literal

import numpy as np

from app.domain import DayRange, FacetName, FacetValue, SearchOptions
from app.search import facets
from app.search.filters import Filters
from app.search.fts5_lexicon import ArchiveDirectory, ArchiveLexicon
from app.search.fts5_match import Matcher, leaf_expression, text_expression
from app.search.fts5_rank import Ranked, Ranker, Scores
from app.search.fts5_relax import most_words, must_hold, optional_leaves
from app.search.fts5_results import ResultReader
from app.search.hits import HitCache
from app.search.nodes import AllOf, AnyOf, Mentioned, Node, Not, Phrase, Word, all_of, leaves
from app.search.query import SearchQuery
from app.search.read_query import QueryReadings, read_query
from app.search.spellings import Spellings
from app.store.columns import Columns, Ints, Mask


class Orders:
    """The order of articles under a cursor, so that paging on shows none twice although new articles change the scores."""

    def __init__(self, kept: int = 128) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], Ranked] = OrderedDict()
        self._room = kept

    def get(self, key: tuple[str, int]) -> Ranked | None:
        with self._lock:
            return self._kept.get(key)

    def put(self, key: tuple[str, int], ranked: Ranked) -> None:
        with self._lock:
            self._kept[key] = ranked
            self._kept.move_to_end(key)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)


@dataclass(slots=True)
class Memory:
    """What searches share: matches, scores and orders that were computed already."""

    hits: HitCache = field(default_factory=HitCache)
    scores: Scores = field(default_factory=Scores)
    orders: Orders = field(default_factory=Orders)


@dataclass(slots=True)
class Matched:
    """What matching found: hits in full, those shown (copies folded), and how the query was read."""

    hits: Ints
    shown: Ints
    mask: Mask
    readings: QueryReadings


class Search:
    """One query against one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, columns: Columns, query: SearchQuery, spellings: Spellings, memory: Memory) -> None:
        self.connection = connection
        self.columns = columns
        self.query = query
        self.options: SearchOptions = query.options
        self.spellings = spellings
        self.memory = memory
        self.filters = Filters(columns, ArchiveDirectory(connection, columns))
        self.matcher = Matcher(connection, columns, self.filters, memory.hits, query.options.scope)
        self.ranker = Ranker(connection, columns, memory.hits, memory.scores)
        self.lexicon = ArchiveLexicon(connection)

    @property
    def folds(self) -> bool:
        return self.options.duplicates == "collapse"

    def with_node(self, node: Node) -> Search:
        """The same search for another tree."""
        return Search(self.connection, self.columns, replace(self.query, node=node), self.spellings, self.memory)

    # ---------- matching ----------
    def read(self) -> QueryReadings:
        expand = self.options.aliases and self.options.expand
        return read_query(self.query.node, self.lexicon, self.spellings, expand=expand)

    def match(self) -> Matched:
        readings = self.read()
        mask = self.matcher.mask(self.query.node, readings.by_leaf)
        chosen = self.filters.options(self.options)
        hits = np.flatnonzero(mask if chosen is None else mask & chosen).astype(np.int32)
        return Matched(hits, facets.fold_copies(self.columns, hits) if self.folds else hits, mask, readings)

    # ---------- order ----------
    def order(self, matched: Matched, hits: Ints, need: int) -> Ranked:
        """The first ``need`` of ``hits`` in the order asked for."""
        name = self.order_name(matched)
        if name == "fineness" and (days := self._spoken_days()):
            ids = self.ranker.by_fineness(hits, self.filters.fineness(days), need)
        elif name == "relevance":
            return self._by_relevance(matched, hits, need)
        else:
            ids = self.ranker.by_day(hits, need, oldest=name == "oldest")
        return Ranked(ids, np.full(len(ids), np.nan))

    def order_name(self, matched: Matched) -> Literal["relevance", "newest", "oldest", "fineness"]:
        """What orders the hits. Without words there is no relevance; who asks for days spoken of gets the exact ones first."""
        if matched.readings.wanted and self.options.sort in (None, "relevance"):
            return "relevance"
        if self.options.sort in ("newest", "oldest"):
            return self.options.sort
        return "fineness" if self._spoken_days() else "newest"

    def _spoken_days(self) -> DayRange | None:
        if self.options.days and self.options.date_field == "mentioned":
            return self.options.days
        return next((leaf.days for leaf in leaves(self.query.node, positive_only=True) if isinstance(leaf, Mentioned)), None)

    def _by_relevance(self, matched: Matched, hits: Ints, need: int) -> Ranked:
        by_leaf, scope = matched.readings.by_leaf, self.options.scope
        first = self.matcher.mask(self.query.node, by_leaf, equals_only=True) if matched.readings.has_other_words else None
        titles = " OR ".join(leaf_expression(by_leaf[leaf], scope) for leaf in matched.readings.wanted[:16])
        return self.ranker.by_relevance(hits, self._score_expression(matched), need, first=first, titles=titles)

    def _score_expression(self, matched: Matched) -> str | None:
        """What bm25 is computed over: the words that are asked for, and, of two to six side by side, also their phrase."""
        by_leaf, scope = matched.readings.by_leaf, self.options.scope
        node = self.query.node
        parts = [child for child in node.nodes if not isinstance(child, Not)] if isinstance(node, AllOf) else [node]
        text = [part for part in parts if text_expression(part, by_leaf, scope) is not None]
        if not text:
            text = [AnyOf(tuple(matched.readings.wanted))] if matched.readings.wanted else []
        expression = text_expression(all_of(list(text)), by_leaf, scope) if text else None
        phrase = _as_phrase(node)
        if expression and phrase:
            boost = read_query(phrase, self.lexicon, self.spellings, expand=False)
            expression = f"({expression} OR {text_expression(phrase, boost.by_leaf, scope)})"
        return expression

    # ---------- facets ----------
    def facet(self, name: FacetName, matched: Matched, reader: ResultReader) -> tuple[FacetValue, ...]:
        """A facet's values over the hits, without the filter that the facet itself sets."""
        hits = matched.hits
        if self._is_filtered(name):
            chosen = self.filters.options(self.options, without=name)
            hits = np.flatnonzero(matched.mask if chosen is None else matched.mask & chosen).astype(np.int32)
        columns, limit = self.columns, self.options.facet_size
        match name:
            case "person":
                counts = facets.count_values(columns, hits, facets.people(columns), fold=self.folds)
                hidden = np.zeros(len(counts), bool)
                hidden[[person for person in columns.hidden_people if person < len(counts)]] = True
                return reader.people_values(facets.largest(counts, limit, leave_out=hidden))
            case "source":
                return reader.source_values(
                    facets.largest(facets.count_values(columns, hits, facets.sources(columns), fold=self.folds), limit)
                )
            case "author":
                return reader.author_values(
                    facets.largest(facets.count_values(columns, hits, facets.authors(columns), fold=self.folds), limit)
                )
        months = facets.count_values(columns, hits, facets.months(columns, years=name == "year"), fold=self.folds)
        found = facets.largest(months, limit)
        labels = [f"{c.value:04d}" if name == "year" else f"{c.value // 12:04d}-{c.value % 12 + 1:02d}" for c in found]
        return tuple(FacetValue(label, label, c.count) for label, c in zip(labels, found, strict=True))

    def _is_filtered(self, name: FacetName) -> bool:
        if name in ("year", "month"):
            return self.options.days is not None and self.options.date_field == "published"
        return bool({"person": self.options.person, "source": self.options.source, "author": self.options.author}[name])

    # ---------- relaxed ----------
    def relaxed(self, matched: Matched) -> Ranked:
        """Articles with most of the words, after the full matches; copies of each other and of those folded."""
        optional = optional_leaves(self.query.node)
        if not optional:
            return Ranked(np.zeros(0, np.int32), np.zeros(0))
        allowed = self.matcher.mask(all_of(must_hold(self.query.node)), matched.readings.by_leaf)
        chosen = self.filters.options(self.options)
        allowed = allowed if chosen is None else allowed & chosen
        allowed[matched.hits] = False
        if self.folds:
            taken = np.zeros(self.columns.size, bool)
            taken[self.columns.cluster[matched.hits]] = True
            allowed &= ~taken[self.columns.cluster]
        ranked = most_words([matched.readings.by_leaf[leaf] for leaf in optional], allowed, self.matcher, self.ranker)
        if not self.folds:
            return ranked
        _, firsts = np.unique(self.columns.cluster[ranked.ids], return_index=True)
        kept = np.sort(firsts)
        return Ranked(ranked.ids[kept], ranked.scores[kept])


def _as_phrase(node: Node) -> Phrase | None:
    """The words side by side as one phrase, when there are two to six plain ones."""
    if not isinstance(node, AllOf):
        return None
    plain = [child for child in node.nodes if isinstance(child, Word) and child.field is None and not child.prefix]
    return Phrase(" ".join(word.text for word in plain)) if 2 <= len(plain) <= 6 else None
