from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from app.ingest.watch import fingerprint, runs


def test_without_watching_there_is_one_run(tmp_path: Path) -> None:
    assert list(runs([str(tmp_path)], watch=False)) == [0]


def test_nothing_runs_again_until_something_changes(tmp_path: Path) -> None:
    seen: list[int] = []
    found = runs([str(tmp_path)], watch=True, pause=0.02)
    assert next(found) == 0
    thread = threading.Thread(target=lambda: seen.append(next(found)))
    thread.start()
    time.sleep(0.3)
    assert seen == []
    (tmp_path / "new.txt").write_text("words")
    thread.join(timeout=5)
    assert seen == [1]


def test_a_file_that_is_still_growing_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    found = runs([str(tmp_path)], watch=True, pause=0.1)
    next(found)
    done = threading.Event()

    def grow() -> None:
        for number in range(12):
            path.write_text("x" * number)
            time.sleep(0.04)
        done.set()

    thread = threading.Thread(target=grow)
    thread.start()
    next(found)
    assert done.is_set()
    thread.join()


def test_every_kind_of_change_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.txt"
    states = [fingerprint([str(tmp_path)])]
    path.parent.mkdir()
    for change in (
        lambda: path.write_text("one"),
        lambda: path.write_text("another"),
        lambda: os.utime(path, (1, 1)),
        lambda: path.rename(path.with_name("b.txt")),
        lambda: path.with_name("b.meta.json").write_text("{}"),
        lambda: path.with_name("b.txt").unlink(),
    ):
        change()
        states.append(fingerprint([str(tmp_path)]))
    assert len(set(states)) == len(states)


def test_a_named_file_and_one_that_is_not_there_can_be_watched(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    before = fingerprint([str(path)])
    path.write_text("there")
    assert fingerprint([str(path)]) != before
