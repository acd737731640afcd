"""Run again whenever something under the inputs changed, for folders that fill while the program stays."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

PAUSE_SECONDS = 2.0
LATEST_SECONDS = 20.0
"""A folder in which something changes all the time is taken in after so long, without the files that are being written."""
SHARE_OF_TIME = 0.1
"""At most so much of the time goes into looking: a folder of a million files is looked at less often."""


class Run(NamedTuple):
    """One run to make; ``settled`` is false when files are still being written, which it has to leave alone."""

    number: int
    settled: bool


def runs(paths: Sequence[str], *, watch: bool, pause: float = PAUSE_SECONDS, latest: float = LATEST_SECONDS) -> Iterator[Run]:
    """Runs to make: one, or one more after every change until the process is interrupted. Times in seconds.

    A change is taken up once two looks in a row see the same, so that files still being copied are left alone, and after
    ``latest`` at the latest.
    """
    before: bytes | None = fingerprint(paths) if watch else b""
    yield Run(0, settled=True)
    number = 0
    while watch:
        seen, settled = _settled(paths, before, pause, latest)
        number += 1
        before = seen if settled else None  # what was left alone is looked at again, also when nothing more happens to it
        yield Run(number, settled=settled)


def _settled(paths: Sequence[str], before: bytes | None, pause: float, latest: float) -> tuple[bytes, bool]:
    """Wait for a state other than ``before`` that lasts, or has not lasted for too long."""
    last, changed_at = before, 0.0
    while True:
        started = time.monotonic()
        seen = fingerprint(paths)
        if seen == last != before:
            return seen, True
        if seen != before:
            changed_at = changed_at or started
            if started - changed_at > latest:
                return seen, False
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
    linked: set[str] = set()
    for folder, folders, names in os.walk(path, followlinks=True):  # an ingest follows them too
        folders[:] = [name for name in folders if not Path(folder, name).is_symlink() or _first(Path(folder, name), linked)]
        for name in names:
            try:
                yield f"{folder}/{name}", (Path(folder) / name).stat()
            except OSError:  # gone since the folder was read
                continue


def _first(link: Path, linked: set[str]) -> bool:
    """Whether a link leads somewhere for the first time: links may lead in circles."""
    place = os.path.realpath(link)
    new = place not in linked
    linked.add(place)
    return new
