from __future__ import annotations

import os
import threading
import time
from pathlib import Path

from app.ingest.watch import Run, fingerprint, runs


def test_without_watching_there_is_one_run(tmp_path: Path) -> None:
    assert list(runs([str(tmp_path)], watch=False)) == [Run(0, settled=True)]


def test_nothing_runs_again_until_something_changes(tmp_path: Path) -> None:
    seen: list[Run] = []
    found = runs([str(tmp_path)], watch=True, pause=0.02)
    assert next(found).number == 0
    thread = threading.Thread(target=lambda: seen.append(next(found)))
    thread.start()
    time.sleep(0.3)
    assert seen == []
    (tmp_path / "new.txt").write_text("words")
    thread.join(timeout=5)
    assert seen == [Run(1, settled=True)]


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


def test_a_folder_that_never_rests_is_taken_in_too_and_again_once_it_rests(tmp_path: Path) -> None:
    found = runs([str(tmp_path)], watch=True, pause=0.02, latest=0.3)
    next(found)
    done = threading.Event()

    def write() -> None:
        number = 0
        while not done.wait(0.005):
            number += 1
            (tmp_path / f"{number}.txt").write_text("words")

    thread = threading.Thread(target=write)
    thread.start()
    first = next(found)
    done.set()
    thread.join()
    assert (first.settled, next(found).settled) == (False, True)


def test_what_changes_behind_a_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "back").symlink_to(tmp_path / "in")
    before = fingerprint([str(tmp_path / "in")])
    (tmp_path / "elsewhere" / "a.txt").write_text("words")
    assert fingerprint([str(tmp_path / "in")]) != before
