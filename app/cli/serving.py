"""``clippings serve``: look first whether it can work, then hand over to uvicorn."""

from __future__ import annotations

import errno
import os
import socket
from contextlib import nullcontext
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


def serve_forever(settings: Settings, *, reload: bool) -> None:
    """Serve until stopped; worker processes read their settings from the environment."""
    with reading(settings):
        pass
    given = {name: getattr(settings, name) for name in ("db", "host", "port", "shared_answers")}
    with TemporaryDirectory(prefix="clippings-", ignore_cleanup_errors=True) if settings.workers > 1 else nullcontext() as folder:
        given["shared_answers"] = given["shared_answers"] or folder
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
