"""Lists of numbers by article: gathered, searched, replaced, always like a plain dictionary of lists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from unittest import mock

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.search import facets
from app.store import columns as columns_module
from app.store import top_values
from app.store.columns import Columns, Lists, months_of

SIZE = 12
PAIRS = st.lists(st.tuples(st.integers(1, SIZE - 1), st.integers(0, 9)), max_size=40)
CHANGES = st.lists(st.tuples(st.sets(st.integers(1, SIZE + 3), max_size=5), PAIRS), max_size=6)


def arrays(pairs: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    table = np.array(pairs, np.int32).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def plain(pairs: list[tuple[int, int]]) -> dict[int, list[int]]:
    return {article: sorted({value for a, value in pairs if a == article}) for article in {a for a, _ in pairs}}


@given(PAIRS, CHANGES)
def test_lists_behave_like_a_dictionary(first: list[tuple[int, int]], changes: list[tuple[set[int], list[tuple[int, int]]]]) -> None:
    lists, model, size = Lists.of(SIZE, *arrays(first)), plain(first), SIZE
    for changed, pairs in changes:
        kept = [(article, value) for article, value in pairs if article in changed]
        size = max([size, *(article + 1 for article in changed)])
        before = {article: lists.gather(np.array([article]))[0].tolist() for article in model if article not in changed}
        older = lists
        lists = lists.replaced(size, np.array(sorted(changed), np.int32), *arrays(kept))
        model = {article: values for article, values in model.items() if article not in changed} | plain(kept)
        assert {article: older.gather(np.array([article]))[0].tolist() for article in before} == before  # snapshots do not change
    for share in (everything := np.arange(size), np.arange(1, size), np.arange(size // 3)):
        counted = lists.counts(share)
        expected = [sum(value in model.get(article, []) for article in share.tolist()) for value in range(10)]
        assert [int(counted[value]) if value < len(counted) else 0 for value in range(10)] == expected
    values, counts = lists.gather(everything)
    assert counts.tolist() == [len(model.get(article, [])) for article in range(size)]
    assert values.tolist() == [value for article in range(size) for value in model.get(article, [])]
    for wanted in ([3], [0, 7], []):
        assert set(np.flatnonzero(lists.having(wanted)).tolist()) == {a for a, found in model.items() if set(found) & set(wanted)}


@st.composite
def archives(draw: st.DrawFn) -> Columns:
    clusters = [0, *(draw(st.integers(1, number)) for number in range(1, SIZE))]
    zeros = np.zeros(SIZE, np.int32)
    return Columns(
        revision=1, alive=np.array([False, *[True] * (SIZE - 1)]), first=zeros, last=zeros, not_before=zeros, not_after=zeros,
        source=np.array([0, *(draw(st.integers(0, 3)) for _ in range(SIZE - 1))], np.int32), cluster=np.array(clusters, np.int32),
        language=zeros, people=Lists.of(SIZE, *arrays(draw(PAIRS))), authors=Lists.empty(SIZE),
        spoken_article=zeros, spoken_first=zeros, spoken_last=zeros, date_status=zeros.astype(np.uint8), length=zeros,
    )  # fmt: skip


@given(archives(), st.sets(st.integers(1, SIZE - 1)))
def test_counts_are_those_of_sets(columns: Columns, chosen: set[int]) -> None:
    hits = np.array(sorted(chosen), np.int32)
    people = {a: set(columns.people.gather(np.array([a]))[0].tolist()) for a in chosen}
    for value in range(10):
        clusters = {int(columns.cluster[a]) for a in chosen if value in people[a]}
        counts = facets.count_values(columns, facets.Counted.of(columns, hits, fold=True), facets.people(columns))
        assert (counts[value] if value < len(counts) else 0) == len(clusters)
        each = facets.count_values(columns, facets.Counted.of(columns, hits, fold=False), facets.people(columns))
        assert (each[value] if value < len(each) else 0) == sum(value in people[a] for a in chosen)


ADDED = st.lists(st.tuples(st.integers(SIZE, SIZE + 3), st.integers(0, 9)), max_size=8)


@given(archives(), ADDED, st.sets(st.integers(1, SIZE + 3)), st.integers(1, 4), st.sets(st.integers(0, 9), max_size=2))
def test_the_commonest_of_all_are_counted_by_bits_as_by_lists(
    columns: Columns, added: list[tuple[int, int]], chosen: set[int], limit: int, hidden: set[int]
) -> None:
    with mock.patch.object(top_values, "MOST_VALUES", 3), mock.patch.multiple(columns_module, TOP_FROM=0.0, MOST_BESIDE=0.5):
        assert columns.people.top.covered == SIZE
        size = SIZE + 4
        people = columns.people.replaced(size, np.arange(SIZE, size, dtype=np.int32), *arrays(added))
        grown = replace(columns, people=people, cluster=np.append(columns.cluster, np.arange(SIZE, size, dtype=np.int32)))
        over = facets.Counted(*(np.array(sorted(part), np.int32) for part in (chosen - {1, 2, 3}, chosen & {1, 2, 3})))
        away = np.isin(np.arange(10), list(hidden))
        found = facets.most(grown, over, facets.people(grown), limit, leave_out=away)
        assert people.top is columns.people.top
        assert found == facets.largest(facets.count_values(grown, over, facets.people(grown)), limit, leave_out=away)


@given(archives(), st.sets(st.integers(1, SIZE - 1)))
def test_one_of_each_cluster_is_shown(columns: Columns, chosen: set[int]) -> None:
    hits = np.array(sorted(chosen), np.int32)
    shown = facets.fold_copies(columns, facets.Counted.of(columns, hits, fold=True)).tolist()
    assert {int(columns.cluster[a]) for a in shown} == {int(columns.cluster[a]) for a in chosen}
    assert len(shown) == len({int(columns.cluster[a]) for a in chosen})
    for cluster in {int(columns.cluster[a]) for a in chosen}:
        if cluster in chosen and int(columns.cluster[cluster]) == cluster:
            assert cluster in shown


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.integers(1, 10))
def test_the_largest_values_come_first(counts: list[int], limit: int) -> None:
    found = facets.largest(np.array(counts, np.int64), limit)
    expected = sorted(((-count, value) for value, count in enumerate(counts) if count))[:limit]
    assert [(-count.count, count.value) for count in found] == expected


def test_months_follow_the_calendar() -> None:
    days = [date(1, 1, 1), date(1969, 12, 31), date(2000, 2, 29), date(2024, 12, 31), date(2900, 1, 1)]
    months = months_of(np.array([day.toordinal() for day in days], np.int32)).tolist()
    assert months == [day.year * 12 + day.month - 1 for day in days]
