"""Files beside a large archive that make it start and search faster. Derived: each may be deleted any time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

WORTH_KEEPING = 50_000
"""Articles from which on reading a file is quicker than asking the tables."""


def path_beside(connection: sqlite3.Connection, ending: str) -> Path | None:
    """Where a file of this archive is kept; None for an archive in memory."""
    (file,) = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(f"{file}-{ending}") if file else None


def archive_id(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM archive_state WHERE name = 'archive_id'").fetchone()
    return str(row[0]) if row else ""


def replace_file(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file in one step: readers see the old one or the new one. A folder that cannot be written is no error."""
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
