"""A cache that is bounded in bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")
OVERHEAD = 200


class LruCache(Generic[Value]):
    """Values by key; the least recently used go first. Safe to use from many threads."""

    def __init__(self, max_bytes: int) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._bytes = 0
        self._max_bytes = max_bytes

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, value: Value, *, size: int) -> None:
        """Keep ``value``, which takes about ``size`` bytes; one that is larger than all the room is not kept."""
        size += OVERHEAD
        if size > self._max_bytes:
            return
        with self._lock:
            if (old := self._kept.pop(key, None)) is not None:
                self._bytes -= old[1]
            self._kept[key] = (value, size)
            self._bytes += size
            while self._bytes > self._max_bytes:
                _, (_, gone) = self._kept.popitem(last=False)
                self._bytes -= gone
