"""Exports and feeds are tagged, because feed readers ask again and again."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings


@pytest.mark.parametrize("address", ["/feed.atom?q=Crimea", "/api/articles.csv", "/api/articles.jsonl?q=Crimea"])
def test_an_export_that_is_known_is_not_sent_again(sample_archive: Path, address: str) -> None:
    with TestClient(create_app(Settings(db=sample_archive))) as client:
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert first.status_code == 200
    assert first.headers["ETag"].startswith('W/"')
    assert (again.status_code, again.content) == (304, b"")
