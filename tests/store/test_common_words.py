"""The commonest words beside an archive: the same articles as the index has, whatever was written since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain import ArticleDraft
from app.store import common_words
from app.store.beside import archive_id
from app.store.column_loader import NEWEST
from app.store.common_words import NONE_KEPT, CommonWordStore
from app.store.engine import Engine, WriteSession
from app.store.writer import delete_article, prepare, update_article
from tests.store.archive import archive, store

TOPICS = ("ferry", "bridge", "tunnel", "harbour")


def draft(number: int, *, body: str = "") -> ArticleDraft:
    topic = TOPICS[number % 4]
    return ArticleDraft(
        title=f"Note {number}", body=body or f"The {topic} number{number} was looked at." + " Nobody objected." * (number % 2)
    )


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with archive(tmp_path / "a.db") as opened:
        store(opened, [draft(number) for number in range(40)])
        yield opened


@pytest.fixture
def connection(engine: Engine) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(str(engine.url.database))
    common_words.save(opened, words_file(opened), revision_of(opened))
    yield opened
    opened.close()


def words_file(connection: sqlite3.Connection) -> Path:
    (file,) = connection.execute("SELECT file FROM pragma_database_list").fetchone()
    return Path(f"{file}-words")


def revision_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute(NEWEST).fetchone()[0])


def in_index(connection: sqlite3.Connection, word: str) -> list[int]:
    return [row[0] for row in connection.execute("SELECT rowid FROM article_fts WHERE article_fts MATCH ?", (f'"{word}"',))]


def kept(connection: sqlite3.Connection, word: str, *, size: int = 60) -> list[int]:
    mask = CommonWordStore().current(connection, revision_of(connection)).mask(connection, word, size)
    assert mask is not None, word
    assert len(mask) == size
    return np.flatnonzero(mask).tolist()


def test_the_words_of_many_articles_are_kept_and_rare_ones_are_not(connection: sqlite3.Connection) -> None:
    words = CommonWordStore().current(connection, revision_of(connection))
    assert {"the", "was", "nobody", "harbour"} <= words.shares.keys()
    assert words.share("the") == 1.0
    assert words.share("nobody") == 0.5
    assert words.mask(connection, "number7", 60) is None
    assert words.share("looked at") == 1.0
    assert words.share("the harbour") == 0.25
    assert words.mask(connection, "at looked", 60) is None
    for word in words.shares:
        assert kept(connection, word) == in_index(connection, word)


def test_articles_written_changed_and_deleted_since_count_as_they_are_now(engine: Engine, connection: sqlite3.Connection) -> None:
    (new,) = store(engine, [draft(100, body="A harbour and a tunnel.")])
    with WriteSession(engine) as session, session.begin():
        revision = session.next_revision()
        update_article(session, 3, prepare(draft(3, body="Only the bridge is spoken of now.")), revision=revision)
        delete_article(session, 4, revision=revision)
    for word in ("harbour", "tunnel", "bridge", "the", "the bridge", "looked at"):
        found = kept(connection, word)
        assert [number for number in found if number != 4] == in_index(connection, word), word
    assert new in kept(connection, "harbour")
    assert 4 not in kept(connection, "the", size=4)


def test_too_many_changes_leave_the_file_aside_until_it_is_written_anew(
    engine: Engine, connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = CommonWordStore()
    assert words.current(connection, revision_of(connection)).shares
    monkeypatch.setattr(common_words, "MOST_CHANGED", 1)
    with WriteSession(engine) as session, session.begin():
        revision = session.next_revision()
        for number in (1, 2):
            update_article(session, number, prepare(draft(number, body=f"Quite another text {number}.")), revision=revision)
    assert words.current(connection, revision_of(connection)) is NONE_KEPT
    store(engine, [draft(200)])
    common_words.save(connection, words_file(connection), revision_of(connection))
    assert words.current(connection, revision_of(connection)).shares


@pytest.mark.parametrize("content", [b"", b"{}\n", b"no json", None])
def test_a_broken_file_is_left_aside(connection: sqlite3.Connection, content: bytes | None) -> None:
    file = words_file(connection)
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[:-3] if content is None else content)
    assert CommonWordStore().current(connection, revision_of(connection)) is NONE_KEPT


def test_the_file_of_another_archive_or_of_a_later_state_is_left_aside(connection: sqlite3.Connection) -> None:
    file, newest = words_file(connection), revision_of(connection)
    assert common_words.read(file, archive_id(connection), newest).shares
    assert common_words.read(file, "another", newest) is NONE_KEPT
    assert common_words.read(file, archive_id(connection), newest - 1) is NONE_KEPT
