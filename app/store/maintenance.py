"""Look after the archive: check it, copy it while it is being written, derive the index anew."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete, select, text, update
from sqlmodel import col

from app.errors import DatabaseError, NotWritableError, UsageError
from app.language.forms import forms
from app.language.shingles import signature
from app.store import copies, fts
from app.store.derived import outdated, outdated_in_words
from app.store.engine import ReadSession, WriteSession, database_error, faults_told, open_readers, raw_connection, read_only_address
from app.store.prepared import phrases_of
from app.store.tables import Abbreviation, ArticleText, CapitalPhrase, CopySignature
from app.store.writer import write_phrases

PAGE = 500
SHOWN = 5
"""Examples told of one kind of problem."""

MISPLACED = """
SELECT {owner}, t.article_id, m.field, m.start, m.surface FROM {tables}
JOIN article_text AS t ON t.article_id = {article}
WHERE substr(CASE m.field WHEN 'title' THEN t.title WHEN 'standfirst' THEN t.standfirst WHEN 'body' THEN t.body
  WHEN 'comments' THEN t.comments ELSE '' END, m.start + 1, m."end" - m.start) IS NOT m.surface
LIMIT {limit}
"""
MENTIONS = (
    ("person mention", "person_mention AS m JOIN article_person AS p ON p.id = m.article_person_id", "p.article_id"),
    ("date mention", "article_date AS m", "m.article_id"),
    ("quote", "article_quote AS m", "m.article_id"),
)

ODD_ROWS = {
    "articles without a text": "SELECT public_id FROM article WHERE id NOT IN (SELECT article_id FROM article_text)",
    "articles that no input leads to, yet not marked as missing": "SELECT public_id FROM article"
    " WHERE NOT missing AND id NOT IN (SELECT article_id FROM input_document)",
    "articles that were deleted and are there": "SELECT public_id FROM article WHERE id IN (SELECT article_id FROM deleted_article)",
    "articles whose cluster has no article that stands for it": "SELECT public_id FROM article AS a WHERE cluster_id IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM article AS b WHERE b.id = a.cluster_id AND b.cluster_id = b.id)",
    "clusters of a single article": "SELECT max(public_id) FROM article WHERE cluster_id IS NOT NULL"
    " GROUP BY cluster_id HAVING count(*) = 1",
    "articles newer than the archive's revision": "SELECT public_id FROM article WHERE revision >"
    " (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM archive_state WHERE name = 'revision')",
    "people of articles with a wrong count of mentions": "SELECT name FROM article_person AS p WHERE mention_count"
    " <> (SELECT count(*) FROM person_mention AS m WHERE m.article_person_id = p.id)",
    "persons with a wrong count of articles or mentions": "SELECT slug FROM person AS p WHERE (article_count, mention_count) <> (SELECT"
    " count(DISTINCT a.article_id), coalesce(sum(a.mention_count), 0) FROM article_person AS a WHERE a.person_id = p.id)",
}
"""What is wrong with the rows that a query returns; the queries name at most a few."""

UNCOMPARED = (
    "the archive cannot be written here, which SQLite needs for comparing the index with the texts word by word;"
    " to have that checked: clippings backup FILE, then clippings verify --db FILE"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What ``verify`` found. ``problems`` is empty for a sound archive; ``notes`` are facts that need no mending."""

    articles: int
    indexed: int
    revision: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()
    damaged: bool = False  # the file itself: nothing else could be looked at

    @property
    def sound(self) -> bool:
        return not self.problems

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data."""
        facts = {"sound": self.sound, "articles": self.articles, "indexed": self.indexed, "revision": self.revision}
        return facts | {"problems": list(self.problems), "notes": list(self.notes)}

    def lines(self) -> list[str]:
        """The report to read."""
        counts = f"{self.articles:,} articles, {self.indexed:,} in the index, revision {self.revision:,}"
        notes = [f"note: {note}" for note in self.notes]
        if self.sound:
            return [f"sound: {counts}", *notes]
        advice = "mend derived data with: clippings rebuild; else restore a backup"
        return [f"damaged: {counts}", *(f"problem: {problem}" for problem in self.problems), advice, *notes]


def verify(engine: Engine) -> VerifyReport:
    """Check file, references, index, places of mentions and counts of an archive that ``engine`` can write.

    Reads one consistent state, while others may write; only the last check, of the index, keeps writers waiting.
    """
    path = Path(str(engine.url.database))
    report = _what_reading_tells(path)
    if report.damaged:
        return report
    with faults_told(path), WriteSession(engine) as session:
        said = fts.check(session)
        session.rollback()
    problems = [f"the index does not agree with the stored texts: {said}"] if said else []
    return replace(report, problems=(*report.problems, *problems))


def verify_by_reading(path: Path) -> VerifyReport:
    """Check what can be checked of an archive that cannot be written: all but the words of the index."""
    report = _what_reading_tells(path)
    return report if report.damaged else replace(report, notes=(*report.notes, UNCOMPARED))


def _what_reading_tells(path: Path) -> VerifyReport:
    readers = open_readers(path, connections=1)
    try:
        with faults_told(path), ReadSession(readers) as session:
            if damage := _file_problems(session):  # nothing read from such a file can be relied on
                return VerifyReport(articles=0, indexed=0, revision=0, problems=tuple(damage), damaged=True)
            articles, revision = _number(session, "SELECT count(*) FROM article"), _number(session, REVISION)
            indexed = fts.indexed_count(session)
            problems = [*_reference_problems(session), *_misplaced(session), *_odd_rows(session)]
            notes = tuple(_notes(session))
    finally:
        readers.dispose()
    if indexed != articles:
        problems.append(f"the index holds {indexed:,} articles, the archive {articles:,}")
    return VerifyReport(articles=articles, indexed=indexed, revision=revision, problems=tuple(problems), notes=notes)


REVISION = "SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM archive_state WHERE name = 'revision'"


def _number(session: ReadSession | WriteSession, query: str) -> int:
    return int(session.execute(text(query)).scalar_one())


def _file_problems(session: ReadSession) -> list[str]:
    try:
        rows = raw_connection(session).execute(f"PRAGMA integrity_check({SHOWN})").fetchall()
    except sqlite3.DatabaseError as error:
        rows = [(error,)]
    return [f"the file is damaged: {said}" for (said,) in rows if said != "ok"]


def _reference_problems(session: ReadSession) -> list[str]:
    rows = raw_connection(session).execute("PRAGMA foreign_key_check").fetchmany(SHOWN)
    return [f"row {row} of {table} refers to a missing {parent}" for table, row, parent, _ in rows]


def _misplaced(session: ReadSession) -> Iterator[str]:
    for kind, tables, article in MENTIONS:
        query = MISPLACED.format(owner=f"'{kind}'", tables=tables, article=article, limit=SHOWN)
        for _, number, field, start, surface in session.execute(text(query)):
            yield f"{kind} {surface!r} is not at {field}:{start} of article {number}"


def _odd_rows(session: ReadSession) -> Iterator[str]:
    for what, query in ODD_ROWS.items():
        names = list(session.execute(text(f"{query} LIMIT {SHOWN}")).scalars())
        if names:
            yield f"{what}: {', '.join(names)}{' …' if len(names) == SHOWN else ''}"


def _notes(session: ReadSession) -> Iterator[str]:
    waiting = _number(session, "SELECT count(*) FROM article WHERE NOT annotated")
    if waiting:
        yield f"{waiting:,} articles wait to be read for people and dates; the next ingest does it"
    unlinked = _number(session, "SELECT count(*) FROM article_person WHERE person_id IS NULL")
    if unlinked:
        yield f"{unlinked:,} people in articles are not linked yet; the next ingest does it"
    if what := outdated(session.connection()):
        yield f"{outdated_in_words(what)}; clippings rebuild brings them up to date"
    missing = _number(session, "SELECT count(*) FROM article WHERE missing")
    if missing:
        yield f"the files of {missing:,} articles are gone; clippings ingest --prune FOLDER removes such articles"


def backup(database: Path, file: Path) -> int:
    """Copy the archive to a new file in one consistent state, while others may read and write; returns its bytes.

    Raises UsageError when the file exists, DatabaseError when it cannot be written; leaves nothing half-written.
    """
    if file.exists() or file.is_symlink():
        raise UsageError(f"{file} exists already; name a file that does not")
    if not file.parent.is_dir():
        raise UsageError(f"there is no folder {file.parent}")
    part = file.with_name(f"{file.name}.part{os.getpid()}")
    try:
        _copy(database, part)
        os.link(part, file)  # unlike a rename it cannot overwrite a file that appeared meanwhile
        return file.stat().st_size
    except FileExistsError as error:
        raise UsageError(f"{file} exists already; name a file that does not") from error
    except (sqlite3.Error, OSError) as error:
        told = database_error(error, file)
        if isinstance(told, NotWritableError):  # the archive is not what has to be chosen anew
            raise NotWritableError(f"cannot write {file}: its folder is not writable; name a file in another folder") from error
        raise told from error
    finally:
        for leftover in (part, part.with_name(f"{part.name}-journal")):
            leftover.unlink(missing_ok=True)


def _copy(database: Path, part: Path) -> None:
    """One step of SQLite's online backup: all pages under one read lock, which in WAL mode stops no writer."""
    with closing(sqlite3.connect(read_only_address(database), uri=True)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, readable from a read-only place
        said = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if said != "ok":
        raise DatabaseError(f"the copy of {database} is damaged ({said}); check the archive with: clippings verify")
    with part.open("rb") as stream:
        os.fsync(stream.fileno())


def rebuild_index(session: WriteSession) -> int:
    """Derive search forms, phrases, signatures and the full-text index from the stored texts; returns how many articles.

    The index is made from nothing, so it is sound afterwards whatever it was before; all articles wait to be clustered
    anew. Memory stays flat. The caller commits.
    """
    revision = session.next_revision()
    copies.release_all(session, revision=revision)
    for table in (Abbreviation, CapitalPhrase, CopySignature):
        session.execute(delete(table))
    count = 0
    for rows in _pages_of_text(session):
        for row in rows:
            _derive(session, row, revision)
        count += len(rows)
    fts.rebuild(session)
    return count


def _derive(session: WriteSession, row: Any, revision: int) -> None:
    layers = [row.title, row.standfirst, row.body]
    derived = forms(layers)
    if derived != row.forms:
        session.execute(update(ArticleText).where(col(ArticleText.article_id) == row.article_id).values(forms=derived))
    write_phrases(session, [(row.article_id, phrases_of(layers))])
    copies.write_signatures(session, [(row.article_id, signature(f"{row.standfirst}\n{row.body}"))], revision=revision)


def _pages_of_text(session: WriteSession) -> Iterator[list[Any]]:
    after = 0
    number = col(ArticleText.article_id)
    columns = (number, col(ArticleText.title), col(ArticleText.standfirst), col(ArticleText.body), col(ArticleText.forms))
    while rows := list(session.execute(select(*columns).where(number > after).order_by(number).limit(PAGE))):
        yield rows
        after = rows[-1].article_id
