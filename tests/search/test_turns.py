"""Few searches at a time, in order, and long ones beside the short."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import DeadlineError
from app.search import turns
from app.search.turns import Turns
from app.store.engine import deadline, open_readers, reading
from tests.store.archive import archive

COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) SELECT count(*) FROM n"


def test_no_more_than_so_many_search_at_once_and_all_get_their_turn() -> None:
    some = Turns(at_once=2)
    now, most, lock = 0, 0, threading.Lock()

    def search(_: int) -> None:
        nonlocal now, most
        with some.turn():
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.01)
            with lock:
                now -= 1

    with ThreadPoolExecutor(8) as pool:
        assert len(list(pool.map(search, range(24)))) == 24
    assert most == 2


def test_who_waits_too_long_for_a_turn_is_told_so() -> None:
    some = Turns(at_once=1, longest_wait=0.05)
    with some.turn(), pytest.raises(DeadlineError, match="waiting"), some.turn():
        pass
    with some.turn():
        pass


def test_a_long_search_leaves_its_turn_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    some = Turns(at_once=1, longest_wait=0.05)
    with some.turn() as pause:
        assert pause() == 0
        with pytest.raises(DeadlineError), some.turn():
            pass
        monkeypatch.setattr(turns, "SHORT", 0.0)
        pause()
        with some.turn():
            pass
    with some.turn(), pytest.raises(DeadlineError), some.turn():
        pass


def test_what_a_long_search_waits_for_another_is_not_of_its_own_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(turns, "SHORT", 0.0)
    some = Turns(at_once=2, long=1)
    with archive(tmp_path / "a.db"):
        readers = open_readers(tmp_path / "a.db")

    def count() -> float:
        started = time.monotonic()
        with some.turn() as pause, reading(readers) as connection, deadline(connection, 1.0, pause=pause):
            assert connection.execute(COUNT).fetchone() == (20_000,)
        return time.monotonic() - started

    with ThreadPoolExecutor(1) as pool:
        with some.turn() as pause:
            pause()
            second = pool.submit(count)
            time.sleep(1.3)
            assert not second.done()
        assert second.result() > 1.2
    readers.dispose()
