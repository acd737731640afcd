"""The ingest: inputs → documents → articles with people and dates → the archive.

Reading and planning happen here, extraction and annotation in worker processes, writing in short transactions of
one writer. Whatever was committed stays; a run that is cut off anywhere is carried on by the next.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import IO

from app.errors import UsageError
from app.ingest.dedup import cluster_waiting
from app.ingest.keep import Correct, Keeper
from app.ingest.later import annotate_stored
from app.ingest.plan import STDIN, Plan
from app.ingest.pool import ALONE, cores, work
from app.ingest.relearn import relearn
from app.ingest.report import Failure, IngestReport
from app.ingest.sources import Limits, SourceFailure, find_inputs, read_stdin_records
from app.ingest.vanished import settle_vanished
from app.ingest.workers import Item, Result, Worker, WorkSettings
from app.store import inputs
from app.store.cache_files import refresh_cache_files
from app.store.copies import folded_count
from app.store.documents import Lookups
from app.store.engine import Engine, ReadSession, WriteSession, faults_told, open_readers
from app.store.paths import real_path, storable
from app.store.reader import public_ids, unlinked_articles

BATCH_DOCUMENTS = 1_024
BATCH_SECONDS = 0.5
LINK_AFTER = 2_000
"""Articles before the first linking of people and copies in a long run; each following one waits for as many as are in already,
because linking looks at everybody with the same surname: at fixed steps a first ingest would take quadratic time."""

Link = Callable[[WriteSession, Sequence[int]], object]
"""Decides who the people of these articles are; handed in, because that is another room's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """How to run: ``processes`` 0 means one a core; ``annotate_later`` stores and indexes everything first.

    ``prune`` removes the articles whose files are gone, and ``prune_empty`` also those of a folder in which no file is left.

    Files changed in the last ``leave_younger_than`` seconds are passed over: somebody may still be writing them.
    """

    processes: int = 0
    dry_run: bool = False
    force: bool = False
    prune: bool = False
    prune_empty: bool = False
    retry_failed: bool = False
    annotate_later: bool = False
    limits: Limits = field(default_factory=Limits)
    mapping: tuple[tuple[str, str], ...] = ()
    stdin: IO[bytes] | None = None
    leave_younger_than: float = 0.0
    on_progress: Callable[[int, str], None] = lambda _done, _path: None


def files_of(paths: Sequence[str]) -> list[Path]:
    """The files and folders among the paths of an ingest; raises UsageError when one is not there."""
    missing = [path for path in paths if path != STDIN and not Path(path).exists()]
    if missing:
        raise UsageError(f"there is no file or folder {missing[0]}")
    return [Path(path) for path in paths if path != STDIN]


@dataclass(slots=True, kw_only=True)
class IngestJob:
    """One archive's ingest, with the rooms it needs handed in."""

    writer: Engine
    database: Path
    settings: WorkSettings
    link: Link
    correct: Correct

    def run(self, paths: Sequence[str], options: IngestOptions) -> IngestReport:
        """Take in files and folders (``-`` is standard input); returns what was done. One bad input stops nothing."""
        started = time.perf_counter()
        report = IngestReport(dry_run=options.dry_run)
        files = files_of(paths)
        readers = open_readers(self.database, connections=2)
        try:
            with faults_told(self.database):
                self._run(paths, files, readers, options, report)
        except KeyboardInterrupt:
            report.interrupted = True
        finally:
            readers.dispose()
        report.seconds = time.perf_counter() - started
        return report

    def _run(self, paths: Sequence[str], files: list[Path], readers: Engine, options: IngestOptions, report: IngestReport) -> None:
        with WriteSession(self.writer) as session:
            run_id, folded = inputs.begin_run(session, [storable(path) for path in paths]), folded_count(session)
            (session.rollback if options.dry_run else session.commit)()
        known = Lookups(readers)
        plan = Plan(
            known=known,
            report=report,
            run_id=run_id,
            force=options.force,
            retry_failed=options.retry_failed,
            limits=options.limits,
            on_seen=lambda paths: self._touch(paths, run_id, dry_run=options.dry_run),
        )
        try:
            items = self._items(plan, paths, files, readers, options)
            first = list(islice(items, ALONE + 1))
            # Of many, some lose what recurs in the others: all are stored first, and read for people and dates as they stand then.
            worker = Worker(replace(self.settings, annotate=len(first) <= ALONE and not options.annotate_later, mapping=options.mapping))
            keeper = Keeper(report=report, run_id=run_id, force=options.force, finish=worker.finish, correct=self.correct)
            with closing(work(chain(first, items), worker, processes=cores(options.processes))) as results:
                self._write(results, keeper, options)
            if not options.dry_run:
                self._vanished(plan, files, options)
                relearn(self.writer, shrunk=report.removed > 0)
                self._after([*keeper.changed, *self._annotate(readers, options, report)], readers)
                if STDIN in paths:
                    self._forgive_stdin(run_id)
                refresh_cache_files(readers)
        finally:
            known.close()
            if not options.dry_run:
                self._close(run_id, report, folded)

    def _items(self, plan: Plan, paths: Sequence[str], files: list[Path], readers: Engine, options: IngestOptions) -> Iterator[Item]:
        again: set[Path] = set()
        if options.retry_failed:
            with ReadSession(readers) as session:
                again = {path for path in map(real_path, inputs.failed_files(session)) if path.exists()}
            yield from plan.items(sorted(again))
        found = (file for file in find_inputs(files) if not self._is_own(file) and not _is_young(file, options.leave_younger_than))
        yield from plan.items(file for file in found if not (again and isinstance(file, Path) and file.resolve() in again))
        if STDIN in paths and options.stdin is not None:
            yield from plan.records(read_stdin_records(options.stdin))

    def _is_own(self, file: Path | SourceFailure) -> bool:
        """Whether a file is the archive itself, which may lie in a folder that it takes in."""
        if isinstance(file, SourceFailure) or not file.name.startswith(self.database.name):
            return False
        return file.parent.resolve() == self.database.parent.resolve()

    def _write(self, results: Iterable[Result], keeper: Keeper, options: IngestOptions) -> None:
        done, link_after = 0, LINK_AFTER
        for batch in _batches(results):
            with WriteSession(self.writer) as session:
                keeper.batch(session, batch)
                (session.rollback if options.dry_run else session.commit)()
            done += len(batch)
            options.on_progress(done, getattr(batch[-1], "path", ""))
            if len(keeper.changed) >= link_after and not options.dry_run:
                self.link_people(keeper.changed)
                cluster_waiting(self.writer)
                keeper.changed.clear()
                link_after = max(link_after, done)

    def _annotate(self, readers: Engine, options: IngestOptions, report: IngestReport) -> list[int]:
        """Read people and dates of what was stored without, in this run or in one that was cut off; returns what is still to be linked."""
        waiting: list[int] = []
        written = 0

        def link_some(numbers: Sequence[int]) -> None:
            nonlocal written
            waiting.extend(numbers)
            written += len(numbers)
            if len(waiting) >= max(LINK_AFTER, written - len(waiting)):
                self.link_people(waiting)
                waiting.clear()

        done = annotate_stored(
            readers=readers,
            writer=self.writer,
            worker=Worker(self.settings),
            processes=cores(options.processes),
            everything=False,
            on_progress=options.on_progress,
            on_written=link_some,
        )
        report.annotated = len(done.done)
        with ReadSession(readers) as session:
            named = public_ids(session, [text.article_id for text in done.unread])
        report.failures += [Failure(f"article {named[text.article_id]}", text.reason) for text in done.unread if text.article_id in named]
        return waiting

    def _touch(self, paths: list[str], run_id: int, *, dry_run: bool) -> None:
        """Note that unchanged files were seen, a few thousand at a time."""
        if paths and not dry_run:
            with WriteSession(self.writer) as session:
                inputs.touch_files(session, paths, run_id)
                session.commit()

    def _after(self, changed: list[int], readers: Engine) -> None:
        """Link people and copies, also of a run that was cut off."""
        with ReadSession(readers) as session:
            left = unlinked_articles(session)
        if pending := sorted({*changed, *left}):
            self.link_people(pending)
        cluster_waiting(self.writer)

    def _vanished(self, plan: Plan, files: list[Path], options: IngestOptions) -> None:
        """Note the unchanged files that were seen, and mark or remove the articles of those that are gone."""
        folders = {storable(str(path.resolve())): path for path in files if path.is_dir()}
        prune = options.prune or options.prune_empty
        empty = [stored for stored, path in folders.items() if not options.prune_empty and self._is_empty(path)]
        with WriteSession(self.writer) as session:
            inputs.touch_files(session, plan.seen, plan.run_id)
            if settle_vanished(session, plan.report, plan.run_id, folders=list(folders), prune=prune, empty=empty):
                self.link(session, [])
            inputs.forgive_mended(session, list(folders), plan.run_id)
            session.commit()

    def _is_empty(self, folder: Path) -> bool:
        """Whether nothing can be taken in from a folder."""
        return not any(isinstance(file, Path) and not self._is_own(file) for file in find_inputs([folder]))

    def link_people(self, article_ids: Sequence[int]) -> None:
        """Decide who the people of these articles are, in a transaction of its own."""
        with WriteSession(self.writer) as session:
            self.link(session, article_ids)
            session.commit()

    def _forgive_stdin(self, run_id: int) -> None:
        """A line of standard input is no place to come back to: what it gave last is what can be told of it."""
        with WriteSession(self.writer) as session:
            inputs.forgive_earlier(session, STDIN, run_id)
            session.commit()

    def _close(self, run_id: int, report: IngestReport, folded: int) -> None:
        with WriteSession(self.writer) as session:
            report.near_copies = max(0, folded_count(session) - folded)
            counts = ("added", "updated", "unchanged", "duplicates", "near_copies", "failed")
            inputs.finish_run(session, run_id, {name: getattr(report, name) for name in counts})
            session.commit()


def _is_young(file: Path | SourceFailure, seconds: float) -> bool:
    try:
        return seconds > 0 and isinstance(file, Path) and 0 <= time.time() - file.stat().st_mtime < seconds
    except OSError:
        return False


def _batches(results: Iterable[Result]) -> Iterator[list[Result]]:
    """Results in batches that are soon written: so many documents, or so much time."""
    batch: list[Result] = []
    started = time.monotonic()
    for result in results:
        batch.append(result)
        if len(batch) >= BATCH_DOCUMENTS or time.monotonic() - started > BATCH_SECONDS:
            yield batch
            batch, started = [], time.monotonic()
    if batch:
        yield batch
