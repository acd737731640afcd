"""Which articles have the commonest values of a list, as bits: how many of very many articles have each is counted at once.

To count who is named in half of a million articles takes 50 ms list by list; their ten commonest people stand out already
among the commonest of all, for which bits are compared in 5 ms.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
MOST_VALUES = 128
"""At a million articles 16 MB."""

ROWS_AT_ONCE = 16
ARTICLES_AT_ONCE = 16_384
"""Their masks are 2 MB, which stay near the processor: 0.14 s for a million articles, and 0.38 s by sorting all pairs."""


@dataclass(frozen=True, slots=True)
class TopValues:
    """The commonest values, and for each a row of bits over the articles below ``covered``."""

    values: Ints
    bits: NDArray[np.uint64]
    covered: int

    @classmethod
    def of(cls, totals: NDArray[np.int64], owners: Ints, values: Ints, size: int) -> TopValues:
        """From pairs of an article and a value, in the order of the articles; ``totals`` are the articles that have each value."""
        top = np.sort(np.argsort(totals, kind="stable")[-MOST_VALUES:]).astype(np.int32)
        row = np.full(len(totals), -1, np.int16)
        row[top] = np.arange(len(top))
        rows = row[values]
        places = np.flatnonzero(rows >= 0)
        rows, owners = rows[places], owners[places]
        bits = np.zeros((len(top), -(-size // 64)), np.uint64)
        starts = np.arange(0, size + ARTICLES_AT_ONCE, ARTICLES_AT_ONCE, dtype=np.int32)
        edges = np.searchsorted(owners, starts)
        for first, begin, end in zip(starts.tolist(), edges, edges[1:], strict=False):
            some = bits[:, first // 64 : (first + ARTICLES_AT_ONCE) // 64]
            mask = np.zeros((len(top), some.shape[1] * 64), bool)
            mask[rows[begin:end], owners[begin:end] - first] = True
            some[:] = np.packbits(mask, axis=1).view(np.uint64)
        return cls(top, bits, size)

    def counts(self, articles: NDArray[np.int64] | Ints) -> NDArray[np.int64]:
        """How many of these articles, all below ``covered``, have each value, in the order of ``values``."""
        wanted = _packed(articles, self.covered)
        out = np.zeros(len(self.values), np.int64)
        for at in range(0, len(out), ROWS_AT_ONCE):
            some = np.bitwise_count(self.bits[at : at + ROWS_AT_ONCE] & wanted)
            out[at : at + ROWS_AT_ONCE] = some.sum(axis=1, dtype=np.int64)
        return out


def _packed(articles: NDArray[np.int64] | Ints, size: int) -> NDArray[np.uint64]:
    mask = np.zeros(-(-size // 64) * 64, bool)
    mask[articles] = True
    return np.packbits(mask).view(np.uint64)
