"""Connections: one writer, many read-only readers, each query under a deadline."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import Engine as Engine  # noqa: PLC0414  # so that rooms without SQL can name what they hand on
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from app.errors import DatabaseError, DeadlineError, NotWritableError

BUSY_TIMEOUT_MS = 30_000
STEPS_BETWEEN_CLOCK_LOOKS = 5_000
"""A look needs the lock of the interpreter, for which a query may have to wait 5 ms while another thread is at work in Python."""


ARTICLE_WORDS = "CREATE VIRTUAL TABLE temp.article_words USING fts5vocab('main', 'article_fts', 'instance')"
"""A view of each reader into the index: every place of every word. It belongs to the connection, so no archive has to change."""


class ReadSession(Session):
    """Reads one consistent state of the archive; its connection cannot write."""


NEXT_REVISION = """
INSERT INTO archive_state (name, value) VALUES ('revision', '1')
ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1
RETURNING CAST(value AS INTEGER)
"""


class WriteSession(Session):
    """The one writer: its transactions begin IMMEDIATE, so two writers wait for each other.

    Every commit gives the archive a new revision, which is what readers and ETags compare.
    """

    def next_revision(self) -> int:
        """A number larger than every revision before."""
        return int(self.execute(text(NEXT_REVISION)).scalar_one())


@event.listens_for(WriteSession, "before_commit")
def _grow_revision(session: WriteSession) -> None:
    session.next_revision()


def raw_connection(session: Session) -> sqlite3.Connection:
    """The sqlite3 connection below a session, inside the session's transaction."""
    return cast("sqlite3.Connection", session.connection().connection.driver_connection)


@contextmanager
def reading(readers: Engine) -> Iterator[sqlite3.Connection]:
    """One consistent state of the archive for bare statements; a session around them would cost 0.3 ms."""
    held = readers.raw_connection()
    try:
        connection = cast("sqlite3.Connection", held.driver_connection)
        connection.execute("BEGIN")
        yield connection
    finally:
        held.close()  # which also ends the transaction


def open_writer(path: Path) -> Engine:
    """An engine whose transactions are ``BEGIN IMMEDIATE``; makes the folder and the file when they are missing."""
    _refuse_folder(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"cannot make the folder {path.parent}: {error.strerror}; choose another with --db or CLIPPINGS_DB") from error
    engine = create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_MS / 1000})

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.executescript(
            f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-64000;"
        )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    _check(engine, path)
    return engine


def open_readers(path: Path, *, connections: int = 8) -> Engine:
    """A pool of read-only connections that stay open; a transaction sees one state from its first read on."""
    _refuse_folder(path)
    if not path.is_file():
        raise DatabaseError(f"there is no archive at {path}; make one with: clippings ingest FOLDER --db {path}")
    address = read_only_address(path)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False)

    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=connections,
        pool_timeout=10,
        pool_use_lifo=True,  # what the connection used last has read is what it holds in memory
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        # Not mapped: each connection would map the file anew, so that eight show 900 MB resident for an archive of 600 MB, and a
        # first pass of queries over a million articles takes the same processor time either way.
        connection.executescript(f"PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; {ARTICLE_WORDS}; PRAGMA query_only=ON;")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    _check(engine, path)
    return engine


def read_only_address(path: Path) -> str:
    """What SQLite opens the archive by for reading, on a read-only disk too."""
    return f"file:{quote(str(path.resolve()))}?mode=ro{'&immutable=1' if _is_unchangeable(path) else ''}"


def _is_unchangeable(path: Path) -> bool:
    """Whether nobody can write the archive, as on a read-only disk: SQLite then cannot make the file that readers share."""
    wal = path.with_name(path.name + "-wal")
    return not os.access(path.parent, os.W_OK) and not os.access(path, os.W_OK) and not (wal.exists() and wal.stat().st_size)


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise DatabaseError(f"{path} is a folder, and an archive is a file; name one with --db or CLIPPINGS_DB, as {path / 'clippings.db'}")


def _check(engine: Engine, path: Path) -> None:
    """Turn what SQLite says about a bad file or folder into one clear line."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM sqlite_master"))
    except DBAPIError as error:
        engine.dispose()
        raise database_error(error.orig, path) from error


def database_error(error: BaseException | None, path: Path | str) -> DatabaseError:
    """The clear line for what SQLite refused."""
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return DatabaseError(f"{path} is no usable database ({said}); choose another file with --db, or restore a backup")
    if "unable to open" in said or "readonly" in said or "read-only" in said:
        return NotWritableError(f"cannot write {path}: the folder or the file is not writable; choose another with --db or CLIPPINGS_DB")
    if "locked" in said or "busy" in said:
        return DatabaseError(f"{path} is being written by another process; wait until it has finished")
    if "full" in said or "disk I/O" in said:
        return DatabaseError(f"cannot write {path}: {said}; free some space and run it again, nothing that was reported is lost")
    return DatabaseError(f"{path}: {said}")


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Turn any fault of the database, however it was reached, into a DatabaseError of one clear line."""
    try:
        yield
    except DBAPIError as error:
        raise database_error(error.orig, path) from error
    except sqlite3.Error as error:
        raise database_error(error, path) from error


@contextmanager
def deadline(connection: sqlite3.Connection, seconds: float, *, pause: Callable[[], float] | None = None) -> Iterator[None]:
    """Stop the connection's queries once ``seconds`` have passed; raises DeadlineError.

    ``pause`` is called at every look at the clock; the seconds for which it made the query wait do not count.
    """
    end = time.monotonic() + seconds

    def is_over() -> bool:
        nonlocal end
        end += pause() if pause is not None else 0.0
        return time.monotonic() > end

    connection.set_progress_handler(is_over, STEPS_BETWEEN_CLOCK_LOOKS)
    try:
        yield
    except (DBAPIError, sqlite3.OperationalError) as error:
        if "interrupted" in str(error):
            raise DeadlineError(f"the query took longer than {seconds:g} s and was stopped; try fewer or rarer words") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
