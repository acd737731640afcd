"""Fixtures of the curation tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.curate.archive import Archive, new_archive


@pytest.fixture
def archive() -> Iterator[Archive]:
    with new_archive() as opened:
        yield opened
