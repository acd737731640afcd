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
    asked: type[KeyboardInterrupt] | None = None

    def interrupt(self, _number: int, _frame: FrameType | None) -> None:
        """Ctrl-C."""
        self.asked = KeyboardInterrupt
        raise KeyboardInterrupt

    def terminate(self, _number: int, _frame: FrameType | None) -> None:
        """SIGTERM."""
        now = time.monotonic()
        if now - self.asked_at < ONE_ASKING:
            return
        self.code, self.asked_at, self.asked = TERMINATED, now, Terminated
        raise Terminated

    def heed(self) -> None:
        """Raise once more what was asked for: Python swallows it where it comes while an object is being cleared away."""
        if self.asked is not None:
            raise self.asked


@contextmanager
def stoppable() -> Iterator[Stopping]:
    """While inside, SIGTERM raises in the main thread like Ctrl-C does; without it Python ends without tidying up.

    Where the shell has a command in the background ignore Ctrl-C, it goes on ignoring it.
    """
    stopping = Stopping()
    if threading.current_thread() is not threading.main_thread():
        yield stopping
        return
    before = signal.signal(signal.SIGTERM, stopping.terminate)
    heeds_interrupts = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeds_interrupts:
        signal.signal(signal.SIGINT, stopping.interrupt)
    try:
        yield stopping
    except Terminated:
        raise typer.Exit(TERMINATED) from None
    finally:
        signal.signal(signal.SIGTERM, before)
        if heeds_interrupts:
            signal.signal(signal.SIGINT, signal.default_int_handler)
