"""One search, from the tree to the page: match, filter, fold copies, count, order, read what is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from app.domain import DayRange, FacetName, FacetValue, SearchOptions, SearchPage
from app.search import facets
from app.search.cursor import fingerprint
from app.search.filters import Filters, sets_days
from app.search.fts5_hits import HitCache
from app.search.fts5_lexicon import ArchiveDirectory, ArchiveLexicon
from app.search.fts5_match import Matcher, is_text
from app.search.fts5_rank import Ranked, Ranker, Scores, Wanted
from app.search.fts5_relax import most_words, must_hold, optional_leaves
from app.search.fts5_results import PeopleNames, ResultReader
from app.search.fts5_suggest import Known
from app.search.fts5_weigh import wanted
from app.search.lru_cache import LruCache
from app.search.nodes import AllOf, AnyOf, Mentioned, Node, Not, Phrase, Word, all_of, leaves, to_text
from app.search.query import SearchQuery
from app.search.read_query import QueryReadings, read_query
from app.search.spellings import Spellings
from app.store.columns import Columns, Ints, Mask
from app.store.common_words import CommonWordStore


@dataclass(slots=True)
class Matched:
    """What matching found: hits in full, those shown (copies folded), and how the query was read."""

    hits: Ints
    shown: Ints
    over: facets.Counted
    mask: Mask
    readings: QueryReadings
    unknown: tuple[str, ...] = ()


ORDER_BYTES = 32_000_000
MATCHED_BYTES = 64_000_000
FACET_BYTES = 8_000_000
NAME_BYTES = 8_000_000
PAGE_BYTES = 24_000_000
MOST_PEOPLE = 50_000
"""10 MB of names."""


@dataclass(slots=True)
class SearchCache:
    """What searches share: matches, scores, orders and pages that were computed already."""

    hits: HitCache = field(default_factory=HitCache)
    scores: Scores = field(default_factory=Scores)
    orders: LruCache[Ranked] = field(default_factory=lambda: LruCache(ORDER_BYTES))
    """The order of articles under a cursor, so that paging on shows none twice although new articles change the scores."""
    matched: LruCache[Matched] = field(default_factory=lambda: LruCache(MATCHED_BYTES))
    too_broad: LruCache[bool] = field(default_factory=lambda: LruCache(NAME_BYTES // 8))
    """Searches whose beginnings of words took too long, so that they are not tried in full again."""
    names: LruCache[Known] = field(default_factory=lambda: LruCache(NAME_BYTES))
    pages: LruCache[SearchPage] = field(default_factory=lambda: LruCache(PAGE_BYTES))
    common: CommonWordStore = field(default_factory=CommonWordStore)
    facets: LruCache[tuple[facets.Count, ...]] = field(default_factory=lambda: LruCache(FACET_BYTES))
    _people: tuple[Hashable, PeopleNames] = field(default_factory=lambda: (None, {}))

    def people(self, state: Hashable) -> PeopleNames:
        """People that were shown lately, as they are called in this state of the archive."""
        of, known = self._people
        if of != state or len(known) > MOST_PEOPLE:
            known = {}
            self._people = (state, known)
        return known


class Search:
    """One query against one state of the archive."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        columns: Columns,
        query: SearchQuery,
        *,
        revision: int,
        spellings: Spellings,
        cache: SearchCache,
    ) -> None:
        self.connection = connection
        self.columns = columns
        self.revision = revision
        # What is cached holds for one state only: rows of a transaction may be older than the columns.
        self.state = (revision, columns.revision)
        self.query = query
        self.fingerprint = fingerprint(query)
        self.tree = to_text(query.node)
        self.options: SearchOptions = query.options
        self.spellings = spellings
        self.cache = cache
        self.filters = Filters(columns, ArchiveDirectory(connection, columns))
        common = cache.common.current(connection, revision)
        self.matcher = Matcher(connection, columns, self.filters, cache.hits, common, scope=query.options.scope, state=self.state)
        self.ranker = Ranker(connection, columns, cache.hits, cache.scores, state=self.state)
        self.lexicon = ArchiveLexicon(connection)

    @property
    def folds(self) -> bool:
        return self.options.duplicates == "collapse"

    def with_node(self, node: Node) -> Search:
        """The same search for another tree."""
        again = replace(self.query, node=node)
        return Search(self.connection, self.columns, again, revision=self.revision, spellings=self.spellings, cache=self.cache)

    # ---------- matching ----------
    def read(self) -> QueryReadings:
        expand = self.options.aliases and self.options.expand
        return read_query(self.query.node, self.lexicon, self.spellings, expand=expand)

    def match(self) -> Matched:
        """What the query finds; kept for the next page and the next facet of the same search."""
        key = (self.fingerprint, self.tree, self.state, self.matcher.rough)
        if (kept := self.cache.matched.get(key)) is not None:
            self.filters.unknown += [name for name in kept.unknown if name not in self.filters.unknown]
            return kept
        matched = self._match()
        self.cache.matched.put(key, matched, size=2 * matched.hits.nbytes + matched.shown.nbytes + matched.mask.nbytes)
        return matched

    def _match(self) -> Matched:
        readings = self.read()
        mask = self.matcher.mask(self.query.node, readings.by_leaf)
        chosen = self.filters.options(self.options)
        hits = np.flatnonzero(mask if chosen is None else mask & chosen).astype(np.int32)
        over = facets.Counted.of(self.columns, hits, fold=self.folds)
        return Matched(hits, facets.fold_copies(self.columns, over), over, mask, readings, tuple(self.filters.unknown))

    # ---------- order ----------
    def order(self, matched: Matched, hits: Ints, need: int) -> Ranked:
        """The first ``need`` of ``hits`` in the order asked for."""
        name = self.order_name(matched)
        if name == "fineness" and (days := self.spoken_days()):
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
        return "fineness" if self.spoken_days() else "newest"

    def spoken_days(self) -> DayRange | None:
        """Days that the hits are to speak of; None when nothing of that kind is asked for."""
        if self.options.days and self.options.date_field == "mentioned":
            return self.options.days
        return next((leaf.days for leaf in leaves(self.query.node, positive_only=True) if isinstance(leaf, Mentioned)), None)

    def _by_relevance(self, matched: Matched, hits: Ints, need: int) -> Ranked:
        by_leaf = matched.readings.by_leaf
        first = self.matcher.mask(self.query.node, by_leaf, equals_only=True) if matched.readings.has_other_words else None
        return self.ranker.by_relevance(hits, self._wanted(matched), need, first=first)

    def _wanted(self, matched: Matched) -> Wanted | None:
        """What bm25 is computed over: the words that are asked for, and, of two to six side by side, also their phrase."""
        node, readings = self.query.node, matched.readings
        parts = [child for child in node.nodes if not isinstance(child, Not)] if isinstance(node, AllOf) else [node]
        text = [part for part in parts if is_text(part)]
        if not text and readings.wanted:
            text = [AnyOf(tuple(readings.wanted))]
        if not text:
            return None
        is_all = is_text(node) and not any(isinstance(part, Not) for part in (node.nodes if isinstance(node, AllOf) else ()))
        mask = matched.mask if is_all else self.matcher.mask(all_of(list(text)), readings.by_leaf)
        matches = int(np.count_nonzero(mask))
        return wanted(text, readings, self.matcher, matches=matches, boost=self._boost())

    def _boost(self) -> QueryReadings | None:
        """The words side by side as one phrase, as typed."""
        phrase = _as_phrase(self.query.node)
        return read_query(phrase, self.lexicon, self.spellings, expand=False) if phrase else None

    # ---------- facets ----------
    def facet(self, name: FacetName, matched: Matched, reader: ResultReader) -> tuple[FacetValue, ...]:
        """A facet's values over the hits, without the filter that the facet itself sets."""
        key = (self.fingerprint, self.tree, self.state, self.matcher.rough, name, self.options.facet_size)
        found = self.cache.facets.get(key)
        if found is None:
            found = tuple(self._count(name, matched))
            self.cache.facets.put(key, found, size=100 * len(found))
        match name:
            case "person":
                return reader.people_values(found)
            case "source":
                return reader.source_values(found)
            case "author":
                return reader.author_values(found)
            case "date_status":
                return tuple(FacetValue(facets.STATUSES[c.value], facets.STATUSES[c.value], c.count) for c in found)
        labels = [f"{c.value:04d}" if name.endswith("year") else f"{c.value // 12:04d}-{c.value % 12 + 1:02d}" for c in found]
        return tuple(FacetValue(label, label, c.count) for label, c in zip(labels, found, strict=True))

    def _count(self, name: FacetName, matched: Matched) -> list[facets.Count]:
        over, columns = matched.over, self.columns
        if self._is_filtered(name):
            chosen = self.filters.options(self.options, without=name)
            hits = np.flatnonzero(matched.mask if chosen is None else matched.mask & chosen).astype(np.int32)
            over = facets.Counted.of(columns, hits, fold=self.folds)
        hidden = None
        if name == "person" and columns.hidden_people:
            hidden = np.zeros(max(columns.hidden_people) + 1, bool)
            hidden[list(columns.hidden_people)] = True
        return facets.most(columns, over, facets.BY_NAME[name](columns), self.options.facet_size, leave_out=hidden)

    def _is_filtered(self, name: FacetName) -> bool:
        chosen = {name: getattr(self.options, name) for name in ("person", "source", "author", "date_status")}
        return bool(chosen[name]) if name in chosen else self.options.days is not None and sets_days(name, self.options.date_field)

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
        ranked = most_words(optional, matched.readings, allowed, self.matcher, self.ranker)
        if not self.folds:
            return ranked
        _, firsts = np.unique(self.columns.cluster[ranked.ids], return_index=True)
        kept = np.sort(firsts)
        return Ranked(ranked.ids[kept], ranked.scores[kept])

    def lacking(self, ids: list[int], matched: Matched) -> dict[int, tuple[str, ...]]:
        """The words and phrases that each of these relaxed results lacks; nothing for those that another query found."""
        optional = optional_leaves(self.query.node) if ids else []
        masks = [(to_text(leaf), self.matcher.leaf_mask(matched.readings.by_leaf[leaf])) for leaf in optional]
        return {number: tuple(shown for shown, mask in masks if not mask[number]) for number in ids}


def _as_phrase(node: Node) -> Phrase | None:
    """The words side by side as one phrase, when there are two to six plain ones."""
    if not isinstance(node, AllOf):
        return None
    plain = [child for child in node.nodes if isinstance(child, Word) and child.field is None and not child.prefix]
    return Phrase(" ".join(word.text for word in plain)) if 2 <= len(plain) <= 6 else None
