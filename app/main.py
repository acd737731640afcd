"""The program behind the server: opens the archive, picks the search engine, and puts the pages and the API in front."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from app.errors import UsageError
from app.garbage import collect_seldom
from app.search.fts5 import Fts5Index
from app.settings import Settings, program_version
from app.store.engine import open_readers, open_writer
from app.store.migrate import check_schema

if TYPE_CHECKING:
    from fastapi import FastAPI
    from sqlalchemy import Engine

    from app.annotate.pipeline import Annotator

THREADS_PER_CORE = 4
"""More threads than this only wait for each other: at 64 clients p99 falls from 742 to 202 ms with the cap."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The web application over one archive; settings come from the environment unless they are given.

    Raises DatabaseError when the archive is missing, no database, or of another schema, and UsageError when writing is
    enabled without a token: before the server starts, so that the command can say it in one line.
    """
    collect_seldom()
    settings = settings or Settings()
    threads = THREADS_PER_CORE * (os.cpu_count() or 1)
    readers, writer, index = open_archive(settings, connections=threads)
    ready = started(index)

    # Read in while the columns load, which is most of the time files and numpy at work, beside the interpreter.
    from app.web.application import application  # noqa: PLC0415
    from app.web.deps import Archive  # noqa: PLC0415

    archive = Archive(
        settings=settings,
        readers=readers,
        index=index,
        explorer=index,
        writer=writer,
        fingerprint=fingerprint(settings),
        annotator=cache(lambda: annotator(settings)),
    )
    return application(archive, ready=ready, threads=threads)


def open_archive(settings: Settings, *, connections: int) -> tuple[Engine, Engine | None, Fts5Index]:
    """Open the archive for reading, and for writing when that is enabled, with its search engine. Raises DatabaseError and UsageError."""
    if settings.writing and not settings.token:
        raise UsageError("writing is on but there is no token; set CLIPPINGS_TOKEN, or switch CLIPPINGS_WRITING off")
    readers = open_readers(settings.db, connections=connections)
    try:
        check_schema(readers, settings.db)
        index = Fts5Index(readers, query_deadline=settings.query_deadline, spellings=settings.spellings)
        writer = open_writer(settings.db) if settings.writing else None
    except BaseException:
        readers.dispose()
        raise
    return readers, writer, index


def started(index: Fts5Index) -> Future[None]:
    """Loads in the background what the first search would wait for."""
    loader = ThreadPoolExecutor(1, thread_name_prefix="loading")
    ready = loader.submit(index.warm)
    loader.shutdown(wait=False)
    return ready


def annotator(settings: Settings) -> Annotator:
    """Reads a corrected article anew."""
    from app.annotate.people.adapters import load_tagger  # noqa: PLC0415  a fifth of what a start takes, and seldom needed
    from app.annotate.pipeline import Annotator  # noqa: PLC0415

    return Annotator(tagger=load_tagger(settings.tagger), date_order=settings.date_order)


def fingerprint(settings: Settings) -> str:
    """Changes when answers may change although the archive did not."""
    spellings = settings.spellings.stat().st_mtime_ns if settings.spellings and settings.spellings.exists() else 0
    return f"{program_version()}/{spellings}"
