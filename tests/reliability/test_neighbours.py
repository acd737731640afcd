from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import DatabaseError
from app.store import engine as module
from app.store.engine import WriteSession, faults_told, open_writer
from app.store.migrate import migrate
from tests.reliability.articles import write_records, write_texts
from tests.reliability.processes import assert_each_once, assert_sound, count, finished, outcome, started, wait_until


def test_of_two_ingests_at_once_the_second_says_that_it_waits_and_finds_nothing_to_do(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(60)) + write_records(folder / "r.jsonl", range(500, 600))
    finished(database, "migrate")
    with started(database, "ingest", folder) as first:
        wait_until(lambda: count(database, "ingest_run") == 1, first)
        with started(database, "ingest", folder) as second:
            second_output, second_errors = outcome(second)
            first_output, first_errors = outcome(first)
    assert (first.returncode, second.returncode) == (0, 0), (first_errors, second_errors)
    assert "160 added" in first_output
    assert "another ingest is writing to this archive; waiting" in second_errors
    assert "0 added, 0 updated, 160 unchanged" in second_output
    assert_each_once(database, keys)
    assert_sound(database)


def test_an_ingest_waits_while_another_program_holds_the_database(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(5))
    finished(database, "migrate")
    with closing(sqlite3.connect(database, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with started(database, "ingest", folder) as process:
            time.sleep(3)
            assert process.poll() is None
            assert count(database) == 0
            holder.execute("COMMIT")
            _, errors = outcome(process)
    assert (process.returncode, errors) == (0, "")
    assert_each_once(database, keys)


def test_a_database_that_stays_locked_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_MS", 100)
    writer = open_writer(tmp_path / "a.db")
    migrate(writer)
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(DatabaseError, match="being written by another process"),
            faults_told(tmp_path / "a.db"),
            WriteSession(writer) as session,
        ):
            session.next_revision()
    writer.dispose()


def test_files_that_vanish_while_they_are_taken_in_stop_nothing(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    keys = write_texts(folder, range(160))
    victims = [Path(key) for number, key in enumerate(keys) if number % 2]
    with started(database, "ingest", folder, "--workers", "2") as process:
        wait_until(lambda: count(database, "ingest_run") == 1, process)
        for path in reversed(victims):
            path.unlink()
            time.sleep(0.001)
        output, errors = outcome(process)
    assert process.returncode in {0, 3}, (output, errors)
    assert "Traceback" not in errors
    assert_sound(database)
    pruned = finished(database, "ingest", folder, "--prune")
    assert pruned.returncode == 0, pruned.stderr
    assert_each_once(database, [key for number, key in enumerate(keys) if not number % 2])
    assert_sound(database)


def test_a_backup_made_during_an_ingest_is_sound(tmp_path: Path) -> None:
    database, folder = tmp_path / "a.db", tmp_path / "in"
    write_records(folder / "r.jsonl", range(250))
    with started(database, "ingest", folder) as process:
        wait_until(lambda: count(database) > 0, process)
        copied = finished(database, "backup", tmp_path / "copy.db")
        outcome(process)
    assert (process.returncode, copied.returncode) == (0, 0), copied.stderr
    assert 0 < count(tmp_path / "copy.db") <= 250
    assert_sound(tmp_path / "copy.db")
