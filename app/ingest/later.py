"""Annotate articles that are stored already: those left for later, or all of them anew.

Resumable, because each article says whether it has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.ingest.workers import AnnotatedText, Worker, work
from app.store.annotations import write_annotations
from app.store.engine import Engine, ReadSession, WriteSession
from app.store.reader import StoredText, article_ids, stored_texts

PAGE = 256
WRITE_AT_ONCE = 64


def annotate_stored(
    *,
    readers: Engine,
    writer: Engine,
    worker: Worker,
    processes: int,
    everything: bool,
    on_progress: Callable[[int, str], None],
) -> list[int]:
    """Annotate what has not been annotated (or ``everything``), a short transaction at a time; returns the articles."""
    done: list[int] = []
    batch: list[AnnotatedText] = []

    def write() -> None:
        with WriteSession(writer) as session:
            write_annotations(session, [(text.article_id, text.annotation) for text in batch], revision=session.next_revision())
            session.commit()
        done.extend(text.article_id for text in batch)
        batch.clear()
        on_progress(len(done), "reading people and dates")

    for result in work(_texts(readers, everything=everything), worker, processes=processes):
        assert isinstance(result, AnnotatedText)  # noqa: S101  nothing else went in
        batch.append(result)
        if len(batch) >= WRITE_AT_ONCE:
            write()
    if batch:
        write()
    return done


def _texts(readers: Engine, *, everything: bool) -> Iterator[StoredText]:
    after = 0
    while True:
        with ReadSession(readers) as session:
            numbers = article_ids(session, after=after, limit=PAGE, only_unannotated=not everything)
            texts = stored_texts(session, numbers)
        if not numbers:
            return
        yield from texts
        after = numbers[-1]
