from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.engine import Engine
from tests.ingest.feed_site import Site, serving
from tests.store.archive import archive


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """An empty archive that may be written."""
    with archive(tmp_path / "a.db") as made:
        yield made
