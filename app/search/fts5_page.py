"""From what matched to one page: which articles stand on it, where the next begins, and what was understood."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import numpy as np

from app.domain import Expansion, FacetValue, SearchPage, Understood
from app.errors import DeadlineError
from app.language.words import words
from app.search.cursor import Cursor, decode, encode
from app.search.fts5_rank import Ranked
from app.search.fts5_relax import MAX_RELAXED, RELAX_BELOW
from app.search.fts5_results import ResultReader
from app.search.fts5_search import Matched, Search
from app.search.fts5_typos import corrected
from app.search.lexer import trim
from app.search.nodes import Leaf, Node, Phrase, Word, all_of, leaves, rewrite, to_text
from app.search.query import SearchQuery
from app.search.readings import Reading
from app.search.small_words import telling
from app.search.snippets import HitFinder
from app.store.columns import Ints

MOST_WARNINGS = 20
NOTHING = Ranked(np.zeros(0, np.int32), np.zeros(0))
SHARE_AFTER_MATCHING = 0.5
"""Of the deadline: what ordering and relaxing may take again once all is matched and counted; then the page is partial."""


_SLASHED = re.compile(r"[^\W\d_]{2,}(?:/[^\W\d_]{2,})+")


@dataclass(slots=True)
class Slice:
    """The part of the order that a page shows."""

    ids: Ints
    scores: np.ndarray
    offset: int
    more: bool
    relaxed: frozenset[int] = frozenset()
    any_relaxed: bool = False
    warnings: list[str] = field(default_factory=list)


class PageMaker:
    """Makes the page of one search; ``limited`` opens a time limit on its connection."""

    def __init__(self, search: Search, limited: Callable[[float], AbstractContextManager[None]], deadline: float) -> None:
        self.search = search
        self.query: SearchQuery = search.query
        self.limited = limited
        self.deadline = deadline
        self.partial = False
        self.suggestion = ""
        self.typos: list[Expansion] = []
        self.readings: list[Reading] = []
        self.warnings: list[str] = []

    def page(self, started: float) -> SearchPage:
        options = self.query.options
        cursor = decode(options.cursor, self.query) if options.cursor else None
        matched = self._matched()
        part = self._slice(matched, cursor)
        reader = ResultReader(self.search.connection, self.search.columns, self.search.cache.people(self.search.state))
        results = reader.results(
            part.ids.tolist(),
            finder=HitFinder(telling(self.readings or matched.readings.wanted_readings)),
            snippets=options.snippets,
            scope=options.scope,
            spoken=self.search.spoken_days(),
            scores=dict(zip(part.ids.tolist(), part.scores.tolist(), strict=True)),
            duplicates=self._duplicates(matched, part.ids),
            relaxed=part.relaxed,
            lacks={} if self.readings else self.search.lacking([n for n in part.ids.tolist() if n in part.relaxed], matched),
        )
        found: dict[str, tuple[FacetValue, ...]] = {
            name: self.search.facet(name, matched, reader) for name in dict.fromkeys(options.facets)
        }
        return SearchPage(
            total=len(matched.shown),
            page=part.offset // options.per_page + 1,
            per_page=options.per_page,
            next=self._next(part, cursor),
            took_ms=round((time.perf_counter() - started) * 1000, 2),
            query=self._understood(matched, part),
            results=results,
            facets=found,
            partial=self.partial,
        )

    def _matched(self) -> Matched:
        """What the query finds; where beginnings of words make that too long, what commoner words and headlines find of them."""
        search = self.search
        broad = [leaf for leaf in leaves(self.query.node) if isinstance(leaf, Word) and leaf.prefix]
        if not broad:
            with self.limited(self.deadline):
                return search.match()
        key = (search.tree, search.state)
        if search.cache.too_broad.get(key) is None:
            try:
                with self.limited(self.deadline * SHARE_AFTER_MATCHING):
                    return search.match()
            except DeadlineError:
                search.cache.too_broad.put(key, True, size=len(search.tree))
        search.matcher.rough = self.partial = True
        self.warnings.append(f"too many words begin as in “{to_text(broad[0])}”: looked for in headlines and among common words only")
        with self.limited(self.deadline * SHARE_AFTER_MATCHING):
            return search.match()

    # ---------- what stands on the page ----------
    def _slice(self, matched: Matched, cursor: Cursor | None) -> Slice:
        options = self.query.options
        offset = cursor.offset if cursor else (options.page - 1) * options.per_page
        if len(matched.shown) < RELAX_BELOW:
            return self._short_list(matched, cursor, offset)
        order = self.search.order_name(matched)
        if cursor and order in ("newest", "oldest"):
            return self._after_day(matched, cursor, oldest=order == "oldest")
        return self._by_place(matched, cursor, offset)

    def _short_list(self, matched: Matched, cursor: Cursor | None, offset: int) -> Slice:
        """Few full matches: all of them, then those with most of the words."""
        full = self._ordered(matched, matched.shown, len(matched.shown))
        rest = self._relaxed(matched)
        if len(rest.ids) and not len(matched.shown) and not self.suggestion:
            self._suggest()
        whole = Ranked(np.concatenate([full.ids, rest.ids]), np.concatenate([full.scores, rest.scores]))
        if cursor:
            place = np.flatnonzero(whole.ids == cursor.article)
            offset = int(place[0]) + 1 if len(place) else offset
        part = self._cut(whole, offset, more=len(whole.ids) > offset + self.query.options.per_page)
        part.relaxed = frozenset(rest.ids.tolist())
        part.any_relaxed = len(rest.ids) > 0
        return part

    def _by_place(self, matched: Matched, cursor: Cursor | None, offset: int) -> Slice:
        """The order from its beginning, without articles that came in after the first page."""
        per_page = self.query.options.per_page
        shown = matched.shown if cursor is None else matched.shown[matched.shown <= cursor.ceiling]
        ceiling = cursor.ceiling if cursor else self.search.columns.size - 1
        key = (self.search.fingerprint, ceiling)
        need = min(offset + per_page, len(shown))
        if offset >= len(shown):
            return self._cut(NOTHING, offset, more=False, total=len(shown))
        kept = self.search.cache.orders.get(key) if cursor else None
        if kept is None or (len(kept.ids) < need):
            fresh = self._ordered(matched, shown, min(2 * need + per_page, len(shown)))
            if kept is not None:  # what was shown keeps its place; the rest follows in the order of now
                new = ~np.isin(fresh.ids, kept.ids)
                fresh = Ranked(np.concatenate([kept.ids, fresh.ids[new]]), np.concatenate([kept.scores, fresh.scores[new]]))
            elif cursor and len(place := np.flatnonzero(fresh.ids == cursor.article)):
                offset = int(place[0]) + 1
            kept = fresh
            self.search.cache.orders.put(key, kept, size=kept.ids.nbytes + kept.scores.nbytes)
        return self._cut(kept, offset, more=len(shown) > offset + per_page)

    def _after_day(self, matched: Matched, cursor: Cursor, *, oldest: bool) -> Slice:
        """By day, what follows the last article shown: exact, whatever has come in since."""
        columns, per_page = self.search.columns, self.query.options.per_page
        days = columns.first[matched.shown].astype(np.int64)
        unknown = np.iinfo(np.int32).max
        keys = (np.where(days == 0, unknown, days) if oldest else -days) << 32
        last_day = (unknown if cursor.day == 0 else cursor.day) if oldest else -cursor.day
        after = keys - matched.shown > (last_day << 32) - cursor.article
        rest = matched.shown[after]
        ids = self.search.ranker.by_day(rest, per_page, oldest=oldest)
        return Slice(ids, np.full(len(ids), np.nan), cursor.offset, len(rest) > per_page)

    def _cut(self, ranked: Ranked, offset: int, *, more: bool, total: int | None = None) -> Slice:
        per_page = self.query.options.per_page
        part = Slice(ranked.ids[offset : offset + per_page], ranked.scores[offset : offset + per_page], offset, more)
        if offset and not len(part.ids):
            count = len(ranked.ids) if total is None else total
            pages = -(-count // per_page)
            part.warnings.append(f"there is no page {offset // per_page + 1:,}; the last is {max(pages, 1):,}")
        return part

    def _ordered(self, matched: Matched, hits: Ints, need: int) -> Ranked:
        try:
            with self.limited(self.deadline * SHARE_AFTER_MATCHING):
                return self.search.order(matched, hits, need)
        except DeadlineError:
            self.partial = True
            ids = self.search.ranker.by_day(hits, need)
            return Ranked(ids, np.full(len(ids), np.nan), exact=False)

    def _relaxed(self, matched: Matched) -> Ranked:
        try:
            with self.limited(self.deadline * SHARE_AFTER_MATCHING):
                found = self.search.relaxed(matched)
                if not len(found.ids) and not len(matched.shown):
                    found = self._words_of_phrases()
                if not len(found.ids) and not len(matched.shown) and self.query.options.aliases and self.query.options.expand:
                    found = self._corrected()
                return found
        except DeadlineError:
            self.partial = True
            return NOTHING

    def _words_of_phrases(self) -> Ranked:
        """Nothing was found at all: what the words of phrases find when they need not stand next to each other."""
        node = rewrite(self.query.node, _apart)
        if node == self.query.node:
            return NOTHING
        found = self._instead(node)
        if len(found.ids):
            self.warnings.append("no article has the words next to each other; these have them apart, or most of them")
        return found

    def _instead(self, node: Node) -> Ranked:
        """What another tree finds, in full or with most of the words."""
        again = self.search.with_node(node)
        matched = again.match()
        self.readings = matched.readings.wanted_readings
        found = again.order(matched, matched.shown, MAX_RELAXED)
        return found if len(found.ids) else again.relaxed(matched)

    def _corrected(self) -> Ranked:
        """Nothing was found at all: what the likeliest correction finds."""
        node, replaced = corrected(self.query.node, self.search.connection, self.search.lexicon)
        if not replaced:
            return NOTHING
        self.suggestion = to_text(node)
        self.typos = [
            Expansion(term=old, added=(new,), kind="typo", evidence="no article has the word as typed") for old, new in replaced.items()
        ]
        return self._instead(node)

    def _suggest(self) -> None:
        """Some of the words were found and one may be misspelt: the corrected query is offered when it finds articles in full."""
        options = self.query.options
        if not (options.aliases and options.expand):
            return
        try:
            with self.limited(self.deadline * SHARE_AFTER_MATCHING):
                node, replaced = corrected(self.query.node, self.search.connection, self.search.lexicon)
                if replaced and len(self.search.with_node(node).match().shown):
                    self.suggestion = to_text(node)
        except DeadlineError:
            return  # the page is whole without it

    # ---------- what is told about it ----------
    def _duplicates(self, matched: Matched, ids: Ints) -> dict[int, int]:
        """How many other hits each shown article stands for."""
        if not self.search.folds:
            return {}
        columns = self.search.columns
        shown = ids[columns.in_cluster[ids]]
        if not len(shown):
            return {}
        clusters = columns.cluster[matched.over.copies]
        found, counts = np.unique(clusters[np.isin(clusters, columns.cluster[shown])], return_counts=True)
        by_cluster = dict(zip(found.tolist(), counts.tolist(), strict=True))
        return {number: by_cluster.get(int(columns.cluster[number]), 1) - 1 for number in shown.tolist()}

    def _next(self, part: Slice, cursor: Cursor | None) -> str | None:
        if not part.more or not len(part.ids):
            return None
        last = int(part.ids[-1])
        columns = self.search.columns
        ceiling = cursor.ceiling if cursor else columns.size - 1
        return encode(Cursor(self.search.fingerprint, part.offset + len(part.ids), last, int(columns.first[last]), ceiling))

    def _understood(self, matched: Matched, part: Slice) -> Understood:
        return Understood(
            q=self.query.q,
            understood_as=self.search.tree,
            expanded=(*matched.readings.expanded, *self.typos),
            relaxed=part.any_relaxed,
            warnings=tuple(dict.fromkeys([*self.query.warnings, *self.warnings, *part.warnings, *self.search.filters.unknown]))[
                :MOST_WARNINGS
            ],
            suggestion=self.suggestion,
        )


def _apart(leaf: Leaf) -> Node:
    """The words of a phrase side by side, and those that were typed with a slash between them: bribery/trial."""
    if not isinstance(leaf, Phrase) and not (isinstance(leaf, Word) and _SLASHED.fullmatch(leaf.text)):
        return leaf
    return all_of([Word(trim(piece), leaf.field) for piece in leaf.text.replace("/", " ").split() if words(piece)])
