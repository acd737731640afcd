"""Run again whenever something under the inputs changed, for folders that fill while the program stays."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

PAUSE_SECONDS = 2.0
SHARE_OF_TIME = 0.1
"""At most so much of the time goes into looking: a folder of a million files is looked at less often."""


def runs(paths: Sequence[str], *, watch: bool, pause: float = PAUSE_SECONDS) -> Iterator[int]:
    """Numbers of runs: one, or one more after every change until the process is interrupted. ``pause`` in seconds.

    A change is taken up once two looks in a row see the same, so that files still being copied are left alone.
    """
    before = fingerprint(paths) if watch else b""
    yield 0
    number = 0
    while watch:
        seen = _settled(paths, before, pause)
        number += 1
        before = seen
        yield number


def _settled(paths: Sequence[str], before: bytes, pause: float) -> bytes:
    """Wait for a state other than ``before`` that lasts."""
    last = before
    while True:
        started = time.monotonic()
        seen = fingerprint(paths)
        if seen == last != before:
            return seen
        last = seen
        time.sleep(max(pause, (time.monotonic() - started) / SHARE_OF_TIME))


def fingerprint(paths: Sequence[str]) -> bytes:
    """A digest of names, sizes and times of all files under the paths, in memory that does not grow with them."""
    total = 0
    for path in paths:
        for name, status in _files(path):
            entry = f"{name}\0{status.st_size}\0{status.st_mtime_ns}".encode("utf-8", "surrogateescape")
            total += int.from_bytes(hashlib.blake2b(entry, digest_size=16).digest(), "big")  # a sum: the order does not matter
    return (total % 2**128).to_bytes(16, "big")


def _files(path: str) -> Iterator[tuple[str, os.stat_result]]:
    if not Path(path).is_dir():
        try:
            yield path, Path(path).stat()
        except OSError:
            return
        return
    for folder, _, names in os.walk(path):
        for name in names:
            try:
                yield f"{folder}/{name}", (Path(folder) / name).stat()
            except OSError:  # gone since the folder was read
                continue
