"""``clippings serve`` as a process of its own, with the settings that it gives to its server."""

from __future__ import annotations

import errno
import http.client
import os
import shutil
import stat
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from app.cli.serving import serve_forever
from app.settings import Settings
from tests.patience import PATIENCE
from tools.browser import serving

LONGER_THAN_UVICORN_WAITS = 6.5


def test_who_asks_again_after_a_while_does_so_on_the_same_connection(sample_archive: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(sample_archive, tmp_path / "clippings.db"))
    with serving(database) as address:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        for pause in (0.0, LONGER_THAN_UVICORN_WAITS):
            time.sleep(pause)
            connection.request("GET", "/api/articles?q=lock")  # fails where the other side has hung up
            answer = connection.getresponse()
            assert answer.status == 200
            assert answer.read()
        connection.close()


def test_processes_of_one_server_share_their_answers_as_long_as_it_runs(sample_archive: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(sample_archive, tmp_path / "clippings.db"))
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with serving(database, CLIPPINGS_WORKERS="2", TMPDIR=str(temporary)) as address:
        for _ in range(6):
            assert httpx.get(f"{address}/api/articles?q=lock", timeout=PATIENCE).status_code == 200
        (shared,) = temporary.glob("clippings-*/*")
        assert b"/api/articles" in shared.read_bytes()
        assert stat.S_IMODE(shared.parent.stat().st_mode) == 0o700
    assert list(temporary.glob("clippings-*")) == []


def test_several_processes_serve_where_nothing_temporary_can_be_written(
    sample_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    told: list[str | None] = []
    monkeypatch.setattr("app.cli.serving.TemporaryDirectory", refuses)
    monkeypatch.setattr("app.cli.serving.uvicorn.run", lambda *_, **__: told.append(os.environ.get("CLIPPINGS_SHARED_ANSWERS")))
    for name in ("DB", "HOST", "PORT"):
        monkeypatch.setenv(f"CLIPPINGS_{name}", "")  # put back afterwards
    serve_forever(Settings(db=Path(shutil.copy(sample_archive, tmp_path / "clippings.db")), workers=2), reload=False)
    assert told == [None]
