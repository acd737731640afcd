"""``python -m benchmarks.ingest``: how fast articles come in, stage by stage, and what share each stage has.

Times of stages are processor seconds of one process, so that other work on the machine changes them little; the whole
runs are wall time with one worker a core.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.annotate.people.adapters import load_tagger
from app.annotate.pipeline import Annotator
from app.cli.jobs import ingest_job
from app.curate.persons import relink
from app.domain import Annotation
from app.ingest.dedup import cluster_waiting
from app.ingest.job import IngestOptions
from app.ingest.sources import Limits, SourceDocument, find_inputs, read_documents
from app.ingest.sources.draft import to_draft
from app.settings import Settings
from app.store.annotations import write_annotations
from app.store.engine import Engine, WriteSession, open_writer
from app.store.identity import digest
from app.store.migrate import migrate
from app.store.prepared import PreparedArticle, prepare
from app.store.writer import insert_articles
from benchmarks.ingest.storing import storing_job
from benchmarks.ingest_articles import write_files, write_jsonl

ANNOTATED = 300
"""Articles that the slow stages are measured on."""
BATCH = 1_024


class Stopwatch:
    """Processor seconds and articles by stage."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, float, int]] = []

    @contextmanager
    def stage(self, name: str, articles: int) -> Iterator[None]:
        started = time.process_time()
        yield
        self.stages.append((name, time.process_time() - started, articles))

    def table(self) -> Iterator[str]:
        each = [(name, seconds / articles) for name, seconds, articles in self.stages]
        total = sum(cost for _, cost in each)
        yield "| stage | articles/s a core | ms an article | share |\n| --- | ---: | ---: | ---: |"
        for name, cost in each:
            yield f"| {name} | {1 / cost:,.0f} | {cost * 1000:.2f} | {cost / total:.0%} |"
        yield f"| all stages | {1 / total:,.0f} | {total * 1000:.2f} | 100% |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=120, help="words an article, about")
    parser.add_argument("--files", action="store_true", help="one text file an article, in place of JSON Lines")
    parser.add_argument("--annotate", action="store_true", help="also run the whole ingest with people and dates")
    given = parser.parse_args()
    print(f"{given.articles:,} articles of about {given.words} words, {'text files' if given.files else 'JSON Lines'};", end=" ")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "in"
        source.mkdir()
        if given.files:
            list(write_files(source, articles=given.articles, words=given.words))
        else:
            write_jsonl(source / "articles.jsonl", articles=given.articles, words=given.words)
        stages(source, folder / "stages.db")
        whole(source, folder / "stored.db", "without people and dates", storing=True)
        if given.annotate:
            whole(source, folder / "whole.db", "with everything", storing=False)


def stages(source: Path, database: Path) -> None:
    """Every stage by itself, in one process."""
    watch = Stopwatch()
    documents = list(_documents(source))
    count = len(documents)
    with watch.stage("read", count):
        documents = list(_documents(source))
    with watch.stage("extract", count):
        drafts = [to_draft(document) for document in documents]
    with watch.stage("derive (search forms, signature)", count):
        prepared = [prepare(draft) for draft in drafts]
    with _archive(database) as engine:
        with watch.stage("write and index", count):
            numbers = _write(engine, prepared)
        with watch.stage("cluster copies", count):
            cluster_waiting(engine)
        sample = random.Random(1).sample(range(count), min(ANNOTATED, count))
        annotator = Annotator(tagger=load_tagger("onnx"))
        annotator.draft(drafts[0])  # loads the model
        with watch.stage("people, dates, quotes", len(sample)):
            found = [(numbers[place], annotator.draft(drafts[place])) for place in sample]
        with watch.stage("write people and dates", len(sample)):
            _write_annotations(engine, found)
        with watch.stage("link people", len(sample)), WriteSession(engine) as session:
            relink(session, [number for number, _ in found])
            session.commit()
    print("\n".join(watch.table()))


def whole(source: Path, database: Path, what: str, *, storing: bool) -> None:
    """The real ingest with one worker a core, and again with nothing to do."""
    with _archive(database) as engine:
        job = storing_job(database, engine) if storing else ingest_job(Settings(db=database), engine)
        for run in ("first run", "again, nothing new"):
            started, used = time.perf_counter(), time.process_time()
            report = job.run([str(source)], IngestOptions(annotate_later=storing))
            seconds = time.perf_counter() - started
            done = report.added + report.duplicates + report.unchanged
            print(f"\n{what}, {run}: {done:,} articles in {seconds:.1f} s, {done / seconds:,.0f}/s", end="")
            print(f"; the one that writes could do {done / (time.process_time() - used):,.0f}/s", end="")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = database.stat().st_size
    print(f"\n{size / 1e6:,.0f} MB on disk, this process at most {peak:,} MB")


def _documents(source: Path) -> Iterable[SourceDocument]:
    for file in find_inputs([source]):
        assert isinstance(file, Path)  # noqa: S101  the folder was written above
        yield from (document for document in read_documents(file, limits=Limits()) if isinstance(document, SourceDocument))


@contextmanager
def _archive(path: Path) -> Iterator[Engine]:
    engine = open_writer(path)
    migrate(engine)
    yield engine
    engine.dispose()


def _write(engine: Engine, prepared: list[PreparedArticle]) -> list[int]:
    numbers: list[int] = []
    for start in range(0, len(prepared), BATCH):
        batch = [(article, digest(str(start + place))) for place, article in enumerate(prepared[start : start + BATCH])]
        with WriteSession(engine) as session:
            numbers += insert_articles(session, batch, revision=session.next_revision())
            session.commit()
    return numbers


def _write_annotations(engine: Engine, found: list[tuple[int, Annotation]]) -> None:
    with WriteSession(engine) as session:
        write_annotations(session, found, revision=session.next_revision())
        session.commit()


if __name__ == "__main__":
    main()
