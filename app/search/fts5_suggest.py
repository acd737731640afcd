"""What typed text may become: people by any of their names, sources, and phrases of headlines."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.language.words import words
from app.search.fts5_match import term_expression
from app.search.headlines import phrases
from app.search.port import Suggestion, Suggestions
from app.search.readings import Term
from app.store.columns import Columns

MAX_TYPED = 200
TITLES_READ = 120
TITLES_KEPT = 5_000
"""Newest headlines held in memory: a beginning of a word among all of them costs FTS5 100 ms at a million articles."""

POPULAR = 3_000
"""People named in most articles, whose names are held in memory; others are found by their alias words."""

ALIASES_READ = 300

_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Known:
    """Names that are looked through for every letter typed: folded with a blank before each word, id, as printed, articles."""

    people: tuple[tuple[str, str, str, int], ...]
    sources: tuple[tuple[str, str, str, int], ...]
    titles: tuple[tuple[str, str], ...]


def known_names(connection: sqlite3.Connection, columns: Columns) -> Known:
    """The most named people, all sources that have articles, and the newest headlines."""
    sql = f"""SELECT slug, name, article_count, folded FROM person WHERE merged_into IS NULL AND NOT hidden AND article_count > 0
      ORDER BY article_count DESC LIMIT {POPULAR}"""
    people = tuple((f" {folded}", slug, name, count) for slug, name, count, folded in connection.execute(sql))
    counts = np.bincount(columns.source[columns.alive])
    sources = [
        (f" {' '.join(words(name))}", slug, name, int(counts[number]))
        for number, slug, name in connection.execute("SELECT id, slug, name FROM source")
        if number < len(counts) and counts[number]
    ]
    newest = connection.execute(f"SELECT article_id, title FROM article_text ORDER BY article_id DESC LIMIT {TITLES_KEPT}")
    titles = tuple(
        (f" {' '.join(words(title))}", title)
        for number, title in newest
        if number < columns.size and columns.cluster[number] == number  # a copy says nothing anew
    )
    return Known(people, tuple(sorted(sources, key=lambda row: (-row[3], row[2]))), titles)


class Suggester:
    """Suggests for one connection."""

    def __init__(self, connection: sqlite3.Connection, known: Known) -> None:
        self.connection = connection
        self.known = known

    def suggest(self, q: str, limit: int) -> Suggestions:
        """Nothing for text without words; otherwise up to ``limit`` of each kind."""
        typed = words(q[:MAX_TYPED])
        if not typed:
            return Suggestions(q)
        sources = [
            Suggestion("source", name, f"source:{slug}", slug, count) for slug, name, count in _having(self.known.sources, typed, limit)
        ]
        people = tuple(self._people(typed, limit))
        names = frozenset(one.label for one in people)
        return Suggestions(q, people=people, sources=tuple(sources), phrases=tuple(self._phrases(typed[-6:], limit, besides=names)))

    def _people(self, typed: list[str], limit: int) -> list[Suggestion]:
        """People with all the typed words among their names, the last word as a beginning; those named most first."""
        found = {row[0]: row for row in _having(self.known.people, typed, limit)}
        if len(found) < limit and len(typed[-1]) > 1:
            several = " INTERSECT ".join(
                ["SELECT person_id FROM person_alias_word WHERE word = ?"] * (len(typed) - 1)
                + [f"SELECT * FROM (SELECT person_id FROM person_alias_word WHERE word >= ? AND word < ? LIMIT {ALIASES_READ})"]
            )
            by_alias = f"""SELECT slug, name, article_count FROM person WHERE id IN ({several}) AND merged_into IS NULL AND NOT hidden
              AND article_count > 0 ORDER BY article_count DESC LIMIT ?"""
            rows = self.connection.execute(by_alias, (*typed[:-1], typed[-1], typed[-1] + _LAST, limit))
            found.update({row[0]: row for row in rows})
        ranked = sorted(found.values(), key=lambda row: (-row[2], row[1]))[:limit]
        return [Suggestion("person", name, f"person:{slug}", slug, count) for slug, name, count in ranked]

    def _phrases(self, typed: list[str], limit: int, *, besides: frozenset[str]) -> list[Suggestion]:
        """Names and repeated phrases of headlines that go on from the typed words, the commonest first."""
        found = [one for one in phrases(self._titles(typed), typed) if one[0] not in besides][:limit]
        return [Suggestion("phrase", label, f'"{label}"' if len(words(label)) > 1 else label, "", count) for label, count in found]

    def _titles(self, typed: list[str]) -> list[str]:
        """Headlines with the typed words: the newest; of older ones only those that have whole words of several."""
        beginning = f" {' '.join(typed)}"
        found = [title for folded, title in self.known.titles if beginning in folded][:TITLES_READ]
        if len(found) < TITLES_READ and len(typed) > 1 and len(self.known.titles) == TITLES_KEPT:
            sql = """SELECT t.title FROM headline_fts f JOIN article_text t ON t.article_id = f.rowid
              WHERE headline_fts MATCH ? ORDER BY f.rowid DESC LIMIT ?"""
            rows = self.connection.execute(sql, (term_expression(Term(tuple(typed))), TITLES_READ))
            found += [title for (title,) in rows if title not in found]
        return found


def _having(known: Sequence[tuple[str, str, str, int]], typed: list[str], limit: int) -> list[tuple[str, str, int]]:
    """Id, name and count of the first that have all the typed words, the last one as a beginning."""
    beginning = f" {typed[-1]}"
    whole = [f" {word} " for word in typed[:-1]]
    out: list[tuple[str, str, int]] = []
    for folded, identity, name, count in known:
        if beginning in folded and all(word in folded + " " for word in whole):
            out.append((identity, name, count))
            if len(out) == limit:
                break
    return out
