"""Articles that have most of the words, for queries that too few articles match in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.search.fts5_bm25 import OTHER_FORM
from app.search.fts5_match import ARTICLES, Matcher, expression_of, headline_expression, tables_of, terms_of
from app.search.fts5_rank import MOST_SCORED, Floats, Ranked, Ranker, Scored, add_scores, words_of
from app.search.nodes import AllOf, Node, Phrase, TextLeaf, Word
from app.search.read_query import QueryReadings
from app.search.readings import Reading
from app.store.columns import Mask

RELAX_BELOW = 20
"""Fewer full matches than this are followed by articles with most of the words."""

MAX_RELAXED = 100
MAX_WORDS = 32
"""Words that are taken into account, the rarest; a pasted paragraph has enough with these."""

LEAST_SHARE = 0.1
"""Of the weight of all words that any article has: one whose words make up less has hardly anything of what is asked for."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A word or phrase: the articles that have it and its inverse document frequency, by which a rare word says more."""

    reading: Reading
    mask: Mask
    count: int
    weight: float


def optional_leaves(node: Node) -> list[TextLeaf]:
    """The words and phrases side by side of which some may be missing; filters and exclusions must always hold."""
    if not isinstance(node, AllOf):
        return []
    found: list[TextLeaf] = [child for child in node.nodes if isinstance(child, Word | Phrase)]
    return found if len(found) > 1 else []


def must_hold(node: Node) -> list[Node]:
    """The other clauses."""
    optional = set(optional_leaves(node))
    return [child for child in node.nodes if child not in optional] if isinstance(node, AllOf) else []


def most_words(optional: Sequence[TextLeaf], readings: QueryReadings, allowed: Mask, matcher: Matcher, ranker: Ranker) -> Ranked:
    """The best articles of ``allowed``: by the bm25 of the words that each has, times the root of their share of all weight."""
    every = [_found(readings.by_leaf[leaf], matcher) for leaf in optional]
    found = sorted((one for one in every if one.count), key=lambda one: one.count)[:MAX_WORDS]
    total = sum(one.weight for one in found)
    share = np.zeros(len(allowed), np.float32)
    for one in found:
        share += one.mask * np.float32(one.weight / total)
    candidates = np.flatnonzero(allowed & (share >= LEAST_SHARE)).astype(np.int32)
    scores = _scores(found, matcher, ranker)[candidates] * np.sqrt(share[candidates])
    return ranker.by_score(candidates, scores, MAX_RELAXED)


def _found(reading: Reading, matcher: Matcher) -> _Found:
    mask = matcher.leaf_mask(reading)
    alive, count = matcher.columns.count, int(np.count_nonzero(mask))
    return _Found(reading, mask, count, float(np.log1p((max(alive - count, 0) + 0.5) / (count + 0.5))))


def _scores(found: Sequence[_Found], matcher: Matcher, ranker: Ranker) -> Floats:
    """bm25 by article, the rarest words first; of words past ``MOST_SCORED`` matches in all, which tell little, the weight alone."""
    total = np.zeros(matcher.columns.size)
    left = MOST_SCORED
    for one in found:
        left -= one.count
        if left < 0:
            total += one.mask * one.weight
            continue
        for asked, factor in _expressions(one.reading, matcher):
            if (scored := ranker.scores.of(matcher.connection, matcher.columns, asked, matcher.state, limit=MOST_SCORED)) is not None:
                add_scores(total, scored, factor)
        if word := headline_expression(one.reading, matcher.scope):
            ranker.add_headline(total, word)
    return total


def _expressions(reading: Reading, matcher: Matcher) -> list[tuple[Scored, float]]:
    """What a word is scored by in each index: itself and what stands for it; apart from its other number where FTS5 does it."""
    other = {term for term, kind in reading.added if kind == "inflection"}
    out: list[tuple[Scored, float]] = []
    for table in tables_of(reading.leaf, matcher.scope):
        terms = terms_of(reading, table)
        if table == ARTICLES and reading.field is None and not any(term.slop for term in terms):
            out += [(asked, 1.0) for asked in words_of(terms, reading.typed)]
            continue
        parts = (([term for term in terms if term not in other], 1.0), ([term for term in terms if term in other], OTHER_FORM))
        out += [((table, expression_of(chosen, reading.field)), factor) for chosen, factor in parts if chosen]
    return out
