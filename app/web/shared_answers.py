"""Answers that the processes of one server keep for each other, so that each question is searched for once and not once in each."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

WRITTEN_BYTES = 32_000_000
"""How much each process leaves for the others; its oldest go first."""


@dataclass(frozen=True, slots=True)
class Route:
    """The address that an answer belongs to in the metrics."""

    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it was sent, and the route that gave it."""

    headers: list[tuple[bytes, bytes]]
    body: bytes
    route: Route


class SharedAnswers:
    """A file for each answer, named by its ETag: written whole or not at all, and read without a lock.

    Nothing here can fail a request: what cannot be written or read is simply not shared.
    """

    def __init__(self, folder: Path, *, max_bytes: int = WRITTEN_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._written: dict[Path, int] = {}
        self._bytes = 0
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def get(self, etag: str) -> Answer | None:
        try:
            return _unpacked(self._path(etag).read_bytes())
        except (OSError, ValueError, TypeError, KeyError):  # not there, or none of ours
            return None

    def put(self, etag: str, answer: Answer) -> None:
        path, packed = self._path(etag), _packed(answer)
        unfinished = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            unfinished.write_bytes(packed)
            unfinished.replace(path)
            self._bytes += len(packed) - self._written.pop(path, 0)
            self._written[path] = len(packed)
        with suppress(OSError):
            while self._bytes > self._max_bytes:
                oldest = next(iter(self._written))
                self._bytes -= self._written.pop(oldest)
                oldest.unlink(missing_ok=True)

    def _path(self, etag: str) -> Path:
        return self._folder / etag.removeprefix("W/").strip('"')


def _packed(answer: Answer) -> bytes:
    headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in answer.headers]
    return json.dumps({"route": answer.route.path, "headers": headers}).encode() + b"\n" + answer.body


def _unpacked(packed: bytes) -> Answer:
    head, _, body = packed.partition(b"\n")
    given = json.loads(head)
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in given["headers"]]
    return Answer(headers, body, Route(given["route"]))
