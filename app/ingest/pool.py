"""The work of an ingest spread over processes, which are replaced when they die."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain, islice

from app.domain import StoredText
from app.errors import ClippingsError
from app.ingest.crew import Crew
from app.ingest.sources import SourceFailure
from app.ingest.worker_process import WorkerLostError
from app.ingest.workers import Item, NewDocument, Result, UnreadText, Worker

CHUNK_ITEMS = 32
CHUNK_BYTES = 300_000
AHEAD_BYTES = 4_000_000
"""Bytes of documents that may wait for the one that writes: while it places 2,000 copies (0.5 s) nobody must stand idle."""
MAX_LOST_IN_A_ROW = 8
ALONE = 64
"""So few documents are done faster by the process at hand than by starting others."""
KILLED = "the process that read it was killed, perhaps for its use of memory"


def work(items: Iterable[Item], worker: Worker, *, processes: int) -> Generator[Result, None, None]:
    """Results in the order of the items; what waits to be written is bounded in bytes, so memory stays flat.

    To be closed by who does not draw it to its end, as it is when that fails: the processes would go on as long as it is held.
    """
    items = iter(items)
    first = list(islice(items, ALONE))
    rest = next(items, None)
    if rest is None or processes == 1:
        for chunk in _chunks(chain(first, [] if rest is None else [rest], items)):
            yield from worker.chunk(chunk)
        return
    crew = Crew(worker.settings, processes)
    try:
        yield from _Pool(crew, processes).map(_chunks(chain(first, [rest], items)))
    finally:
        crew.close()


def cores(wanted: int) -> int:
    """The number of worker processes: as wanted, or one for each core."""
    return wanted or len(os.sched_getaffinity(0))


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += _size(item)
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _size(item: Item) -> int:
    if isinstance(item, NewDocument):
        return len(item.document.data)
    return sum(map(len, item.fields.values())) if isinstance(item, StoredText) else 0


@dataclass(slots=True)
class _Waiting:
    chunk: list[Item]
    size: int
    answer: Future[list[Result]]


class _Pool:
    """Puts the answers of a crew in order; an input that kills the process is given up, the others go on."""

    def __init__(self, crew: Crew, processes: int) -> None:
        self._crew, self._processes = crew, processes
        self._lost_in_a_row = 0

    def map(self, chunks: Iterator[list[Item]]) -> Iterator[Result]:
        """Results in the order of the chunks; three a process wait, or as many as ``AHEAD_BYTES`` hold."""
        waiting: deque[_Waiting] = deque()
        ahead = 0
        for chunk in chunks:
            waiting.append(_Waiting(chunk, sum(map(_size, chunk)), self._crew.submit(chunk)))
            ahead += waiting[-1].size
            while len(waiting) >= 3 * self._processes and (ahead > AHEAD_BYTES or waiting[0].answer.done()):
                ahead -= waiting[0].size
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _first(self, waiting: deque[_Waiting]) -> Iterator[Result]:
        first = waiting.popleft()
        try:
            results = first.answer.result()
        except WorkerLostError:
            with self._crew.quiet():  # it may have been what others did that left no memory for this one
                results = self._again(first.chunk)
        else:
            self._lost_in_a_row = 0
        yield from results

    def _again(self, chunk: list[Item]) -> list[Result]:
        """Do once more, with nothing beside it, what a process was lost with: it may have died of something else."""
        try:
            results = self._crew.submit(chunk).result()
        except WorkerLostError:
            return [self._alone(item) for item in chunk]  # one at a time: only the input that kills its process is lost
        self._lost_in_a_row = 0
        return results

    def _alone(self, item: Item) -> Result:
        try:
            result = self._crew.submit([item]).result()[0]
        except WorkerLostError as error:
            self._lost_in_a_row += 1
            if self._lost_in_a_row >= MAX_LOST_IN_A_ROW:
                raise ClippingsError(
                    "worker processes die as soon as they start; try --workers 1, or give this machine more memory"
                ) from error
            if isinstance(item, StoredText):
                return UnreadText(item.article_id, KILLED)
            return SourceFailure(path=item.document.shown if isinstance(item, NewDocument) else item.path, reason=KILLED)
        self._lost_in_a_row = 0
        return result
