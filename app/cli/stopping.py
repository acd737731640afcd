"""A long command that is told to end (SIGTERM) ends as after Ctrl-C: what is read by then is kept, and nothing is left behind."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

INTERRUPTED = 130
TERMINATED = 143
ONE_ASKING = 1.0
"""Seconds in which a second signal is the same one: ``timeout`` sends it to the process and then to its whole group."""


class Terminated(KeyboardInterrupt):
    """The process was asked to end."""


class Stopping:
    """How a command was told to end; ``code`` is what it ends with then."""

    code = INTERRUPTED
    asked_at = -ONE_ASKING

    def raise_it(self, _number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if now - self.asked_at < ONE_ASKING:
            return
        self.code, self.asked_at = TERMINATED, now
        raise Terminated


@contextmanager
def stoppable() -> Iterator[Stopping]:
    """While inside, SIGTERM raises in the main thread like Ctrl-C does; without it Python ends without tidying up."""
    stopping = Stopping()
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = signal.signal(signal.SIGTERM, stopping.raise_it)
    try:
        yield stopping
    except Terminated:
        raise typer.Exit(TERMINATED) from None
    finally:
        signal.signal(signal.SIGTERM, before)
