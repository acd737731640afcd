"""Annotate articles that are stored already: those left for later, or all of them anew.

Resumable, because each article says whether it has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from app.domain import StoredText
from app.ingest.pool import work
from app.ingest.workers import AnnotatedText, UnreadText, Worker
from app.store.annotations import write_annotations
from app.store.engine import Engine, ReadSession, WriteSession
from app.store.reader import article_ids, stored_texts

PAGE = 256
WRITE_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Annotated:
    """The articles that were annotated, and those in which nothing could be looked for; these are tried again by the next run."""

    done: list[int] = field(default_factory=list)
    unread: list[UnreadText] = field(default_factory=list)


def annotate_stored(
    *,
    readers: Engine,
    writer: Engine,
    worker: Worker,
    processes: int,
    everything: bool,
    on_progress: Callable[[int, str], None],
    on_written: Callable[[Sequence[int]], None] = lambda _: None,
) -> Annotated:
    """Annotate what has not been annotated (or ``everything``), a short transaction at a time, each told to ``on_written``."""
    report = Annotated()
    batch: list[AnnotatedText] = []

    def write() -> None:
        with WriteSession(writer) as session:
            write_annotations(session, [(text.article_id, text.annotation) for text in batch], revision=session.next_revision())
            session.commit()
        written = [text.article_id for text in batch]
        batch.clear()
        report.done.extend(written)
        on_progress(len(report.done), "reading people and dates")
        on_written(written)

    with closing(work(_texts(readers, everything=everything), worker, processes=processes)) as results:
        for result in results:
            if isinstance(result, UnreadText):
                report.unread.append(result)
                continue
            assert isinstance(result, AnnotatedText)  # noqa: S101  nothing else went in
            batch.append(result)
            if len(batch) >= WRITE_AT_ONCE:
                write()
    if batch:
        write()
    return report


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
