"""Fills the columns from the database and keeps them up to date by revision."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.store import column_file
from app.store.beside import WORTH_KEEPING, archive_id, path_beside
from app.store.column_rows import CHUNK, Rows, Spans, concat, numbers
from app.store.columns import PARTIAL, UNRESOLVED, Columns, Ints, Lists, grown
from app.store.fts import indexed_lengths

ARTICLE_COLUMNS = """id, ifnull(published_first, 0), ifnull(published_last, 0), ifnull(source_id, 0), ifnull(cluster_id, id)"""
NEWEST = """SELECT max(ifnull((SELECT max(revision) FROM article), 0), ifnull((SELECT max(revision) FROM deleted_article), 0),
  ifnull((SELECT CAST(value AS INTEGER) FROM archive_state WHERE name = 'revision'), 0))"""
"""The archive's revision grows with every commit; articles and deletions carry the one that they were written with."""


class ColumnStore:
    """The newest columns, brought up to date on demand; safe to use from many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._columns: Columns | None = None

    def current(self, connection: sqlite3.Connection) -> tuple[Columns, int]:
        """The columns and the revision of the connection's read transaction.

        The columns are of that revision, or a little newer when another thread was quicker.
        """
        (revision,) = connection.execute(NEWEST).fetchone()
        columns = self._columns
        if columns is not None and columns.revision >= revision:
            return columns, revision
        with self._lock:
            columns = self._columns
            if columns is None:
                columns = _started(connection, revision)
            if columns.revision < revision:
                columns = catch_up(columns, connection, revision)
            self._columns = columns
        return columns, revision

    def forget(self) -> None:
        """Load anew at the next search."""
        with self._lock:
            self._columns = None


def _started(connection: sqlite3.Connection, revision: int) -> Columns:
    """From the file beside the archive, when that is worth it and fits, else from the tables."""
    (articles,) = connection.execute("SELECT ifnull(max(id), 0) FROM article").fetchone()
    path = path_beside(connection, column_file.ENDING)
    if articles < WORTH_KEEPING or path is None:
        return load(connection, revision)
    archive = archive_id(connection)
    kept = column_file.read(path, archive, revision)
    columns = load(connection, revision) if kept is None else catch_up(kept, connection, revision)
    if kept is None or revision > kept.revision:
        column_file.save(columns, path, archive)
    return columns


def load(connection: sqlite3.Connection, revision: int) -> Columns:
    """Every column from the tables: about 1.5 s for a million articles with ten people each."""
    (newest,) = connection.execute("SELECT ifnull(max(id), 0) FROM article").fetchone()
    blank = _blank(newest + 1)
    chunks = [(first, min(first + CHUNK - 1, newest)) for first in range(1, newest + 1, CHUNK)]
    return _filled(blank, connection, revision, Spans(chunks))


def catch_up(columns: Columns, connection: sqlite3.Connection, revision: int) -> Columns:
    """The next state: articles with a higher revision read again, deleted ones let go."""
    since = columns.revision
    gone = numbers(connection, "SELECT group_concat(article_id) FROM deleted_article WHERE revision > ?", (since,))[0]
    changed = numbers(connection, "SELECT group_concat(id) FROM article WHERE revision > ?", (since,))[0]
    changed = np.union1d(changed, _articles_of_moved_people(columns, connection)).astype(np.int32)
    if not len(changed) and not len(gone):
        redirected, hidden = _people_changes(connection)
        return replace(columns, revision=revision, redirected=redirected, hidden_people=hidden)
    size = max(columns.size, int(changed.max(initial=0)) + 1)
    alive = grown(columns.alive, size)
    alive[gone[gone < size]] = False
    touched = np.union1d(changed, gone[gone < size]).astype(np.int32)
    spoken_article = columns.spoken_article.copy()
    spoken_article[np.isin(spoken_article, touched)] = 0
    scalars: dict[str, Any] = {name: grown(getattr(columns, name), size) for name in _SCALARS}
    base = replace(columns, alive=alive, spoken_article=spoken_article, **scalars)
    return _filled(base, connection, revision, Rows(changed, touched))


_SCALARS = ("date_status", "length", "first", "last", "not_before", "not_after", "source", "cluster", "language")


def _blank(size: int) -> Columns:
    def zeros() -> Ints:
        return np.zeros(size, np.int32)

    none = np.zeros(0, np.int32)
    return Columns(
        revision=0, alive=np.zeros(size, bool), first=zeros(), last=zeros(), not_before=zeros(), not_after=zeros(), source=zeros(),
        cluster=np.arange(size, dtype=np.int32), language=zeros(), people=Lists.empty(size), authors=Lists.empty(size),
        spoken_article=none, spoken_first=none, spoken_last=none, date_status=np.zeros(size, np.uint8), length=zeros(),
    )  # fmt: skip


def _filled(columns: Columns, connection: sqlite3.Connection, revision: int, some: Spans | Rows) -> Columns:
    """``columns`` with these articles read from the tables; its scalar arrays are its own and are written to."""
    for part in some.parts:
        sql = f"SELECT {concat(ARTICLE_COLUMNS)} FROM article WHERE {some.where('id')}"
        ids, first, last, source, cluster = numbers(connection, sql, part)
        columns.alive[ids], columns.first[ids], columns.last[ids] = True, first, last
        columns.source[ids], columns.cluster[ids] = source, cluster
        columns.not_before[ids], columns.not_after[ids] = 0, 0
        _bounds(columns, connection, some.where("id"), part)
        columns.length[ids] = 0
        indexed, lengths = indexed_lengths(connection, some.where("id"), part)
        columns.length[indexed] = lengths
        columns.date_status[ids] = 0
        _statuses(columns, connection, some.where("article_id"), part)
    languages = _languages(columns, connection, some)
    redirected, hidden = _people_changes(connection)
    names = _AuthorNames(columns)
    spoken: dict[str, Any] = _spoken(columns, connection, some)
    return replace(
        columns,
        revision=revision,
        languages=languages,
        redirected=redirected,
        hidden_people=hidden,
        people=_lists(columns, columns.people, some, lambda part: _people(connection, some.where("article_id"), part, redirected)),
        authors=_lists(columns, columns.authors, some, lambda part: names.read(connection, some.where("article_id"), part)),
        author_names=tuple(names.names),
        author_folded=tuple(names.folded),
        **spoken,
    )


def _bounds(columns: Columns, connection: sqlite3.Connection, where: str, part: Sequence[Any]) -> None:
    """Soft bounds count only where the date itself is unknown."""
    rows = connection.execute(
        f"SELECT id, not_before, not_after FROM article WHERE {where} AND published_first IS NULL"
        " AND (not_before IS NOT NULL OR not_after IS NOT NULL)",
        tuple(part),
    )
    for article, not_before, not_after in rows:
        columns.not_before[article] = _day(not_before, last=False)
        columns.not_after[article] = _day(not_after, last=True)


def _statuses(columns: Columns, connection: sqlite3.Connection, where: str, part: Sequence[Any]) -> None:
    """Which articles speak of days that could not, or only partly, be resolved."""
    for status, bit in (("partial", PARTIAL), ("unresolved", UNRESOLVED)):
        sql = f"SELECT group_concat(article_id) FROM article_date WHERE status = '{status}' AND type IN ('DATE', 'TIME') AND {where}"
        columns.date_status[numbers(connection, sql, part)[0]] |= bit


def _day(text: str | None, *, last: bool) -> int:
    """The ordinal of an ISO day, or of the first or last day of an ISO month or year; 0 for none."""
    if not text:
        return 0
    padded = text if len(text) >= 10 else (text + ("-12-31" if last else "-01-01")[-(10 - len(text)) :])
    for candidate in (padded, padded[:8] + "30", padded[:8] + "29", padded[:8] + "28"):  # the last day of a short month
        try:
            return date.fromisoformat(candidate[:10]).toordinal()
        except ValueError:
            continue
    return 0


def _languages(columns: Columns, connection: sqlite3.Connection, some: Spans | Rows) -> tuple[str, ...]:
    known = list(columns.languages)
    for part in some.parts:
        rows = connection.execute(f"SELECT language, group_concat(id) FROM article WHERE {some.where('id')} GROUP BY language", tuple(part))
        for language, ids in rows:
            if language not in known:
                known.append(language)
            columns.language[np.fromstring(str(ids), np.int32, sep=",")] = known.index(language)
    return tuple(known)


def _people_changes(connection: sqlite3.Connection) -> tuple[dict[int, int], frozenset[int]]:
    """Which people stand for which others now, and which are hidden."""
    merged: dict[int, int] = {}
    hidden: set[int] = set()
    for person, into, is_hidden in connection.execute("SELECT id, merged_into, hidden FROM person WHERE merged_into IS NOT NULL OR hidden"):
        if is_hidden:
            hidden.add(person)
        if into is not None:
            merged[person] = into
    resolved: dict[int, int] = {}
    for person in merged:
        target, seen = person, {person}
        while target in merged and merged[target] not in seen:
            target = merged[target]
            seen.add(target)
        resolved[person] = target
    return resolved, frozenset(hidden)


def _articles_of_moved_people(columns: Columns, connection: sqlite3.Connection) -> NDArray[Any]:
    """Articles that name a person whose merge was made or undone since."""
    redirected, _ = _people_changes(connection)
    moved = {p for p in redirected.keys() | columns.redirected.keys() if redirected.get(p) != columns.redirected.get(p)}
    involved = moved | {redirected[p] for p in moved if p in redirected} | {columns.redirected[p] for p in moved if p in columns.redirected}
    return np.flatnonzero(columns.people.having(sorted(involved)))


Pairs = tuple[Ints, Ints]


def _lists(columns: Columns, lists: Lists, some: Spans | Rows, read: Callable[[Sequence[Any]], Pairs]) -> Lists:
    pairs = [read(part) for part in some.parts]
    articles = _joined(pair[0] for pair in pairs)
    values = _joined(pair[1] for pair in pairs)
    if some.touched is None:
        return Lists.of(columns.size, articles, values)
    return lists.replaced(columns.size, some.touched, articles, values)


def _joined(arrays: Iterable[Ints]) -> Ints:
    several = list(arrays)
    return np.concatenate(several) if several else np.zeros(0, np.int32)


def _people(connection: sqlite3.Connection, where: str, part: Sequence[Any], redirected: dict[int, int]) -> Pairs:
    sql = f"SELECT group_concat(article_id), group_concat(person_id) FROM article_person WHERE {where} AND person_id IS NOT NULL"
    articles, people = numbers(connection, sql, part)
    if redirected and len(people):
        table = np.arange(max(int(people.max()), *redirected) + 1, dtype=np.int32)
        table[list(redirected.keys())] = list(redirected.values())
        people = table[people]
    return articles, people


class _AuthorNames:
    """Numbers for authors, by their folded names."""

    def __init__(self, columns: Columns) -> None:
        self.names = list(columns.author_names)
        self.folded = list(columns.author_folded)
        self.number = {folded: number for number, folded in enumerate(self.folded)}

    def read(self, connection: sqlite3.Connection, where: str, part: Sequence[Any]) -> Pairs:
        sql = f"SELECT folded, max(name), group_concat(article_id) FROM article_author WHERE {where} GROUP BY folded"
        articles: list[Ints] = []
        authors: list[Ints] = []
        for folded, name, ids in connection.execute(sql, tuple(part)):
            number = self.number.setdefault(folded, len(self.names))
            if number == len(self.names):
                self.names.append(name)
                self.folded.append(folded)
            articles.append(np.fromstring(str(ids), np.int32, sep=","))
            authors.append(np.full(len(articles[-1]), number, np.int32))
        return _joined(articles), _joined(authors)


def _spoken(columns: Columns, connection: sqlite3.Connection, some: Spans | Rows) -> dict[str, Ints]:
    """Days on the calendar that texts speak of: never durations, sets or unresolved expressions."""
    rows = []
    for part in some.parts:
        sql = (
            "SELECT group_concat(article_id), group_concat(first_day), group_concat(last_day) FROM article_date"
            f" WHERE {some.where('article_id')} AND first_day IS NOT NULL AND last_day IS NOT NULL AND type IN ('DATE', 'TIME')"
        )
        rows.append(numbers(connection, sql, part))
    return {
        name: np.concatenate([getattr(columns, name), *(row[at] for row in rows)])
        for at, name in enumerate(("spoken_article", "spoken_first", "spoken_last"))
    }
