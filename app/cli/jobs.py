"""Choose the adapters of an ingest and of other writing."""

from __future__ import annotations

import sys
from collections.abc import Callable

from sqlalchemy import Engine

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import Annotator
from app.curate.corrections import apply_corrections
from app.curate.persons import relink
from app.ingest.job import IngestJob, IngestOptions
from app.ingest.sources import Limits
from app.ingest.workers import WorkSettings
from app.settings import Settings


def ingest_job(settings: Settings, writer: Engine) -> IngestJob:
    """The ingest of this archive."""
    work = WorkSettings(tagger=settings.tagger, date_order=settings.date_order)
    return IngestJob(writer=writer, database=settings.db, settings=work, link=relink, correct=apply_corrections)


def ingest_options(
    settings: Settings,
    *,
    mapping: dict[str, str],
    dry_run: bool,
    force: bool,
    prune: bool,
    retry_failed: bool,
    annotate_later: bool,
    on_progress: Callable[[int, str], None],
) -> IngestOptions:
    """Options of one run."""
    return IngestOptions(
        processes=settings.ingest_workers,
        mapping=tuple(mapping.items()),
        dry_run=dry_run,
        force=force,
        prune=prune,
        retry_failed=retry_failed,
        annotate_later=annotate_later,
        limits=Limits(max_file_bytes=settings.max_file_bytes),
        stdin=sys.stdin.buffer,
        on_progress=on_progress,
    )


def annotator(settings: Settings) -> Annotator:
    return Annotator(tagger=load_tagger(settings.tagger), date_order=settings.date_order)
