from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.reliability.articles import write_texts
from tests.reliability.processes import assert_each_once, assert_sound, count, look, outcome, started, wait_until


def test_a_watched_folder_is_taken_in_as_it_changes(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(3))
    with started(database, "ingest", folder, "--watch", "--workers", "1") as process:
        wait_until(lambda: look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NOT NULL") == [(1,)], process)
        assert count(database) == 3
        keys += write_texts(folder / "later", range(10, 12))
        wait_until(lambda: count(database) == 5, process)
        Path(keys[0]).unlink()
        wait_until(lambda: look(database, "SELECT count(*) FROM article WHERE missing") == [(1,)], process)
        wait_until(lambda: look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NULL") == [(0,)], process)
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        _, errors = outcome(process)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert_each_once(database, keys)
    assert_sound(database)


def test_watching_outlives_a_folder_that_is_away(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(3))
    with started(database, "ingest", folder, "--watch", "--workers", "1") as process:
        wait_until(lambda: count(database) == 3 and _finished_runs(database) == 1, process)
        folder.rename(tmp_path / "away")
        time.sleep(5)
        (tmp_path / "away").rename(folder)
        keys += write_texts(folder, range(10, 11))
        wait_until(lambda: count(database) == 4, process)
        wait_until(lambda: look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NULL") == [(0,)], process)
        assert look(database, "SELECT count(*) FROM article WHERE missing") == [(0,)]
        time.sleep(1)  # it looks and waits
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGTERM)
        _, errors = outcome(process)
    assert process.returncode == 143
    assert errors.splitlines()[0] == f"clippings: there is no file or folder {folder} any more; its articles stay, and it is watched for"
    assert_each_once(database, keys)


def test_watching_with_prune_keeps_what_lay_on_a_disk_that_is_not_mounted_any_more(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(3))
    with started(database, "ingest", folder, "--watch", "--prune", "--workers", "1") as process:
        wait_until(lambda: count(database) == 3 and _finished_runs(database) == 1, process)
        away = tmp_path / "away"
        away.mkdir()
        for file in map(Path, keys):
            file.rename(away / file.name)
        wait_until(lambda: look(database, "SELECT count(*) FROM article WHERE missing") == [(3,)], process)
        for file in map(Path, keys):
            (away / file.name).rename(file)
        wait_until(lambda: look(database, "SELECT count(*) FROM article WHERE missing") == [(0,)], process)
        wait_until(lambda: look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NULL") == [(0,)], process)
        os.killpg(process.pid, signal.SIGTERM)
        _, errors = outcome(process)
    assert errors.count(f"clippings: {folder} holds no file any more, as where a disk is not mounted: its articles stay") == 1
    assert_each_once(database, keys)
    assert_sound(database)


def _finished_runs(database: Path) -> int:
    rows = look(database, "SELECT count(*) FROM ingest_run WHERE finished_at IS NOT NULL")
    return int(rows[0][0]) if rows else 0
