"""The newsroom's archive under the embedded engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.search.fts5 import Fts5Index
from app.store.engine import open_readers
from tests.search.newsroom import newsroom


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Engine]:
    engine = newsroom(tmp_path / "archive.db")
    yield engine
    engine.dispose()


@pytest.fixture
def index(writer: Engine, tmp_path: Path) -> Iterator[Fts5Index]:
    readers = open_readers(tmp_path / "archive.db")
    yield Fts5Index(readers, query_deadline=5)
    readers.dispose()
