from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.seen_keys import SeenKeys

keys = st.lists(st.text(max_size=12), max_size=30)


@given(keys, keys, keys)
@settings(deadline=None, max_examples=60)
def test_what_was_seen_is_in_and_nothing_else(first: list[str], second: list[str], others: list[str]) -> None:
    seen = SeenKeys(first)
    assert all(key in seen for key in first)
    more = SeenKeys()
    more.add(second)
    seen.join(more)
    assert all((key in seen) == (key in {*first, *second}) for key in (*first, *second, *others))
    assert len(seen) == len(first) + len(second)


def test_many_keys_travel_between_processes_in_few_bytes() -> None:
    seen = SeenKeys(f"record:bench-{number}" for number in range(100_000))
    packed = pickle.dumps(seen)
    assert len(packed) < 1_000_000
    again = pickle.loads(packed)  # noqa: S301  our own bytes
    assert "record:bench-99999" in again
    assert "record:bench-100000" not in again
