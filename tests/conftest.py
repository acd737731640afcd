"""Archives that many tests read; a test that writes makes its own."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.archives import ingest_into
from tests.corpus import ROOT, corpus_path

settings.register_profile("default", deadline=None, max_examples=60)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has what it starts in the background ignore Ctrl-C, for good


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample articles; read only."""
    database = tmp_path_factory.mktemp("samples") / "clippings.db"
    report = ingest_into(database, [ROOT / "seeds"])
    assert report.failures == []
    return database


@pytest.fixture(scope="session")
def corpus_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the outside articles, when they are there; read only."""
    database = tmp_path_factory.mktemp("corpus") / "clippings.db"
    report = ingest_into(database, [corpus_path("seeds")])
    assert report.failures == []
    return database
