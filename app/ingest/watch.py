"""Run again and again, for folders that fill while the program stays."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

PAUSE_SECONDS = 2.0


def runs(*, watch: bool, pause: float = PAUSE_SECONDS) -> Iterator[int]:
    """Numbers of runs: one, or one after every pause until the process is interrupted."""
    for number in itertools.count():
        yield number
        if not watch:
            return
        time.sleep(pause)
