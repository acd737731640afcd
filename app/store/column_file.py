"""The columns as a file beside the archive, so that a large one starts in a second. Derived: it may be deleted any time."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from app.store.columns import Columns, Lists

FORMAT = 2
WORTH_KEEPING = 50_000
"""Articles from which on reading the file is quicker than reading the tables."""

_ARRAYS = (
    "alive", "first", "last", "not_before", "not_after", "source", "cluster", "language", "spoken_article", "spoken_first", "spoken_last",
)  # fmt: skip
_LISTS = ("people", "authors")
_NAMES = ("languages", "author_names", "author_folded")


def path_beside(connection: sqlite3.Connection) -> Path | None:
    """Where the columns of this archive are kept; None for one in memory."""
    (file,) = connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()
    return Path(f"{file}-columns") if file else None


def archive_id(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM archive_state WHERE name = 'archive_id'").fetchone()
    return str(row[0]) if row else ""


def save(columns: Columns, path: Path, archive: str) -> None:
    """Write the file in one step; a folder that cannot be written is no error."""
    parts: dict[str, Any] = {name: getattr(columns, name) for name in _ARRAYS}
    for name in _LISTS:
        lists: Lists = getattr(columns, name)
        parts |= {f"{name}_start": lists.start, f"{name}_count": lists.count, f"{name}_values": lists.values[: lists.used]}
        parts[f"{name}_in_order"] = np.array(lists.in_order)
    facts = {name: getattr(columns, name) for name in _NAMES}
    facts |= {"format": FORMAT, "archive": archive, "revision": columns.revision, "redirected": list(columns.redirected.items())}
    facts |= {"hidden_people": sorted(columns.hidden_people)}
    parts["facts"] = np.frombuffer(json.dumps(facts).encode(), np.uint8)
    with contextlib.suppress(OSError):
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        try:
            with os.fdopen(handle, "wb") as file:
                np.savez(file, **parts)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def read(path: Path, archive: str, newest: int) -> Columns | None:
    """The columns of that archive, at most as new as revision ``newest``; None when there are none that can be used."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as parts:
            facts = json.loads(parts["facts"].tobytes())
            if facts["format"] != FORMAT or facts["archive"] != archive or not archive or facts["revision"] > newest:
                return None
            columns: dict[str, Any] = {name: parts[name] for name in _ARRAYS}
            columns |= {name: _lists(parts, name) for name in _LISTS} | {name: tuple(facts[name]) for name in _NAMES}
            return Columns(
                revision=facts["revision"],
                redirected={int(old): int(new) for old, new in facts["redirected"]},
                hidden_people=frozenset(facts["hidden_people"]),
                **columns,
            )
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
        return None  # absent, cut off or of another version: the tables have it all


def _lists(parts: Any, name: str) -> Lists:
    values = parts[f"{name}_values"]
    return Lists(parts[f"{name}_start"], parts[f"{name}_count"], values, len(values), in_order=bool(parts[f"{name}_in_order"]))
