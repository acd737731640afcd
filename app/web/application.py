"""The web application over an opened archive: routes, middleware and errors put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import Any

import anyio.to_thread
from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware.cors import CORSMiddleware

from app.garbage import set_program_apart
from app.settings import program_version
from app.web import api, pages
from app.web.answers import NotModifiedError, not_modified
from app.web.deps import Archive
from app.web.kept_answers import KeptAnswers
from app.web.middleware import Outermost
from app.web.openapi import describe
from app.web.problems import install
from app.web.templating import environment, template_names

STATIC = Path(__file__).resolve().parents[2] / "static"
READ_ONLY: dict[str, Any] = {
    "allow_methods": ["GET", "HEAD"],
    "allow_headers": ["If-None-Match"],
    "expose_headers": ["ETag", "Link", "Retry-After"],
}
"""What a page of another origin may send and read once it is allowed."""
NOTHING_TOLD: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "operation_spans": False, "auto_configure": False}
"""FastAPI would tell an OpenTelemetry collector of every request where the environment says so; see docs/decisions/0009."""

SOON_NEEDED = "app.annotate.dates.tagging"
"""Read in a second after the start: the first date that is typed in words would take a twelfth of a second longer."""

SETTLED_SECONDS = 1.0
PAUSE_SECONDS = 0.05
"""Between two templates, each of which takes the interpreter for up to that long: requests go before."""


def read_the_rest(stopping: Event) -> None:
    """What the first page of each kind would wait for (a tenth of a second for its templates), little by little after the start."""
    if stopping.wait(SETTLED_SECONDS):
        return
    import_module(SOON_NEEDED)
    for name in template_names():
        if stopping.wait(PAUSE_SECONDS):
            return
        environment().get_template(name)


def application(archive: Archive, *, ready: Future[None], threads: int) -> FastAPI:
    """Serves the archive as soon as ``ready`` is done; ``threads`` requests are worked at at once."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = threads
        await anyio.to_thread.run_sync(ready.result)
        set_program_apart()
        stopping = Event()
        Thread(target=read_the_rest, args=[stopping], name="reading the rest", daemon=True).start()
        try:
            yield
        finally:
            stopping.set()
            archive.close()

    app = FastAPI(
        title="Clippings",
        version=program_version(),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        telemetry=NOTHING_TOLD,
    )
    app.state.archive = archive
    app.state.settings = archive.settings
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    app.mount("/static", pages.Assets(directory=STATIC), name="static")
    app.add_exception_handler(NotModifiedError, not_modified)
    install(app, error_page=pages.error_page)
    app.add_middleware(KeptAnswers, archive=archive)
    origins = [origin.strip() for origin in archive.settings.cors.split(",") if origin.strip()]
    if origins:
        app.add_middleware(CORSMiddleware, allow_origins=origins, **READ_ONLY)
    app.add_middleware(Outermost, metrics=archive.metrics)
    return app
