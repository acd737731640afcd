"""Which words may be part of a name, and how far every other word is from them: the tagger spends its time accordingly."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from app.annotate.people.lexicon import (
    FUNCTION_WORDS,
    GENERATIONS,
    NATIONALITIES,
    OPENERS,
    PARTICLES,
    SELDOM_NAMES,
    TITLES,
    TITLES_THAT_ARE_NAMES,
)
from app.annotate.people.pieces import DIGIT, LOWER, SYMBOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

OTHER, NAME, SELDOM, LINK, SIGN = range(5)
"""What a word may be: no part of a name, a name, a name only beside another, a small word or a sign within one."""
LETTERS_OF_UNKNOWN_LINK = 3
WORDS_BETWEEN = 3
LETTERS_AFTER_HYPHEN = 7
LETTERS_BEFORE_STOP = 2
SIGNS = frozenset("-–.'’\"“”‘()")


@lru_cache(100_000)
def kind(word: str, case: int) -> int:
    """What a word may be, looked at alone."""
    if case == LOWER:
        return LINK if word in PARTICLES or (len(word) <= LETTERS_OF_UNKNOWN_LINK and word not in FUNCTION_WORDS) else OTHER
    if case == SYMBOL:
        return SIGN if word in SIGNS else OTHER
    if case == DIGIT:
        return OTHER
    low = word.lower()
    seldom = (
        word in SELDOM_NAMES
        or word in OPENERS
        or low in NATIONALITIES
        or (low in TITLES and low not in TITLES_THAT_ARE_NAMES | GENERATIONS)
    )
    return SELDOM if seldom else NAME


def in_names(kinds: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> set[int]:
    """The numbers of the words of a paragraph that may be part of a name."""
    certain = [k for k, what in enumerate(kinds) if what == NAME or (what == SELDOM and _initial(k, kinds, starts, ends))]
    names = set(certain)
    for k in certain:
        names.update(_beside(k, kinds, starts, ends))
    for left, right in pairwise(certain):
        if 1 < right - left <= WORDS_BETWEEN + 1 and all(
            kinds[k] == LINK or (kinds[k] == SIGN and starts[k] - ends[k - 1] < 2) for k in range(left + 1, right)
        ):
            names.update(range(left + 1, right))
    return names


def _initial(k: int, kinds: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> bool:
    """'A.' is an initial, 'A' is none."""
    return ends[k] - starts[k] == 1 and k + 1 < len(kinds) and kinds[k + 1] == SIGN and starts[k + 1] == ends[k]


def _beside(k: int, kinds: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> Iterator[int]:
    """The words beside a name that may belong to it: 'van der', 'al-', '-won', and seldom names."""
    last = len(kinds) - 1
    if k and kinds[k - 1] == LINK:
        yield k - 1
        if k > 1 and kinds[k - 2] == LINK:
            yield k - 2
    elif k and kinds[k - 1] == SELDOM and starts[k] - ends[k - 1] == 1:
        yield k - 1
    elif k > 1 and kinds[k - 1] == SIGN and ends[k - 2] == starts[k - 1] and starts[k] == ends[k - 1]:
        yield from (k - 1, k - 2)
    if k < last and kinds[k + 1] == SELDOM and starts[k + 1] - ends[k] == 1:
        yield k + 1
    elif k < last and kinds[k + 1] == SIGN and starts[k + 1] == ends[k] and ends[k] - starts[k] <= LETTERS_BEFORE_STOP:
        yield k + 1  # K., Jr.
    joined = k < last - 1 and kinds[k + 1] == SIGN and starts[k + 1] == ends[k] and starts[k + 2] == ends[k + 1]
    if joined and ends[k + 2] - starts[k + 2] <= LETTERS_AFTER_HYPHEN:
        yield from (k + 1, k + 2)


def distances(places: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """How far each of ``length`` pieces is from the nearest of ``places`` (sorted); the first and last piece count as near."""
    at = np.arange(length)
    if not len(places):
        out = np.full(length, length)
    else:
        after = np.searchsorted(places, at)
        out = np.minimum(np.abs(at - places[np.maximum(after - 1, 0)]), np.abs(places[np.minimum(after, len(places) - 1)] - at))
    out[0] = out[-1] = 0
    return out


def nearby(names: NDArray[np.int64], length: int, reaches: Sequence[int]) -> tuple[dict[str, NDArray[np.int32]], NDArray[np.int64]]:
    """What the layers read, as inputs of the model, and the places left before the last layer.

    ``places`` enter the first layer; layer N goes on with the rows ``keptN`` of what it read.
    """
    far = distances(names, length)
    left = np.flatnonzero(far <= reaches[0])
    feed = {"places": left.astype(np.int32)}
    for number, reach in enumerate(reaches[1:-1], 1):
        kept = np.flatnonzero(far[left] <= reach)
        feed[f"kept{number}"] = kept.astype(np.int32)
        left = left[kept]
    return feed, left
