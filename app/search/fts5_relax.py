"""Articles that have most of the words, for queries that too few articles match in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from app.search.fts5_match import Matcher
from app.search.fts5_rank import Ranked, Ranker, Wanted
from app.search.fts5_weigh import wanted, wanted_any
from app.search.nodes import AllOf, Node, Phrase, TextLeaf, Word
from app.search.read_query import QueryReadings
from app.store.columns import Ints, Mask

RELAX_BELOW = 20
"""Fewer full matches than this are followed by articles with most of the words."""

MAX_RELAXED = 100
MAX_WORDS = 16
"""Words that are taken into account; a pasted paragraph has enough with these."""


def optional_leaves(node: Node) -> list[TextLeaf]:
    """The words and phrases side by side of which some may be missing; filters and exclusions must always hold."""
    if not isinstance(node, AllOf):
        return []
    found: list[TextLeaf] = [child for child in node.nodes if isinstance(child, Word | Phrase)]
    return found[:MAX_WORDS] if len(found) > 1 else []


def must_hold(node: Node) -> list[Node]:
    """The other clauses."""
    optional = set(optional_leaves(node))
    return [child for child in node.nodes if child not in optional] if isinstance(node, AllOf) else []


def most_words(optional: Sequence[TextLeaf], readings: QueryReadings, allowed: Mask, matcher: Matcher, ranker: Ranker) -> Ranked:
    """The best articles of ``allowed`` with most of the words, by the bm25 of all the words that each has.

    Most of the words is more than half of them; of two, one; or those that weigh more than half of what all weigh, so that
    rare words are not outdone by small ones. When no article has as many, fewer do. Where so many articles
    have any of the words that to score them all would take long, those whose words weigh more come first.
    """
    everywhere = [matcher.leaf_mask(readings.by_leaf[leaf]) for leaf in optional]
    masks = [mask & allowed for mask in everywhere]
    found = np.zeros(len(allowed), np.uint8)
    weight = np.zeros(len(allowed), np.float32)
    weights = _weights(masks, matcher)
    for mask, value in zip(masks, weights, strict=True):
        found += mask
        weight += mask * np.float32(value)
    need = len(optional) // 2 + 1 if len(optional) > 2 else 1
    most = int(found.max(initial=0))
    enough = (found >= max(1, min(need, most))) | (weight > sum(weights) / 2)
    candidates = np.flatnonzero(enough).astype(np.int32)
    of_these = QueryReadings(by_leaf=readings.by_leaf, wanted=list(optional))
    some = wanted_any(of_these, matcher, matches=int(np.count_nonzero(np.logical_or.reduce(everywhere))))
    if some.is_exact:
        return ranker.by_relevance(candidates, some, MAX_RELAXED)

    def judged(leaves: Sequence[TextLeaf], matches: int) -> Wanted:
        return wanted(leaves, QueryReadings(by_leaf=readings.by_leaf, wanted=list(leaves)), matcher, matches=matches)

    return _best(candidates, weight, list(zip(optional, masks, strict=True)), judged, ranker)


def _weights(masks: Sequence[Mask], matcher: Matcher) -> list[float]:
    """Inverse document frequencies: a rare word says more."""
    total = max(int(matcher.columns.alive.sum()), 1)
    return [float(np.log1p((total - count + 0.5) / (count + 0.5))) for count in (int(mask.sum()) for mask in masks)]


def _best(
    candidates: Ints, weight: np.ndarray, found: Sequence[tuple[TextLeaf, Mask]], judged: Callable[..., Wanted], ranker: Ranker
) -> Ranked:
    """By groups that have the same words; in each by what these words weigh there."""
    ids: list[Ints] = []
    scores: list[np.ndarray] = []
    left = MAX_RELAXED
    for group in _groups(candidates, weight):
        parts = [(leaf, mask) for leaf, mask in found if mask[group[0]]]
        matches = int(np.count_nonzero(np.logical_and.reduce([mask for _, mask in parts])))
        ranked = ranker.by_relevance(group, judged([leaf for leaf, _ in parts], matches), left)
        ids.append(ranked.ids)
        scores.append(ranked.scores)
        left -= len(ranked.ids)
        if left <= 0:
            break
    if not ids:
        return Ranked(np.zeros(0, np.int32), np.zeros(0))
    return Ranked(np.concatenate(ids), np.concatenate(scores))


def _groups(candidates: Ints, weight: np.ndarray) -> Iterator[Ints]:
    """Candidates of equal weight, which have the same words, the heaviest first."""
    weights = weight[candidates]
    for value in np.unique(weights)[::-1]:
        yield candidates[weights == value]
