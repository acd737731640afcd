"""The keys of all documents of a file, eight bytes each: a file of a million records is remembered by sixteen megabytes."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np


class SeenKeys:
    """Keys that were seen; asking is exact but for one chance in 2⁶⁴ a pair of keys, in which a document that is gone stays."""

    __slots__ = ("_marks", "_sorted")

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self._marks = array("Q", map(_mark, keys))
        self._sorted: np.ndarray[tuple[int], np.dtype[np.uint64]] | None = None

    def add(self, keys: Iterable[str]) -> None:
        self._marks.extend(map(_mark, keys))

    def join(self, other: SeenKeys) -> None:
        """Take in what another has seen."""
        self._marks.extend(other._marks)

    def __len__(self) -> int:
        return len(self._marks)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or not self._marks:
            return False
        if self._sorted is None or len(self._sorted) != len(self._marks):
            self._sorted = np.sort(np.frombuffer(self._marks, np.uint64))
        mark = np.uint64(_mark(key))
        place = int(np.searchsorted(self._sorted, mark))
        return place < len(self._sorted) and self._sorted[place] == mark


def _mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
