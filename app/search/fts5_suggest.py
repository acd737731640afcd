"""What typed text may become: people by any of their names, sources, and phrases of headlines."""

from __future__ import annotations

import sqlite3
from collections import Counter

from app.language.words import tokens, words
from app.search.fts5_match import term_expression
from app.search.port import Suggestion, Suggestions
from app.search.readings import Term

MAX_TYPED = 200
TITLES_READ = 300
POPULAR = 5_000
"""People named in most articles; a short beginning is looked for among these only."""

FOLLOWING = 2
_SMALL_WORDS = "a an and are as at be but by for from has he her his in is it its of on or says she that the their this to was will with"
_SMALL = frozenset(_SMALL_WORDS.split())
_LAST = "\U0010ffff"


class Suggester:
    """Suggests for one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def suggest(self, q: str, limit: int) -> Suggestions:
        """Nothing for text without words; otherwise up to ``limit`` of each kind."""
        typed = words(q[:MAX_TYPED])
        if not typed:
            return Suggestions(q)
        return Suggestions(
            q,
            people=tuple(self._people(typed, limit)),
            sources=tuple(self._sources(typed, limit)),
            phrases=tuple(self._phrases(typed, limit)),
        )

    def _people(self, typed: list[str], limit: int) -> list[Suggestion]:
        """People with all the typed words among their names, the last word as a beginning; those named most first."""
        conditions = " AND ".join("(' ' || folded || ' ') LIKE ?" for _ in typed)
        patterns = [*(f"% {word} %" for word in typed[:-1]), f"% {typed[-1]}%"]
        popular = f"""SELECT slug, name, article_count FROM (SELECT * FROM person WHERE merged_into IS NULL AND NOT hidden
          ORDER BY article_count DESC LIMIT {POPULAR}) WHERE {conditions} LIMIT ?"""
        found = {row[0]: row for row in self.connection.execute(popular, (*patterns, limit))}
        if len(found) < limit and len(typed[-1]) > 1:
            several = " INTERSECT ".join(
                ["SELECT person_id FROM person_alias_word WHERE word = ?"] * (len(typed) - 1)
                + [f"SELECT * FROM (SELECT person_id FROM person_alias_word WHERE word >= ? AND word < ? LIMIT {POPULAR})"]
            )
            by_alias = f"""SELECT slug, name, article_count FROM person WHERE id IN ({several}) AND merged_into IS NULL AND NOT hidden
              ORDER BY article_count DESC LIMIT ?"""
            rows = self.connection.execute(by_alias, (*typed[:-1], typed[-1], typed[-1] + _LAST, limit))
            found.update({row[0]: row for row in rows})
        ranked = sorted((row for row in found.values() if row[2]), key=lambda row: (-row[2], row[1]))[:limit]
        return [Suggestion("person", name, f"person:{slug}", slug, count) for slug, name, count in ranked]

    def _sources(self, typed: list[str], limit: int) -> list[Suggestion]:
        found = []
        for number, slug, name in self.connection.execute("SELECT id, slug, name FROM source"):
            known = words(name)
            if all(word in known for word in typed[:-1]) and any(word.startswith(typed[-1]) for word in known):
                found.append((number, slug, name))
        counted = [(self._articles_of(number), slug, name) for number, slug, name in found[: 4 * limit]]
        ranked = sorted((row for row in counted if row[0]), key=lambda row: (-row[0], row[2]))[:limit]
        return [Suggestion("source", name, f"source:{slug}", slug, count) for count, slug, name in ranked]

    def _articles_of(self, source: int) -> int:
        (count,) = self.connection.execute("SELECT count(*) FROM article WHERE source_id = ?", (source,)).fetchone()
        return int(count)

    def _phrases(self, typed: list[str], limit: int) -> list[Suggestion]:
        """How headlines go on from the typed words, the commonest first."""
        expression = "{title} : " + term_expression(Term(tuple(typed[-6:]), prefix=True))
        sql = """SELECT t.title FROM article_fts f JOIN article_text t ON t.article_id = f.rowid
          WHERE article_fts MATCH ? ORDER BY f.rowid DESC LIMIT ?"""
        counts: Counter[str] = Counter()
        labels: dict[str, str] = {}
        for (title,) in self.connection.execute(sql, (expression, TITLES_READ)):
            for phrase in _continuations(title, typed[-6:]):
                key = " ".join(words(phrase))
                counts[key] += 1
                labels.setdefault(key, phrase)
        best = sorted(counts, key=lambda key: (-counts[key], -len(key.split()), key))
        out: list[Suggestion] = []
        for key in best:
            if not any(key in other.label.lower() and other.count == counts[key] for other in out):
                label = labels[key]
                out.append(Suggestion("phrase", label, f'"{label}"' if " " in key else label, "", counts[key]))
        return out[:limit]


def _continuations(title: str, typed: list[str]) -> list[str]:
    """The typed words as the headline has them, the last one completed, alone and with the words that follow."""
    found = list(tokens(title))
    out: list[str] = []
    for at in range(len(found) - len(typed) + 1):
        window = [token.text for token in found[at : at + len(typed)]]
        if window[:-1] != typed[:-1] or not window[-1].startswith(typed[-1]):
            continue
        last = at + len(typed) - 1
        for following in range(FOLLOWING + 1):
            end = last + following
            if end < len(found) and found[end].text not in _SMALL and "\n" not in title[found[at].start : found[end].end]:
                out.append(title[found[at].start : found[end].end].replace('"', " "))
        break
    return out
