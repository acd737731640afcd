"""Bounds on cost that hold on any machine: processor time, several tries, and slack for everything but the wrong order of growth."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 3
"""Other processes disturb a run now and then; that all of several are disturbed alike is rare."""

GROWTH = 8
SLACK = 3.5
"""Eight times the text may cost up to 28 times as much: linear work costs 8 times, quadratic work 64 times."""

NOISE = 0.5
"""Processor seconds from which nothing is concluded."""


def cpu_seconds(work: Callable[[], object], *, enough: float = 0.0) -> float:
    """Processor seconds of the quickest try; none follows one that took less than `enough`."""
    best = float("inf")
    for _ in range(TRIES):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
        if best < enough:
            break
    return best


def assert_within(seconds: float, work: Callable[[], object]) -> None:
    """That the work needs no more than so many seconds of one processor; give ten times what it needs."""
    used = cpu_seconds(work, enough=seconds)
    assert used < seconds, f"{used:.2f} s of processor time, expected less than {seconds} s"


def assert_grows_with_length(read: Callable[[str], object], text: str) -> None:
    """That reading a text costs time in proportion to its length, as its first eighth shows."""
    whole = cpu_seconds(lambda: read(text), enough=NOISE)
    if whole >= NOISE:
        part = cpu_seconds(lambda: read(text[: len(text) // GROWTH]))
        assert whole < GROWTH * SLACK * part + NOISE, f"{part:.3f} s for an eighth of the text, {whole:.3f} s for all of it"
