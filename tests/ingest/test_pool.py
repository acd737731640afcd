from __future__ import annotations

from collections.abc import Iterator

from app.ingest.pool import AHEAD_BYTES, CHUNK_BYTES, work
from app.ingest.sources import SourceDocument
from app.ingest.workers import NewDocument, ReadyDocument, Worker, WorkSettings

WITHOUT_PEOPLE = Worker(WorkSettings(tagger="onnx", date_order="mdy", annotate=False))


def _documents(count: int, *, characters: int, drawn: list[int]) -> Iterator[NewDocument]:
    for number in range(count):
        drawn.append(number)
        text = f"Ferry number {number} sails again\n\n" + "It left the harbour with the tide. " * (characters // 35)
        document = SourceDocument(path=f"/in/{number}.txt", key="", kind="text", data=text.encode())
        yield NewDocument(document, f"hash {number}", document.path)


def test_results_come_in_the_order_of_the_documents() -> None:
    results = list(work(_documents(150, characters=300, drawn=[]), WITHOUT_PEOPLE, processes=2))
    assert [result.path for result in results if isinstance(result, ReadyDocument)] == [f"/in/{number}.txt" for number in range(150)]


def test_what_waits_for_the_one_that_writes_is_bounded_in_bytes() -> None:
    drawn: list[int] = []
    characters = 30_000
    results = work(_documents(400, characters=characters, drawn=drawn), WITHOUT_PEOPLE, processes=2)
    most = max(len(drawn) - done for done, _ in enumerate(results, 1))
    assert CHUNK_BYTES * 6 < most * characters < AHEAD_BYTES + 3 * CHUNK_BYTES
