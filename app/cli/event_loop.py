"""The event loop of a server process: takes one new connection at a time, so that several processes share them."""

from __future__ import annotations

import asyncio
import socket
from typing import Any


class OneAtATime(asyncio.SelectorEventLoop):
    """Leaves waiting connections to the other processes.

    asyncio takes all that wait at once: of 64 clients that came together one of two processes got up to 54, and as
    connections stay open, those clients waited five times as long as the others from then on.
    """

    def _accept_connection(  # where asyncio takes them; were it called otherwise one day, it would take all again
        self, protocol_factory: Any, sock: socket.socket, sslcontext: Any = None, server: Any = None, _backlog: int = 1, *more: Any
    ) -> None:
        super()._accept_connection(protocol_factory, sock, sslcontext, server, 1, *more)  # type: ignore[misc]
