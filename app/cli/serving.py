"""``clippings serve``: look first whether it can work, then hand over to uvicorn."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from app.cli.options import reading
from app.errors import ClippingsError
from app.settings import PREFIX, Settings

LONGEST_REQUEST_HEAD = 262_144
"""Bytes; a query of 10,000 letters that are not Latin is about 100,000 when it is percent-encoded, and uvicorn's default cuts it off."""

KEEP_ALIVE = 75
"""Seconds that a connection stays open without a request: at uvicorn's 5 a client that asks again just then is cut off."""


def check_port(settings: Settings) -> None:
    """Raise a clear error when the port is taken or the address is not ours."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise ClippingsError(
                f"port {settings.port} is taken; choose another with --port or PORT=, or stop what listens there"
            ) from error
        raise ClippingsError(f"cannot listen on {settings.host}:{settings.port}: {error.strerror or error}") from error


@contextmanager
def _answers_folder(settings: Settings) -> Iterator[Path | None]:
    """Where several processes leave each other their answers: gone at the end. None where nothing temporary can be written."""
    if settings.workers == 1 or settings.shared_answers:
        yield settings.shared_answers
        return
    with ExitStack() as stack:
        folder: Path | None = None
        with suppress(OSError):
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="clippings-", ignore_cleanup_errors=True)))
        yield folder


def serve_forever(settings: Settings, *, reload: bool) -> None:
    """Serve until stopped; worker processes read their settings from the environment."""
    with reading(settings):
        pass
    with _answers_folder(settings) as folder:
        given = {"db": settings.db, "host": settings.host, "port": settings.port, "shared_answers": folder}
        os.environ.update({f"{PREFIX}{name.upper()}": str(value) for name, value in given.items() if value is not None})
        uvicorn.run(
            "app.main:create_app",
            factory=True,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            reload=reload,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE,
            timeout_graceful_shutdown=5,
            h11_max_incomplete_event_size=LONGEST_REQUEST_HEAD,
            loop="app.cli.event_loop:OneAtATime",
        )
