"""Articles that have most of the words, for queries that too few articles match in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from app.search.fts5_match import Matcher
from app.search.fts5_rank import Ranked, Ranker, Wanted
from app.search.fts5_weigh import wanted
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
    """The best articles of ``allowed`` with most of the words: those whose words weigh more first, then by bm25.

    Most of the words is more than half of them; of two, one. When no article has as many, fewer do.
    """
    masks = [matcher.leaf_mask(readings.by_leaf[leaf]) & allowed for leaf in optional]
    found = np.zeros(len(allowed), np.uint8)
    weight = np.zeros(len(allowed), np.float32)
    for mask, value in zip(masks, _weights(masks, matcher), strict=True):
        found += mask
        weight += mask * np.float32(value)
    need = len(optional) // 2 + 1 if len(optional) > 2 else 1
    most = int(found.max(initial=0))
    candidates = np.flatnonzero(found >= max(1, min(need, most))).astype(np.int32)

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
