"""What the archive knows about words, read from the database: names, abbreviations, which words exist at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from app.language.abbreviations import MAX_LETTERS
from app.language.words import words
from app.search.expand import LongForm
from app.search.fts5_match import term_expression
from app.search.readings import Term, mostly_capitals
from app.store.columns import Columns

MAX_PEOPLE = 5_000
MAX_CANDIDATES = 400
ARTICLES_LOOKED_AT = 8
"""For whether a word is written in capitals."""


class ArchiveLexicon:
    """Answers for one connection and one search."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def holds(self, term: Term) -> bool:
        return self._any(term_expression(term)) or self._in_comments(term)

    def _any(self, expression: str) -> bool:
        sql = "SELECT 1 FROM article_fts WHERE article_fts MATCH ? LIMIT 1"
        return self.connection.execute(sql, (expression,)).fetchone() is not None

    def _in_comments(self, term: Term) -> bool:
        sql = "SELECT 1 FROM comment_fts WHERE comment_fts MATCH ? LIMIT 1"
        return self.connection.execute(sql, (term_expression(term),)).fetchone() is not None

    def joins(self, word: str) -> bool:
        return self._any(f"{{forms}} : {term_expression(Term((word,)))}")

    def holds_compound(self, word: str, term: Term) -> bool:
        return self._any(f"({{forms}} : {term_expression(Term((word,)))}) AND {term_expression(term)}")

    def is_name(self, word: str) -> bool:
        return self.connection.execute("SELECT 1 FROM person_alias_word WHERE word = ? LIMIT 1", (word,)).fetchone() is not None

    def names_beside(self, word: str) -> Sequence[str]:
        sql = """SELECT DISTINCT b.word FROM
          (SELECT w.person_id FROM person_alias_word w JOIN person p ON p.id = w.person_id
           WHERE w.word = ? AND NOT p.hidden ORDER BY p.article_count DESC LIMIT 50) a
          JOIN person_alias_word b ON b.person_id = a.person_id LIMIT 400"""
        return [row[0] for row in self.connection.execute(sql, (word,))]

    def long_forms(self, short: str) -> Sequence[LongForm]:
        sql = """SELECT max(short), max(long), long_folded, count(DISTINCT article_id) AS articles FROM abbreviation
          WHERE short_folded = ? GROUP BY long_folded ORDER BY articles DESC, long_folded LIMIT 10"""
        return [LongForm(*row) for row in self.connection.execute(sql, (short,))]

    def capital_phrases(self, initials: Sequence[str]) -> Sequence[str]:
        marks = ",".join("?" * len(initials))
        sql = f"SELECT phrase FROM capital_phrase WHERE initials IN ({marks}) LIMIT {MAX_CANDIDATES}"
        return [row[0] for row in self.connection.execute(sql, tuple(initials[: 1 << MAX_LETTERS]))]

    def capital_phrase_count(self) -> int:
        (newest,) = self.connection.execute("SELECT ifnull(max(id), 0) FROM capital_phrase").fetchone()
        return int(newest)

    def written_in_capitals(self, word: str) -> bool:
        sql = f"""SELECT t.title, t.standfirst, t.body FROM article_fts f JOIN article_text t ON t.article_id = f.rowid
          WHERE article_fts MATCH ? LIMIT {ARTICLES_LOOKED_AT}"""
        return mostly_capitals(word, self.connection.execute(sql, (term_expression(Term((word,))),)))


class ArchiveDirectory:
    """Who is meant by a name, an alias or an id; nobody is an empty list."""

    def __init__(self, connection: sqlite3.Connection, columns: Columns) -> None:
        self.connection = connection
        self.redirected: Mapping[int, int] = columns.redirected
        self.hidden = columns.hidden_people

    def people(self, name: str) -> Sequence[int]:
        """A slug means that one person; a name everybody who is called so, or whose names have all its words."""
        by_slug = self.connection.execute("SELECT id FROM person WHERE slug = ?", (name,)).fetchall()
        return self._shown({row[0] for row in by_slug}) if by_slug else self.namesakes(name)

    def namesakes(self, name: str) -> Sequence[int]:
        """Everybody who is called so, or whose names have all the words."""
        parts = list(dict.fromkeys(words(name)))
        if not parts:
            return []
        sql = "SELECT person_id FROM person_alias WHERE folded = ?"
        found = {row[0] for row in self.connection.execute(sql, (" ".join(words(name)),))}
        several = " INTERSECT ".join("SELECT person_id FROM person_alias_word WHERE word = ?" for _ in parts[:8])
        found |= {row[0] for row in self.connection.execute(f"SELECT * FROM ({several}) LIMIT {MAX_PEOPLE}", parts[:8])}
        return self._shown(found)

    def _shown(self, people: set[int]) -> list[int]:
        return sorted({self.redirected.get(person, person) for person in people} - self.hidden)

    def sources(self, name: str) -> Sequence[int]:
        rows = self.connection.execute("SELECT id, slug, name FROM source").fetchall()
        folded = words(name)
        exact = [number for number, slug, known in rows if slug == name or words(known) == folded]
        return exact or ([number for number, _, known in rows if _has_words(words(known), folded)] if folded else [])

    def authors(self, name: str, columns: Columns) -> Sequence[int]:
        folded = words(name)
        text = " ".join(folded)
        exact = [number for number, known in enumerate(columns.author_folded) if number and known == text]
        if exact or not folded:
            return exact
        return [number for number, known in enumerate(columns.author_folded) if number and _has_words(known.split(), folded)]


def _has_words(known: Sequence[str], wanted: Sequence[str]) -> bool:
    return set(wanted) <= set(known)
