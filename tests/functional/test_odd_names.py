"""Pages about files whose names are no text or would not stay in their line."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.archives import ingest_into

TEXT = b"Harbour Reopens After Storm\n\nThe harbour of Port Ellis was opened again on Monday, a week after the storm.\n"


def test_names_are_shown_as_they_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in ((b"caf\xe9\nred.txt", TEXT), (b"\xff\x1b[31m.txt", b"")):
        with open(os.path.join(os.fsencode(folder), name), "wb") as file:  # noqa: PTH118, PTH123  a Path takes no bytes
            file.write(data)
    report = ingest_into(tmp_path / "a.db", [folder])
    assert (report.added, report.failed) == (1, 1)
    with TestClient(create_app(Settings(db=tmp_path / "a.db"))) as client:
        assert "\\xff\\x1b[31m.txt</code>" in client.get("/about").text
        (article,) = client.get("/api/articles").json()["results"]
        assert "caf\\xe9\\nred.txt" in client.get(f"/articles/{article['id']}").text
