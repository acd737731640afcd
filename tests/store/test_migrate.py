from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from app.errors import DatabaseError
from app.store import fts
from app.store import migrate as module
from app.store.engine import WriteSession, open_readers, open_writer
from app.store.migrate import check_schema, migrate, revisions
from tests.store.any_rows import contents, fill

REVISIONS = revisions()
NEWEST = REVISIONS[-1]

LATER = '''
"""{what}"""
from alembic import op
revision = "9999"
down_revision = "{head}"
def upgrade():
    op.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
    op.execute("ALTER TABLE source ADD COLUMN note TEXT NOT NULL DEFAULT 'none'")
    {then}
'''


def _with_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str) -> None:
    """Use the project's migrations and one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(module.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    script = LATER.format(what="One more", head=NEWEST, then=then)
    (folder / "versions" / "9999_later.py").write_text(script)
    monkeypatch.setattr(module, "MIGRATIONS", folder)


def _tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}


def test_a_new_archive_has_the_newest_schema_and_the_tables_say_the_same(tmp_path: Path) -> None:
    engine = open_writer(tmp_path / "a.db")
    assert migrate(engine) == (None, NEWEST)
    check_schema(engine)
    with engine.begin() as connection:
        command.check(module.config(connection))  # raises when the classes and the migrations differ
    engine.dispose()


def test_a_second_migration_has_nothing_to_do(tmp_path: Path) -> None:
    engine = open_writer(tmp_path / "a.db")
    migrate(engine)
    assert migrate(engine) == (NEWEST, NEWEST)
    engine.dispose()


@pytest.mark.parametrize("start", REVISIONS)
def test_data_of_every_earlier_revision_is_kept(start: str, tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_writer(path)
    migrate(engine, to=start)
    with closing(sqlite3.connect(path)) as connection:
        fill(connection)
        connection.commit()
        before = contents(connection)
        assert all(before.values())
    assert migrate(engine)[1] == NEWEST
    with closing(sqlite3.connect(path)) as connection:
        after = contents(connection)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in before.keys() & after.keys():
        assert len(before[table]) == len(after[table]), table
        for old, new in zip(before[table], after[table], strict=True):
            assert {name: old[name] for name in old.keys() & new.keys()} == {name: new[name] for name in old.keys() & new.keys()}
    with WriteSession(engine) as session:
        assert fts.check(session) == ""
        assert fts.indexed_count(session) == len(after["article"])
    engine.dispose()


def test_an_upgrade_with_data_keeps_it_and_fills_new_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    engine = open_writer(path)
    migrate(engine)
    with closing(sqlite3.connect(path)) as connection:
        fill(connection)
        connection.commit()
    _with_later(tmp_path, monkeypatch, "pass")
    assert migrate(engine)[1] == "9999"
    with WriteSession(engine) as session:
        assert session.execute(text("SELECT DISTINCT note FROM source")).scalar_one() == "none"
        assert fts.check(session) == ""
    engine.dispose()


def test_a_failed_migration_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    engine = open_writer(path)
    migrate(engine)
    before = _tables(path)
    _with_later(tmp_path, monkeypatch, "op.execute('INSERT INTO no_such_table VALUES (1)')")
    with pytest.raises(DatabaseError, match="no such table"):
        migrate(engine)
    assert _tables(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert "note" not in {row[1] for row in connection.execute("PRAGMA table_info(source)")}
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] != "9999"
    engine.dispose()


def test_an_archive_of_a_newer_version_is_refused_in_one_line(tmp_path: Path) -> None:
    engine = open_writer(tmp_path / "a.db")
    migrate(engine)
    with WriteSession(engine) as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'ffff'"))
        session.commit()
    for look in (migrate, check_schema):
        with pytest.raises(DatabaseError, match=r"newer version of Clippings .*ffff.*update Clippings"):
            look(engine)
    engine.dispose()


def test_an_older_archive_is_not_read_but_told_how_to_upgrade(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_writer(tmp_path / "a.db")
    migrate(engine)
    _with_later(tmp_path, monkeypatch, "pass")
    readers = open_readers(tmp_path / "a.db")
    with pytest.raises(DatabaseError, match=r"a\.db has an older schema.*clippings migrate --db .*a\.db"):
        check_schema(readers)
    readers.dispose()
    engine.dispose()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER PRIMARY KEY)")
        connection.commit()
    engine = open_writer(path)
    with pytest.raises(DatabaseError, match="another program"):
        migrate(engine)
    engine.dispose()
    assert _tables(path) == {"recipes"}


def test_the_archive_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = set()
    for file in ("a.db", "b.db"):
        engine = open_writer(tmp_path / file)
        migrate(engine)
        with WriteSession(engine) as session:
            names.add(session.execute(text("SELECT value FROM archive_state WHERE name = 'archive_id'")).scalar_one())
        engine.dispose()
    assert len(names) == 2


def test_the_revisions_are_one_chain_in_the_order_of_their_names() -> None:
    scripts = list(ScriptDirectory(str(module.MIGRATIONS)).walk_revisions())[::-1]
    assert [script.revision for script in scripts] == REVISIONS
    assert [script.down_revision for script in scripts] == [None, *REVISIONS[:-1]]
