"""New connections are taken one at a time, so that several server processes share them."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.cli.event_loop import OneAtATime


class Counted(socket.socket):
    """A listening socket that notes in which turn of the loop each connection was taken."""

    turn = 0

    def accept(self) -> Any:
        taken = super().accept()
        self.taken_in.append(self.turn)
        return taken

    def __init__(self) -> None:
        super().__init__(socket.AF_INET, socket.SOCK_STREAM)
        self.taken_in: list[int] = []


class HangUp(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


async def take_all(listening: Counted, many: int) -> None:
    loop = asyncio.get_running_loop()

    def next_turn() -> None:
        listening.turn += 1
        loop.call_soon(next_turn)

    server = await loop.create_server(HangUp, sock=listening)
    next_turn()
    async with asyncio.timeout(30):
        while len(listening.taken_in) < many:
            await asyncio.sleep(0)
    for _ in range(100):  # until all have hung up
        await asyncio.sleep(0)
    server.close()


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=OneAtATime) as runner:
        runner.run(work)


def test_no_two_waiting_connections_are_taken_in_one_go() -> None:
    with Counted() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(16)
        clients = [socket.create_connection(listening.getsockname()) for _ in range(8)]
        # In a thread of its own: where a browser is being driven, the main thread has a loop already.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(run, take_all(listening, len(clients))).result()
        for client in clients:
            client.close()
        assert len(set(listening.taken_in)) == len(listening.taken_in) == 8
