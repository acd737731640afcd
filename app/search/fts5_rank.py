"""The order of hits: exact bm25 where it matters, the headline first for words that are everywhere, else by day.

FTS5's bm25 costs 0.9 µs a match, so a word that 600,000 articles have would take half a second, to rank articles that
bm25 hardly tells apart: the weight of such a word is near zero. Measured on 100,000 real articles, the exact best 20 of
11 out of 12 such words all had it in the headline.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.search.fts5_bm25 import Forms, word_scores
from app.search.fts5_hits import HitCache
from app.search.fts5_match import ARTICLES, HEADLINES, Table, any_term, below
from app.search.lru_cache import LruCache
from app.search.readings import Term
from app.store.columns import Columns, Ints, Mask

EXACT_LIMIT = 20_000
"""Up to so many matches of one word the order is exactly that of bm25; above it those with it in the headline come first."""

SCORED_TERMS = 30_000
"""Several words cost more: matches times words and phrases scored may come to so many."""

HEADLINES_SCORED = 100_000
"""Up to so many matches those with the words in the headline are ordered by bm25, which counts every match for it; else by day."""

MOST_SCORED = 3 * EXACT_LIMIT
"""Words without weight are not scored, so that more may match what is scored than match in full."""

SCORE_BYTES = 32_000_000

WEIGHTS: dict[Table, float] = {"article_fts": 1.0, "headline_fts": 1.0, "comment_fts": 0.5}
"""What the bm25 of each index counts."""

HEADLINE_BONUS = 0.4
"""What a word in the headline adds, times how rare it is there: enough to decide between articles of about one bm25.

A weight of the headline inside bm25 lets the word there outdo what the text says. On 87 subjects of a wire's own indexers (19,043
reports, nDCG@10): weight 3 0.673, weight 1 0.680, added 0.2 to 1.2 0.698 to 0.704; bm25 alone 0.677.
"""

Floats = NDArray[np.float64]
Scored = tuple[Table, str | Forms]
"""An index and an expression whose matches are scored, or the forms of one word of the index of articles, which costs a fifth."""

LATER = 1e6
"""Larger than any score: what is added to those of the second tier."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles in order, as many as were asked for. ``scores`` are NaN where none was computed."""

    ids: Ints
    scores: Floats
    exact: bool = True


class Scores:
    """bm25 of everything that matches an expression or has a word, kept while the archive does not change."""

    def __init__(self) -> None:
        self._cache: LruCache[tuple[Ints, Floats]] = LruCache(SCORE_BYTES)

    def of(
        self, connection: sqlite3.Connection, columns: Columns, asked: Scored, state: Hashable, *, limit: int
    ) -> tuple[Ints, Floats] | None:
        """Row ids, sorted, and their scores (higher is better); None when more than ``limit`` match."""
        table, what = asked
        key = (table, what, state, limit)
        if (found := self._cache.get(key)) is None:
            found = word_scores(connection, columns, what) if isinstance(what, tuple) else _scored(connection, table, what, limit)
            self._cache.put(key, found, size=found[0].nbytes + found[1].nbytes)
        return found if len(found[0]) <= limit else None


def _scored(connection: sqlite3.Connection, table: Table, expression: str, limit: int) -> tuple[Ints, Floats]:
    """What FTS5 finds and how it scores it, or one article more than ``limit``."""
    sql = f"SELECT rowid, -bm25({table}) * {WEIGHTS[table]} FROM {table} WHERE {table} MATCH ? LIMIT ?"
    rows = connection.execute(sql, (expression, limit + 1)).fetchall()
    pairs = np.array(rows, np.float64).reshape(-1, 2)
    return pairs[:, 0].astype(np.int32), np.ascontiguousarray(pairs[:, 1])


@dataclass(frozen=True, slots=True)
class Wanted:
    """What relevance is judged by."""

    matches: int
    """How many articles the words match, before any filter."""
    scoring: tuple[Scored, ...]
    """What bm25 is computed over and added up; nothing when every word is so common that it has no weight."""
    headline: str | None
    """All of it in the headline, as an expression of that index."""
    words: tuple[str, ...]
    """The clauses one by one, each in the headline."""

    @property
    def is_exact(self) -> bool:
        terms = max(sum(1 if isinstance(what, tuple) else what.count('"') // 2 for _, what in self.scoring), 1)
        return bool(self.scoring) and self.matches <= min(EXACT_LIMIT, SCORED_TERMS // terms)


class Ranker:
    """Puts hits in order for one connection and one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, columns: Columns, hits: HitCache, scores: Scores, *, state: Hashable) -> None:
        self.connection = connection
        self.columns = columns
        self.hits = hits
        self.scores = scores
        self.state = state

    def by_day(self, hits: Ints, need: int, *, oldest: bool = False) -> Ints:
        """By publication day, unknown days last; equal days newest article first."""
        days = self.columns.first[hits].astype(np.int64)
        key = np.where(days == 0, np.iinfo(np.int32).max, days) if oldest else -days
        return _smallest(hits, (key << 32) - hits, need)

    def by_fineness(self, hits: Ints, widths: Ints, need: int) -> Ints:
        """By how narrowly they speak of the days asked for, then newest first."""
        days = self.columns.first[hits].astype(np.int64)
        return _smallest(hits, (widths[hits].astype(np.int64) << 22) - days, need)

    def by_relevance(self, hits: Ints, wanted: Wanted | None, need: int, *, first: Mask | None = None) -> Ranked:
        """By bm25, those in ``first`` before all others."""
        if wanted is None:
            ids = self.by_day(hits, need)
            return Ranked(ids, np.full(len(ids), np.nan))
        if wanted.is_exact and (scores := self._scores(wanted, hits)) is not None:
            return Ranked(*self._ordered(hits, scores, first, need))
        return self._by_headline(hits, wanted, need, first)

    def by_score(self, hits: Ints, scores: Floats, need: int) -> Ranked:
        """By scores that were computed elsewhere."""
        return Ranked(*self._ordered(hits, scores, None, need))

    def _scores(self, wanted: Wanted, hits: Ints) -> Floats | None:
        """bm25 of each hit, 0 where nothing that has weight matches; None when too much would have to be scored."""
        total = np.zeros(self.columns.size)
        for asked in wanted.scoring:
            scored = self.scores.of(self.connection, self.columns, asked, self.state, limit=MOST_SCORED)
            if scored is None:
                return None
            add_scores(total, scored)
        for word in wanted.words:
            self.add_headline(total, word)
        return total[hits]

    def add_headline(self, total: Floats, word: str) -> None:
        """Add what a word, as an expression of the index of headlines, is worth in a headline to the articles that have it there."""
        found = self._in_headlines(word)
        total[below(found, self.columns.size)] += HEADLINE_BONUS * self._rarity(found)

    def _rarity(self, found: Ints) -> float:
        return float(np.log1p(self.columns.size / (len(found) + 1)))

    def _in_headlines(self, expression: str) -> Ints:
        return self.hits.ids(self.connection, expression, self.state, table=HEADLINES)

    def _by_headline(self, hits: Ints, wanted: Wanted, need: int, first: Mask | None) -> Ranked:
        """All of it in the headline, then those with the heaviest words in the headline, then the rest; each by day."""
        scored = None
        if wanted.headline and wanted.matches <= HEADLINES_SCORED:
            scored = self.scores.of(self.connection, self.columns, (HEADLINES, wanted.headline), self.state, limit=EXACT_LIMIT)
        if scored is not None:
            inside = np.isin(hits, scored[0], assume_unique=True)
            ids, scores = self._ordered(hits[inside], _values(scored, hits[inside]), first, need)
        else:
            inside = np.isin(hits, self._in_headlines(wanted.headline) if wanted.headline else hits[:0], assume_unique=True)
            ids = self.by_day(hits[inside], need)
            scores = np.full(len(ids), np.nan)
        if len(ids) < need:
            rest = self._by_title_words(hits[~inside], wanted, need - len(ids))
            ids, scores = np.concatenate([ids, rest]), np.concatenate([scores, np.full(len(rest), np.nan)])
        return Ranked(ids, scores, exact=False)

    def _by_title_words(self, hits: Ints, wanted: Wanted, need: int) -> Ints:
        if len(wanted.words) < 2:
            return self.by_day(hits, need)
        weight = np.zeros(self.columns.size, np.float32)
        for word in wanted.words:
            found = self._in_headlines(word)
            weight[below(found, self.columns.size)] += np.float32(self._rarity(found))
        days = self.columns.first[hits].astype(np.int64)
        ranks = np.round(-weight[hits] * 100).astype(np.int64)
        return _smallest(hits, (ranks << 22) - days, need)

    def _ordered(self, hits: Ints, scores: Floats, first: Mask | None, need: int) -> tuple[Ints, Floats]:
        """The best ``need``: by tier, score, day, number. Only as many are sorted as can be among them."""
        key = -scores if first is None else np.where(first[hits], 0.0, LATER) - scores
        if 4 * need < len(hits):
            among = key <= np.partition(key, need)[need]
            hits, scores, key = hits[among], scores[among], key[among]
        order = np.lexsort((-hits, -self.columns.first[hits], key))[:need]
        return hits[order], scores[order]


def add_scores(total: Floats, scored: tuple[Ints, Floats], factor: float = 1.0) -> None:
    """Add the scores of articles to those that they have in ``total``."""
    ids = below(scored[0], len(total))
    total[ids] += factor * scored[1][: len(ids)]


def words_of(terms: Sequence[Term], typed: Collection[Term]) -> list[Scored]:
    """What the scores of articles with any of these terms add up from: the forms of a word as one, phrases by FTS5."""
    forms = tuple((term, term not in typed) for term in terms if len(term.words) == 1)
    words: list[Scored] = [(ARTICLES, forms)] if forms else []
    return [*words, *((ARTICLES, any_term([term])) for term in terms if len(term.words) > 1)]


def _values(scored: tuple[Ints, Floats], wanted: Ints) -> Floats:
    """The scores of the wanted articles; 0 for those that the words do not match."""
    ids, scores = scored
    if not len(ids):
        return np.zeros(len(wanted))
    places = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    return np.where(ids[places] == wanted, scores[places], 0.0)


def _smallest(hits: Ints, key: NDArray[np.int64], need: int) -> Ints:
    """The ``need`` hits with the smallest keys, in order; without sorting the rest."""
    if need <= 0:
        return hits[:0]
    if need < len(hits) // 4:
        part = np.argpartition(key, need)[:need]
        return hits[part[np.argsort(key[part], kind="stable")]]
    return hits[np.argsort(key, kind="stable")[:need]]
