from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from app.errors import DatabaseError
from app.main import create_app
from app.settings import Settings
from app.store.engine import open_writer
from app.store.migrate import migrate
from app.web.application import read_the_rest
from app.web.templating import environment, template_names


def test_a_missing_archive_is_said_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no archive at"):
        create_app(Settings(db=tmp_path / "none.db"))


def test_a_file_that_is_no_database_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("These are my notes. " * 500)
    with pytest.raises(DatabaseError, match="no usable database"):
        create_app(Settings(db=path))


def test_a_database_of_a_newer_version_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    engine = open_writer(path)
    migrate(engine)
    engine.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(DatabaseError, match="newer version"):
        create_app(Settings(db=path))


def test_an_empty_archive_answers_everything(tmp_path: Path) -> None:
    engine = open_writer(tmp_path / "empty.db")
    migrate(engine)
    engine.dispose()
    with TestClient(create_app(Settings(db=tmp_path / "empty.db")), raise_server_exceptions=False) as client:
        for address in (
            "articles?q=a&facets=person,year",
            "articles?q=",
            "people",
            "dates",
            "dates/2014",
            "stats",
            "about",
            "undated",
            "suggest?q=a",
        ):
            assert client.get(f"/api/{address}").status_code == 200, address
        for address in (
            "/",
            "/people",
            "/dates",
            "/dates/2014",
            "/about",
            "/undated",
            "/help",
            "/docs",
            "/readyz",
            "/metrics",
            "/feed.atom",
            "/api/articles.csv",
        ):
            assert client.get(address).status_code == 200, address
        assert "The archive is empty" in client.get("/?q=harbour").text


def test_no_collector_is_told_of_requests_whatever_the_environment_says(
    sample_archive: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FASTAPI_OTEL_AUTO_CONFIGURE", "true")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    with TestClient(create_app(Settings(db=sample_archive))) as client:
        assert client.get("/readyz").status_code == 200
    assert [record.message for record in caplog.records if record.name == "fastapi"] == []  # where it tried, packages are missing


def test_origins_that_are_named_may_read_and_no_others(sample_archive: Path) -> None:
    with TestClient(create_app(Settings(db=sample_archive, cors="https://desk.example, https://other.example"))) as client:
        allowed = client.get("/api/stats", headers={"Origin": "https://desk.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://desk.example"
        assert "access-control-allow-origin" not in client.get("/api/stats", headers={"Origin": "https://evil.example"}).headers


@pytest.mark.parametrize(("asked", "status"), [(("GET", "if-none-match"), 200), (("POST", "x-clippings-token"), 400)])
def test_a_page_of_an_origin_that_is_named_may_ask_whether_anything_changed_and_not_write(
    sample_archive: Path, asked: tuple[str, str], status: int
) -> None:
    method, header = asked
    given = {"Origin": "https://desk.example", "Access-Control-Request-Method": method, "Access-Control-Request-Headers": header}
    with TestClient(create_app(Settings(db=sample_archive, cors="https://desk.example"))) as client:
        assert client.options("/api/articles", headers=given).status_code == status


def test_a_query_that_takes_too_long_is_stopped_and_says_when_to_come_back(sample_archive: Path) -> None:
    with TestClient(create_app(Settings(db=sample_archive, query_deadline=1e-9)), raise_server_exceptions=False) as client:
        for address in ("/api/about", "/api/dates", "/api/people"):
            response = client.get(address)
            if response.status_code != 200:  # a query this small may end before the clock is looked at
                assert response.status_code == 503
                assert response.json()["type"] == "/docs#problem-too-slow"
                assert int(response.headers["retry-after"]) > 0


def test_templates_are_read_before_anybody_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.application.SETTLED_SECONDS", 0)
    monkeypatch.setattr("app.web.application.PAUSE_SECONDS", 0)
    environment.cache_clear()
    stopped = Event()
    stopped.set()
    read_the_rest(stopped)
    assert not environment().cache
    read_the_rest(Event())
    assert {name for _, name in environment().cache or ()} == set(template_names())
