"""The program behind the server: opens the archive, picks the search engine, puts the routes together."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from app.errors import UsageError
from app.search.fts5 import Fts5Index
from app.settings import Settings, program_version
from app.store.engine import open_readers, open_writer
from app.store.migrate import check_schema
from app.web import api, pages
from app.web.answers import NotModifiedError, not_modified
from app.web.deps import Archive
from app.web.kept_answers import KeptAnswers
from app.web.middleware import Outermost
from app.web.openapi import describe
from app.web.problems import install

if TYPE_CHECKING:
    from app.annotate.pipeline import Annotator

STATIC = Path(__file__).resolve().parent.parent / "static"
THREADS_PER_CORE = 4
"""More threads than this only wait for each other: at 64 clients p99 falls from 742 to 202 ms with the cap."""

COLLECT_AFTER = (50_000, 20, 20)
"""Objects between two looks for garbage in cycles. A search makes hardly any, and at Python's 700 it spends 7 % of its time looking."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The web application over one archive; settings come from the environment unless they are given.

    Raises DatabaseError when the archive is missing, no database, or of another schema, and UsageError when writing is
    enabled without a token: before the server starts, so that the command can say it in one line.
    """
    settings = settings or Settings()
    threads = THREADS_PER_CORE * (os.cpu_count() or 1)
    archive, index = open_archive(settings, connections=threads)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = threads
        await anyio.to_thread.run_sync(index.warm)
        gc.collect()
        gc.freeze()  # what the program is made of lives on: looking through it again and again stops every thread for 0.1 s
        gc.set_threshold(*COLLECT_AFTER)
        try:
            yield
        finally:
            archive.close()

    app = FastAPI(title="Clippings", version=program_version(), openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.archive = archive
    app.state.settings = settings
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", pages.Assets(directory=STATIC), name="static")
    app.add_exception_handler(NotModifiedError, not_modified)
    install(app, error_page=pages.error_page)
    app.add_middleware(KeptAnswers, archive=archive)
    origins = [origin.strip() for origin in settings.cors.split(",") if origin.strip()]
    if origins:
        app.add_middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "HEAD"], expose_headers=["ETag", "Link"])
    app.add_middleware(Outermost, metrics=archive.metrics)
    return app


def open_archive(settings: Settings, *, connections: int = 8) -> tuple[Archive, Fts5Index]:
    """Open the archive for reading, and for writing when that is enabled, with its search engine. Raises DatabaseError and UsageError."""
    if settings.writing and not settings.token:
        raise UsageError("writing is on but there is no token; set CLIPPINGS_TOKEN, or switch CLIPPINGS_WRITING off")
    readers = open_readers(settings.db, connections=connections)
    try:
        check_schema(readers)
        index = Fts5Index(readers, query_deadline=settings.query_deadline, spellings=settings.spellings)
        writer = open_writer(settings.db) if settings.writing else None
    except BaseException:
        readers.dispose()
        raise

    @cache
    def annotator() -> Annotator:
        from app.annotate.people.adapters import load_tagger  # noqa: PLC0415  a fifth of what a start takes, and seldom needed
        from app.annotate.pipeline import Annotator  # noqa: PLC0415

        return Annotator(tagger=load_tagger(settings.tagger), date_order=settings.date_order)

    archive = Archive(
        settings=settings,
        readers=readers,
        index=index,
        explorer=index,
        writer=writer,
        fingerprint=fingerprint(settings),
        annotator=annotator,
    )
    return archive, index


def fingerprint(settings: Settings) -> str:
    """Changes when answers may change although the archive did not."""
    spellings = settings.spellings.stat().st_mtime_ns if settings.spellings and settings.spellings.exists() else 0
    return f"{program_version()}/{spellings}"
