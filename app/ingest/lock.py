"""One ingest at a time: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import DatabaseError


@contextmanager
def ingest_lock(database: Path, *, on_wait: Callable[[], None], wait: bool = True) -> Iterator[None]:
    """Hold the lock beside the database; ``on_wait`` is called once when another ingest holds it.

    Raises DatabaseError instead of waiting when ``wait`` is false, or when the folder is not writable.
    """
    path = database.with_name(database.name + ".lock")
    try:
        stream = path.open("a")
    except OSError as error:
        raise DatabaseError(f"cannot write beside {database}: {error.strerror}; choose another place with --db or CLIPPINGS_DB") from error
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not wait:
                raise DatabaseError(f"another ingest is writing to {database}; wait until it has finished") from None
            on_wait()
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield
