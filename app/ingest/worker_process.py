"""One worker process, and the pipe to it that no other process holds.

Its death, whenever it comes, closes its end of the pipe, and that is how it is noticed: nothing is shared that the dead could hold or
leave half written for others, as the one queue and its lock of a ``ProcessPoolExecutor`` are.

Both sides keep to turns: a process receives a chunk, answers the one before, and works. So a chunk lies ready for it when it is done, and
neither side ever writes while the other waits for its own writing to be read, however little the pipe holds.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from contextlib import suppress
from multiprocessing import forkserver, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext

from app.ingest.workers import Item, Result, Worker, WorkSettings

READ_IN = ("app.ingest.sources.draft",)
"""What every process works with from the first chunk on, read in once, by the process that they are forked from. What finds people and
dates is read in by each process when first needed: many articles are all stored before, which need not wait for it."""
Answer = list[Result] | Exception
"""The results of a chunk, or what the work on it raised."""


class WorkerLostError(Exception):
    """The process has died, or could not be started."""


class WorkerProcess:
    """A process that works on chunks; every verb but those that end it raises WorkerLostError once it is dead."""

    def __init__(self, settings: WorkSettings) -> None:
        self._ending, self._ended = threading.Lock(), False
        self._pipe, theirs = multiprocessing.Pipe()
        try:
            with theirs:  # kept open here it would hide the death of the process
                self._process = _ready_context().Process(target=_serve, args=(theirs, settings), daemon=True)
                self._process.start()
        except (EOFError, OSError) as error:  # no memory for a process, or the fork server has died meanwhile
            self._pipe.close()
            raise WorkerLostError from error

    def send(self, chunk: list[Item] | None) -> None:
        """Hand over the next chunk, or None to ask for the answer that is still to come."""
        try:
            self._pipe.send(chunk)
        except OSError as error:
            raise WorkerLostError from error

    def receive(self) -> Answer:
        """Wait for the answer to the chunk before the last thing sent."""
        try:
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise WorkerLostError from error
        return answer

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer in another thread is told that it is lost."""
        with self._ending, suppress(ProcessLookupError):
            if not self._ended and self._process.pid is not None:
                os.kill(self._process.pid, signal.SIGKILL)  # Process.kill() lets it live when its fork server is dead

    def end(self) -> None:
        """End the process, and leave nothing of it behind."""
        self.kill()
        self._pipe.close()
        self._process.join()
        with self._ending:
            self._ended = True
            self._process.close()


def _ready_context() -> ForkServerContext:
    """Processes that begin with this module and what they work with read in."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *READ_IN])
    # Ctrl-C while it is read in would end it with a traceback; what is blocked now stays so in the processes.
    resource_tracker.ensure_running()  # takes its own block away again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def _serve(pipe: Connection, settings: WorkSettings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process decides what Ctrl-C means
    worker = Worker(settings)
    answer: bytes | None = None
    with pipe, suppress(EOFError, OSError):  # so it ends when the main process has, however that ended
        while True:
            chunk: list[Item] | None = pipe.recv()
            if answer is not None:
                pipe.send_bytes(answer)
            answer = None if chunk is None else _answer(worker, chunk)


def _answer(worker: Worker, chunk: list[Item]) -> bytes:
    try:
        return pickle.dumps(worker.chunk(chunk))
    except Exception as error:  # noqa: BLE001  raised where the results are waited for
        error.add_note(traceback.format_exc())
        return _packed(error)


def _packed(error: Exception) -> bytes:
    """An error as bytes; one that cannot be put together again from them is told as text."""
    try:
        packed = pickle.dumps(error)
        pickle.loads(packed)  # noqa: S301  made in the line before
    except Exception:  # noqa: BLE001  whatever an exception's own class does wrong
        return pickle.dumps(RuntimeError("".join(traceback.format_exception(error))))
    return packed
