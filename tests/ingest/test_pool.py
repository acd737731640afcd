from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.errors import ClippingsError
from app.ingest.pool import AHEAD_BYTES, CHUNK_BYTES, KILLED, work
from app.ingest.sources import SourceDocument, SourceFailure
from app.ingest.worker_process import WorkerLostError, WorkerProcess
from app.ingest.workers import NewDocument, ReadyDocument, Worker, WorkSettings

SETTINGS = WorkSettings(tagger="onnx", date_order="mdy", annotate=False)
WITHOUT_PEOPLE = Worker(SETTINGS)


class _Doing(str):
    """The kind of a document that does something to the process that works on it."""

    def __new__(cls, act: Callable[[], object]) -> _Doing:
        made = super().__new__(cls, "text")
        made.act = act  # type: ignore[attr-defined]
        return made

    def __getnewargs__(self) -> tuple[Any]:
        return (self.act,)  # type: ignore[attr-defined]

    def __eq__(self, other: object) -> bool:
        self.act()  # type: ignore[attr-defined]
        return False

    __hash__ = str.__hash__


class _UnpicklableError(Exception):
    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} in {where}")


class _KilledByIt:
    """Kills the process that puts it together again from its bytes."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _die, ()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fail() -> None:
    raise OSError("no such device")


def _fail_strangely() -> None:
    raise _UnpicklableError("a fault", "the works")


def _document(number: int, text: str = "It left the harbour with the tide.", kind: Any = "text") -> NewDocument:
    data = f"Ferry number {number} sails again\n\n{text}".encode()
    document = SourceDocument(path=f"/in/{number}.txt", key="", kind=kind, data=data)
    return NewDocument(document, f"hash {number}", document.path)


def _documents(count: int, *, characters: int, drawn: list[int]) -> Iterator[NewDocument]:
    for number in range(count):
        drawn.append(number)
        yield _document(number, "It left the harbour with the tide. " * (characters // 35))


def test_results_come_in_the_order_of_the_documents() -> None:
    results = list(work(_documents(150, characters=300, drawn=[]), WITHOUT_PEOPLE, processes=2))
    assert [result.path for result in results if isinstance(result, ReadyDocument)] == [f"/in/{number}.txt" for number in range(150)]


def test_what_waits_for_the_one_that_writes_is_bounded_in_bytes() -> None:
    drawn: list[int] = []
    characters = 30_000
    results = work(_documents(400, characters=characters, drawn=drawn), WITHOUT_PEOPLE, processes=2)
    most = max(len(drawn) - done for done, _ in enumerate(results, 1))
    assert CHUNK_BYTES * 6 < most * characters < AHEAD_BYTES + 3 * CHUNK_BYTES


def test_chunks_and_answers_larger_than_a_pipe_wait_for_each_other_at_no_time() -> None:
    failures = [SourceFailure(path=f"/in/{number}", reason="x" * 100_000) for number in range(300)]
    assert list(work(failures, WITHOUT_PEOPLE, processes=2)) == failures


def test_of_many_documents_only_the_one_that_kills_its_process_is_told() -> None:
    documents = [_document(number, kind=_Doing(_die) if number == 70 else "text") for number in range(150)]
    results = list(work(documents, WITHOUT_PEOPLE, processes=2))
    assert results.pop(70) == SourceFailure(path="/in/70.txt", reason=KILLED)
    assert [getattr(result, "path", "") for result in results] == [f"/in/{number}.txt" for number in range(150) if number != 70]
    assert all(isinstance(result, ReadyDocument) for result in results)


def test_of_many_documents_only_the_one_that_kills_a_process_by_being_received_is_told() -> None:
    documents = [_document(number, kind=_KilledByIt() if number == 100 else "text") for number in range(300)]
    results = list(work(documents, WITHOUT_PEOPLE, processes=2))
    assert results.pop(100) == SourceFailure(path="/in/100.txt", reason=KILLED)
    assert [getattr(result, "path", "") for result in results] == [f"/in/{number}.txt" for number in range(300) if number != 100]
    assert all(isinstance(result, ReadyDocument) for result in results)


def test_processes_that_all_die_are_told_and_not_started_for_ever() -> None:
    documents = (_document(number, kind=_Doing(_die)) for number in range(10_000))
    with pytest.raises(ClippingsError, match="worker processes die as soon as they start"):
        list(work(documents, WITHOUT_PEOPLE, processes=2))


@pytest.mark.parametrize(("act", "error"), [(_fail, OSError), (_fail_strangely, RuntimeError)])
def test_what_a_process_raises_is_raised_where_its_results_are_awaited(act: Callable[[], object], error: type[Exception]) -> None:
    documents = (_document(number, kind=_Doing(act) if number == 100 else "text") for number in range(300))
    with pytest.raises(error, match=r"no such device|a fault in the works") as raised:
        list(work(documents, WITHOUT_PEOPLE, processes=2))
    assert f"in {act.__name__}" in "".join(traceback.format_exception(raised.value))  # where it was raised in the process


def test_results_that_nobody_wants_any_more_leave_no_process_no_thread_and_no_open_file() -> None:
    list(work(_documents(100, characters=30, drawn=[]), WITHOUT_PEOPLE, processes=2))  # the fork server stays
    before = _held()
    for _ in range(3):
        with closing(work(_documents(10_000, characters=300, drawn=[]), WITHOUT_PEOPLE, processes=3)) as results:
            next(results)
        assert _held() == before


def _held() -> tuple[int, int, int]:
    return len(multiprocessing.active_children()), threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


def test_a_process_that_is_killed_while_it_sends_its_answer_is_noticed() -> None:
    process = WorkerProcess(SETTINGS)
    try:
        process.send([SourceFailure(path="/in/large", reason="x" * 5_000_000)])
        process.send(None)
        assert process._pipe.poll(60)  # the first part of its answer has come
        process.kill()
        with pytest.raises(WorkerLostError):
            process.receive()
        with pytest.raises(WorkerLostError):
            process.send(None)
    finally:
        process.end()
