"""Articles like one article: those that share its rarest words and its people."""

from __future__ import annotations

import math
import sqlite3
from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np

from app.language.words import WORD, fold
from app.search.fts5_hits import HitCache
from app.search.fts5_match import term_expression
from app.search.readings import Term
from app.store.columns import Columns, Ints

WORDS_TRIED = 60
WORDS_USED = 25
RARE = 5_000
"""Words that more articles have say little, and cost more to look up."""

TITLE_WEIGHT = 2.0
PERSON_WEIGHT = 4.0
CHARACTERS_READ = 20_000


class Likeness:
    """Finds similar articles for one connection and one state of the archive."""

    def __init__(self, connection: sqlite3.Connection, columns: Columns, hits: HitCache, state: Hashable) -> None:
        self.connection = connection
        self.columns = columns
        self.hits = hits
        self.state = state

    def similar(self, number: int, limit: int) -> tuple[Ints, np.ndarray]:
        """Row ids and scores, best first; without copies of the article and with one of each cluster of copies."""
        points = np.zeros(self.columns.size, np.float32)
        total = max(int(self.columns.alive.sum()), 2)
        for word, weight in self._telling_words(number):
            ids = self._ids(word)
            if ids is not None and 1 < len(ids) <= max(total // 3, 2):
                points[ids] += weight * math.log(total / len(ids))
        for person in self.columns.people.gather(np.array([number]))[0].tolist():
            mask = self.columns.people.having([person])
            count = int(mask.sum())
            if 1 < count <= max(total // 3, 2):
                points[mask] += PERSON_WEIGHT * math.log(total / count)
        points[~self.columns.alive] = 0
        points[self.columns.cluster == self.columns.cluster[number]] = 0
        return self._best(points, limit)

    def _best(self, points: np.ndarray, limit: int) -> tuple[Ints, np.ndarray]:
        among = np.flatnonzero(points > 0)
        order = among[np.lexsort((-among, -points[among]))][: 4 * limit + 20]
        _, firsts = np.unique(self.columns.cluster[order], return_index=True)
        chosen = order[np.sort(firsts)][:limit].astype(np.int32)
        return chosen, points[chosen]

    def _telling_words(self, number: int) -> list[tuple[str, float]]:
        """The article's words that are likely to tell what it is about: in the headline, capitalised, repeated, long."""
        row = self.connection.execute("SELECT title, standfirst, body FROM article_text WHERE article_id = ?", (number,)).fetchone()
        if row is None:
            return []
        title, standfirst, body = row
        counts: Counter[str] = Counter()
        capitals: Counter[str] = Counter()
        for text, weight in ((title, 3), (standfirst, 2), (body[:CHARACTERS_READ], 1)):
            for word in WORD.findall(text):
                folded = fold(word)
                if len(folded) > 3 and not folded.isdigit():
                    counts[folded] += weight
                    capitals[folded] += word[0].isupper()
        in_title = {fold(word) for word in WORD.findall(title)}
        worth = {
            word: (1 + math.log(count))
            * (1.5 if capitals[word] else 1.0)
            * min(len(word), 10)
            / 6
            * (TITLE_WEIGHT if word in in_title else 1.0)
            for word, count in counts.items()
        }
        best = sorted(worth, key=lambda word: (-worth[word], word))[:WORDS_TRIED]
        rare = [word for word in best if self._is_rare(word)][:WORDS_USED]
        return [(word, worth[word]) for word in rare]

    def _is_rare(self, word: str) -> bool:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM article_fts WHERE article_fts MATCH ? LIMIT {RARE + 1})"
        (count,) = self.connection.execute(sql, (_expression(word),)).fetchone()
        return 1 < int(count) <= RARE

    def _ids(self, word: str) -> Ints | None:
        ids = self.hits.ids(self.connection, _expression(word), self.state)
        return ids[ids < self.columns.size] if len(ids) else None


def _expression(word: str) -> str:
    return term_expression(Term((word,)))


def public_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """Public ids by row id."""
    marks = ",".join("?" * len(ids))
    return dict(connection.execute(f"SELECT id, public_id FROM article WHERE id IN ({marks})", tuple(ids)).fetchall())


def row_id(connection: sqlite3.Connection, public_id: str) -> int | None:
    row = connection.execute("SELECT id FROM article WHERE public_id = ?", (public_id,)).fetchone()
    return None if row is None else int(row[0])
