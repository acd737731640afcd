"""Real archives for tests, made by the real ingest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.cli.jobs import ingest_job
from app.ingest.job import IngestOptions
from app.ingest.report import IngestReport
from app.settings import Settings
from app.store.engine import open_writer
from app.store.migrate import migrate


def ingest_into(database: Path, paths: Sequence[Path | str], **options: Any) -> IngestReport:
    """Take inputs into the archive at ``database``, which is made when missing; one process, unless told otherwise."""
    writer = open_writer(database)
    try:
        return ingest_with(writer, database, paths, **options)
    finally:
        writer.dispose()


def ingest_with(writer: Engine, database: Path, paths: Sequence[Path | str], **options: Any) -> IngestReport:
    migrate(writer)
    job = ingest_job(Settings(db=database), writer)
    return job.run([str(path) for path in paths], IngestOptions(**({"processes": 1} | options)))
