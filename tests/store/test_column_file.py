"""The columns beside an archive: read back as they were, never trusted when they may be another's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from app.store import column_file, column_loader
from app.store.beside import archive_id
from app.store.column_loader import ColumnStore
from app.store.columns import Columns
from app.store.engine import WriteSession, open_writer
from tests.search.newsroom import newsroom


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(column_loader, "WORTH_KEEPING", 1)
    newsroom(tmp_path / "archive.db").dispose()
    return tmp_path / "archive.db"


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(database)
    yield opened
    opened.close()


def same(one: Columns, other: Columns) -> bool:
    arrays = ("alive", "first", "last", "not_before", "source", "cluster", "language", "spoken_article", "spoken_first", "length")
    everything = np.arange(one.size)
    return (
        all(np.array_equal(getattr(one, name), getattr(other, name)) for name in arrays)
        and all(
            np.array_equal(getattr(one, name).gather(everything)[0], getattr(other, name).gather(everything)[0])
            for name in ("people", "authors")
        )
        and (one.author_names, one.languages, one.revision) == (other.author_names, other.languages, other.revision)
    )


def test_columns_are_read_back_as_they_were(database: Path, connection: sqlite3.Connection) -> None:
    loaded, _ = ColumnStore().current(connection)
    kept = column_file.read(Path(f"{database}-columns"), archive_id(connection), loaded.revision)
    assert kept is not None
    assert same(kept, loaded)


def test_a_start_from_the_file_catches_up(database: Path, connection: sqlite3.Connection) -> None:
    ColumnStore().current(connection)
    writer = open_writer(database)
    with WriteSession(writer) as session, session.begin():
        revision = session.next_revision()
        session.execute(text("UPDATE article SET source_id = NULL, revision = :r WHERE id = 3"), {"r": revision})
        session.execute(text("DELETE FROM article WHERE id = 4"))
        session.execute(text("INSERT INTO deleted_article(article_id, revision) VALUES (4, :r)"), {"r": revision})
    writer.dispose()
    columns, revision = ColumnStore().current(connection)
    assert columns.source[3] == 0
    assert not columns.alive[4]
    assert columns.revision == revision


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", None])
def test_a_broken_file_is_left_aside(database: Path, connection: sqlite3.Connection, content: bytes | None) -> None:
    first, _ = ColumnStore().current(connection)
    file = Path(f"{database}-columns")
    file.write_bytes(file.read_bytes()[:-500] if content is None else content)
    again, _ = ColumnStore().current(connection)
    assert same(first, again)


def test_the_file_of_another_archive_is_left_aside(database: Path, connection: sqlite3.Connection) -> None:
    first, revision = ColumnStore().current(connection)
    assert column_file.read(Path(f"{database}-columns"), "another", revision) is None
    assert column_file.read(Path(f"{database}-columns"), archive_id(connection), revision - 1) is None
    assert first.size == 12
