"""The columns as a file beside the archive, so that a large one starts in a second. Derived: it may be deleted any time."""

from __future__ import annotations

import json
import os
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from app.store.beside import replace_file
from app.store.columns import Columns, Lists

FORMAT = 4
ENDING = "columns"
BROKEN = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)
"""What reading a file may raise that is absent, cut off, of another version or none of ours."""

_ARRAYS = (
    "alive", "first", "last", "not_before", "not_after", "source", "cluster", "language", "spoken_article", "spoken_first", "spoken_last",
    "date_status", "length",
)  # fmt: skip
_LISTS = ("people", "authors")
_NAMES = ("languages", "author_names", "author_folded")


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
    replace_file(path, lambda file: np.savez(file, **parts))


def revision_of(path: Path, archive: str, newest: int) -> int | None:
    """The revision of a file that ``read`` would take; None when it would take none."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as parts:
            facts = json.loads(parts["facts"].tobytes())
            return int(facts["revision"]) if _fits(facts, archive, newest) else None
    except BROKEN:
        return None


def _fits(facts: Mapping[str, Any], archive: str, newest: int) -> bool:
    return bool(facts["format"] == FORMAT and facts["archive"] == archive and archive and facts["revision"] <= newest)


def read(path: Path, archive: str, newest: int) -> Columns | None:
    """The columns of that archive, at most as new as revision ``newest``; None when there are none that can be used."""
    try:
        with path.open("rb") as file:
            parts = _Parts(file)
            facts = json.loads(parts["facts"].tobytes())
            if not _fits(facts, archive, newest):
                return None
            columns: dict[str, Any] = {name: parts[name] for name in _ARRAYS}
            columns |= {name: _lists(parts, name) for name in _LISTS} | {name: tuple(facts[name]) for name in _NAMES}
            return Columns(
                revision=facts["revision"],
                redirected={int(old): int(new) for old, new in facts["redirected"]},
                hidden_people=frozenset(facts["hidden_people"]),
                **columns,
            )
    except BROKEN:
        return None  # absent, cut off or of another version: the tables have it all


class _Parts:
    """The arrays of an ``.npz`` file, each in one read.

    ``np.load`` reads pieces of 256 KB, and waits after each for the interpreter, which is busy when a server starts.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._members = {member.filename: member for member in zipfile.ZipFile(file).infolist()}

    def __getitem__(self, name: str) -> NDArray[Any]:
        file, member = self._file, self._members[f"{name}.npy"]
        file.seek(member.header_offset + 26)  # where a member's header says how long the name and the rest of it are
        file.seek(sum(struct.unpack("<HH", file.read(4))), os.SEEK_CUR)
        if member.compress_type != zipfile.ZIP_STORED or npy.read_magic(file) != (1, 0):
            raise ValueError(f"{name} is not as it was written")
        shape, _, kind = npy.read_array_header_1_0(file)
        return np.fromfile(file, kind, int(np.prod(shape))).reshape(shape)


def _lists(parts: _Parts, name: str) -> Lists:
    values = parts[f"{name}_values"]
    return Lists(parts[f"{name}_start"], parts[f"{name}_count"], values, len(values), in_order=bool(parts[f"{name}_in_order"]))
