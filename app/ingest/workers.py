"""The part of an ingest that needs no database, spread over processes: extraction, annotation, search forms."""

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
from typing import Literal

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import Annotator
from app.domain import Annotation, ArticleDraft
from app.errors import ClippingsError, UnreadableInputError
from app.ingest.seen_keys import SeenKeys
from app.ingest.sources import SourceDocument, SourceFailure, to_draft
from app.store.prepared import PreparedArticle, prepare
from app.store.reader import StoredText

CHUNK_ITEMS = 32
CHUNK_BYTES = 300_000
MAX_LOST_IN_A_ROW = 8
ALONE = 64
"""So few documents are done faster by the process at hand than by starting others."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to take in, with the hash of its content and metadata, and the file that it lies in."""

    document: SourceDocument
    content_hash: str
    file: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """All documents of a file have been handed on; what to remember the file by."""

    path: str
    size: int
    modified_ns: int
    content_hash: str
    sidecar_hash: str
    keys: SeenKeys


@dataclass(frozen=True, slots=True)
class ReadyDocument:
    """A document as an article, ready to be written; ``annotation`` is None when that is left for later."""

    file: str
    path: str
    key: str
    content_hash: str
    article: PreparedArticle
    annotation: Annotation | None


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What was read out of an article that is stored already."""

    article_id: int
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A stored article in which people and dates could not be looked for, with the reason."""

    article_id: int
    reason: str


Item = NewDocument | FileRead | SourceFailure | StoredText
Result = ReadyDocument | FileRead | SourceFailure | AnnotatedText | UnreadText
UNFORESEEN = (ValueError, RecursionError, MemoryError, ArithmeticError, LookupError, AttributeError, TypeError)
"""One strange input must not stop the others; what it was is told, so that it can be reported."""
KILLED = "the process that read it was killed, perhaps for its use of memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSettings:
    """What a worker process needs to know."""

    tagger: str
    date_order: Literal["mdy", "dmy"]
    annotate: bool = True
    mapping: tuple[tuple[str, str], ...] = ()


class Worker:
    """Does the work on one chunk after the other; holds the tagger."""

    def __init__(self, settings: WorkSettings) -> None:
        self.settings = settings
        self._annotator: Annotator | None = None

    @property
    def annotator(self) -> Annotator:
        if self._annotator is None:
            self._annotator = Annotator(tagger=load_tagger(self.settings.tagger), date_order=self.settings.date_order)
        return self._annotator

    def chunk(self, items: list[Item]) -> list[Result]:
        return [self._one(item) for item in items]

    def finish(self, draft: ArticleDraft) -> tuple[PreparedArticle, Annotation | None]:
        return prepare(draft), self.annotator.draft(draft) if self.settings.annotate else None

    def _one(self, item: Item) -> Result:
        if isinstance(item, NewDocument):
            return self._document(item)
        if isinstance(item, StoredText):
            return self._stored(item)
        return item

    def _stored(self, text: StoredText) -> Result:
        try:
            return AnnotatedText(text.article_id, self.annotator.fields(text.fields, published=text.published))
        except UNFORESEEN as error:
            return UnreadText(text.article_id, _unforeseen(error, "article"))

    def _document(self, new: NewDocument) -> Result:
        document = new.document
        try:
            draft = to_draft(document, mapping=dict(self.settings.mapping))
            article, annotation = self.finish(draft)
        except UnreadableInputError as error:
            return SourceFailure(path=document.shown, reason=error.reason)
        except UNFORESEEN as error:
            return SourceFailure(path=document.shown, reason=_unforeseen(error, "file"))
        return ReadyDocument(new.file, document.path, document.key, new.content_hash, article, annotation)


def _unforeseen(error: Exception, what: str) -> str:
    return f"could not be read ({type(error).__name__}: {error}); please report this {what}"


_worker: Worker | None = None  # one a process, made by the pool's initializer


def _start(settings: WorkSettings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what Ctrl-C means
    global _worker  # noqa: PLW0603  the only way to give a pool's processes a state
    _worker = Worker(settings)


def _chunk_in_process(items: list[Item]) -> list[Result]:
    assert _worker is not None  # noqa: S101  set by _start
    return _worker.chunk(items)


def work(items: Iterable[Item], worker: Worker, *, processes: int) -> Iterator[Result]:
    """Results in the order of the items; at most three chunks a process wait, so memory stays flat."""
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
        size += len(item.document.data) if isinstance(item, NewDocument) else 0
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


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


class _Pool:
    """Worker processes that are replaced when one dies; the input that kills its process is given up, the others go on."""

    def __init__(self, settings: WorkSettings, processes: int) -> None:
        self._settings, self._processes = settings, processes
        self._pool = self._new()
        self._lost_in_a_row = 0

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, _ready_context(), initializer=_start, initargs=(self._settings,))

    def map(self, chunks: Iterator[list[Item]]) -> Iterator[Result]:
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._submit(chunk)))
            while len(waiting) >= 3 * self._processes:
                yield from self._result(*waiting.popleft())
        while waiting:
            yield from self._result(*waiting.popleft())

    def _submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self._pool.submit(_chunk_in_process, chunk)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)  # what waited in it has failed too, and is done again by _result
            self._pool = self._new()
            return self._pool.submit(_chunk_in_process, chunk)

    def _result(self, chunk: list[Item], future: Future[list[Result]]) -> Iterator[Result]:
        try:
            results = future.result()
        except BrokenProcessPool:
            for item in chunk:  # one at a time: only the input that kills its process is lost
                yield self._alone(item)
        else:
            self._lost_in_a_row = 0
            yield from results

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
