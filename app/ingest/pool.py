"""The work of an ingest spread over processes, which are replaced when they die."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import forkserver, resource_tracker
from multiprocessing.context import BaseContext

from app.domain import StoredText
from app.errors import ClippingsError
from app.ingest.sources import SourceFailure
from app.ingest.workers import Item, NewDocument, Result, UnreadText, Worker, WorkSettings

CHUNK_ITEMS = 32
CHUNK_BYTES = 300_000
AHEAD_BYTES = 4_000_000
"""Bytes of documents that may wait for the one that writes: while it places 2,000 copies (0.5 s) nobody must stand idle."""
MAX_LOST_IN_A_ROW = 8
ALONE = 64
"""So few documents are done faster by the process at hand than by starting others."""
KILLED = "the process that read it was killed, perhaps for its use of memory"


_worker: Worker | None = None  # one a process, made by the pool's initializer


def _start(settings: WorkSettings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what Ctrl-C means
    global _worker  # noqa: PLW0603  the only way to give a pool's processes a state
    _worker = Worker(settings)


def _chunk_in_process(items: list[Item]) -> list[Result]:
    assert _worker is not None  # noqa: S101  set by _start
    return _worker.chunk(items)


def work(items: Iterable[Item], worker: Worker, *, processes: int) -> Iterator[Result]:
    """Results in the order of the items; what waits to be written is bounded in bytes, so memory stays flat."""
    items = iter(items)
    first = list(islice(items, ALONE))
    rest = next(items, None)
    if rest is None or processes == 1:
        for chunk in _chunks(chain(first, [] if rest is None else [rest], items)):
            yield from worker.chunk(chunk)
        return
    pool = _Pool(worker.settings, processes)
    try:
        yield from pool.map(_chunks(chain(first, [rest], items)))
    finally:
        pool.close()


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


def _ready_context() -> BaseContext:
    """Processes that begin with this module read in: once, by the process that they are forked from."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    # Ctrl-C while it is read in would end it with a traceback; what is blocked now stays so in the processes.
    resource_tracker.ensure_running()  # takes its own block away again
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    # Until it has been read in, a first process waits: one that is forked when we are gone finds nothing of ours, and says so.
    first = context.Process(target=_do_nothing)
    first.start()
    first.join()
    return context


def _do_nothing() -> None:
    pass


@dataclass(slots=True)
class _Waiting:
    chunk: list[Item]
    size: int
    future: Future[list[Result]]


class _Pool:
    """Worker processes that are replaced when one dies; the input that kills its process is given up, the others go on."""

    def __init__(self, settings: WorkSettings, processes: int) -> None:
        self._settings, self._processes = settings, processes
        self._pool = self._new()
        self._lost_in_a_row = 0

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, _ready_context(), initializer=_start, initargs=(self._settings,))

    def map(self, chunks: Iterator[list[Item]]) -> Iterator[Result]:
        """Results in the order of the chunks; three a process wait, or as many as ``AHEAD_BYTES`` hold."""
        waiting: deque[_Waiting] = deque()
        ahead = 0
        for chunk in chunks:
            waiting.append(_Waiting(chunk, sum(map(_size, chunk)), self._submit(chunk)))
            ahead += waiting[-1].size
            while len(waiting) >= 3 * self._processes and (ahead > AHEAD_BYTES or waiting[0].future.done()):
                ahead -= waiting[0].size
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _first(self, waiting: deque[_Waiting]) -> Iterator[Result]:
        first = waiting.popleft()
        try:
            results = first.future.result()
        except BrokenProcessPool:
            yield from self._again(first.chunk)
            for other in waiting:
                if other.future.done() and isinstance(other.future.exception(), BrokenProcessPool):
                    other.future = self._submit(other.chunk)
        else:
            self._lost_in_a_row = 0
            yield from results

    def _again(self, chunk: list[Item]) -> Iterator[Result]:
        """Do what was lost with a process once more, with nothing beside it: most chunks only waited beside the one to blame."""
        try:
            results = self._submit(chunk).result()
        except BrokenProcessPool:
            for item in chunk:  # one at a time: only the input that kills its process is lost
                yield self._alone(item)
        else:
            self._lost_in_a_row = 0
            yield from results

    def _submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self._pool.submit(_chunk_in_process, chunk)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)  # what waited in it has failed too, and is done again by _first
            self._pool = self._new()
            return self._pool.submit(_chunk_in_process, chunk)

    def _alone(self, item: Item) -> Result:
        try:
            result = self._submit([item]).result()[0]
        except BrokenProcessPool as error:
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

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
