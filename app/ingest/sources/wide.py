"""UTF-16 without a byte order mark, which some programs write: given the mark it lacks, every reader knows it."""

from __future__ import annotations

import io
from typing import IO, Any

from app.extract.clean import utf16_without_mark

_MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
WIDE = tuple(_MARKS.values())
"""How a text in UTF-16 begins, whichever byte comes first."""


def with_mark(stream: io.BufferedReader, head: bytes) -> io.BufferedReader:
    """The stream itself, or with a byte order mark before it where its ``head`` is UTF-16 that has none."""
    unmarked = b"\x00" in head and not head.startswith((*WIDE, b"\x00\x00"))
    mark = _MARKS.get(utf16_without_mark(head)) if unmarked else None
    return io.BufferedReader(_Marked(mark, stream), io.DEFAULT_BUFFER_SIZE * 2) if mark else stream


class _Marked(io.RawIOBase):
    """A stream with some bytes before it."""

    def __init__(self, before: bytes, stream: IO[bytes]) -> None:
        self._before = before
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data, self._before = self._before or self._stream.read(len(buffer)), b""
        buffer[: len(data)] = data
        return len(data)
