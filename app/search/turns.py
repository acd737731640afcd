"""Whose turn it is to search. Few at a time, in the order in which they came; a long search steps aside for the short ones.

Searches side by side only make each other slower: with 64 clients at a million articles, eight at a time in each process
took a quarter more processor time than two, and the long ones among them passed their deadline because of it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.errors import DeadlineError

AT_ONCE = 2
"""One works in Python while the other has SQLite or numpy at work, which need no lock of the interpreter."""

SHORT = 0.1
"""Seconds of processor time that a search may take before it is a long one."""

MOST_ASIDE = 4
"""Long searches that may wait for each other, because each of them holds a thread; when there are more, they keep their turns."""

LONGEST_WAIT = 30.0
"""Seconds that a search waits for its turn."""

Pause = Callable[[], float]
"""To be called now and then while searching; returns for how many seconds it made the search wait."""


class Turns:
    """The turns of one process; ``long`` searches may go on beside the short ones."""

    def __init__(self, *, long: int = 1, at_once: int = AT_ONCE, longest_wait: float = LONGEST_WAIT) -> None:
        self._longest_wait = longest_wait
        self._short = threading.Semaphore(at_once)
        self._long = threading.Semaphore(long)
        self._aside = threading.Semaphore(long + MOST_ASIDE)

    @contextmanager
    def turn(self) -> Iterator[Pause]:
        """Waits for a turn and holds it. Raises DeadlineError when none comes."""
        if not self._short.acquire(timeout=self._longest_wait):
            raise DeadlineError("too many queries are waiting; try again in a moment")
        held = [self._short]
        worked, since = time.thread_time(), time.monotonic()

        def pause() -> float:
            """Who has been at it for long leaves the turn to the next and goes on when it is its turn among the long ones."""
            now = time.monotonic()  # asked first, because it costs a tenth of asking for the processor time
            if now - since < SHORT or self._short not in held or time.thread_time() - worked < SHORT:
                return 0.0
            if not self._aside.acquire(blocking=False):
                return 0.0
            self._short.release()
            held[:] = [self._aside]
            self._long.acquire()
            held.append(self._long)
            return time.monotonic() - now

        try:
            yield pause
        finally:
            for semaphore in held:
                semaphore.release()
