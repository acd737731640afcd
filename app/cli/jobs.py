"""Choose the adapters of an ingest and of other writing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from sqlalchemy import Engine

from app.curate.corrections import apply_corrections
from app.curate.persons import relink
from app.errors import ClippingsError
from app.ingest.dedup import cluster_waiting
from app.ingest.job import IngestJob, IngestOptions
from app.ingest.later import annotate_stored
from app.ingest.lock import ingest_lock
from app.ingest.pool import cores
from app.ingest.sources import Limits
from app.ingest.workers import Worker, WorkSettings
from app.settings import Settings
from app.store.derived import note_derived
from app.store.engine import WriteSession, open_readers
from app.store.kept import keep_files
from app.store.maintenance import rebuild_index


def ingest_job(settings: Settings, writer: Engine) -> IngestJob:
    """The ingest of this archive."""
    work = WorkSettings(tagger=settings.tagger, date_order=settings.date_order)
    return IngestJob(writer=writer, database=settings.db, settings=work, link=relink, correct=apply_corrections)


def ingest_options(
    settings: Settings, *, mapping: Mapping[str, str], on_progress: Callable[[int, str], None], **choices: bool
) -> IngestOptions:
    """Options of one run; ``choices`` are the yes-or-no ones of ``IngestOptions``."""
    return IngestOptions(
        processes=settings.ingest_workers,
        mapping=tuple(mapping.items()),
        limits=Limits(max_file_bytes=settings.max_file_bytes),
        stdin=sys.stdin.buffer,
        on_progress=on_progress,
        **choices,
    )


def rebuild_archive(settings: Settings, writer: Engine, on_progress: Callable[[int, str], None]) -> int:
    """Derive everything anew from the stored texts; returns the number of articles."""
    work = WorkSettings(tagger=settings.tagger, date_order=settings.date_order)
    readers = open_readers(settings.db, connections=2)
    try:
        with ingest_lock(settings.db, on_wait=lambda: None):
            with WriteSession(writer) as session:
                count = rebuild_index(session)
                session.commit()
            annotated = annotate_stored(
                readers=readers,
                writer=writer,
                worker=Worker(work),
                processes=cores(settings.ingest_workers),
                everything=True,
                on_progress=on_progress,
            )
            with WriteSession(writer) as session:
                relink(session, None)
                note_derived(session.connection(), but=("people", "dates") if annotated.unread else ())
                session.commit()
            cluster_waiting(writer)
            keep_files(readers, anew=True)
    finally:
        readers.dispose()
    if annotated.unread:
        first = annotated.unread[0].reason
        raise ClippingsError(f"all is derived anew but people and dates of {len(annotated.unread):,} articles; the first {first}")
    return count
