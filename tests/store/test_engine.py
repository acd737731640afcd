from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.errors import DatabaseError, DeadlineError
from app.store.engine import ReadSession, WriteSession, deadline, faults_told, open_readers, open_writer, raw_connection
from tests.store.archive import FERRY, archive, store

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, [FERRY])
    readers = open_readers(tmp_path / "a.db")
    with ReadSession(readers) as session, pytest.raises(DBAPIError, match="readonly"):
        session.execute(text("DELETE FROM article"))
    readers.dispose()


def test_a_reader_sees_one_state_while_the_writer_goes_on(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        readers = open_readers(tmp_path / "a.db")
        with ReadSession(readers) as session:
            before = session.execute(text("SELECT count(*) FROM article")).scalar_one()
            store(engine, [FERRY])
            assert session.execute(text("SELECT count(*) FROM article")).scalar_one() == before
        with ReadSession(readers) as session:
            assert session.execute(text("SELECT count(*) FROM article")).scalar_one() == before + 1
        readers.dispose()


def test_a_deadline_stops_an_endless_query_and_the_next_query_works(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db"):
        readers = open_readers(tmp_path / "a.db", connections=1)
        started = time.monotonic()
        with ReadSession(readers) as session, pytest.raises(DeadlineError, match=r"0\.2 s"), deadline(raw_connection(session), 0.2):
            session.execute(text(ENDLESS))
        assert time.monotonic() - started < 5
        with ReadSession(readers) as session, deadline(raw_connection(session), 5):
            assert session.execute(text("SELECT 1")).scalar_one() == 1
        readers.dispose()


def test_every_commit_gives_a_new_revision(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        revisions = []
        for _ in range(3):
            with WriteSession(engine) as session:
                revisions.append(session.next_revision())
                session.commit()
    assert revisions == sorted(set(revisions))


def test_the_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        with WriteSession(engine) as session:
            session.next_revision()
            impatient = sqlite3.connect(tmp_path / "a.db", isolation_level=None, timeout=0)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                impatient.execute("BEGIN IMMEDIATE")
            session.commit()
        impatient.execute("BEGIN IMMEDIATE")
        impatient.close()


def test_no_archive_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"there is no archive at .*clippings ingest"):
        open_readers(tmp_path / "none.db")


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("plain words, and many of them " * 100)
    for opens in (open_writer, open_readers):
        with pytest.raises(DatabaseError, match=r"no usable database.*--db"):
            opens(tmp_path / "a.db")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match=r"cannot make the folder .*CLIPPINGS_DB"):
        open_writer(tmp_path / "file" / "a.db")


def test_a_directory_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a folder"):
        open_writer(tmp_path)


def test_faults_of_the_driver_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"disk is full.*free some space"), faults_told(tmp_path / "a.db"):
        raise sqlite3.OperationalError("database or disk is full")
