"""The bits of the commonest values say exactly which articles have them."""

from __future__ import annotations

import numpy as np
import pytest

from app.store.top_values import ARTICLES_AT_ONCE, MOST_VALUES, TopValues


@pytest.mark.parametrize("size", [0, 1, 64, 65, ARTICLES_AT_ONCE, ARTICLES_AT_ONCE + 1, 3 * ARTICLES_AT_ONCE - 63])
def test_articles_are_counted_as_list_by_list(size: int) -> None:
    dice = np.random.default_rng(size)
    pairs = np.unique(dice.integers(0, (max(size, 1), 2 * MOST_VALUES), (3 * size, 2)), axis=0)
    owners, values = pairs[:, 0].astype(np.int32), pairs[:, 1].astype(np.int32)
    top = TopValues.of(np.bincount(values), owners, values, size)
    some = np.flatnonzero(dice.integers(0, 2, size))
    expected = np.bincount(values[np.isin(owners, some)], minlength=2 * MOST_VALUES)
    assert top.counts(some).tolist() == expected[top.values].tolist()
    assert len(top.values) == min(MOST_VALUES, len(np.bincount(values)))
