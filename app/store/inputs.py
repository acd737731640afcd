"""What was taken in from where: files, their documents, runs and failures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlmodel import col

from app.store.documents import MEMBER_MARKS, failure_spans
from app.store.engine import ReadSession, WriteSession, raw_connection
from app.store.paths import real_path
from app.store.tables import Article, Correction, IngestFailure, IngestRun, InputDocument, InputFile
from app.store.writer import delete_article, now

T = TypeVar("T")


def begin_run(session: WriteSession, paths: Sequence[str]) -> int:
    run = IngestRun(started_at=now(), paths="\n".join(paths))
    session.add(run)
    session.flush()
    return int(run.id or 0)


def finish_run(session: WriteSession, run_id: int, counts: Mapping[str, int]) -> None:
    """Note how a run ended; ``counts`` are columns of its row."""
    session.execute(update(IngestRun).where(col(IngestRun.id) == run_id).values(finished_at=now(), **counts))


def touch_files(session: WriteSession, paths: Sequence[str], run_id: int) -> None:
    """Note that unchanged files were seen in this run, and that their articles are not missing."""
    for chunk in _chunks(paths):
        session.execute(update(InputFile).where(col(InputFile.path).in_(chunk)).values(seen_run=run_id))
        articles = select(col(InputDocument.article_id)).where(col(InputDocument.path).in_(chunk))
        session.execute(update(Article).where(col(Article.id).in_(articles), col(Article.missing)).values(missing=False))


def forget_documents(session: WriteSession, keys: Sequence[str]) -> None:
    for chunk in _chunks(keys):
        session.execute(delete(InputDocument).where(col(InputDocument.key).in_(chunk)))


def is_gone(path: str) -> bool:
    """Whether a document's file no longer exists; standard input is never gone."""
    return path != "-" and not real_path(path).exists()


def remember_failures(session: WriteSession, failures: Iterable[tuple[str, str]], run_id: int) -> None:
    """Keep what could not be taken in, with its reason; a path failing again keeps the day it first failed."""
    moment = now()
    statement = """INSERT INTO ingest_failure (path, reason, first_seen, last_seen, run_id) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET reason = excluded.reason, last_seen = excluded.last_seen, run_id = excluded.run_id"""
    raw_connection(session).executemany(statement, [(path, reason, moment, moment, run_id) for path, reason in failures])


def forgive_earlier(session: WriteSession, path: str, run_id: int) -> None:
    """Drop what could not be read of an input in earlier runs: this one has read it to its end."""
    spans = [(*span, run_id) for span in failure_spans(path)]
    raw_connection(session).executemany("DELETE FROM ingest_failure WHERE path BETWEEN ? AND ? AND run_id <> ?", spans)


def forgive_mended(session: WriteSession, folders: Sequence[str], run_id: int) -> None:
    """Drop failures under the folders that this run did not meet again: the file is gone, or what was wrong with it is."""
    failed = set(failed_files(session))
    mended: list[tuple[str]] = []
    for folder in folders:
        below = col(IngestFailure.path).startswith(folder.rstrip("/") + "/", autoescape=True) | (col(IngestFailure.path) == folder)
        rows = session.execute(select(col(IngestFailure.path)).where(below, col(IngestFailure.run_id) != run_id)).scalars()
        mended += [(path,) for path in rows if not any(file in failed and not is_gone(file) for file in _files_named(path))]
    raw_connection(session).executemany("DELETE FROM ingest_failure WHERE path = ?", mended)


def _files_named(path: str) -> list[str]:
    """The files that the path of a failure may mean: all of it, or what stands before the mark of a member, record or line."""
    return [path, *(path[: match.start()] for match in re.finditer(f"[{MEMBER_MARKS}]", path))]


def failed_files(session: ReadSession | WriteSession) -> list[str]:
    """Files that something of could not be taken in."""
    return list(session.execute(select(col(InputFile.path)).where(col(InputFile.failed)).order_by(col(InputFile.path))).scalars())


def failure_rows(session: ReadSession | WriteSession) -> list[tuple[str, str]]:
    rows = session.execute(select(col(IngestFailure.path), col(IngestFailure.reason)).order_by(col(IngestFailure.path)))
    return [(path, reason) for path, reason in rows]


def vanished_files(session: ReadSession | WriteSession, folders: Sequence[str], run_id: int) -> list[str]:
    """Files under the folders that this run did not see any more."""
    gone: list[str] = []
    for folder in folders:
        below = col(InputFile.path).startswith(folder.rstrip("/") + "/", autoescape=True)
        rows = session.execute(select(col(InputFile.path)).where(below, col(InputFile.seen_run) != run_id)).scalars()
        gone += [path for path in rows if not real_path(path).exists()]
    return gone


def articles_of_files(session: ReadSession | WriteSession, paths: Sequence[str]) -> list[int]:
    """Articles all of whose documents lie in these files."""
    given = set(paths)
    found: set[int] = set()
    for chunk in _chunks(paths):
        found.update(session.execute(select(col(InputDocument.article_id)).where(col(InputDocument.path).in_(chunk))).scalars())
    return [number for number in sorted(found) if set(_paths_of(session, number)) <= given]


def orphans(session: ReadSession | WriteSession, article_ids: Sequence[int]) -> list[int]:
    """Those of the articles that no document leads to any more."""
    return [number for number in article_ids if not _paths_of(session, number)]


def _paths_of(session: ReadSession | WriteSession, article_id: int) -> list[str]:
    return list(session.execute(select(col(InputDocument.path)).where(col(InputDocument.article_id) == article_id)).scalars())


def mark_missing(session: WriteSession, article_ids: Sequence[int], revision: int) -> int:
    """Note that the files of these articles are gone; returns how many were not known to be."""
    changed = 0
    for chunk in _chunks(article_ids):
        there = col(Article.id).in_(chunk), ~col(Article.missing)
        numbers = list(session.execute(select(col(Article.id)).where(*there)).scalars())
        session.execute(update(Article).where(col(Article.id).in_(numbers)).values(missing=True, revision=revision))
        changed += len(numbers)
    return changed


def prune(session: WriteSession, article_ids: Sequence[int]) -> int:
    """Take articles out of the archive for good; returns how many."""
    revision = session.next_revision()
    for number in article_ids:
        delete_article(session, number, revision=revision)
    return len(article_ids)


def forget_files(session: WriteSession, paths: Sequence[str]) -> None:
    for chunk in _chunks(paths):
        session.execute(delete(InputFile).where(col(InputFile.path).in_(chunk)))
        session.execute(delete(InputDocument).where(col(InputDocument.path).in_(chunk)))


def corrections(session: ReadSession | WriteSession, article_id: int) -> dict[str, str]:
    rows = session.execute(select(col(Correction.name), col(Correction.value)).where(col(Correction.article_id) == article_id))
    return dict(rows.all())


def _chunks(values: Sequence[T], size: int = 500) -> Iterable[Sequence[T]]:
    return (values[start : start + size] for start in range(0, len(values), size))
