"""Every engine over one archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.search.fts5 import Fts5Index
from app.search.port import SearchIndex
from app.store.engine import open_readers
from tests.contract.engines import memory_index
from tests.search.newsroom import newsroom


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("contract") / "archive.db"
    newsroom(path).dispose()
    return path


@pytest.fixture(scope="session")
def readers(database: Path) -> Iterator[Engine]:
    engine = open_readers(database)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def engines(readers: Engine) -> dict[str, SearchIndex]:
    return {"fts5": Fts5Index(readers, query_deadline=5), "memory": memory_index(readers)}


@pytest.fixture(params=["fts5", "memory"])
def index(request: pytest.FixtureRequest, engines: dict[str, SearchIndex]) -> SearchIndex:
    return engines[str(request.param)]
