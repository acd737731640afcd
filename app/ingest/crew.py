"""Worker processes and the threads that lead them: chunks in, answers out, and another process for one that dies."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.ingest.worker_process import WorkerLostError, WorkerProcess
from app.ingest.workers import Item, Result, WorkSettings

RESPITE = 0.05
"""Seconds before a dead process is replaced: what ends the whole group (SIGTERM) reaches the main process meanwhile, and no other
is started in vain."""
PATIENCE = 10
"""Seconds that closing waits at most, as for a process that is just being started on a busy machine."""


@dataclass(slots=True, eq=False)
class _Task:
    chunk: list[Item]
    answer: Future[list[Result]] = field(default_factory=Future)


class Crew:
    """So many processes; each is started when there is work for it. To be closed by whom it is made."""

    def __init__(self, settings: WorkSettings, processes: int) -> None:
        self.settings = settings
        self.closed = False
        self._tasks: deque[_Task] = deque()
        self._quiet = False
        self._tasks_in_quiet: deque[_Task] = deque()
        self._idle = 0
        self._lock = threading.RLock()
        self._changed = threading.Condition(self._lock)
        self._leaders = [_Leader(self) for _ in range(processes)]
        for leader in self._leaders:
            leader.start()

    def submit(self, chunk: list[Item]) -> Future[list[Result]]:
        """The results to come; WorkerLostError in their place when the process died while it worked on this chunk."""
        task = _Task(chunk)
        with self._lock:
            self._now.append(task)
            self._changed.notify_all()
        return task.answer

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Inside only what is submitted there is worked on: what others work on is waited for, and the rest is left for later."""
        with self._lock:
            self._quiet = True
            self._changed.wait_for(lambda: self._idle == len(self._leaders))
        try:
            yield
        finally:
            with self._lock:
                self._quiet = False
                self._changed.notify_all()

    def take(self, *, wait: bool) -> _Task | None:
        """The next of what was submitted, without waiting only if it leaves enough for processes that do nothing; None at the end too."""
        with self._lock:
            if wait:
                self._idle += 1
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._now or self.closed)
                self._idle -= 1
            elif len(self._now) <= self._idle:
                return None
            return None if self.closed else self._now.popleft()

    def give_back(self, tasks: deque[_Task]) -> None:
        """Let others do what only waited beside a process that died; these are the oldest."""
        with self._lock:
            self._tasks.extendleft(reversed(tasks))
            self._changed.notify_all()

    @property
    def _now(self) -> deque[_Task]:
        return self._tasks_in_quiet if self._quiet else self._tasks

    def close(self) -> None:
        """End all processes and threads at once, in the midst of their work."""
        self.closed = True
        with self._lock:
            self._changed.notify_all()
        for leader in self._leaders:
            leader.stop()
        end = time.monotonic() + PATIENCE
        for leader in self._leaders:
            leader.join(max(0.0, end - time.monotonic()))
        self._leaders.clear()  # they hold the crew as well; nothing of both is left to the garbage collector


class _Leader(threading.Thread):
    """Keeps one process busy: while that works on a chunk, the next already lies in its pipe."""

    def __init__(self, crew: Crew) -> None:
        super().__init__(daemon=True)  # an end of the program that could not close it must not wait for it
        self._crew = crew
        self._process: WorkerProcess | None = None
        self._unanswered: deque[_Task] = deque()  # what is worked on, and what waits in the pipe

    def run(self) -> None:
        while not self._crew.closed:
            try:
                self._turn()
            except WorkerLostError:
                self._end_process()
                self._lose()
            except Exception as error:  # noqa: BLE001  nobody must wait for a thread that is no more
                self._end_process()
                self._fail(error)
        self._end_process()

    def stop(self) -> None:
        """Called by another thread, once the crew is closed: a process that this one did not see yet ends itself by that."""
        process = self._process
        if process is not None:
            process.kill()

    def _turn(self) -> None:
        task = self._crew.take(wait=not self._unanswered)
        if task is not None:
            self._unanswered.append(task)
        if not self._unanswered:
            return
        if self._process is None:
            self._process = WorkerProcess(self._crew.settings)
        if self._crew.closed:  # looked at after the process can be seen by stop(), so that one of the two ends it
            return
        self._process.send(None if task is None else task.chunk)
        if task is not None and len(self._unanswered) == 1:
            return
        answer = self._process.receive()
        done = self._unanswered.popleft().answer
        if isinstance(answer, Exception):
            done.set_exception(answer)
        else:
            done.set_result(answer)

    def _lose(self) -> None:
        guilty = self._unanswered.popleft()
        self._crew.give_back(self._unanswered)
        self._unanswered.clear()
        # A new one, which holds no frames and by them the process: what the garbage collector then tells of its end in the main
        # thread swallows Ctrl-C there.
        guilty.answer.set_exception(WorkerLostError())
        if not self._crew.closed:
            time.sleep(RESPITE)

    def _fail(self, error: Exception) -> None:
        for task in self._unanswered:
            task.answer.set_exception(error)
        self._unanswered.clear()

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()
