from __future__ import annotations

import resource
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.store.engine import open_writer
from app.store.migrate import revisions
from tests.reliability.processes import assert_sound, count, finished, kill_all, look, started, wait_until
from tests.store.old_archives import put_back

OLDEST, NEWEST = revisions()[0], revisions()[-1]
TEXTS = "SELECT title, body FROM article_text ORDER BY article_id"
MORE = 800
MANY = """
WITH RECURSIVE number(n) AS (SELECT 5 UNION ALL SELECT n + 1 FROM number WHERE n < 4 + ?)
INSERT INTO article_text SELECT n, title, standfirst, body, comments, forms FROM number, article_text WHERE article_id = 1 + n % 4
"""
MANY_ARTICLES = """
INSERT INTO article SELECT n.article_id, 'more' || n.article_id, {columns} FROM article_text n, article a
WHERE n.article_id > 4 AND a.id = 1 + n.article_id % 4
"""


@pytest.fixture
def old_archive(tmp_path: Path) -> Path:
    """An archive of the first schema with enough articles to be stopped in the midst of them."""
    database = put_back(OLDEST, tmp_path)
    with closing(sqlite3.connect(database)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(article)")][2:]
        connection.execute(MANY, (MORE,))
        connection.execute(MANY_ARTICLES.format(columns=", ".join("1" if name == "missing" else f"a.{name}" for name in names)))
        connection.execute("INSERT INTO article_fts(article_fts) VALUES ('rebuild')")
        connection.commit()
    return database


def _revision(database: Path) -> str:
    return str(look(database, "SELECT version_num FROM alembic_version")[0][0])


def _is_locked(database: Path) -> bool:
    with closing(sqlite3.connect(database, timeout=0)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        return False


def _limited_to(size: int) -> Callable[[], Any]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _brought_up(database: Path, texts: list[tuple[Any, ...]]) -> None:
    assert finished(database, "migrate").returncode == 0
    assert (_revision(database), count(database)) == (NEWEST, 4 + MORE)
    assert look(database, TEXTS) == texts
    assert_sound(database)
    assert f"{(4 + MORE) // 2} articles" in finished(database, "search", "dockworkers").stdout


def test_a_migration_killed_at_any_moment_is_done_whole_or_not_at_all(old_archive: Path) -> None:
    open_writer(old_archive).dispose()  # leaves the file in the mode of every archive, so that a look at it changes nothing
    texts = look(old_archive, TEXTS)
    reached = []
    for pause in (0.0, 0.15, 0.3):
        with started(old_archive, "migrate") as process:
            wait_until(lambda: _is_locked(old_archive) or process.poll() is not None, process)
            time.sleep(pause)
            kill_all(process)
            process.wait()
        reached.append(_revision(old_archive))
        assert look(old_archive, TEXTS) == texts
    assert reached[0] == OLDEST
    assert set(reached) <= {OLDEST, NEWEST}
    _brought_up(old_archive, texts)


def test_a_migration_for_which_there_is_no_room_leaves_the_archive_as_it_was(old_archive: Path) -> None:
    texts = look(old_archive, TEXTS)
    result = finished(old_archive, "migrate", preexec_fn=_limited_to(400_000))
    assert result.returncode == 1, (result.stdout, result.stderr)
    assert "cannot write" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert _revision(old_archive) == OLDEST
    assert f"clippings migrate --db {old_archive}" in finished(old_archive, "search", "dockworkers").stderr
    _brought_up(old_archive, texts)
