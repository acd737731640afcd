"""The keys of all documents of a file, eight bytes each: a file of a million records is remembered by sixteen megabytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from hashlib import blake2b

import numpy as np

_UNSORTED = 4_096


class SeenKeys:
    """Keys that were seen; asking is exact but for one chance in 2⁶⁴ a pair of keys, in which a document that is gone stays."""

    __slots__ = ("_latest", "_marks", "_sorted")

    def __init__(self, keys: Iterable[str] = ()) -> None:
        self.__setstate__(array("Q", map(_mark, keys)))

    def __getstate__(self) -> array[int]:
        return self._marks

    def __setstate__(self, marks: array[int]) -> None:
        self._marks, self._sorted = marks, _in_order(marks)
        self._latest: set[int] = set()  # what came since they were sorted

    def add(self, keys: Iterable[str]) -> None:
        self._take([_mark(key) for key in keys])

    def join(self, other: SeenKeys) -> None:
        """Take in what another has seen."""
        self._take(other._marks)

    def _take(self, marks: Iterable[int]) -> None:
        self._marks.extend(marks)
        self._latest.update(marks)
        if len(self._latest) > _UNSORTED + len(self._sorted) // 8:  # so that sorting stays a small part of the work
            self._sorted, self._latest = _in_order(self._marks), set()

    def __len__(self) -> int:
        return len(self._marks)

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str):
            return False
        mark = _mark(key)
        if mark in self._latest:
            return True
        place = bisect_left(self._sorted, mark)
        return place < len(self._sorted) and self._sorted[place] == mark


def _in_order(marks: array[int]) -> array[int]:
    return array("Q", np.sort(np.array(marks, np.uint64)).tobytes())


def _mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
