from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.cli.jobs import rebuild_archive
from app.main import create_app
from app.settings import Settings
from app.store.engine import open_writer
from app.store.maintenance import backup, verify
from app.store.migrate import migrate, revisions
from tests.archives import ingest_into
from tests.cli.command import clippings, one_line
from tests.store.old_archives import put_back

FERRY, STRIKE = "Ferry Line to Ellery Reopens", "Harbour Strike Ends After Nine Days"
FLOOD, RETURN = "Library of Sandholm Floods", "Books Return to Sandholm"
KEPT = """SELECT public_id, title, body, comments, byline, published, published_origin
FROM article JOIN article_text ON article_id = article.id ORDER BY public_id"""
DECISIONS = "SELECT * FROM ledger_entry ORDER BY id"


def _rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def _titles(client: TestClient, **parameters: str) -> set[str]:
    answer = client.get("/api/articles", params=parameters)
    assert answer.status_code == 200, answer.text
    return {result["title"] for result in answer.json()["results"]}


def _everything_is_found(database: Path) -> None:
    with TestClient(create_app(Settings(db=database))) as client:
        assert _titles(client, q="dockworkers") == {FERRY, STRIKE}
        assert _titles(client, person="ingrid-sollander") == {FERRY, STRIKE}  # in one of them by decision
        assert _titles(client, person="maude-kirrane") == {FLOOD, RETURN}
        assert _titles(client, **{"from": "2021-03-13", "to": "2021-03-13"}) == {STRIKE}  # by correction
        assert FLOOD in _titles(client, date_field="mentioned", **{"from": "2022-02-07", "to": "2022-02-07"})
        assert client.get("/api/people/maude-kirrane").json()["name"] == "Maude A. Kirrane"
        assert client.get("/people/ingrid-sollander-voss").url.path == "/people/ingrid-sollander"


@pytest.mark.parametrize("start", revisions()[:-1])
def test_an_archive_that_an_earlier_version_made_is_searched_filled_and_rebuilt(start: str, tmp_path: Path) -> None:
    database = put_back(start, tmp_path)
    before, decisions = _rows(database, KEPT), _rows(database, DECISIONS)
    assert (len(before), len(decisions)) == (4, 2)
    engine = open_writer(database)
    assert migrate(engine) == (start, revisions()[-1])
    assert verify(engine).sound
    _everything_is_found(database)
    report = ingest_into(database, [tmp_path / "press"])
    assert (report.unchanged, report.added, report.failures) == (4, 0, [])
    ingest_into(database, [tmp_path / "press"], force=True)
    rebuild_archive(Settings(db=database, ingest_workers=1), engine, lambda _done, _path: None)
    assert verify(engine).sound
    _everything_is_found(database)
    assert (_rows(database, KEPT), _rows(database, DECISIONS)) == (before, decisions)
    backup(database, tmp_path / "b.db")
    assert _rows(tmp_path / "b.db", KEPT) == before
    engine.dispose()


def test_a_dry_run_leaves_an_older_archive_as_it_is(tmp_path: Path) -> None:
    database = put_back(revisions()[0], tmp_path)
    before = database.read_bytes()
    done = clippings("ingest", tmp_path / "press", "--dry-run", "--db", database)
    assert done.returncode == 1
    assert one_line(done) == f"clippings: {database} has an older schema; bring it up with: clippings migrate --db {database}"
    assert database.read_bytes() == before
