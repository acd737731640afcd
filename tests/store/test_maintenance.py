from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain import ArticleDraft
from app.errors import DatabaseError, UsageError
from app.store.engine import WriteSession
from app.store.maintenance import UNCOMPARED, backup, rebuild_index, verify, verify_by_reading
from tests.store.archive import FERRY, FERRY_FOUND, annotate, archive, numbers_of, store

UNSHARED = [replace(FERRY, title=f"Ferry {n}", body=f"Boat number {n} sailed. " * (n + 1)) for n in range(20)]


def test_a_fresh_and_a_filled_archive_are_sound(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        assert verify(engine).sound
        numbers = store(engine, UNSHARED)
        annotate(engine, store(engine, [FERRY])[0], FERRY_FOUND)
        report = verify(engine)
    assert report.problems == ()
    assert report.articles == report.indexed == len(numbers) + 1
    assert report.as_dict()["sound"] is True
    assert report.lines()[0].startswith("sound: 21 articles")


DAMAGE: dict[str, tuple[str, str]] = {
    "a text changed behind the index's back": ("UPDATE article_text SET body = 'something else'", "does not agree"),
    "an article missing from the index": ("INSERT INTO article_fts(article_fts) VALUES ('delete-all')", "the index holds 0 articles"),
    "a mention that is not where it says": ("UPDATE person_mention SET start = start + 1", "'Ida Holm' is not at body:9"),
    "a date that is not where it says": ("UPDATE article_date SET field = 'title'", "'3 May 2021' is not at title:25"),
    "a text that is gone": ("DELETE FROM article_text", "articles without a text"),
    "an input that is gone": ("DELETE FROM input_document", "no input leads to"),
    "a count of mentions": ("UPDATE article_person SET mention_count = 7", "wrong count of mentions"),
    "a cluster that nothing stands for": ("UPDATE article SET cluster_id = 99", "no article that stands for it"),
    "a revision from the future": ("UPDATE article SET revision = 999", "newer than the archive's revision"),
    "a reference to nothing": ("PRAGMA foreign_keys=OFF; UPDATE article SET source_id = 77", "refers to a missing source"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_found_and_named(what: str, tmp_path: Path) -> None:
    statements, told = DAMAGE[what]
    with archive(tmp_path / "a.db") as engine:
        annotate(engine, store(engine, [FERRY])[0], FERRY_FOUND)
        assert verify(engine).sound
        with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
            connection.executescript(statements)
            connection.commit()
        report = verify(engine)
    assert not report.sound
    assert any(told in problem for problem in report.problems), report.problems
    assert any("rebuild" in line for line in report.lines())


def test_reading_alone_finds_all_but_words_that_the_index_should_not_have(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        annotate(engine, store(engine, [FERRY])[0], FERRY_FOUND)
        found = {}
        for what in ("a mention that is not where it says", "an article missing from the index"):
            with closing(sqlite3.connect(tmp_path / "a.db")) as connection:
                connection.executescript(DAMAGE[what][0])
            found[what] = verify_by_reading(tmp_path / "a.db")
    assert all(any(DAMAGE[what][1] in problem for problem in report.problems) for what, report in found.items())
    assert all(UNCOMPARED in report.notes for report in found.values())


def test_a_damaged_page_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with archive(path) as engine:
        store(engine, UNSHARED)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'article_text'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with archive(path) as engine:
        report = verify(engine)
    assert not report.sound
    assert report.problems[0].startswith("the file is damaged: ")


def test_rebuilding_mends_the_index_and_everything_derived_from_texts(tmp_path: Path) -> None:
    draft = ArticleDraft(title="Rules", body="The Harbour Safety Board (HSB) spoke. The HSB said no more.")
    with archive(tmp_path / "a.db") as engine:
        store(engine, [*UNSHARED, draft])
        tables = ("abbreviation", "capital_phrase", "copy_signature")
        before = [numbers_of(engine, f"SELECT count(*) FROM {table}") for table in tables]
        with WriteSession(engine) as session:
            for table in tables:
                session.execute(text(f"DELETE FROM {table}"))
            session.execute(text("UPDATE article_text SET forms = 'nonsense'"))
            session.execute(text("INSERT INTO article_fts(article_fts) VALUES ('delete-all')"))
            session.commit()
        assert not verify(engine).sound
        with WriteSession(engine) as session:
            assert rebuild_index(session) == 21
            session.commit()
        assert verify(engine).problems == ()
        assert [numbers_of(engine, f"SELECT count(*) FROM {table}") for table in tables] == before
        assert numbers_of(engine, "SELECT count(*) FROM article_text WHERE forms = 'nonsense'") == [0]


def test_a_backup_is_a_whole_sound_archive_in_one_file(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, UNSHARED)
        size = backup(tmp_path / "a.db", tmp_path / "copy.db")
    assert size == (tmp_path / "copy.db").stat().st_size
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("copy")) == ["copy.db"]
    with archive(tmp_path / "copy.db") as engine:
        assert verify(engine).problems == ()
        assert numbers_of(engine, "SELECT count(*) FROM article") == [20]


def test_a_backup_of_an_archive_on_a_read_only_disk_leaves_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    with archive(place / "a.db") as engine:
        store(engine, UNSHARED)
    before = set(place.iterdir())
    monkeypatch.setattr("app.store.engine.os.access", lambda *_: False)
    assert backup(place / "a.db", tmp_path / "copy.db") > 0
    assert set(place.iterdir()) == before, "SQLite would have needed a file beside the archive"


def test_a_backup_made_while_articles_are_written_is_one_state(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db") as engine:
        store(engine, UNSHARED)
        stop = threading.Event()

        def write() -> None:
            for number in range(10_000):
                if stop.is_set():
                    return
                store(engine, [replace(FERRY, title=f"Written meanwhile {number}")])

        writer = threading.Thread(target=write)
        writer.start()
        try:
            for number in range(4):
                backup(tmp_path / "a.db", tmp_path / f"copy{number}.db")
        finally:
            stop.set()
            writer.join()
        counts = []
        for number in range(4):
            with archive(tmp_path / f"copy{number}.db") as copy:
                assert verify(copy).problems == ()
                counts += numbers_of(copy, "SELECT count(*) FROM article")
    assert counts == sorted(counts)
    assert counts[-1] > 20


@pytest.mark.parametrize("make", [lambda path: path.write_text("mine"), lambda path: path.symlink_to("nowhere")])
def test_a_backup_never_overwrites(make: Callable[[Path], object], tmp_path: Path) -> None:
    with archive(tmp_path / "a.db"):
        make(tmp_path / "copy.db")
        with pytest.raises(UsageError, match="exists already"):
            backup(tmp_path / "a.db", tmp_path / "copy.db")
    assert (tmp_path / "copy.db").is_symlink() or (tmp_path / "copy.db").read_text() == "mine"


def test_a_backup_into_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with archive(tmp_path / "a.db"), pytest.raises(UsageError, match="there is no folder"):
        backup(tmp_path / "a.db", tmp_path / "none" / "copy.db")


def test_a_backup_that_fails_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("plain words, no database " * 400)
    with pytest.raises(DatabaseError, match="no usable database"):
        backup(tmp_path / "a.db", tmp_path / "copy.db")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db"]
