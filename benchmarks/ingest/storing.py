"""An ingest that stores and indexes articles, and leaves out the reading of people and dates."""

from __future__ import annotations

from pathlib import Path

from app.cli.jobs import ingest_job
from app.ingest.job import IngestJob
from app.settings import Settings
from app.store.engine import Engine


class StoringJob(IngestJob):
    """The ingest without the reading of people and dates."""

    def _annotate(self, *_: object, **__: object) -> list[int]:
        return []


def storing_job(database: Path, writer: Engine) -> StoringJob:
    """Such an ingest into an archive."""
    made = ingest_job(Settings(db=database), writer)
    return StoringJob(writer=writer, database=database, settings=made.settings, link=made.link, correct=made.correct)
